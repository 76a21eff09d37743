package lexicon

import (
	"slices"
	"strings"
	"testing"
)

func TestDetect(t *testing.T) {
	for _, c := range []struct {
		text string
		want Language
	}{
		{"", English},
		{"welder", English},
		{"Portland", English},
		{"who can fix my boat?", English},
		{"pour a concrete slab", English},
		{"my résumé needs help", English},
		{"a café near Orono", English},
		{"Oscar de la Renta", English},
		{"Étienne Gagnon-Roy", English},
		{"s'mores with N.B. friends, ma'am", English},
		{"necesito un carpintero, mañana", Spanish},
		{"plombier", French},
		{"Qui peut réparer mon bateau ?", French},
		{"qui peut reparer mon bateau", French},
		{"L'AVOCAT", French},
		{"et à Portland ?", French},
		{"Je cherche un software developer qui parle English", French},
		{"I need somebody for a déménagement next week", English},
		{"Wer kann mir beim Umzug helfen?", German},
		{"und in Bremen?", German},
		{"Suche Nachhilfe Mathe", German},
		{"the man in the hat, before the war", English},
		{"¿y en Sevilla?", Spanish},
		{"tutor de inglés para mi hijo", Spanish},
		{"hay bales, a van, no gas", English},
		{"looking for Los Angeles hats", English},
		{"Quem percebe de energia solar?", Portuguese},
		{"Eletricista em Lisboa", Portuguese},
		{"who fixes a DOS computer for me", English},
		{"cours de français", French},
	} {
		if got := Detect(c.text); got != c.want {
			t.Errorf("%q: %v", c.text, got)
		}
	}
}

func TestDetectAfter(t *testing.T) {
	for _, c := range []struct {
		text, prior string
		want        Language
	}{
		{"Portland ?", "qui plombier", French},
		{"Portland?", "plumber", English},
		{"and in Portland?", "qui plombier", English},
		{"et à Portland ?", "plumber", French},
		{"Bremen?", "wer klempner", German},
	} {
		if got := DetectAfter(c.text, c.prior); got != c.want {
			t.Errorf("%q after %q: %v", c.text, c.prior, got)
		}
	}
}

func TestProfileLanguage(t *testing.T) {
	for _, c := range []struct {
		entries []string
		want    []Language
	}{
		{
			[]string{"Je répare des vélos avec les enfants.", "I also fix clocks.", "soudure", "linux", "à la retraite"},
			[]Language{French, English, French, French, French},
		},
		{[]string{"I restore art nouveau lamps in the old mill", "pâté"}, []Language{English, English}},
		{[]string{"welding", "linux"}, []Language{English, English}},
		{[]string{"I teach the violin to children and their parents", "Je parle un peu de français"}, []Language{English, French}},
	} {
		var p ProfileLanguage
		for _, entry := range c.entries {
			p.Add(entry)
		}
		for i, entry := range c.entries {
			if got := p.Of(i); got != c.want[i] {
				t.Errorf("%q: %v", entry, got)
			}
		}
	}
}

func TestLanguageOfMostOfAProfile(t *testing.T) {
	for _, c := range []struct {
		entries []string
		want    Language
	}{
		{[]string{"welder", "I fix boats and engines"}, English},
		{[]string{"I sew", "Je couds des robes pour les mariages", "we ship everywhere"}, French},
		{[]string{"I sew dresses for the people who marry here", "Je couds des robes"}, English},
		{[]string{"Ich baue Möbel aus altem Holz", "CNC"}, German},
		{[]string{"Arreglo bicicletas de todas las marcas"}, Spanish},
		{[]string{"Ensino piano a crianças e também a adultos"}, Portuguese},
		{[]string{"Lift plans, CPCS A61, LOLER TE, manuals NL/DE/FR"}, English},
	} {
		var p ProfileLanguage
		for _, entry := range c.entries {
			p.Add(entry)
		}
		if got := p.Language(); got != c.want {
			t.Errorf("%q: %v", c.entries, got)
		}
	}
}

func TestElisions(t *testing.T) {
	for text, want := range map[string]string{
		"l'avocat d’immigration":    "l avocat d immigration",
		"J'AI BESOIN QU'ON M'AIDE":  "j ai besoin qu on m aide",
		"quelqu'un aujourd'hui":     "quelquun aujourdhui",
		"jusqu'à lorsqu'il":         "jusqu a lorsqu il",
		"Aline D'Amours, L'Heureux": "aline damours lheureux",
		"O'Brien n'est":             "obrien n est",
		"l'":                        "l",
	} {
		if got := strings.Join(French.FoldedWords(text), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := FoldedWords("l'avocat"); !slices.Equal(got, []string{"lavocat"}) {
		t.Errorf("English: %q", got)
	}
}

func TestFrenchStems(t *testing.T) {
	for _, forms := range [][]string{
		{"reparer", "reparation", "repare"},
		{"jardin", "jardins"},
		{"velo", "velos"},
		{"plombiers", "plombier"},
		{"cheminees", "cheminee"},
	} {
		for _, form := range forms {
			if French.Stem(form) != French.Stem(forms[0]) {
				t.Errorf("%s: %s, but %s: %s", form, French.Stem(form), forms[0], French.Stem(forms[0]))
			}
		}
	}
	if French.Stem("chat") == English.Stem("chat") {
		t.Error("a French and an English word have one stem")
	}
}

func TestTranslations(t *testing.T) {
	if got := Translations(French.Stem("soudeuse")); !slices.Contains(got, English.Stem("welder")) {
		t.Errorf("soudeuse: %q", got)
	}
	if got := Translations(English.Stem("lawyers")); !slices.Contains(got, French.Stem("avocat")) {
		t.Errorf("lawyers: %q", got)
	}
	if French.IsSameInEnglish("pain") || !French.IsSameInEnglish("piano") || !French.IsSameInEnglish("linux") {
		t.Error("which words mean the same in English is wrong")
	}
}

// Each line of french.txt has single words on both sides.
func TestFrenchWordsAreSingle(t *testing.T) {
	lines := make(map[string]bool)
	for line := range strings.Lines(frenchText) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		left, right, ok := strings.Cut(line, " = ")
		if !ok || lines[line] {
			t.Errorf("%q has no equals sign, or is there twice", line)
		}
		lines[line] = true
		for i, side := range []string{left, right} {
			for word := range strings.SplitSeq(side, ", ") {
				if len(Language(1-i).FoldedWords(word)) != 1 {
					t.Errorf("%q: %q is not one word", line, word)
				}
			}
		}
	}
}

// A list of another language has the name and kind of an English one, except those that only
// [Detect] reads.
func TestListsAreEnglishOnes(t *testing.T) {
	for l := French; l < LanguageCount; l++ {
		for name, list := range wordListsOf[l] {
			english, ok := wordListsOf[English][name]
			if only := name == "particles" || name == "ambiguous-words"; !only && (!ok || english.phrases != list.phrases) {
				t.Errorf("there is no English list %q of this kind, for %v", name, l)
			}
		}
	}
}

func FuzzFrenchScanner(f *testing.F) {
	for _, text := range []string{"l'avocat", "J’AI", "d'", "qu''on", "'l'", "D'Amours d'été", "\xffl'\xff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for s := French.Scanner(text); s.Next(); end = s.End {
			if s.Start < end || s.End > len(text) || s.Start >= s.End || len(s.Word) == 0 && s.End > s.Start+4 {
				t.Fatalf("%q: word %q at %d to %d", text, s.Word, s.Start, s.End)
			}
			French.Stem(string(s.Word))
		}
		Detect(text)
	})
}

func TestKnowsEnglish(t *testing.T) {
	for text, known := range map[string]bool{
		"my frobnicator": true, "lawyer": true, "piano": true, "Zahnarzt": false, "fontanero": false, "encanador": false,
	} {
		if KnowsEnglish(text) != known {
			t.Errorf("%q has a known English word: %v", text, !known)
		}
	}
}
