package main

import (
	"math"
	"testing"

	"kith/backend/domain"
	"kith/backend/search/golden"
	"kith/backend/search/rank"
)

// A logistic model with one feature that is 0 or 1 has the log odds of each as they were observed, but for the penalty.
func TestFitLogistic(t *testing.T) {
	var all []observation
	for i := range 100 {
		x := float64(i % 2)
		all = append(all, observation{[]float64{x, 7}, i < 20 || i < 80 && x == 1, 1})
	}
	m := fitLogistic(all)
	for x, want := range map[float64]float64{0: 0.2, 1: 0.8} {
		if got := 1 / (1 + math.Exp(-m.bias-m.weights[0]*x)); math.Abs(got-want) > 0.001 {
			t.Errorf("the probability for %v is %.3f, want %v", x, got, want)
		}
	}
	if math.Abs(m.weights[1]) > 1e-9 {
		t.Errorf("a feature that is always the same weighs %v", m.weights[1])
	}
}

// Whoever is right has the largest first signal, and none of the others tells anything.
func TestFitRanking(t *testing.T) {
	var all []sample
	for i := range 12 {
		s := sample{community: "a", answered: true, question: golden.Question{Relevant: map[domain.UserID]golden.Grade{"2": golden.Right}}}
		for j, id := range []domain.UserID{"0", "1", "2", "3"} {
			signals := [len(rank.SignalNames)]float64{0.3, 0.5, 0.5, 0.5}
			if j == i%4 {
				signals[1] = 0.6
			}
			if id == "2" && i > 1 || id == "3" && i <= 1 {
				signals[0] = 0.7
			}
			s.saw.Ranked = append(s.saw.Ranked, rank.ObservedCandidate{UserID: id, Signals: signals})
		}
		all = append(all, s)
	}
	w := fitRanking(all)
	if math.Abs(w[0]+w[1]+w[2]-3) > 1e-9 || w[0] < 2.5 || math.Abs(w[1]) > 0.5 || math.Abs(w[2]) > 1e-9 || math.Abs(w[3]) > 1e-9 {
		t.Errorf("weights %v", w)
	}
	if f := ordered(all, func(s sample) []domain.UserID { return s.orderBy(w) }); f.success3 != 1 || f.nDCG5 < 0.8 {
		t.Errorf("the order has %+v", f)
	}
}
