package rank

import (
	"fmt"
	"strings"
	"testing"

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
