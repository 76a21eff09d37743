// Command eval measures on the golden set how well Kith and other search engines find
// the right people. It prints figures for the parts tune and report. It fails if Kith is
// worse than recorded on tune.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"kith/backend/search/golden"
)

func main() {
	var o options
	flag.StringVar(&o.recorded, "recorded", "eval/recorded.json", "`file` with the figures that Kith must reach")
	flag.BoolVar(&o.record, "record", false, "write the figures of this run to that file")
	flag.BoolVar(&o.cases, "cases", false, "show the questions of tune that Kith answers less than perfectly, and nothing else")
	flag.Parse()
	if err := run(os.Stdout, o); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

type options struct {
	recorded string
	record   bool
	cases    bool
}

func run(out io.Writer, o options) error {
	set, err := golden.Load()
	if err != nil {
		return err
	}
	v, err := embedAll(set)
	if err != nil {
		return err
	}
	if o.cases {
		showCases(out, set, v)
		return nil
	}
	engines, err := build(set.Members, v)
	if err != nil {
		return err
	}
	var tuned figures
	for _, part := range []golden.Part{golden.Tune, golden.Report} {
		results, err := measureAll(engines, set.Part(part))
		if err != nil {
			return err
		}
		printPart(out, part, results)
		if part == golden.Tune {
			tuned = summarize(results[len(results)-1].scores)
		}
	}
	printUnderstanding(out, set.Understandings)
	if o.record {
		return record(o.recorded, tuned)
	}
	return check(o.recorded, tuned)
}

// measureAll asks every engine all questions. The results are in the order of engines.
func measureAll(engines []engine, questions []golden.Question) ([]result, error) {
	var results []result
	for _, e := range engines {
		r := result{name: e.name}
		for _, q := range questions {
			found, err := e.find(q)
			if err != nil {
				return nil, errors.Join(fmt.Errorf("%s could not answer %s", e.name, q.ID), err)
			}
			r.scores = append(r.scores, score(q, found))
		}
		results = append(results, r)
	}
	return results, nil
}
