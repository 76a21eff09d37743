package domain

import (
	"slices"
	"strings"
)

// PeopleFilter narrows a list of people. A person matches a non-empty list if
// they have one of its values; case is ignored.
type PeopleFilter struct {
	Places    []string `json:"places"`
	Skills    []string `json:"skills"`
	Languages []string `json:"languages"`
}

// Matches reports whether a person passes the filter.
func (f PeopleFilter) Matches(p Profile) bool {
	return oneOf(f.Places, []string{p.Location}) && oneOf(f.Skills, p.Skills) && oneOf(f.Languages, p.Languages)
}

func oneOf(wanted, values []string) bool {
	return len(wanted) == 0 || slices.ContainsFunc(wanted, func(w string) bool {
		return slices.ContainsFunc(values, func(value string) bool { return strings.EqualFold(w, value) })
	})
}

// Facet is a profile value and the number of people who have it.
type Facet struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

// Facets are the values of each filter, the most common first.
type Facets struct {
	Places    []Facet `json:"places"`
	Skills    []Facet `json:"skills"`
	Languages []Facet `json:"languages"`
}
