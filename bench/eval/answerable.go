package main

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"kith/backend/search/golden"
	"kith/backend/search/rank"
)

// A sample is a question that was asked in a community, with what Kith's model of answerability sees of it.
// Besides its own questions each community is asked those that have no answer in another one and are about
// as rare there: they are the plain cases, beside the near misses that its own author wrote.
type sample struct {
	community string
	foreign   bool // a question of another community, without an answer there
	part      golden.Part
	english   bool
	answered  bool // the community has an answer
	matches   bool // Kith, as it is, has matches
	features  *rank.Features
}

// sampleAll asks all communities.
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
				all = append(all, sample{set.Name, foreign, q.Part, q.Language == "" || q.Language == "en", answerable(q.Kind), len(r.Matches) > 0, r.Features})
			}
		}
	}
	return all
}

// fitAnswers fits the model of answerability to samples. It uses only those in which the model decides.
func fitAnswers(all []sample) rank.AnswerModel { return fitLogistic(weigh(all)) }

// weigh gives every community the same weight, and in it the questions with an answer the same as those without.
// Of the latter, its own and foreign ones get half each. Questions without an answer are weighted so that as many are
// long, and as many are not in English, as of those with one: in this communities differ, which says nothing about an
// answer.
func weigh(all []sample) []observation {
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

// printAnswerable prints, for each community, how often a model that was fitted to the others recognises whether
// there is an answer, beside the model in the binary.
func printAnswerable(out io.Writer, all []sample) {
	fmt.Fprintf(out, "\nIs there an answer? Fitted with and without the community; foreign: questions of the others that have no answer\n\n")
	table := tabwriter.NewWriter(out, 0, 0, 3, ' ', 0)
	fmt.Fprintln(table, "community\tmatches\tno matches\tforeign\tleft out: matches\tno matches\tforeign")
	var sums [6]float64
	communities := communitiesOf(all)
	for _, name := range communities {
		figures := answerFigures(all, name)
		fmt.Fprint(table, name)
		for i, f := range figures {
			fmt.Fprintf(table, "\t%.3f", f)
			sums[i] += f / float64(len(communities))
		}
		fmt.Fprintln(table)
	}
	fmt.Fprint(table, "mean")
	for _, sum := range sums {
		fmt.Fprintf(table, "\t%.3f", sum)
	}
	fmt.Fprintln(table)
	_ = table.Flush()
}

// answerFigures returns matches, no matches and foreign ones for the model in the binary, and the same for one that was
// fitted to the other communities. The part that is only reported counts in neither.
func answerFigures(all []sample, community string) [6]float64 {
	others, own := split(all, community)
	m := fitAnswers(others)
	var sums, counts [3]float64
	var left [3]float64
	for _, s := range own {
		kind := 0
		if !s.answered {
			kind = 1 + int(as01(s.foreign))
		}
		with := s.matches
		if s.features != nil {
			with = m.Answered(*s.features)
		}
		counts[kind]++
		sums[kind] += as01(s.matches == s.answered)
		left[kind] += as01(with == s.answered)
	}
	var figures [6]float64
	for i := range counts {
		figures[i], figures[3+i] = sums[i]/counts[i], left[i]/counts[i]
	}
	return figures
}

// split separates the samples of one community from the others, without the part that is only reported.
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

// printModel prints the model fitted to all communities, as params.go of package rank has it.
func printModel(out io.Writer, all []sample) {
	tuned, _ := split(all, "")
	m := fitAnswers(tuned)
	for i, name := range rank.FeatureNames {
		fmt.Fprintf(out, "%-28s %6.2f\n", name, m.Weights[i])
	}
	fmt.Fprintf(out, "%-28s %6.2f\n", "bias", m.Bias)
}
