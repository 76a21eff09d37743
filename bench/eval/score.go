package main

import (
	"cmp"
	"math"
	"slices"

	"kith/backend/domain"
	"kith/backend/search/golden"
)

// A result is the scores of one engine for all questions of a part.
type result struct {
	name   string
	scores []scores
}

// scores are those of one question, from 0 to 1. For an unanswerable question only silent
// is set, for other questions all but silent.
type scores struct {
	kind                                golden.Kind
	foreign                             bool // the question is not in English
	nDCG5, success1, success3, recall10 float64
	answered, silent                    float64 // 1: has matches; 1: has none
}

// A measure is one of the scores, for the questions to which it applies.
type measure struct {
	name    string // also in the recorded figures
	of      func(scores) float64
	applies func(golden.Kind) bool
}

func answerable(k golden.Kind) bool   { return k != golden.Unanswerable }
func unanswerable(k golden.Kind) bool { return k == golden.Unanswerable }

var measures = []measure{
	{"nDCG@5", func(s scores) float64 { return s.nDCG5 }, answerable},
	{"success@1", func(s scores) float64 { return s.success1 }, answerable},
	{"success@3", func(s scores) float64 { return s.success3 }, answerable},
	{"recall@10", func(s scores) float64 { return s.recall10 }, answerable},
	{"matches", func(s scores) float64 { return s.answered }, answerable},
	{"no matches", func(s scores) float64 { return s.silent }, unanswerable},
}

func score(q golden.Question, f found) scores {
	s := scores{kind: q.Kind, foreign: isForeign(q)}
	if unanswerable(q.Kind) {
		s.silent = as01(f.matches == 0)
		return s
	}
	s.nDCG5 = gainOf(gradesOf(q, f.people), 5) / gainOf(ideal(q), 5)
	s.answered = as01(f.matches > 0)
	s.success1 = success(q, f.people, 1)
	s.success3 = success(q, f.people, 3)
	s.recall10 = recall(q, f.people, 10)
	return s
}

// isForeign reports whether a question is not in English.
func isForeign(q golden.Question) bool { return q.Language != "" && q.Language != "en" }

// success returns 1 if somebody graded right is among the first n, else 0.
func success(q golden.Question, people []domain.UserID, n int) float64 {
	return as01(slices.Contains(gradesOf(q, people[:min(n, len(people))]), golden.Right))
}

// recall returns the part of all graded people who are among the first n.
func recall(q golden.Question, people []domain.UserID, n int) float64 {
	hits := 0
	for _, grade := range gradesOf(q, people[:min(n, len(people))]) {
		if grade > 0 {
			hits++
		}
	}
	return float64(hits) / float64(len(q.Relevant))
}

func gradesOf(q golden.Question, people []domain.UserID) []golden.Grade {
	grades := make([]golden.Grade, len(people))
	for i, id := range people {
		grades[i] = q.Relevant[id]
	}
	return grades
}

// ideal returns the grades in the best possible order.
func ideal(q golden.Question) []golden.Grade {
	var grades []golden.Grade
	for _, grade := range q.Relevant {
		grades = append(grades, grade)
	}
	slices.SortFunc(grades, func(a, b golden.Grade) int { return cmp.Compare(b, a) })
	return grades
}

// gainOf returns the discounted cumulative gain of the first n: 3 for right, 1 for useful.
func gainOf(grades []golden.Grade, n int) float64 {
	sum := 0.0
	for i, grade := range grades[:min(n, len(grades))] {
		sum += (math.Exp2(float64(grade)) - 1) / math.Log2(float64(i+2))
	}
	return sum
}

func as01(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}
