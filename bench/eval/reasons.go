package main

import (
	"fmt"
	"io"
	"slices"

	"kith/backend/search/golden"
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

func share(n, of int) float64 { return float64(n) / float64(max(1, of)) }
