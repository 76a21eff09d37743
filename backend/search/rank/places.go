package rank

import (
	"cmp"
	"slices"
	"strings"

	"kith/backend/search/index"
	"kith/backend/search/lexicon"
	"kith/backend/search/places"
)

// maxLivingWords is how many words of locations stand for a place, beyond its own.
const maxLivingWords = 100

// A sought place is one where people should live.
type sought struct {
	places.Sought
	living int      // people in scope who live there
	words  []string // that their locations have: Nuremberg for Bavaria
}

// seek finds out who in scope lives at a place.
func (p *plan) seek(text string, near bool) sought {
	s := sought{Sought: places.Seek(text, near, p.communityOf())}
	if !s.Known() {
		return s
	}
	people := make(map[string]int)
	for _, snapshot := range p.in {
		for _, l := range snapshot.Locations() {
			if s.AnswerAt(l.Text, l.Homes) == places.There {
				s.living += l.People
				people[p.rarest(l.Text)] += l.People
			}
		}
	}
	for word := range people {
		s.words = append(s.words, word)
	}
	slices.SortFunc(s.words, func(a, b string) int { return cmp.Or(cmp.Compare(people[b], people[a]), strings.Compare(a, b)) })
	s.words = s.words[:min(len(s.words), maxLivingWords)]
	return s
}

// rarest returns the word of a location that the fewest locations have.
func (p *plan) rarest(location string) string {
	words := lexicon.FoldedWords(location)
	frequency := func(word string) int { return p.in.DocumentFrequency(index.PlaceWords, word) }
	return slices.MinFunc(words, func(a, b string) int { return cmp.Compare(frequency(a), frequency(b)) })
}

// communityOf returns where the people in scope live.
func (p *plan) communityOf() *places.Community {
	if p.community == nil {
		p.community = &places.Community{}
		for _, snapshot := range p.in {
			for _, l := range snapshot.Locations() {
				p.community.Add(l.Homes, l.People)
			}
		}
	}
	return p.community
}

// placedFirst moves people who state no place behind those who live where they should.
func (p *plan) placedFirst(shown []scoredCandidate) []scoredCandidate {
	if slices.ContainsFunc(p.conditions, func(c condition) bool { return c.group == index.PlaceWords }) {
		unplaced := func(c scoredCandidate) int {
			if c.unmet && c.location == "" {
				return 1
			}
			return 0
		}
		slices.SortStableFunc(shown, func(a, b scoredCandidate) int { return cmp.Compare(unplaced(a), unplaced(b)) })
	}
	return shown
}
