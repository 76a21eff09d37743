package rank

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/query"
)

// A search for similar words of the vocabulary is made for a limited number of unknown
// words of a question.
func TestSpellingCorrectionIsBounded(t *testing.T) {
	in := []*index.Index{index.Build(newGenerator(1).profiles(200))}
	word := func(i int) string { return fmt.Sprintf("xyzzy%cq%c", 'a'+i%26, 'a'+i/26%26) }
	capital := func(i int) string { w := word(i); return strings.ToUpper(w[:1]) + w[1:] }
	for name, one := range map[string]func(i int) string{
		"unknown words":     word,
		"unknown names":     func(i int) string { return "tell me about " + capital(i) + " " + capital(i+1) + "." },
		"unknown places":    func(i int) string { return "near " + capital(i) + "," },
		"unknown languages": func(i int) string { return "who speaks " + capital(i) + "?" },
	} {
		var b strings.Builder
		for i := 0; b.Len() < 4_000; i++ {
			b.WriteString(one(i) + " ")
		}
		q := query.Parse(b.String(), "")
		p := newPlan(Request{Query: q, Indexes: in})
		if len(p.suggestions) > maxLookups || len(p.terms) > maxQueryTerms {
			t.Errorf("%s: %d query terms after %d look-ups", name, len(p.terms), len(p.suggestions))
		}
		if len(p.suggestions) == 0 {
			t.Errorf("%s: nothing was looked up", name)
		}
	}
}

// A word that nobody uses is corrected unless the dictionary has it: a sitar is no star.
func TestRealWordsAreNotCorrected(t *testing.T) {
	in := []*index.Index{index.Build([]domain.Profile{{
		UserID: "a", Skills: []string{"star gazing", "carpentry", "carpenter", "plumber", "electrician", "harvest", "menuisier", "vitrail"},
	}})}
	for question, corrected := range map[string]bool{
		"who plays the sitar?":     false,
		"a harpist":                false,
		"who can weave a basket?":  false,
		"qui joue de la cithare ?": false,
		"je cherche un vitrier":    false,
		"carpentar":                true,
		"plumer":                   true,
		"I need an electrican":     true,
		"je cherche un menuizier":  true,
	} {
		q := query.Parse(question, "")
		p := newPlan(Request{Query: q, Indexes: in})
		isCorrected := slices.ContainsFunc(q.Terms, func(t query.Term) bool { return len(p.corrections(t)) > 0 })
		if isCorrected != corrected {
			t.Errorf("%q is corrected: %t", question, isCorrected)
		}
	}
}
