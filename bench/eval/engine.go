package main

import (
	"strings"

	"kith/backend/domain"
	"kith/backend/search/golden"
)

// ranked is the number of people that an engine returns.
const ranked = 10

// An engine answers questions about the members that it was built from.
type engine struct {
	name string
	find func(golden.Question) (found, error)
}

// found is an answer: people, the best first. The first of them are matches, the others
// only come close. Only Kith makes this difference.
type found struct {
	people  []domain.UserID
	matches int
}

func allMatch(people []domain.UserID) found { return found{people, len(people)} }

// build builds all engines, Kith last.
func build(members []domain.Profile, v vectors) ([]engine, error) {
	fts, err := newFTS5(members)
	if err != nil {
		return nil, err
	}
	bleve, err := newBleve(members)
	if err != nil {
		return nil, err
	}
	return []engine{
		newBM25(members), fts, bleve, newEmbeddings(members, v),
		{"Kith, words", newKith(members, nil).find}, {"Kith", newKith(members, v).find},
	}, nil
}

// text returns the whole text of a profile, for engines without fields.
func text(p domain.Profile) string {
	texts := []string{p.Name, p.Headline, p.Role, p.Company, p.Location, p.Offers, p.Needs, p.About}
	for _, list := range [][]string{p.Skills, p.Interests, p.Languages} {
		texts = append(texts, list...)
	}
	return strings.Join(texts, "\n")
}

// conversation returns a question together with the earlier ones, for engines without
// follow-up questions.
func conversation(q golden.Question) string {
	return strings.Join(append(append([]string{}, q.Before...), q.Text), " ")
}
