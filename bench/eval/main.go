// Command eval measures how well Kith finds the right people, beside what else
// one would take for it, on the golden communities. It prints figures for each
// community and for the means over them, and fails when Kith falls below what was
// recorded.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"kith/backend/search/golden"
)

func main() {
	var o options
	flag.StringVar(&o.recorded, "recorded", "eval/recorded.json", "`file` with the figures that Kith must reach")
	flag.BoolVar(&o.record, "record", false, "write the figures of this run to that file")
	flag.BoolVar(&o.fit, "fit", false, "fit the models of package rank to the communities and print their weights, without anything else")
	flag.BoolVar(&o.together, "together", false, "ask each community's questions among the members of all, without anything else")
	flag.IntVar(&o.members, "members", 0, "pad each community to this `number` of members, without anything else")
	flag.StringVar(&o.cases, "cases", "", "show the questions of this `community` that Kith answers less than perfectly, without anything else")
	flag.Parse()
	if err := run(os.Stdout, o); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

type options struct {
	recorded string
	record   bool
	fit      bool
	together bool
	members  int
	cases    string
}

func run(out io.Writer, o options) error {
	sets, err := golden.LoadAll()
	if err != nil {
		return err
	}
	v, err := embedAll(sets)
	if err != nil {
		return err
	}
	switch {
	case o.fit:
		fit(out, sampleAll(sets, v))
		return nil
	case o.together:
		return printTogether(out, sets, v)
	case o.members > 0:
		return printPadded(out, sets, o.members)
	case o.cases != "":
		return showCommunity(out, sets, o.cases, v)
	}
	return measureSets(out, sets, v, o)
}

// fit fits the models of package rank again and prints them.
func fit(out io.Writer, samples []sample) {
	printAnswerable(out, samples)
	printAnswerModel(out, samples)
	printReasonModel(out, samples)
	printRanking(out, samples)
}

// showCommunity shows the cases of the community of that name.
func showCommunity(out io.Writer, sets []golden.Set, name string, v vectors) error {
	i := slices.IndexFunc(sets, func(s golden.Set) bool { return s.Name == name })
	if i < 0 {
		return fmt.Errorf("no community is named %q", name)
	}
	showCases(out, sets[i], v)
	return nil
}

// measureSets measures and prints everything. It then records the figures, or fails if they
// are below the recorded ones.
func measureSets(out io.Writer, sets []golden.Set, v vectors, o options) error {
	var all []measured
	for _, set := range sets {
		m, err := measureSet(set, v)
		if err != nil {
			return err
		}
		printSet(out, m)
		all = append(all, m...)
	}
	printCommunities(out, all)
	leftOut := printAnswerable(out, sampleAll(sets, v))
	printReasons(out, sets, v)
	understandings, err := golden.LoadUnderstandings()
	if err != nil {
		return err
	}
	printUnderstanding(out, understandings)
	if o.record {
		return record(o.recorded, all, leftOut)
	}
	return check(o.recorded, all, leftOut)
}

// measured is how all engines answered one part of a community, Kith last.
type measured struct {
	community string
	part      golden.Part
	results   []result
}

func (m measured) kith() result { return m.results[len(m.results)-1] }

func (m measured) name() string {
	if m.part == "" {
		return m.community
	}
	return m.community + ", " + string(m.part)
}

// measureSet asks all engines the questions of a community, part by part.
func measureSet(set golden.Set, v vectors) ([]measured, error) {
	engines, err := build(set.Members, v)
	if err != nil {
		return nil, err
	}
	var all []measured
	for _, part := range set.Parts() {
		results, err := measureAll(engines, set.Part(part))
		if err != nil {
			return nil, err
		}
		all = append(all, measured{set.Name, part, results})
	}
	return all, nil
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
