package dialogue

import (
	"cmp"
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/search/places"
	"kith/backend/search/query"
)

var (
	closerPhrases  = phrases("closer")
	closestPhrases = phrases("closest")
	selfPhrases    = phrases("self")
	besidePhrases  = phrases("beside")
	nearbyPhrases  = phrases("nearby")
	towards        = set("to-place")
	seekWords      = set("seek-words")
)

// nearer reads "someone closer to Rockland", "who is nearest to me?": people for the
// question before, by their distance from that place. Who is closer is somebody else than the
// person shown first, and nobody who was shown and lives as far away.
func (r *resolver) nearer() (Move, bool) {
	at, n := r.find(0, closerPhrases)
	if at < 0 || !r.onlySeeks(at) {
		return Move{}, false
	}
	last := r.state.search()
	place, said := r.place(at + n)
	if near := nearOf(last); said == noPlace && near != "" {
		place = near
	}
	switch {
	case last.Move.Question == "" && said == namedPlace && !isPlace(place):
		return Move{}, false // "closest to retirement"
	case place == "":
		return Move{Kind: Clarify, Aspect: Place}, true
	case last.Move.Question == "":
		move := r.search([...]string{"who lives near ", "qui habite près de "}[r.language]+place, "")
		move.Near = place
		return move, true
	}
	move := r.again(Search, nil)
	move.Anywhere, move.Near = true, place
	if list := r.state.list(1); r.at(at, closestPhrases) == 0 && len(list) > 0 {
		shown, _ := r.byDistance(r.shown(), place)
		first := list[0].Profile.UserID
		farther := slices.IndexFunc(shown, func(p Shown) bool { return p.Profile.UserID == first })
		move.Except = union(move.Except, idsOf(shown[farther:]))
		move.Shown = slices.DeleteFunc(idsOf(shown), func(id domain.UserID) bool { return slices.Contains(r.state.rejected(), id) })
	}
	return move, true
}

// seeksCloser reports whether the turn asks for somebody closer and for nothing else.
func (r *resolver) seeksCloser() bool {
	at, _ := r.find(0, closerPhrases)
	return at > 0 && r.onlySeeks(at)
}

// nearOf returns the place near which a turn searched, "" for none.
func nearOf(t Turn) string {
	if near := query.Parse(t.Topic, "").Near; t.Move.Near == "" && len(near) > 0 {
		return near[0]
	}
	return t.Move.Near
}

// onlySeeks reports whether the words before word i ask for somebody and for nothing else.
func (r *resolver) onlySeeks(i int) bool {
	for j := r.skip(openers); j < i; j++ {
		if n := max(r.at(j, seeking), r.at(j, rejectAll)); n > 0 {
			j += n - 1
		} else if !r.is(j, seekWords) && !r.is(j, fillers) && !r.is(j, vagueWords) {
			return false
		}
	}
	return true
}

// saidPlace is how a turn says which place it means.
type saidPlace int

const (
	noPlace    saidPlace = iota // it does not
	ownPlace                    // that of the asker
	namedPlace                  // by its name
)

// place returns the place after word i, that of the asker if none is named.
func (r *resolver) place(i int) (place string, said saidPlace) {
	for r.is(i, towards) {
		i++
	}
	switch {
	case i < len(r.words) && r.at(i, selfPhrases) > 0:
		return r.state.Asker.Location, ownPlace
	case i >= len(r.words) || r.only(i, fillers):
		return r.state.Asker.Location, noPlace
	}
	until := r.endOfClause(i)
	if until < len(r.words) {
		if withState := r.written(i, r.endOfClause(until)); isPlace(withState) {
			return withState, namedPlace
		}
	}
	return r.written(i, until), namedPlace
}

// isPlace reports whether a text names one place of the gazetteer and nothing else.
func isPlace(text string) bool {
	located := places.Parse(text)
	return len(located) == 1 && !located[0].Partial
}

// withOwnPlace returns the turn with the asker's own place for "near me" and "nearby". ok is false if
// their profile names none.
func (r *resolver) withOwnPlace() (turn string, ok bool) {
	if r.has(closerPhrases) {
		return r.raw, true
	}
	near := [...]string{"near ", "près de "}[r.language]
	for i := range r.words {
		until := 0
		if n := r.at(i, besidePhrases); n > 0 && r.at(i+n, selfPhrases) > 0 {
			until = i + n + r.at(i+n, selfPhrases)
		} else if n := r.at(i, nearbyPhrases); n > 0 && (i+n == len(r.words) || r.words[i+n].starts) {
			until = i + n
		}
		if until > 0 {
			home := r.state.Asker.Location
			return r.raw[:r.words[i].start] + near + home + r.raw[r.words[until-1].end:], home != ""
		}
	}
	return r.raw, true
}

// community returns where the asker and the people who were shown live. It tells apart places
// of one name.
func (r *resolver) community() *places.Community {
	var people []domain.Profile
	for _, p := range r.shown() {
		people = append(people, p.Profile)
	}
	return CommunityOf(r.state.Asker, people)
}

// CommunityOf returns where the asker and some people live.
func CommunityOf(asker domain.Profile, people []domain.Profile) *places.Community {
	c := &places.Community{}
	for _, p := range append([]domain.Profile{asker}, people...) {
		c.Add(places.Parse(p.Location), 1)
	}
	return c
}

// byDistance sorts people by their distance from a place; whose distance is not known is last. It
// reports whether the gazetteer has the place.
func (r *resolver) byDistance(people []Shown, place string) ([]Shown, bool) {
	s := places.Seek(place, true, r.community())
	return SortByDistance(people, s, func(p Shown) string { return p.Profile.Location }), s.Known()
}

// SortByDistance sorts people by their distance from a place, whose distance is not known
// last.
func SortByDistance[T any](people []T, s places.Sought, location func(T) string) []T {
	sorted := slices.Clone(people)
	away := func(p T) float64 {
		if km, ok := s.Kilometres(location(p)); ok {
			return km
		}
		return unknownDistance
	}
	slices.SortStableFunc(sorted, func(a, b T) int { return cmp.Compare(away(a), away(b)) })
	return sorted
}

// unknownDistance is more than any distance on earth, in kilometres.
const unknownDistance = 1e6

// livesThere reports whether somebody lives in one of the wanted places. Places of which the gazetteer
// knows nothing are compared by their words.
func (w Wanted) livesThere(p domain.Profile) bool {
	homes := places.Parse(p.Location)
	return slices.ContainsFunc(w.lookedUp().sought, func(s places.Sought) bool {
		switch answer := s.AnswerAt(p.Location, homes); {
		case answer == places.There:
			return true
		case answer == places.Unknown || w.community == nil:
			return places.ContainsWords(p.Location, s.Text)
		default:
			return false
		}
	})
}

// lookedUp returns w with its places looked up in the gazetteer, once for many people.
func (w Wanted) lookedUp() Wanted {
	if w.sought != nil {
		return w
	}
	for _, place := range w.Places {
		s := places.Seek(place, slices.Contains(w.Near, place), w.community)
		if w.exact {
			s = s.Exactly()
		}
		w.sought = append(w.sought, s)
	}
	return w
}

// keepPlaced returns those who are wanted. If nobody lives in the likeliest reading of the place, it
// returns those who live in another reading.
func (w Wanted) keepPlaced(shown []Shown) []domain.UserID {
	w.exact = true
	if ids := keep(w, shown); len(ids) > 0 || len(w.Places) == 0 {
		return ids
	}
	w.exact, w.community = false, nil
	return keep(w, shown)
}

// meantPlace returns the place that a correction names from word i on: "Portland, Oregon",
// "the one in Oregon". old are the places of the question before.
func (r *resolver) meantPlace(i int, old query.Query) (place string, ok bool) {
	text := strings.TrimRight(r.from(i), "?!. ")
	if meant := query.Parse("who is "+r.written(i, len(r.words)), ""); len(meant.Places) == 1 && len(meant.Terms) == 0 {
		text = meant.Places[0]
	}
	before := slices.Concat(old.Places, old.PlaceCandidates)
	if len(before) == 0 || !r.isPlaceName(i) && !isPlace(text) {
		return "", false
	}
	for _, b := range before {
		if qualified := b + ", " + text; isArea(text) && isPlace(qualified) {
			return qualified, true
		}
	}
	return text, true
}

// isArea reports whether a text names a region or country.
func isArea(text string) bool { return isPlace(text) && !places.Parse(text)[0].Readings[0].IsTown() }
