package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"kith/backend/domain"
	"kith/backend/search/golden"
)

// printTogether prints what becomes of each community's answers when the members of all are one large community. Only
// those of the question's own community are graded, so that others who would do as well count as wrong.
func printTogether(out io.Writer, sets []golden.Set, v vectors) {
	var everybody []domain.Profile
	for _, set := range sets {
		everybody = append(everybody, set.Members...)
	}
	together := newKith(everybody, v)
	fmt.Fprintf(out, "\nEach community alone, and among all %d members\n\n", len(everybody))
	table := tabwriter.NewWriter(out, 0, 0, 3, ' ', 0)
	fmt.Fprintln(table, "community\tmembers\tsuccess@3\tmatches\tamong all: success@3\tmatches")
	for _, set := range sets {
		alone := summarize(scoresOf(newKith(set.Members, v), set))
		among := summarize(scoresOf(together, set))
		fmt.Fprintf(table, "%s\t%d\t%.3f\t%.3f\t%.3f\t%.3f\n", set.Name, len(set.Members),
			alone["success@3"].mean, alone["matches"].mean, among["success@3"].mean, among["matches"].mean)
	}
	_ = table.Flush()
}

// scoresOf returns the scores of a community's questions.
func scoresOf(k kith, set golden.Set) []scores {
	var all []scores
	for _, q := range set.Questions {
		found, _ := k.find(q) // never fails
		all = append(all, score(q, found))
	}
	return all
}
