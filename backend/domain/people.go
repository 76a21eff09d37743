package domain

import (
	"slices"
	"strings"
)

// PeopleFilter narrows a directory of people: of each list that is not empty,
// one has to be what the person says, in any case.
type PeopleFilter struct {
	Places    []string
	Skills    []string
	Languages []string
}

// Matches reports whether the filter lets a person through.
func (f PeopleFilter) Matches(p Profile) bool {
	return oneOf(f.Places, []string{p.Location}) && oneOf(f.Skills, p.Skills) && oneOf(f.Languages, p.Languages)
}

func oneOf(wanted, said []string) bool {
	return len(wanted) == 0 || slices.ContainsFunc(wanted, func(w string) bool {
		return slices.ContainsFunc(said, func(s string) bool { return strings.EqualFold(w, s) })
	})
}

// Facet is something that people say, and how many of them do.
type Facet struct {
	Value string
	Count int
}

// Facets are what the people of a directory say, the commonest first.
type Facets struct {
	Places, Skills, Languages []Facet
}
