package index

import (
	"cmp"
	"slices"

	"kith/backend/search/lexicon"
)

// A scope is the indexes a question runs over. All statistics come from them.
type Scope []*Snapshot

func NewScope(in []*Index) Scope {
	s := make(Scope, len(in))
	for i, x := range in {
		s[i] = x.current.Load()
	}
	return s
}

// people returns how many there are. Who stands in two indexes counts twice,
// here and in using.
func (in Scope) Size() int {
	n := 0
	for _, s := range in {
		n += s.Live
	}
	return n
}

// using returns how many people use a stem.
func (in Scope) DocumentFrequency(z Group, stem string) int {
	n := 0
	for _, s := range in {
		if t := s.Vocabularies[z].Term(stem); t != nil {
			n += int(t.documents.Load())
		}
	}
	return n
}

// isNameOnly reports whether somebody is called by a word, and whoever says it of
// themselves is.
func (in Scope) IsNameOnly(word string) bool {
	if in.DocumentFrequency(NameWords, word) == 0 {
		return false
	}
	for _, s := range in {
		called := make(map[int32]bool)
		for _, p := range s.Postings(NameWords, word) {
			called[p.Document()] = true
		}
		for _, p := range s.Postings(ProfileWords, lexicon.Stem(word)) {
			if !called[p.Document()] && !s.Documents[p.Document()].Removed.Load() {
				return false
			}
		}
	}
	return true
}

// anyLivingAt reports whether somebody lives where all of the words are, each written
// as most write it here.
func (in Scope) AnyoneAt(words []string) bool {
	return slices.ContainsFunc(in, func(s *Snapshot) bool {
		at := make([][]Posting, len(words))
		for i, word := range words {
			at[i] = s.Postings(PlaceWords, word)
			if other := s.Postings(PlaceWords, lexicon.OtherSpelling(words, i)); len(other) > len(at[i]) {
				at[i] = other
			}
		}
		return s.anyInAll(at)
	})
}

// anyUsingAll reports whether somebody is in all of several lists.
func (s *Snapshot) anyInAll(lists [][]Posting) bool {
	slices.SortFunc(lists, func(a, b []Posting) int { return cmp.Compare(len(a), len(b)) })
	return slices.ContainsFunc(lists[0], func(p Posting) bool {
		missing := func(list []Posting) bool { _, is := findPosting(list, p.Document()); return !is }
		return !s.Documents[p.Document()].Removed.Load() && !slices.ContainsFunc(lists[1:], missing)
	})
}

// find returns where a person stands in a list, and whether they do.
func findPosting(list []Posting, number int32) (int, bool) {
	return slices.BinarySearchFunc(list, number, func(p Posting, number int32) int { return cmp.Compare(p.Document(), number) })
}

// using returns the postings of a stem.
func (s *Snapshot) Postings(z Group, stem string) []Posting {
	if t := s.Vocabularies[z].Term(stem); t != nil {
		return before(t.postings(), len(s.Documents))
	}
	return nil
}

// uses is what it is worth, up to 1, how somebody uses a stem.
func (s *Snapshot) TermGain(z Group, stem string, number int32) float64 {
	list := s.Postings(z, stem)
	i, is := findPosting(list, number)
	if !is {
		return 0
	}
	return float64(Gain[list[i].Steps()])
}

// similar returns the words of one zone that come closest to word, best first.
func (in Scope) Similar(z Group, word string) []Suggestion {
	var found []Suggestion
	for _, s := range in {
		found = append(found, s.Vocabularies[z].similar(word)...)
	}
	found = mergeSuggestions(found)
	slices.SortFunc(found, func(a, b Suggestion) int {
		return cmp.Or(cmp.Compare(a.Edits, b.Edits), cmp.Compare(b.Uses, a.Uses), cmp.Compare(a.Word, b.Word))
	})
	for i := range found {
		if i == maxSuggestions || found[i].Edits != found[0].Edits {
			return found[:i]
		}
	}
	return found
}

// addUses makes one suggestion of those that several indexes make.
func mergeSuggestions(found []Suggestion) []Suggestion {
	slices.SortFunc(found, func(a, b Suggestion) int { return cmp.Compare(a.Word, b.Word) })
	merged := found[:0]
	for _, s := range found {
		if last := len(merged) - 1; last >= 0 && merged[last].Word == s.Word {
			merged[last].Uses += s.Uses
			continue
		}
		merged = append(merged, s)
	}
	return merged
}
