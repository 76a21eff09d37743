package dialogue

import (
	"slices"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

var (
	theOnes   = phrases("the-one")
	oneLinks  = set("one-links")
	roleLinks = set("role-links")
)

// maxRole is the length of a description such as "the clinical social worker".
const maxRole = 5

// theOne reads "the welder", "the boat builder", "the one in Bath", "the one who
// speaks French".
func (r *resolver) theOne(i int) (reference, bool) {
	if n := r.at(i, theOnes); n > 0 && r.is(i+n, oneLinks) {
		end := r.endOfClause(i + n - 1)
		if ref, ok := r.theOneFrom(i, i+n, end); ok {
			return ref, true
		}
		return r.describedAs(r.wanted(r.written(i+n, end)), i, end)
	}
	n := r.at(i, articles)
	if n == 0 {
		return reference{}, false
	}
	i += n - 1
	for end := min(i+1+maxRole, r.endOfClause(i)); end > i+1; end-- {
		if !r.endsReference(end) && !r.is(end, fillers) {
			continue
		}
		if ref, ok := r.role(i, end); ok {
			return ref, true
		}
	}
	return reference{}, false
}

// theOneFrom reads "celle de la Côte": a name after the link at word link, which is
// where somebody lives.
func (r *resolver) theOneFrom(from, link, until int) (reference, bool) {
	place := link + 1
	name := place + r.at(place, articles)
	if name >= until || !r.words[name].capital {
		return reference{}, false
	}
	return r.describedAs(Wanted{Places: []string{r.written(place, until)}}, from, until)
}

// role reads the words after i, up to until, as what somebody is.
func (r *resolver) role(i, until int) (reference, bool) {
	w := Wanted{}
	for j := i + 1; j < until; j++ {
		folded := r.words[j].folded
		switch {
		case r.is(j, roleLinks) && len(w.Stems) > 0 && j+1 < until:
			if place := j + 1 + r.at(j+1, articles); place < until && r.words[place].capital {
				w.Places, j = []string{r.written(j+1, until)}, until
			}
		case r.is(j, personNouns) && len(w.Stems) > 0:
		case r.isFunctionWord(j) || r.is(j, fillers) || r.is(j, afterOrdinal) || r.ordinal(j) > 0:
			return reference{}, false
		case r.language.IsLanguage(folded):
			w.Languages = append(w.Languages, folded)
		default:
			w.Stems = append(w.Stems, r.describing(j)...)
		}
	}
	return r.describedAs(w, i, until)
}

// describing returns the stem of word i, that of a name as it is in all languages;
// none for a French word that says nothing in English profiles.
func (r *resolver) describing(i int) []string {
	stem := r.stem(i)
	switch {
	case r.words[i].capital:
		return []string{lexicon.Stem(r.words[i].folded)}
	case r.language != lexicon.English && lexicon.Translations(stem) == nil && !r.someoneIs(stem):
		return nil
	}
	return []string{stem}
}

// someoneIs reports whether somebody who was shown mentions a stem, or is alike.
func (r *resolver) someoneIs(stem string) bool {
	return slices.ContainsFunc(r.shown(), func(p Shown) bool { return r.reading(p.Profile).weigh(stem, isAlike) > 0 })
}

// describedAs refers to the people who fit best what describes them, of the
// latest turn that showed one of those.
func (r *resolver) describedAs(w Wanted, from, until int) (reference, bool) {
	best, w := 0, w.lookedUp()
	for _, p := range r.shown() {
		best = max(best, r.weigh(w, p.Profile))
	}
	if w.isLoose = best == 0; w.isLoose {
		for _, p := range r.shown() {
			best = max(best, r.weigh(w, p.Profile))
		}
	}
	if w.Empty() || best == 0 {
		return reference{}, false
	}
	ref := reference{from: from, until: until}
	for _, t := range slices.Backward(r.state.Turns) {
		for _, p := range t.People {
			if r.weigh(w, p.Profile) == best {
				ref.people = append(ref.people, p.Profile.UserID)
			}
		}
		if len(ref.people) > 0 {
			break
		}
	}
	return ref, true
}

// weigh is [Wanted.weigh] with the profiles of the conversation read once.
func (r *resolver) weigh(w Wanted, p domain.Profile) int {
	return w.weigh(p, func() reading { return r.reading(p) })
}

func (r *resolver) reading(p domain.Profile) reading {
	if _, ok := r.state.readings[p.UserID]; !ok && r.state.readings != nil {
		r.state.readings[p.UserID] = readProfile(p)
	}
	return r.state.readings[p.UserID]
}
