package query

import (
	"strings"
	"testing"
)

func TestNegatedProblemsAreNotExclusions(t *testing.T) {
	for _, text := range []string{
		"my engine will not start", "the furnace does not heat", "I do not know a plumber", "dead furnace, no heat",
		"we have no dentist on the island", "je suis sans médecin", "who can cook without meat",
	} {
		if q := Parse(text, ""); len(q.Excluded) > 0 {
			t.Errorf("%q: without %v", text, q.Excluded)
		}
	}
}

// An exclusion ends where its sentence turns, and what follows is asked for.
func TestExclusions(t *testing.T) {
	for text, want := range map[string]string{
		"not a surveyor but understands deeds":                 "deeds without surveyor",
		"pas un notaire mais qui connaît les successions":      "successions without notaire",
		"kein Architekt, aber jemand für Statik":               "statik without architekt",
		"dance music. No drummers and no accordion":            "dance music without drummers accordion",
		"anyone but a broker who values houses":                "values houses without broker",
		"louer mon garage sans agence ni courtier":             "louer garage without agence courtier",
		"somebody for the garden, no big companies":            "garden without big companies",
		"alguien para el jardín pero no una empresa":           "jardin without empresa",
		"alguém para o jardim, mas não uma empresa":            "jardim without empresa",
		"neither a nurse nor a doctor, somebody with patience": "patience without nurse doctor",
	} {
		q := Parse(text, "")
		if have := words(q.Terms) + " without " + words(q.Excluded); have != want {
			t.Errorf("%q asks for %q, want %q", text, have, want)
		}
	}
}

func words(terms []Term) string {
	var all []string
	for _, t := range terms {
		all = append(all, t.Word)
	}
	return strings.Join(all, " ")
}
