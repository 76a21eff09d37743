package rank

import (
	"cmp"
	"slices"
	"strings"

	"kith/backend/search/index"
	"kith/backend/search/lexicon"
	"kith/backend/search/places"
)

// A sought place is one where people should live.
type sought struct {
	places.Sought
	living int           // number of people in scope who live there
	words  []termVariant // of their locations, that stand for the place: Nuremberg for Bavaria
}

// seek returns the place that a text names, with those in scope who live there or, with near, near it.
func (p *plan) seek(text string, near bool) sought {
	s := sought{Sought: places.Seek(text, near, p.communityOf())}
	if !s.Known() {
		return s
	}
	name, factors, uses := places.NameOf(text), make(map[string]float64), make(map[string]int)
	inhabited, namesakes := false, false // somebody lives in the place itself; somebody in an unknown one of its name
	for _, snapshot := range p.in {
		for _, l := range snapshot.Locations() {
			named := name.In(l.Words)
			if s.AnswerOf(l.Words, l.Homes) != places.There {
				namesakes = namesakes || named && isPartial(l)
				continue
			}
			s.living += l.People
			factor := nearness(s.Sought, l)
			inhabited = inhabited || factor == 1
			if !named {
				word := p.rarest(l.Text, uses)
				factors[word] = max(factors[word], factor)
			}
		}
	}
	if namesakes && !inhabited {
		return sought{Sought: places.Sought{Text: text}} // a village of that name is meant, which the gazetteer has not
	}
	for word, factor := range factors {
		s.words = append(s.words, termVariant{index.PlaceWords, word, factor})
	}
	slices.SortFunc(s.words, func(a, b termVariant) int {
		return cmp.Or(cmp.Compare(b.factor, a.factor), strings.Compare(a.stem, b.stem))
	})
	s.words = s.words[:min(len(s.words), maxPlaceWords)]
	return s
}

// isPartial reports whether a location names one place, and something in it that the gazetteer has not.
func isPartial(l index.Located) bool {
	return len(l.Homes) == 1 && l.Homes[0].Partial
}

// nearness returns how well a location stands for a place, up to 1, by the distance between them.
func nearness(s places.Sought, l index.Located) float64 {
	km, ok := s.KilometresTo(l.Homes)
	if !ok {
		return 1
	}
	return 1 - nearPenalty*km/places.MaxNear
}

// rarest returns the word of a location that the fewest locations have. A state says less than
// a town. uses has how many do, of the words that were looked up before.
func (p *plan) rarest(location string, uses map[string]int) string {
	usesOf := func(word string) int {
		n, known := uses[word]
		if !known {
			if n = p.in.Size() + 1; !lexicon.IsRegion(word) {
				n = p.in.DocumentFrequency(index.PlaceWords, word)
			}
			uses[word] = n
		}
		return n
	}
	return slices.MinFunc(lexicon.FoldedWords(location), func(a, b string) int { return cmp.Compare(usesOf(a), usesOf(b)) })
}

// communityOf returns where the people in scope live.
func (p *plan) communityOf() *places.Community {
	if p.community == nil {
		p.community = p.in.Community()
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
