package main

import (
	"fmt"
	"io"
	"slices"

	"kith/backend/search/golden"
	"kith/backend/search/rank"
)

// reasonCounts counts the people shown for the questions of a community, by whether they are graded.
type reasonCounts struct{ graded, gradedWithReason, others, othersWithReason int }

func countReasons(set golden.Set, v vectors) reasonCounts {
	var c reasonCounts
	kith := newKith(set.Members, v)
	for _, q := range set.Questions {
		r := kith.ask(q)
		for _, m := range slices.Concat(r.Matches, r.Nearest) {
			shown, withReason := &c.others, &c.othersWithReason
			if q.Relevant[m.UserID] > 0 {
				shown, withReason = &c.graded, &c.gradedWithReason
			}
			*shown++
			if len(m.Evidence) > 0 {
				*withReason++
			}
		}
	}
	return c
}

// printReasons prints how many of the people shown have a reason: of those who answer most should, of the others few.
func printReasons(out io.Writer, sets []golden.Set, v vectors) {
	fmt.Fprint(out, "\n## Reasons\n\n| community | graded people | with a reason | others | with a reason |\n|---|---|---|---|---|\n")
	for _, set := range sets {
		c := countReasons(set, v)
		fmt.Fprintf(out, "| %s | %d | %.3f | %d | %.3f |\n", set.Name,
			c.graded, share(c.gradedWithReason, c.graded), c.others, share(c.othersWithReason, c.others))
	}
}

// trainsReasons reports whether a question is for fitting rank.reasonModel: those of maine (tune) and every second one of
// quartier and works. The other communities are left out.
func trainsReasons(s sample) bool {
	switch s.community {
	case "maine":
		return s.question.Part == golden.Tune
	case "quartier", "works":
		return s.number%2 == 0
	}
	return false
}

// printReasonModel prints the model fitted to the strongest passage of each person who is shown: is the person graded?
func printReasonModel(out io.Writer, all []sample) {
	var observations []observation
	for _, s := range all {
		if s.foreign || !trainsReasons(s) {
			continue
		}
		for _, own := range strongest(s.saw.Reasons) {
			observations = append(observations, observation{own.Features[:], s.question.Relevant[own.UserID] > 0, 1.0 / weightScale})
		}
	}
	m := fitLogistic(observations)
	printWeights(out, fmt.Sprintf("reasonModel, fitted to %d people", len(observations)), rank.ReasonFeatureNames[:], m.weights)
	fmt.Fprintf(out, "Bias: %.2f,\n", m.bias)
}

// strongest returns the strongest passage of each person.
func strongest(all []rank.ObservedPassage) []rank.ObservedPassage {
	var best []rank.ObservedPassage
	for _, own := range all {
		last := len(best) - 1
		switch {
		case last < 0 || best[last].UserID != own.UserID:
			best = append(best, own)
		case own.Strength > best[last].Strength:
			best[last] = own
		}
	}
	return best
}

func share(n, of int) float64 { return float64(n) / float64(max(1, of)) }
