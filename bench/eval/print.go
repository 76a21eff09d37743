package main

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"kith/backend/search/golden"
)

var kinds = []golden.Kind{
	golden.Need, golden.Offer, golden.Place, golden.Name, golden.Role,
	golden.TwoConditions, golden.Negation, golden.Vague, golden.FollowUp, golden.Unanswerable,
}

func printSet(out io.Writer, parts []measured) {
	for _, p := range parts {
		fmt.Fprintf(out, "\n%s: %d questions. Means, with the interval of 95 of 100 bootstrap samples.\n\n", p.name(), len(p.results[0].scores))
		printOverall(out, p.results)
		for _, m := range measures[:len(measures)-1] {
			fmt.Fprintln(out)
			printByKind(out, m, p.results)
		}
	}
}

// printCommunities prints Kith's figures of each community, and their means.
func printCommunities(out io.Writer, all []measured) {
	fmt.Fprintf(out, "\nKith, by community\n\n")
	table := tabwriter.NewWriter(out, 0, 0, 3, ' ', 0)
	fmt.Fprint(table, "community\tquestions")
	for _, m := range measures {
		fmt.Fprintf(table, "\t%s", m.name)
	}
	fmt.Fprintln(table)
	for _, c := range all {
		printRow(table, c.name(), c.kith().scores)
		if foreign := inLanguage(c.kith().scores, true); len(foreign) > 0 {
			printRow(table, c.name()+", in English", inLanguage(c.kith().scores, false))
			printRow(table, c.name()+", not in English", foreign)
		}
	}
	fmt.Fprint(table, "mean of the communities\t")
	for _, m := range measures {
		fmt.Fprintf(table, "\t%.3f", meanOf(m.name, all))
	}
	fmt.Fprintln(table)
	_ = table.Flush()
}

// printRow prints the means of some questions. A measure that applies to none of them
// has no mean.
func printRow(table io.Writer, name string, of []scores) {
	fmt.Fprintf(table, "%s\t%d", name, len(of))
	for _, m := range measures {
		if list := values(m, of, m.applies); len(list) > 0 {
			fmt.Fprintf(table, "\t%.3f", mean(list))
		} else {
			fmt.Fprint(table, "\t")
		}
	}
	fmt.Fprintln(table)
}

// inLanguage returns the scores of the questions that are in English, or of the others.
func inLanguage(all []scores, foreign bool) []scores {
	return slices.DeleteFunc(slices.Clone(all), func(s scores) bool { return s.foreign != foreign })
}

func printOverall(out io.Writer, results []result) {
	table := tabwriter.NewWriter(out, 0, 0, 3, ' ', 0)
	fmt.Fprint(table, "all kinds")
	for _, m := range measures {
		fmt.Fprintf(table, "\t%s", m.name)
	}
	fmt.Fprintln(table)
	for _, r := range results {
		fmt.Fprint(table, r.name)
		overall := summarize(r.scores)
		for _, m := range measures {
			f := overall[m.name]
			fmt.Fprintf(table, "\t%.3f (%.2f–%.2f)", f.mean, f.low, f.high)
		}
		fmt.Fprintln(table)
	}
	_ = table.Flush()
}

func printByKind(out io.Writer, m measure, results []result) {
	table := tabwriter.NewWriter(out, 0, 0, 3, ' ', 0)
	fmt.Fprintf(table, "%s\tquestions", m.name)
	for _, r := range results {
		fmt.Fprintf(table, "\t%s", r.name)
	}
	fmt.Fprintln(table)
	for _, kind := range kinds {
		if m.applies(kind) {
			printKind(table, m, kind, results)
		}
	}
	_ = table.Flush()
}

func printKind(table io.Writer, m measure, kind golden.Kind, results []result) {
	only := func(k golden.Kind) bool { return k == kind }
	fmt.Fprintf(table, "%s\t%d", kind, len(values(m, results[0].scores, only)))
	for _, r := range results {
		f := estimate(values(m, r.scores, only))
		fmt.Fprintf(table, "\t%.3f (%.2f–%.2f)", f.mean, f.low, f.high)
	}
	fmt.Fprintln(table)
}
