package dialogue

import (
	"slices"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
	"kith/backend/search/places"
	"kith/backend/search/query"
)

// Wanted says which people a turn keeps or counts. Everything that is set must
// hold.
type Wanted struct {
	Places    []string // one of them
	Near      []string // those of Places near which is enough
	Languages []string // all of them
	Stems     []string // the profile mentions all of them
	Without   []string // stems of which it mentions none
	Needs     bool     // Stems are what the people need
	Written   string   // as it is asked

	community *places.Community // tells apart places of one name; nil: any of them will do
	exact     bool              // towns that only have the words of a place in their names will not do
}

// Empty reports whether everybody is wanted.
func (w Wanted) Empty() bool {
	return len(w.Places)+len(w.Languages)+len(w.Stems)+len(w.Without) == 0
}

// wanted reads whom a text describes: "lives near Portland and speaks French".
func wanted(described string) Wanted {
	q := query.Parse("who "+described, "")
	w := Wanted{Places: q.Places, Near: q.Near, Languages: q.Languages, Needs: q.Side == query.Needs, Written: described}
	for _, t := range q.Terms {
		if !fillers[t.Word] && (t.Weight == 1 || len(q.Terms) == 1 && len(q.Places)+len(q.Languages) == 0) {
			w.Stems = append(w.Stems, lexicon.Stem(t.Word))
		}
	}
	for _, t := range q.Excluded {
		w.Without = append(w.Without, lexicon.Stem(t.Word))
	}
	return w
}

// Keep returns those of people who are wanted. Those whose profile says more
// clearly what is wanted come first.
func (w Wanted) Keep(people []domain.Profile) []domain.Profile {
	var kept []domain.Profile
	weights := map[domain.UserID]int{}
	for _, p := range people {
		if weight := w.weigh(p, func() reading { return readProfile(p) }); weight > 0 {
			kept = append(kept, p)
			weights[p.UserID] = weight
		}
	}
	slices.SortStableFunc(kept, func(a, b domain.Profile) int { return weights[b.UserID] - weights[a.UserID] })
	return kept
}

// weigh returns 0 for somebody who is not wanted.
func (w Wanted) weigh(p domain.Profile, read func() reading) int {
	isThere := func(place string) bool { return w.livesIn(p, place) }
	speaksIt := func(language string) bool { return speaks(p, language) }
	switch {
	case len(w.Places) > 0 && !slices.ContainsFunc(w.Places, isThere):
		return 0
	case !all(w.Languages, speaksIt):
		return 0
	case len(w.Without) > 0 && slices.ContainsFunc(w.Without, func(stem string) bool { return read().weigh(stem) > 0 }):
		return 0
	case w.Needs:
		return w.weighNeeds(p)
	case len(w.Stems) == 0:
		return weightTitle
	}
	return read().weighAll(w.Stems)
}

func (w Wanted) weighNeeds(p domain.Profile) int {
	needs := lexicon.Stems(p.Needs)
	if all(w.Stems, func(stem string) bool { return mentions(needs, stem) }) {
		return 1
	}
	return 0
}

func all[T any](list []T, holds func(T) bool) bool {
	return !slices.ContainsFunc(list, func(v T) bool { return !holds(v) })
}
