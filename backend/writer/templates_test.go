package writer

import (
	"encoding/json"
	"strings"
	"testing"

	"kith/backend/domain"
)

// The catalogues have the same words: as many fields, and as many places to fill in.
func TestCataloguesMatch(t *testing.T) {
	shape := func(language string) any {
		text, err := catalogueFiles.ReadFile("catalogues/" + language + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var all any
		if err := json.Unmarshal(text, &all); err != nil {
			t.Fatal(err)
		}
		return all
	}
	compareShapes(t, "", shape("en"), shape("fr"))
}

func compareShapes(t *testing.T, at string, english, french any) {
	t.Helper()
	switch e := english.(type) {
	case map[string]any:
		f, _ := french.(map[string]any)
		if len(f) != len(e) {
			t.Errorf("%s: %d entries in French, %d in English", at, len(f), len(e))
		}
		for key := range e {
			compareShapes(t, at+"/"+key, e[key], f[key])
		}
	case []any:
		f, _ := french.([]any)
		if len(f) == 0 {
			t.Errorf("%s: nothing in French", at)
		}
		for _, wording := range f {
			compareShapes(t, at, e[0], wording)
		}
	case string:
		if f, ok := french.(string); !ok || strings.Count(f, "%s") != strings.Count(e, "%s") || f == "" && e != "" {
			t.Errorf("%s: %q in English, %q in French", at, e, french)
		}
	}
}

func TestFrenchAnswer(t *testing.T) {
	aline := Candidate{
		Profile:  domain.Profile{Name: "Aline Roy", Location: "Dieppe"},
		Evidence: []domain.Evidence{{Field: "skills", Text: "soudure"}, {Field: "languages", Text: "français"}},
	}
	r := Request{Question: "Qui soude ?", Language: "fr", Intent: domain.IntentFindPeople, Candidates: []Candidate{aline}}
	got := newComposer(r).answer()
	for _, part := range []string{"**Aline Roy** [1] (Dieppe) a «\u00a0soudure\u00a0» parmi ses compétences et parle «\u00a0français\u00a0».", "fiche"} {
		if !strings.Contains(got, part) {
			t.Errorf("%q has no %q", got, part)
		}
	}
	email := Letter{Asker: domain.Profile{Name: "Jo"}, Person: aline.Profile, Evidence: aline.Evidence, Question: "Qui soude ?", Language: "fr"}.Email()
	want := "Bonjour Aline Roy,\n\nJ’ai lu dans votre profil que vous avez «\u00a0soudure\u00a0» parmi vos compétences et vous parlez «\u00a0français\u00a0», " +
		"et voici ma question : «\u00a0Qui soude ?\u00a0» Je suis Jo et je vous serais reconnaissant de m’accorder quelques minutes.\n\nBien cordialement,\nJo\n"
	if email.Subject != "Une question à propos de soudure" || email.Body != want {
		t.Errorf("%q\n%s", email.Subject, email.Body)
	}
	if got := newComposer(Request{Question: "merci !", Language: "fr", Intent: domain.IntentSmallTalk}).answer(); !strings.Contains(got, "vous") {
		t.Errorf("thanks are answered with %q", got)
	}
}

// A question in a language without a catalogue is answered in English, and the answer says so.
func TestForeignQuestion(t *testing.T) {
	aline := []Candidate{{Profile: domain.Profile{Name: "Aline Roy", Location: "Dieppe", Headline: "Welder"}}}
	for _, test := range []struct {
		name string
		Request
		want string // "": nothing is said of the language
	}{
		{"German, somebody", Request{Language: "de", Candidates: aline}, "in German"},
		{"Spanish, the nearest", Request{Language: "es", Candidates: aline, Nearest: true}, "in Spanish"},
		{"Portuguese, nobody", Request{Language: "pt"}, "in Portuguese"},
		{"English", Request{Language: English, Candidates: aline}, ""},
		{"French", Request{Language: "fr", Candidates: aline}, ""},
		{"a letter", Request{Language: "de", Candidates: aline, Intent: domain.IntentDraft}, ""},
	} {
		test.Question = "Wer schweißt?"
		got := newComposer(test.Request).answer()
		if said := strings.Contains(got, "in English or French"); said != (test.want != "") || !strings.Contains(got, test.want) {
			t.Errorf("%s: %q, not %q", test.name, got, test.want)
		}
		if strings.Contains(got, "%!") {
			t.Errorf("%s: %q", test.name, got)
		}
	}
}

// Somebody of whom nothing is quoted is named, with the headline.
func TestNothingQuoted(t *testing.T) {
	people := []Candidate{{Profile: domain.Profile{Name: "Aline Roy", Location: "Dieppe", Headline: "Welder"}}, {Profile: domain.Profile{Name: "Jo"}}}
	got := newComposer(Request{Question: "Who tunes pianos?", Candidates: people, Nearest: true}).answer()
	for _, part := range []string{"\n\n**Aline Roy** [1] (Dieppe), “Welder”.\n", "\n\n**Jo** [2].\n"} {
		if !strings.Contains(got, part) {
			t.Errorf("%q has no %q", got, part)
		}
	}
}
