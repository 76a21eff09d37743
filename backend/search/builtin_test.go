package search

import (
	_ "embed"
	"math"
	"strings"
	"testing"

	"kith/backend/racetest"
	"kith/backend/search/index"
	"kith/backend/search/lexicon"
	"kith/backend/vector"
)

var (
	//go:embed testdata/phrases.txt
	translatedPhrases string
	//go:embed lexicon/expansions.txt
	expansionsText string
)

// TestScaleOfBlocks compares phrases in five languages with English answers. On average the
// similarity does not depend on the language, and its own answer is nearer than others.
func TestScaleOfBlocks(t *testing.T) {
	racetest.Skip(t)
	answers := answersOfPhrases()
	var phrases [][]vector.Measured // by phrase, then by language
	var own []vector.Measured
	for line := range strings.Lines(translatedPhrases) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		var in []vector.Measured
		for text := range strings.SplitSeq(strings.TrimSpace(line), " | ") {
			in = append(in, encoded(t, text))
		}
		english, _, _ := strings.Cut(line, " | ")
		phrases, own = append(phrases, in), append(own, encoded(t, answers[english]))
	}
	wantOwn, wantOther := meanSimilarities(lexicon.English, phrases, own)
	for l := lexicon.French; l < lexicon.LanguageCount; l++ {
		gotOwn, gotOther := meanSimilarities(l, phrases, own)
		t.Logf("%v: %.3f to its own answer, %.3f to others", l, gotOwn, gotOther)
		if math.Abs(gotOwn-wantOwn) > 0.04 || math.Abs(gotOther-wantOther) > 0.02 {
			t.Errorf("%v: %.3f and %.3f, in English %.3f and %.3f", l, gotOwn, gotOther, wantOwn, wantOther)
		}
	}
}

// answersOfPhrases returns the answers of the query expansions by their phrases.
func answersOfPhrases() map[string]string {
	answers := make(map[string]string)
	for line := range strings.Lines(expansionsText) {
		phrases, answer, _ := strings.Cut(strings.TrimSpace(line), " > ")
		for phrase := range strings.SplitSeq(phrases, "; ") {
			answers[phrase] = answer
		}
	}
	return answers
}

var testEncoder = NewBuiltinEmbedder()

func encoded(t *testing.T, text string) vector.Measured {
	t.Helper()
	v, err := testEncoder.Encode(text)
	must(t, err)
	return index.Measure(lexicon.ExpansionModel, v)
}

// meanSimilarities returns the means of phrases in a language to their own answers and to others.
func meanSimilarities(l lexicon.Language, phrases [][]vector.Measured, answers []vector.Measured) (own, other float64) {
	n := float64(len(answers))
	for i := range phrases {
		with := index.QueryVector{Model: lexicon.ExpansionModel, Language: l, Vector: phrases[i][l].Vector}.With(lexicon.English)
		for j, answer := range answers {
			if i == j {
				own += with.Similarity(answer) / n
			} else {
				other += with.Similarity(answer) / (n * (n - 1))
			}
		}
	}
	return own, other
}

// A question in another language is as near to an English text as to its translation.
func TestVectorsOfLanguages(t *testing.T) {
	racetest.Skip(t)
	texts := []string{"I repair bicycles", "Je répare des vélos", "Ich repariere Fahrräder", "Arreglo bicicletas", "Conserto bicicletas"}
	for l, question := range []string{"who can fix my bike?", "qui peut réparer mon vélo ?", "wer kann mein Fahrrad reparieren?", "¿quién puede arreglar mi bici?", "quem pode consertar a minha bicicleta?"} {
		language := lexicon.Detect(question)
		if language != lexicon.Language(l) {
			t.Errorf("%q is %v", question, language)
		}
		q := index.QueryVector{Model: lexicon.ExpansionModel, Language: language, Vector: encoded(t, question).Vector}
		for m, text := range texts {
			near := q.With(lexicon.Language(m)).Similarity(encoded(t, text))
			far := q.With(lexicon.Language(m)).Similarity(encoded(t, "tax advice for small companies"))
			if near < far+0.3 {
				t.Errorf("%q is %.2f near to %q, and %.2f to another text", question, near, text, far)
			}
		}
	}
	empty := index.QueryVector{Model: lexicon.ExpansionModel, Language: lexicon.German, Vector: make(vector.Vector, lexicon.ExpansionBlocks.Width())}
	if got := empty.With(lexicon.English).Similarity(encoded(t, texts[0])); got != 0 {
		t.Errorf("a text without words is %.2f near to another", got)
	}
}
