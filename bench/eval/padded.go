package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"kith/backend/search/golden"
)

// printPadded prints what becomes of each community's answers when it is padded to so many members. The invented are
// not graded. So the figures are too low where they may do anything, and rather too high where they do nothing that
// the questions are about.
func printPadded(out io.Writer, sets []golden.Set, members int) error {
	fmt.Fprintf(out, "\nEach community as it is, and padded to %d members\n\n", members)
	table := tabwriter.NewWriter(out, 0, 0, 3, ' ', 0)
	fmt.Fprint(table, "community\tquestions")
	for _, m := range measures {
		fmt.Fprintf(table, "\t%s", m.name)
	}
	fmt.Fprintln(table)
	for _, set := range sets {
		apart, anything := pad(set, members, true), pad(set, members, false)
		v, err := embedAll([]golden.Set{set, apart, anything})
		if err != nil {
			return err
		}
		results, err := measureAll([]engine{
			{fmt.Sprintf("%s, %d members", set.Name, len(set.Members)), newKith(set.Members, v).find},
			{set.Name + ", padded with other topics", newKith(apart.Members, v).find},
			{set.Name + ", padded with any topic", newKith(anything.Members, v).find},
		}, set.Questions)
		if err != nil {
			return err
		}
		for _, r := range results {
			printRow(table, r.name, r.scores)
		}
	}
	return table.Flush()
}
