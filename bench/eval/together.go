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
func printTogether(out io.Writer, sets []golden.Set, v vectors) error {
	var everybody []domain.Profile
	for _, set := range sets {
		everybody = append(everybody, set.Members...)
	}
	among := engine{"among all", newKith(everybody, v).find}
	fmt.Fprintf(out, "\nEach community alone, and among all %d members\n\n", len(everybody))
	table := tabwriter.NewWriter(out, 0, 0, 3, ' ', 0)
	fmt.Fprintln(table, "community\tmembers\tsuccess@3\tmatches\tamong all: success@3\tmatches")
	for _, set := range sets {
		results, err := measureAll([]engine{{"alone", newKith(set.Members, v).find}, among}, set.Questions)
		if err != nil {
			return err
		}
		fmt.Fprintf(table, "%s\t%d", set.Name, len(set.Members))
		for _, r := range results {
			f := summarize(r.scores)
			fmt.Fprintf(table, "\t%.3f\t%.3f", f["success@3"].mean, f["matches"].mean)
		}
		fmt.Fprintln(table)
	}
	return table.Flush()
}
