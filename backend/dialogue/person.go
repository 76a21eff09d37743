package dialogue

import (
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

// A field is one field of a profile, with how much its words say about what
// somebody is.
type field struct {
	name   string
	values []string
	weight int
}

// Weights of fields: who says "the welder" means whose headline or role says it
// before whose text mentions one.
const (
	weightTitle  = 4
	weightSkills = 3
	weightOffers = 2
	weightOther  = 1
)

func fieldsOf(p domain.Profile) []field {
	return []field{
		{"role", []string{p.Role}, weightTitle},
		{"headline", []string{p.Headline}, weightTitle},
		{"skills", p.Skills, weightSkills},
		{"offers", []string{p.Offers}, weightOffers},
		{"about", []string{p.About}, weightOther},
		{"interests", p.Interests, weightOther},
		{"company", []string{p.Company}, weightOther},
		{"location", []string{p.Location}, weightOther},
		{"languages", p.Languages, weightOther},
		{"needs", []string{p.Needs}, 0},
	}
}

// mentions reports whether a text has the stem or one that means nearly the
// same.
func mentions(stems []string, stem string) bool {
	if slices.Contains(stems, stem) {
		return true
	}
	related := func(stem string) bool {
		return slices.ContainsFunc(lexicon.Related(stem), func(r lexicon.Relation) bool {
			return !r.Helper && slices.Contains(stems, r.Stem)
		})
	}
	return related(stem) || slices.ContainsFunc(lexicon.Translations(stem), func(other string) bool {
		return slices.Contains(stems, other) || related(other)
	})
}

// isOfFamily reports whether a text has the stem or a related one that begins like
// it: weld for welder, but not pipe for plumber.
func isOfFamily(stems []string, stem string) bool {
	isNear := func(stem string) bool {
		return slices.Contains(stems, stem) || slices.ContainsFunc(lexicon.Related(stem), func(r lexicon.Relation) bool {
			return !r.Helper && strings.HasPrefix(r.Stem, stem[:min(len(stem), familyPrefix)]) && slices.Contains(stems, r.Stem)
		})
	}
	return isNear(stem) || slices.ContainsFunc(lexicon.Translations(stem), isNear)
}

// isAlike reports whether a text mentions the stem or one that begins like it:
// horlogerie for horloger.
func isAlike(stems []string, stem string) bool {
	return mentions(stems, stem) || slices.ContainsFunc(stems, func(other string) bool {
		n := max(minAlike+len(stem)-len(bare(stem)), min(len(stem), len(other))-1)
		return len(stem) >= n && strings.HasPrefix(other, stem[:n])
	})
}

// bare returns a stem without the mark of its language.
func bare(stem string) string { return stem[strings.IndexByte(stem, ':')+1:] }

// minAlike is how many letters the beginnings of words that are alike have.
const minAlike = 4

// familyPrefix is how many letters words of one family have in common.
const familyPrefix = 4

// maxUndetected is the length, in bytes, of an entry that may be too short for its language to be detected:
// "lutherie".
const maxUndetected = 40

// stemsOf returns the stems of a text that somebody wrote: the English ones and, if
// it is French or may be, the French ones.
func stemsOf(text string) []string {
	stems := lexicon.Stems(text)
	if len(text) > maxUndetected && lexicon.Detect(text) == lexicon.English {
		return stems
	}
	for _, word := range lexicon.French.FoldedWords(text) {
		stems = append(stems, lexicon.French.Stem(word))
	}
	return stems
}

// A reading is the stems of somebody's profile, a field a list.
type reading []struct {
	weight int
	stems  []string
}

func readProfile(p domain.Profile) reading {
	var r reading
	for _, f := range fieldsOf(p) {
		var stems []string
		for _, value := range f.values {
			stems = append(stems, stemsOf(value)...)
		}
		r = append(r, struct {
			weight int
			stems  []string
		}{f.weight, stems})
	}
	return r
}

// weigh returns the highest weight of a field that mentions a stem, 0 if none
// does. What somebody needs does not count.
func (r reading) weigh(stem string, has func(stems []string, stem string) bool) int {
	for _, f := range r {
		if f.weight > 0 && has(f.stems, stem) {
			return f.weight
		}
	}
	return 0
}

// weighAll returns the lowest of the weights of all stems: 0 unless the profile
// mentions each of them.
func (r reading) weighAll(stems []string, has func(stems []string, stem string) bool) int {
	least := weightTitle
	for _, stem := range stems {
		least = min(least, r.weigh(stem, has))
	}
	return least
}

// nameWords returns the folded words of a name.
func nameWords(p domain.Profile) []string { return lexicon.FoldedWords(p.Name) }

// isNameWord reports whether a word is one of a name, or is spelled nearly like
// one.
func isNameWord(folded string, name []string) bool {
	return slices.ContainsFunc(name, func(part string) bool { return part == folded || near(part, folded) })
}

// near reports whether two words of four letters or more differ in one letter.
func near(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 4 || len(b)-len(a) > 1 || a[0] != b[0] {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return a[i+min(1, len(a)-i):] == b[i+min(1, len(b)-i):] || swapped(a[i:], b[i:])
	}
	return a[i:] == b[i+1:]
}

// swapped reports whether the first two letters are exchanged and the rest is the
// same.
func swapped(a, b string) bool {
	return len(a) > 1 && a[0] == b[1] && a[1] == b[0] && a[2:] == b[2:]
}

// BestNamed returns those of people whose names have the most words of a name,
// and at least half of them.
func BestNamed(name string, people []domain.Profile) []domain.Profile {
	words := lexicon.FoldedWords(name)
	var best []domain.Profile
	most := (len(words) + 1) / 2
	for _, p := range people {
		own, n := nameWords(p), 0
		for _, w := range words {
			if isNameWord(w, own) {
				n++
			}
		}
		if n > most {
			best, most = nil, n
		}
		if n == most && n > 0 {
			best = append(best, p)
		}
	}
	return best
}

func speaks(p domain.Profile, language string) bool {
	wanted := lexicon.FoldedWords(language)
	return slices.ContainsFunc(p.Languages, func(l string) bool {
		have := lexicon.FoldedWords(l)
		return all(wanted, func(w string) bool { return slices.Contains(have, w) || hasTranslation(have, w) })
	})
}

// hasTranslation reports whether words have one of the other language for a word.
func hasTranslation(have []string, word string) bool {
	for _, l := range []lexicon.Language{lexicon.English, lexicon.French} {
		if slices.ContainsFunc(l.TranslatedWords(word), func(other string) bool { return slices.Contains(have, other) }) {
			return true
		}
	}
	return false
}
