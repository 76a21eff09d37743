package main

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"text/tabwriter"

	"gonum.org/v1/gonum/mat"

	"kith/backend/domain"
	"kith/backend/search/rank"
)

// A ranking is the reranked candidates of a question, to fit the weights of their signals.
type ranking struct {
	candidates []rank.ObservedCandidate
	targets    []float64 // of each candidate: the share of the gain of all that is theirs
	weight     float64   // those of a community have 1 in sum
}

// fitRanking fits weights of the signals to questions that have an answer, by a listwise model: the probability that
// somebody is the one to be found is the softmax of their score over all candidates. Somebody graded right has the gain
// of nDCG. The weights of words, passage and profile are scaled so that their mean is 1.
func fitRanking(all []sample) []float64 {
	rankings := rankingsOf(all)
	var rows [][]float64
	for _, r := range rankings {
		for _, c := range r.candidates {
			rows = append(rows, c.Signals[:])
		}
	}
	s := standardization(rows)
	n := len(s.mean)
	w := s.unscaled(maximize(n, n, func(w, gradient *mat.VecDense, curvature *mat.SymDense) (likelihood float64) {
		for _, r := range rankings {
			likelihood += r.likelihood(s, w, gradient, curvature)
		}
		return likelihood
	}))
	unit := (w[0] + w[1] + w[2]) / 3
	for i := range w {
		w[i] /= unit
	}
	return w
}

// likelihood is the likelihood of one question's targets.
func (r ranking) likelihood(s scale, w, gradient *mat.VecDense, curvature *mat.SymDense) float64 {
	n := w.Len()
	rows, odds, total := make([]*mat.VecDense, len(r.candidates)), make([]float64, len(r.candidates)), 0.0
	for i, c := range r.candidates {
		rows[i] = mat.NewVecDense(n, s.of(c.Signals[:]))
		odds[i] = math.Exp(mat.Dot(w, rows[i]))
		total += odds[i]
	}
	weight, expected, likelihood := r.weight*weightScale, mat.NewVecDense(n, nil), 0.0
	for i, x := range rows {
		p := odds[i] / total
		likelihood += weight * r.targets[i] * math.Log(p)
		expected.AddScaledVec(expected, p, x)
		gradient.AddScaledVec(gradient, weight*(r.targets[i]-p), x)
		curvature.SymRankOne(curvature, weight*p, x)
	}
	curvature.SymRankOne(curvature, -weight, expected)
	return likelihood
}

// rankingsOf returns the rankings that hold somebody graded.
func rankingsOf(all []sample) []ranking {
	var rankings []ranking
	counts := make(map[string]float64)
	var communities []string
	for _, s := range all {
		if s.foreign || !s.answered {
			continue
		}
		r, sum := ranking{candidates: s.saw.Ranked}, 0.0
		for _, c := range r.candidates {
			gain := math.Exp2(float64(s.question.Relevant[c.UserID])) - 1
			r.targets = append(r.targets, gain)
			sum += gain
		}
		if sum == 0 {
			continue
		}
		for i := range r.targets {
			r.targets[i] /= sum
		}
		rankings, communities = append(rankings, r), append(communities, s.community)
		counts[s.community]++
	}
	for i := range rankings {
		rankings[i].weight = 1 / counts[communities[i]]
	}
	return rankings
}

// rankFigures are means over the questions of a community.
type rankFigures struct{ nDCG5, success3 float64 }

func (f *rankFigures) add(g rankFigures, of int) {
	f.nDCG5 += g.nDCG5 / float64(of)
	f.success3 += g.success3 / float64(of)
}

// ordered measures an order of all candidates. Whether they would be shown does not count.
func ordered(own []sample, order func(sample) []domain.UserID) rankFigures {
	var nDCG5, success3 []float64
	for _, s := range own {
		if s.foreign || !s.answered || len(s.saw.Ranked) == 0 {
			continue
		}
		people := order(s)
		got := score(s.question, allMatch(people[:min(len(people), ranked)]))
		nDCG5, success3 = append(nDCG5, got.nDCG5), append(success3, got.success3)
	}
	return rankFigures{mean(nDCG5), mean(success3)}
}

// order returns the candidates of a question as Kith ranked them, best first.
func (s sample) order() []domain.UserID {
	var people []domain.UserID
	for _, c := range s.saw.Ranked {
		people = append(people, c.UserID)
	}
	return people
}

// orderBy returns the candidates of a question by the weighted sum of their signals, best first.
func (s sample) orderBy(weights []float64) []domain.UserID {
	scores := make(map[domain.UserID]float64, len(s.saw.Ranked))
	for _, c := range s.saw.Ranked {
		for i, signal := range c.Signals {
			scores[c.UserID] += weights[i] * signal
		}
	}
	people := s.order()
	slices.SortFunc(people, func(a, b domain.UserID) int { return cmp.Or(cmp.Compare(scores[b], scores[a]), cmp.Compare(a, b)) })
	return people
}

// printRanking prints, for each community, how well its candidates are ordered by today's weights, and by those fitted
// to the other communities; then the weights fitted to all.
func printRanking(out io.Writer, all []sample) {
	fmt.Fprintf(out, "\nThe order of all candidates, by the weights of today and by those fitted to the other communities\n\n")
	table := tabwriter.NewWriter(out, 0, 0, 3, ' ', 0)
	fmt.Fprint(table, "community\tnDCG@5\tsuccess@3\tleft out: nDCG@5\tsuccess@3")
	for _, name := range rank.SignalNames {
		fmt.Fprintf(table, "\t%s", name)
	}
	fmt.Fprintln(table)
	var with, without rankFigures
	communities := communitiesOf(all)
	for _, name := range communities {
		others, own := split(all, name)
		weights := fitRanking(others)
		is, would := ordered(own, sample.order), ordered(own, func(s sample) []domain.UserID { return s.orderBy(weights) })
		fmt.Fprintf(table, "%s\t%.3f\t%.3f\t%.3f\t%.3f", name, is.nDCG5, is.success3, would.nDCG5, would.success3)
		for _, w := range weights {
			fmt.Fprintf(table, "\t%.2f", w)
		}
		fmt.Fprintln(table)
		with.add(is, len(communities))
		without.add(would, len(communities))
	}
	fmt.Fprintf(table, "mean\t%.3f\t%.3f\t%.3f\t%.3f\n", with.nDCG5, with.success3, without.nDCG5, without.success3)
	_ = table.Flush()
	tuned, _ := split(all, "")
	printWeights(out, "rankModel, fitted to all", rank.SignalNames[:], fitRanking(tuned))
}
