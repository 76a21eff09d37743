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
	Are       bool     // Stems are what the people are, such as welders
	Written   string   // as it is asked

	community *places.Community // tells apart places of one name; nil: any of them will do
	sought    []places.Sought   // Places, looked up; nil: not yet
	exact     bool              // towns that only have the words of a place in their names will not do

	isStrict bool // only words of the same family as Stems count
	isLoose  bool // words that begin like Stems count too
}

// Empty reports whether everybody is wanted.
func (w Wanted) Empty() bool {
	return len(w.Places)+len(w.Languages)+len(w.Stems)+len(w.Without) == 0
}

// who begins a question for people.
func (t *text) who() string { return [...]string{"who ", "qui "}[t.language] }

// whoIs begins a question for a person of a name.
func (t *text) whoIs() string { return [...]string{"who is ", "qui est "}[t.language] }

// wanted reads whom a text describes: "lives near Portland and speaks French".
func (t *text) wanted(described string) Wanted {
	q := query.Parse(t.who()+described, "")
	isFiller := fillers[q.Language]
	w := Wanted{Places: q.Places, Near: q.Near, Languages: q.Languages, Needs: q.Side == query.Needs, Written: described}
	for _, t := range q.Terms {
		if !isFiller[t.Word] && (t.Weight == 1 || len(q.Terms) == 1 && len(q.Places)+len(q.Languages) == 0) {
			w.Stems = append(w.Stems, t.Stem())
		}
	}
	w.Are = len(w.Stems) > 0 && all(q.Terms, func(term query.Term) bool { return isRole(term.Word, q.Language) })
	for _, t := range q.Excluded {
		w.Without = append(w.Without, t.Stem())
	}
	return w
}

// Keep returns those of people who are wanted. Those whose profile says more
// clearly what is wanted come first. If somebody says of themselves that they are
// a welder, those who only have to do with welders are none.
func (w Wanted) Keep(people []domain.Profile) []domain.Profile {
	w = w.lookedUp()
	if w.Are {
		strict := w
		strict.Are, strict.isStrict = false, true
		if kept := strict.Keep(people); len(kept) > 0 {
			return kept
		}
	}
	var kept []domain.Profile
	weights := map[domain.UserID]int{}
	for _, p := range people {
		if weight := w.weigh(p, func() reading { return readProfile(p) }); weight > 0 && (!w.isStrict || weight >= weightSkills) {
			kept = append(kept, p)
			weights[p.UserID] = weight
		}
	}
	slices.SortStableFunc(kept, func(a, b domain.Profile) int { return weights[b.UserID] - weights[a.UserID] })
	return kept
}

// weigh returns 0 for somebody who is not wanted.
func (w Wanted) weigh(p domain.Profile, read func() reading) int {
	speaksIt := func(language string) bool { return speaks(p, language) }
	switch {
	case len(w.Places) > 0 && !w.livesThere(p):
		return 0
	case !all(w.Languages, speaksIt):
		return 0
	case len(w.Without) > 0 && slices.ContainsFunc(w.Without, func(stem string) bool { return read().weigh(stem, mentions) > 0 }):
		return 0
	case w.Needs:
		return w.weighNeeds(p)
	case len(w.Stems) == 0:
		return weightTitle
	}
	switch {
	case w.isStrict:
		return read().weighAll(w.Stems, isOfFamily)
	case w.isLoose:
		return read().weighAll(w.Stems, isAlike)
	}
	return read().weighAll(w.Stems, mentions)
}

func (w Wanted) weighNeeds(p domain.Profile) int {
	needs := stemsOf(p.Needs)
	if all(w.Stems, func(stem string) bool { return mentions(needs, stem) }) {
		return 1
	}
	return 0
}

func all[T any](list []T, holds func(T) bool) bool {
	return !slices.ContainsFunc(list, func(v T) bool { return !holds(v) })
}

// parse reads a text in the language of the turn.
func (t *text) parse(words string) query.Query {
	if t.language == lexicon.English {
		return query.Parse(words, "")
	}
	return query.Parse(t.who()+words, "")
}

// onlyLanguages reports whether terms name languages and nothing else.
func onlyLanguages(terms []query.Term) bool {
	return len(terms) > 0 && all(terms, query.Term.IsLanguage)
}

func writtenOf(terms []query.Term) []string {
	var written []string
	for _, t := range terms {
		written = append(written, t.Written)
	}
	return written
}
