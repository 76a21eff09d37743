package sentence

import (
	"slices"
	"strings"
	"testing"
)

// divided are texts with "|" between their sentences.
var divided = []string{
	// Plain.
	"I row. |I mend nets! |Do you sing? |Mostly at night.",
	"One line\n|another line\r|\n|a third",
	"nets; |sails; |oars (ash; spruce); |rope",
	"Fix it.” |Then go",
	"He said “Stop!” and left. |She stayed.",
	"(I bake.) |Ask me.",
	"Il dit : « Venez ! » et part. |Elle reste.",
	"Er sagt. |»Komm!« |Dann geht er.",
	// Abbreviations.
	"Tools, e.g. Bosch saws. |Also Dr. Smith and Mrs. Jones know.",
	"St. Mary's choir on Mt. Desert. |We sing.",
	"The shop on Main St. |We open at 9 a.m. |Call me.",
	"No. 5 Mill Lane, approx. Ten men, vs. Nobody.",
	"Works for Smith Inc. |The pay is good.",
	"Vom Verein e.V. |Ich helfe.",
	"J. R. Smith and M. Dupont, Ph.D. students. |Prof. Weiß too.",
	"Nets, sails, etc. |I sew.",
	"Demandez M. Dupont ou Mme. Roy, p. ex. Le lundi. |Merci.",
	"Hilfe, z. B. Steuern, d. h. Formulare, bzw. Anträge. |Gern am 3. Mai im 2. Stock.",
	"Hilfe, z.B. Steuern. |Ggf. Abends. |Nr. 7 links.",
	"La Sra. Ruiz y el Dr. Sanz, p. ej. Pan. |¿Hay más? |¡Sí!",
	"O Sr. Silva e a Dra. Costa, p. ex. Bolos. |Ligue já.",
	"Vitamin C. |I sell it. |So do I. |You too.",
	"Open Mon. to Fri. 9 a.m. to 5 p.m. |Closed on Sundays.",
	"Retired Col. Smith and J.-P. Roy, 12 bd. Voltaire. |Dr. med. Maier aus EE. UU. auch.",
	// Numbers and addresses.
	"It costs 3.50 or 1.200,50 € for v2.5 of Node.js. |Cheap.",
	"1. Bread 2 loaves. |I bake.",
	"See https://kith.example/a?b=c;d!e.F and me@post.Example. |Thanks.",
	"Since 2015. |30 dogs walked.",
	// Ellipses.
	"I bake... and sell. |I bake... |Ask me. |Nets… |Sails… and oars.",
	// Written carelessly.
	"I bake bread.|Ask me about it.|Gladly.",
	"i fix bikes. |also some plumbing. |ask me",
	"Installation, reparat. and so on",
	"no punctuation at all and so on",
	// Other scripts.
	"我会修车。|你呢？|好！",
	"أصلح السيارات۔ |هل تحتاج؟ |نعم",
}

func TestSentenceEnds(t *testing.T) {
	for _, text := range divided {
		want := strings.Split(text, "|")
		if got := cutAll(strings.ReplaceAll(text, "|", "")); !slices.Equal(got, want) {
			t.Errorf("\n got %q\nwant %q", got, want)
		}
	}
}

func cutAll(text string) []string {
	var all []string
	for text != "" {
		var s string
		s, text = Next(text)
		all = append(all, s)
	}
	return all
}

func TestTrim(t *testing.T) {
	for sentence, want := range map[string]string{
		" I row. ": "I row", "nets; ": "nets", "Do you?": "Do you?", "Nets, sails etc.": "Nets, sails etc.", "I bake...": "I bake...",
		"我会修车。": "我会修车", "He works for Smith Inc.": "He works for Smith Inc.", ".": "", "": "", "I said “no.”": "I said “no.”", "a. ; ": "a",
		"Ask!!": "Ask", "¡Sí!": "¡Sí!", "!": "",
		"- nets": "nets", "• • sails": "sails", "-nets": "-nets", "- ": "-",
	} {
		if got := Trim(sentence); got != want {
			t.Errorf("%q is trimmed to %q, want %q", sentence, got, want)
		}
	}
}

// Sentences joined are the text, and no sentence is empty.
func FuzzNext(f *testing.F) {
	for _, seed := range []string{
		"I row. I sing!", "e.g. Dr. X… “no.” (a; b) z. B. 3. Mai", "\xff.\xfe!\x00?", "¿Qué? ¡No!", "www.a?b.C", "。！؟\r\n\u2028", "» . »", strings.Repeat("(;", 50),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		all := cutAll(text)
		if strings.Join(all, "") != text || slices.Contains(all, "") {
			t.Errorf("%q is cut into %q", text, all)
		}
		for _, s := range All(text) {
			if !strings.Contains(s, Trim(s)) {
				t.Errorf("%q is trimmed to %q", s, Trim(s))
			}
			for _, span := range Declined(s) {
				if span.Start >= span.End || span.End > len(s) {
					t.Errorf("%q declines %v", s, span)
				}
			}
			DeclinesAnything(s)
			Seeks(s)
		}
	})
}

// The time for a text grows with its length only: these take a second together, and hours if it grew with the square.
func TestNextIsLinear(t *testing.T) {
	const size = 1 << 18
	for _, piece := range []string{".", ". ", "1. ", "a.", "(;", "(a; ", "X. y", "♥", "♥. x", "! a", "?”", "...a ", "www.", "e.g. A", "»", ". »", ";)", "\u0301.", " ", "not ", "not, ", "I need ", "and "} {
		text := "♥ X" + strings.Repeat(piece, size/len(piece))
		sentences := cutAll(text)
		if len(sentences) == 0 {
			t.Errorf("%q repeated has no sentence", piece)
		}
		for _, s := range sentences {
			Declined(s)
			Seeks(s)
		}
	}
}
