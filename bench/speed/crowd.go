package main

import (
	"strings"

	"kith/backend/domain"
	"kith/backend/search/golden"
)

// crowd invents members of 90 words each, and questions to them.
type crowd struct{ *golden.Crowd }

func newCrowd(seed uint64) crowd { return crowd{golden.NewCrowd(seed)} }

func (c crowd) member(n int) domain.Profile {
	p := c.Member(n)
	p.Languages = c.List(2, 1)
	p.Skills = c.List(6, 2)
	p.Offers = c.Words(8) + ". " + c.Words(7)
	p.Needs = c.Words(10)
	p.About = c.Words(12) + ". " + c.Words(11) + ". " + c.Words(10)
	p.Interests = c.List(3, 2)
	return p
}

// question is of three to six words, one in four with a place.
func (c crowd) question() string {
	q := c.Question()
	if c.IntN(4) == 0 {
		q += " near " + c.Place()
	}
	return q
}

// text is everything that a profile says, for engines that know no fields.
func text(p domain.Profile) string {
	said := []string{p.Name, p.Headline, p.Role, p.Company, p.Location, p.Offers, p.Needs, p.About}
	for _, list := range [][]string{p.Skills, p.Interests, p.Languages} {
		said = append(said, list...)
	}
	return strings.Join(said, "\n")
}
