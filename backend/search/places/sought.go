package places

import (
	"math"
	"slices"

	"kith/backend/search/lexicon"
)

// MaxNear is how far away from a town people live who live near it, in kilometres.
const MaxNear = 40

// An Answer says whether somebody lives where people are sought.
type Answer uint8

const (
	Unknown   Answer = iota // the gazetteer cannot tell
	NotStated               // the profile states no place
	There                   // they live there or, if people near it are sought, near it
	Elsewhere
)

// Sought is where people should live.
type Sought struct {
	Text      string     // as it was asked for
	name      Name       // the words of Text
	near      bool       // people who live near it are sought too
	exact     bool       // see [Sought.Exactly]
	community *Community // nil: nothing is known of it
	location  Location   // that Text names; its zero value if the gazetteer has none
	place     Place      // the reading of it that is meant
}

// Seek returns the place that a text names in a community, which may be nil. The name of a small
// place in a state where nobody lives stands for no place of the gazetteer. With near, people who live
// near the place are sought too.
func Seek(text string, near bool, community *Community) Sought {
	s := Sought{Text: text, name: NameOf(text), near: near, community: community}
	if located := Parse(text); len(located) == 1 && !located[0].Partial {
		s.location = located[0]
		s.place = community.best(s.location.Readings)
		if !s.location.Qualified && !s.Notable() && !community.reaches(s.place) {
			s.place = Place{}
		}
	}
	return s
}

// Known reports whether the gazetteer has the place.
func (s Sought) Known() bool { return s.place.area > 0 }

// Exactly returns s without towns that only have its words in their names, such as South
// Portland for Portland.
func (s Sought) Exactly() Sought {
	s.exact = true
	return s
}

// minNotable is the number of people in a town that is known as one everywhere.
const minNotable = 5e4

// Notable reports whether the place is known as one everywhere: a region, a country or a
// large town.
func (s Sought) Notable() bool { return s.Known() && s.place.size() >= minNotable }

// IsLargeArea reports whether the place is a region or country in which a million people live.
func (s Sought) IsLargeArea() bool { return s.Known() && !s.place.IsTown() && s.place.size() >= 1e6 }

// Place returns the place; its zero value if the gazetteer has none.
func (s Sought) Place() Place { return s.place }

// Answer says whether somebody with a location lives there.
func (s Sought) Answer(location string) Answer { return s.AnswerAt(location, Parse(location)) }

// AnswerAt is Answer for a location that was parsed before.
func (s Sought) AnswerAt(location string, homes []Location) Answer {
	return s.AnswerOf(lexicon.PlaceWords(location), homes)
}

// AnswerOf is AnswerAt for the [lexicon.PlaceWords] of a location.
func (s Sought) AnswerOf(location []string, homes []Location) Answer {
	switch {
	case len(location) == 0:
		return NotStated
	case !s.Known() || len(homes) == 0:
		return Unknown
	}
	answer := Elsewhere
	for _, home := range homes {
		switch s.compare(home, location) {
		case There:
			return There
		case Unknown:
			answer = Unknown
		}
	}
	return answer
}

// compare says whether a home is in the place that is sought.
func (s Sought) compare(home Location, location []string) Answer {
	at := s.community.best(home.Readings)
	if s.isIn(home, at) {
		return There
	}
	if km, ok := s.place.distance(at); ok && s.near && km <= MaxNear {
		return There
	}
	stated := s.name.In(location)
	switch {
	case slices.Contains(home.Named, s.place) && s.place.sharesState(at):
		return There // "Kreuzberg, Berlin"
	case !s.exact && s.place.sharesState(at) && stated:
		return There // South Portland, and Buffalo for New York
	case at.Contains(s.place) && (!home.Partial || stated):
		return Unknown // they name only a region that has the town
	}
	return Elsewhere
}

// isIn reports whether a home, which is at a place, is in the one that is sought.
func (s Sought) isIn(home Location, at Place) bool {
	return s.place.Contains(at) && !(home.Partial && s.place.IsTown())
}

// Kilometres returns how far from the place somebody lives, by their location. It is 0 in
// the place itself, and unknown for regions and for towns that the gazetteer has not.
func (s Sought) Kilometres(location string) (km float64, ok bool) {
	return s.KilometresTo(Parse(location))
}

// KilometresTo is Kilometres for a location that was parsed before.
func (s Sought) KilometresTo(homes []Location) (km float64, ok bool) {
	km = math.Inf(1)
	for _, home := range homes {
		at := s.community.best(home.Readings)
		if s.isIn(home, at) {
			return 0, true
		}
		if away, known := s.place.distance(at); known && !home.Partial {
			km = min(km, away)
		}
	}
	return km, !math.IsInf(km, 1)
}

// ContainsWords reports whether all words of a place are in a location: South Portland for
// Portland. Regions may be abbreviated.
func ContainsWords(location, place string) bool {
	return NameOf(place).In(lexicon.PlaceWords(location))
}

// A Name has the words of a place, to be looked for in many locations.
type Name struct {
	words  []string
	others []string // the other spelling of each, see [lexicon.OtherSpelling]
}

// NameOf returns the words of a place.
func NameOf(place string) Name {
	n := Name{words: lexicon.PlaceWords(place)}
	for i := range n.words {
		n.others = append(n.others, lexicon.OtherSpelling(n.words, i))
	}
	return n
}

// In is [ContainsWords] for the [lexicon.PlaceWords] of a location.
func (n Name) In(location []string) bool {
	for i, word := range n.words {
		if !slices.Contains(location, word) && (n.others[i] == "" || !slices.Contains(location, n.others[i])) {
			return false
		}
	}
	return len(n.words) > 0
}
