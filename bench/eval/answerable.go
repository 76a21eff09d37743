package main

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"kith/backend/search/golden"
	"kith/backend/search/rank"
)

// A sample is a question that a community was asked, with its features for the model of answerability.
type sample struct {
	community string
	foreign   bool // a question of another community, which has no answer there
	part      golden.Part
	english   bool
	answered  bool           // the community has an answer
	matches   bool           // Kith, as it is, has matches
	features  *rank.Features // nil: the model does not decide
}

// sampleAll asks each community its own questions, and those of the others that have no answer there. The latter
// hardly have one here: they are plain cases, beside the near misses that the community's author wrote.
func sampleAll(sets []golden.Set, v vectors) []sample {
	var all []sample
	for _, set := range sets {
		k := newKith(set.Members, v)
		for _, from := range sets {
			for _, q := range from.Questions {
				foreign := from.Name != set.Name
				if foreign && (answerable(q.Kind) || q.Part == golden.Report) {
					continue
				}
				r := k.ask(q)
				all = append(all, sample{set.Name, foreign, q.Part, !isForeign(q), answerable(q.Kind), len(r.Matches) > 0, r.Features})
			}
		}
	}
	return all
}

// fitAnswers fits the model of answerability to samples. It uses only those in which the model decides.
func fitAnswers(all []sample) rank.AnswerModel { return fitLogistic(observationsOf(all)) }

// observationsOf weighs samples. Every community has the same weight, and in it the questions with an answer have the
// same as those without. Of the latter, its own and foreign ones have half each. Questions without an answer are
// weighted so that as many are long, and as many are not in English, as of those with one: communities differ in both,
// which says nothing about an answer.
func observationsOf(all []sample) []observation {
	type cell struct {
		community string
		answered  bool
		foreign   bool
		class     [2]int
	}
	cellOf := func(s sample) cell { return cell{s.community, s.answered, s.foreign, classOf(s)} }
	counts, answered := make(map[cell]float64), make(map[string]float64)
	for _, s := range all {
		if s.features != nil {
			counts[cellOf(s)]++
			answered[s.community] += as01(s.answered)
		}
	}
	var observations []observation
	for _, s := range all {
		if s.features == nil {
			continue
		}
		c := cellOf(s)
		share := counts[cell{s.community, true, false, c.class}] / answered[s.community]
		weight := share / counts[c]
		other := c
		if other.foreign = !c.foreign; !s.answered && counts[other] > 0 {
			weight /= 2
		}
		observations = append(observations, observation{*s.features, s.answered, weight})
	}
	return observations
}

// classOf returns a class of the number of words, and whether the question is in English.
func classOf(s sample) [2]int {
	length, _ := slices.BinarySearch([]int{2, 3, 4, 6}, int(s.features[rank.FeatureWords]))
	return [2]int{length, int(as01(s.english))}
}

// printAnswerable prints, for each community, how often it is recognised whether there is an answer: by Kith as it is,
// and with a model that was fitted to the other communities.
func printAnswerable(out io.Writer, all []sample) {
	fmt.Fprintf(out, "\nIs there an answer? Fitted with and without the community; foreign: questions of the others that have no answer\n\n")
	table := tabwriter.NewWriter(out, 0, 0, 3, ' ', 0)
	fmt.Fprintln(table, "community\tmatches\tno matches\tforeign\tleft out: matches\tno matches\tforeign")
	var means [6]float64
	communities := communitiesOf(all)
	for _, name := range communities {
		figures := answerFigures(all, name)
		printFigures(table, name, figures)
		for i, f := range figures {
			means[i] += f / float64(len(communities))
		}
	}
	printFigures(table, "mean", means)
	_ = table.Flush()
}

func printFigures(table io.Writer, name string, figures [6]float64) {
	fmt.Fprint(table, name)
	for _, f := range figures {
		fmt.Fprintf(table, "\t%.3f", f)
	}
	fmt.Fprintln(table)
}

// answerFigures returns the shares of right decisions for questions with an answer, without one, and foreign ones: first
// those of Kith as it is, then those with a model that was fitted to the other communities. The part report counts in
// neither.
func answerFigures(all []sample, community string) (figures [6]float64) {
	others, own := split(all, community)
	m := fitAnswers(others)
	var counts [3]float64
	for _, s := range own {
		kind := 0
		if !s.answered {
			kind = 1 + int(as01(s.foreign))
		}
		leftOut := s.matches
		if s.features != nil {
			leftOut = m.Answered(*s.features)
		}
		counts[kind]++
		figures[kind] += as01(s.matches == s.answered)
		figures[3+kind] += as01(leftOut == s.answered)
	}
	for i := range figures {
		figures[i] /= counts[i%3]
	}
	return figures
}

// split separates the samples of one community from the others, without the part report.
func split(all []sample, community string) (others, own []sample) {
	for _, s := range all {
		switch {
		case s.part == golden.Report:
		case s.community == community:
			own = append(own, s)
		default:
			others = append(others, s)
		}
	}
	return others, own
}

func communitiesOf(all []sample) []string {
	var names []string
	for _, s := range all {
		if !slices.Contains(names, s.community) {
			names = append(names, s.community)
		}
	}
	return names
}

// printModel prints the weights of a model that is fitted to all communities, for answerModel in package rank.
func printModel(out io.Writer, all []sample) {
	everybody, _ := split(all, "")
	m := fitAnswers(everybody)
	for i, name := range rank.FeatureNames {
		fmt.Fprintf(out, "%-28s %6.2f\n", name, m.Weights[i])
	}
	fmt.Fprintf(out, "%-28s %6.2f\n", "bias", m.Bias)
}
