package main

import (
	"strings"

	"kith/backend/domain"
	"kith/backend/search/golden"
)

// ranked is how many people an engine is asked for.
const ranked = 10

// An engine answers questions about the members that it was built of.
type engine struct {
	name string
	find func(golden.Question) (found, error)
}

// found is an answer: people, best first, of whom the first so many are held
// out as matches. Only Kith tells these from the rest.
type found struct {
	people  []domain.UserID
	matches int
}

func allMatch(people []domain.UserID) found { return found{people, len(people)} }

// build makes all engines, Kith last.
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

// text is everything that a profile says, for engines that know no fields.
func text(p domain.Profile) string {
	said := []string{p.Name, p.Headline, p.Role, p.Company, p.Location, p.Offers, p.Needs, p.About}
	for _, list := range [][]string{p.Skills, p.Interests, p.Languages} {
		said = append(said, list...)
	}
	return strings.Join(said, "\n")
}

// conversation is a question with all that was asked before it, for engines
// that know no follow-ups.
func conversation(q golden.Question) string {
	return strings.Join(append(append([]string{}, q.Before...), q.Text), " ")
}
