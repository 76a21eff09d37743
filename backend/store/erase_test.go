package store

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"kith/backend/domain"
)

const sampleID domain.UserID = "0190aaaa-0000-7000-8000-000000000001"

func samplePeople() []domain.SamplePerson {
	return []domain.SamplePerson{
		{
			Profile: domain.Profile{
				UserID: sampleID, Name: "Zebulon Quillfeather", Email: "zebulon@example.org", Headline: "Harpsichord restorer",
				Skills: []string{"quillcutting"}, Offers: "restringing harpsichords", OptedIn: true, ShowEmail: true,
			},
			Organizations: []domain.OrgID{domain.TestEnvironment},
		},
		{
			Profile:       domain.Profile{UserID: "0190aaaa-0000-7000-8000-000000000002", Name: "Quiet One", Offers: "nothing that is shown"},
			Organizations: []domain.OrgID{domain.NexusMaine},
		},
	}
}

// TestErasingSampleLeavesNoText greps the data folder for the words of a sample person,
// after all operations that could have copied them.
func TestErasingSampleLeavesNoText(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	must(t, d.LoadSample(t.Context(), samplePeople()))
	must(t, d.LoadSample(t.Context(), samplePeople()))
	if people, listed, err := s.CountSample(t.Context()); err != nil || people != 2 || listed != 1 {
		t.Fatalf("loaded %d people, %d listed, %v", people, listed, err)
	}
	real := signUp(t, s, "Ben")
	optIn(t, real, domain.Profile{Offers: "real words stay"})
	about := answerAbout(t, real, sampleID, "model-name")
	later := got(real.BeginTurn(t.Context(), about.Session.ID, "and who else?"))(t)
	must(t, real.SaveAnswer(t.Context(), later.Answer, "As I said, Zebulon Quillfeather.", domain.Metadata{Model: "model-name"}))
	got(real.SaveContact(t.Context(), sampleID, about.Answer))(t)
	must(t, real.AnnotateContact(t.Context(), sampleID, ContactNotes{Note: "harpsichords!"}))
	must(t, real.RecordEmailClick(t.Context(), sampleID, about.Answer))

	if n := got(d.RemoveSample(t.Context()))(t); n != 2 {
		t.Errorf("removed %d people", n)
	}
	for _, word := range []string{"Quillfeather", "harpsichord", "Harpsichord", "quillcutting", "zebulon", "nothing that is shown"} {
		grep(t, s.dir, word, false)
	}
	grep(t, s.dir, "real words stay", true)
	messages := got(real.Messages(t.Context(), about.Session.ID))(t)
	if len(messages) != 4 || messages[0].Content != "a question" {
		t.Errorf("the questions did not stay: %+v", messages)
	}
	for _, answer := range []domain.Message{messages[1], messages[3]} {
		if answer.Content != "" || !answer.Metadata.Erased || len(answer.Metadata.MatchedProfiles) != 0 {
			t.Errorf("the answer is %+v", answer)
		}
	}
	if n := count(t, s, `SELECT count(*) FROM events WHERE kind = 'email_click' AND subject_id IS NULL`); n != 1 {
		t.Errorf("%d events lost the person and stayed, want 1", n)
	}
	if hits := got(real.SearchMessages(t.Context(), "Zebulon"))(t); len(hits) != 0 {
		t.Errorf("search still finds %v", hits)
	}
}

// answerAbout stores a question of d's user with an answer that shows a person.
func answerAbout(t *testing.T, d *Scoped, id domain.UserID, model string) domain.Turn {
	t.Helper()
	turn := got(d.BeginTurn(t.Context(), "", "a question"))(t)
	must(t, d.SaveAnswer(t.Context(), turn.Answer, "Zebulon Quillfeather restores harpsichords [1].", domain.Metadata{
		Status: domain.AnswerComplete, Model: model,
		MatchedProfiles: []domain.MatchedProfile{{
			UserID: id, Reason: "restringing harpsichords", Evidence: []domain.Evidence{{Field: "offers", Text: "restringing harpsichords"}},
		}},
	}))
	return turn
}

func TestErasingSessionLeavesNoText(t *testing.T) {
	s, c := open(t)
	d := founder(t, s)
	erased := got(d.BeginTurn(t.Context(), "", "Who understands xylographs?"))(t)
	must(t, d.SaveAnswer(t.Context(), erased.Answer, "Nobody understands xylographs.", domain.Metadata{Topic: "xylographs"}))
	recordSearch(t, d, erased, "xylographs")
	kept := got(d.BeginTurn(t.Context(), "", "Who understands zoetropes?"))(t)
	recordSearch(t, d, kept, "zoetropes")

	must(t, d.DeleteSession(t.Context(), erased.Session.ID))
	if hits := got(d.SearchMessages(t.Context(), "xylogr"))(t); len(hits) != 0 {
		t.Error("search finds a deleted conversation")
	}
	must(t, d.RestoreSession(t.Context(), erased.Session.ID))
	if hits := got(d.SearchMessages(t.Context(), "xylogr"))(t); len(hits) != 2 {
		t.Errorf("search finds %d of the two messages that were brought back", len(hits))
	}
	must(t, d.EraseSession(t.Context(), erased.Session.ID))
	grep(t, s.dir, "xylograph", false)
	grep(t, s.dir, "zoetrope", true)

	must(t, d.DeleteSession(t.Context(), kept.Session.ID))
	must(t, s.Unscoped().Purge(t.Context()))
	must(t, d.RestoreSession(t.Context(), kept.Session.ID))
	must(t, d.DeleteSession(t.Context(), kept.Session.ID))
	c.at = c.at.Add(Grace + time.Hour)
	must(t, s.Unscoped().Purge(t.Context()))
	grep(t, s.dir, "zoetrope", false)
	wantCode(t, d.RestoreSession(t.Context(), kept.Session.ID), domain.NotFound)
}

func recordSearch(t *testing.T, d *Scoped, turn domain.Turn, topic string) {
	t.Helper()
	must(t, d.Record(t.Context(), domain.Event{
		Kind: domain.EventSearch, MessageID: turn.Answer, Search: &domain.SearchFacts{Intent: domain.IntentFindPeople, Topic: topic, ResultCount: 2},
	}))
}

// TestErasingDuringRunningAnswer erases somebody while an answer about them is written.
// What the writer stores afterwards must not contain them.
func TestErasingDuringRunningAnswer(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	must(t, d.LoadSample(t.Context(), samplePeople()))
	turn := answerAbout(t, d, sampleID, "model-name")
	recordSearch(t, d, turn, "Zebulon")
	got(d.RemoveSample(t.Context()))(t)
	err := d.SaveAnswer(t.Context(), turn.Answer, "Zebulon Quillfeather, as I was saying", domain.Metadata{Topic: "Zebulon"})
	wantCode(t, err, domain.Conflict)
	grep(t, s.dir, "Quillfeather", false)
	grep(t, s.dir, "Zebulon", false)
	searches := slices.DeleteFunc(got(d.Facts(t.Context()))(t), func(e domain.Event) bool { return e.Kind != domain.EventSearch })
	if searches[0].Search.ResultCount != 2 {
		t.Errorf("of the search is left %+v", searches[0].Search)
	}
}

// grep checks whether a word is in any file of the data folder, except backups.
func grep(t *testing.T, dir, word string, want bool) {
	t.Helper()
	found := false
	must(t, filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if bytes.Contains(content, []byte(word)) {
			found = true
			if !want {
				t.Errorf("%q is in %s", word, entry.Name())
			}
		}
		return err
	}))
	if want && !found {
		t.Errorf("%q is gone", word)
	}
}
