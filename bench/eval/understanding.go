package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"kith/backend/domain"
	"kith/backend/search/golden"
)

var (
	intents = []string{
		string(domain.IntentFindPeople), string(domain.IntentRefine), string(domain.IntentPerson),
		string(domain.IntentDraft), string(domain.IntentSmallTalk),
	}
	sides = []string{string(golden.Offers), string(golden.Needs), string(golden.Either)}
)

// confusion is a confusion matrix: counts by expected and actual value.
type confusion map[[2]string]int

// printUnderstanding prints the confusion matrices of the parser: of intents and, for
// questions that look for people, of sides.
func printUnderstanding(out io.Writer, all []golden.Understanding) {
	intent, side := make(confusion), make(confusion)
	for _, u := range all {
		q := understand(u.Before, u.Text)
		intent[[2]string{string(u.Intent), string(q.Intent)}]++
		if u.Intent == domain.IntentFindPeople || u.Intent == domain.IntentRefine {
			side[[2]string{string(u.Side), q.Side.String()}]++
		}
	}
	fmt.Fprintf(out, "\nUnderstanding of %d questions: a row for what is meant, a column for what was understood.\n", len(all))
	intent.print(out, "intent", intents)
	side.print(out, "side", sides)
}

func (c confusion) print(out io.Writer, of string, names []string) {
	table := tabwriter.NewWriter(out, 0, 0, 3, ' ', 0)
	fmt.Fprintf(table, "\n%s", of)
	for _, name := range names {
		fmt.Fprintf(table, "\t%s", name)
	}
	fmt.Fprintln(table, "\tright")
	for _, meant := range names {
		fmt.Fprint(table, meant)
		all := 0
		for _, understood := range names {
			n := c[[2]string{meant, understood}]
			all += n
			fmt.Fprintf(table, "\t%d", n)
		}
		fmt.Fprintf(table, "\t%d of %d\n", c[[2]string{meant, meant}], all)
	}
	_ = table.Flush()
}
