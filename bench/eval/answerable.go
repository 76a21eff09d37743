package main

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"kith/backend/search/golden"
	"kith/backend/search/rank"
)

// A sample is a question that a community was asked, with what the models of Kith saw of it.
type sample struct {
	community string
	question  golden.Question
	number    int  // of the question in the set that it is from
	foreign   bool // a question of another community, which has no answer there
	answered  bool // the community has an answer
	matches   bool // Kith, as it is, has matches
	saw       rank.Observed
}

// sampleAll asks each community its own questions, and those of the others that have no answer there. The latter
// hardly have one here: they are plain cases, beside the near misses that the community's author wrote.
func sampleAll(sets []golden.Set, v vectors) []sample {
	var all []sample
	for _, set := range sets {
		k := newKith(set.Members, v)
		for _, from := range sets {
			for i, q := range from.Questions {
				foreign := from.Name != set.Name
				if foreign && (answerable(q.Kind) || q.Part == golden.Report) {
					continue
				}
				r, saw := k.observe(q)
				all = append(all, sample{set.Name, q, i, foreign, answerable(q.Kind), len(r.Matches) > 0, saw})
			}
		}
	}
	return all
}

// fitAnswers fits the model of answerability to samples. It uses only those in which the model decides.
func fitAnswers(all []sample) rank.AnswerModel {
	m := fitLogistic(observationsOf(all))
	return rank.AnswerModel{Weights: rank.Features(m.weights), Bias: m.bias}
}

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
		if s.saw.Answer != nil {
			counts[cellOf(s)]++
			answered[s.community] += as01(s.answered)
		}
	}
	var observations []observation
	for _, s := range all {
		if s.saw.Answer == nil {
			continue
		}
		c := cellOf(s)
		share := counts[cell{s.community, true, false, c.class}] / answered[s.community]
		weight := share / counts[c]
		other := c
		if other.foreign = !c.foreign; !s.answered && counts[other] > 0 {
			weight /= 2
		}
		observations = append(observations, observation{s.saw.Answer[:], s.answered, weight})
	}
	return observations
}

// classOf returns a class of the number of words, and whether the question is in English.
func classOf(s sample) [2]int {
	length, _ := slices.BinarySearch([]int{2, 3, 4, 6}, int(s.saw.Answer[rank.FeatureWords]))
	return [2]int{length, int(as01(!isForeign(s.question)))}
}

// answerFigures are the parts of questions of which it is recognised whether there is an answer: with one, without, and
// without one of other communities.
type answerFigures struct{ matches, silent, foreign float64 }

// printAnswerable prints, for each community, how often the model in the binary recognises whether there is an answer,
// beside a model that was fitted to the other communities. It returns the means of the latter.
func printAnswerable(out io.Writer, all []sample) answerFigures {
	fmt.Fprintf(out, "\nIs there an answer? Fitted with and without the community; foreign: questions of the others that have no answer\n\n")
	table := tabwriter.NewWriter(out, 0, 0, 3, ' ', 0)
	fmt.Fprintln(table, "community\tmatches\tno matches\tforeign\tleft out: matches\tno matches\tforeign")
	var with, without answerFigures
	communities := communitiesOf(all)
	for _, name := range communities {
		others, own := split(all, name)
		model := fitAnswers(others)
		is := recognised(own, func(s sample) bool { return s.matches })
		would := recognised(own, func(s sample) bool {
			if s.saw.Answer == nil {
				return s.matches
			}
			return model.Answered(*s.saw.Answer)
		})
		printAnswerRow(table, name, is, would)
		with.add(is, len(communities))
		without.add(would, len(communities))
	}
	printAnswerRow(table, "mean", with, without)
	_ = table.Flush()
	return without
}

func printAnswerRow(out io.Writer, name string, with, without answerFigures) {
	fmt.Fprintf(out, "%s\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\n", name,
		with.matches, with.silent, with.foreign, without.matches, without.silent, without.foreign)
}

func (f *answerFigures) add(g answerFigures, of int) {
	f.matches += g.matches / float64(of)
	f.silent += g.silent / float64(of)
	f.foreign += g.foreign / float64(of)
}

// recognised returns how often matches is right about samples.
func recognised(own []sample, matches func(sample) bool) answerFigures {
	var answered, silent, foreign []float64
	for _, s := range own {
		right := as01(matches(s) == s.answered)
		switch {
		case s.answered:
			answered = append(answered, right)
		case s.foreign:
			foreign = append(foreign, right)
		default:
			silent = append(silent, right)
		}
	}
	return answerFigures{mean(answered), mean(silent), mean(foreign)}
}

// split separates the samples of one community from the others, without the part that is only reported.
func split(all []sample, community string) (others, own []sample) {
	for _, s := range all {
		switch {
		case s.question.Part == golden.Report:
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

// printAnswerModel prints the model fitted to all communities, as params.go of package rank has it.
func printAnswerModel(out io.Writer, all []sample) {
	tuned, _ := split(all, "")
	m := fitAnswers(tuned)
	printWeights(out, "answerModel, fitted to all", rank.FeatureNames[:], m.Weights[:])
	fmt.Fprintf(out, "Bias: %.2f,\n", m.Bias)
}

// printWeights prints weights as elements of a composite literal.
func printWeights(out io.Writer, title string, names []string, weights []float64) {
	fmt.Fprintf(out, "\n%s\n\n", title)
	for i, name := range names {
		fmt.Fprintf(out, "%s: %.2f, ", name, weights[i])
	}
	fmt.Fprintln(out)
}
