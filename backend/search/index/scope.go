package index

import (
	"cmp"
	"slices"

	"kith/backend/search/lexicon"
)

// A Scope is the snapshots of the indexes that a question searches. All term
// statistics are those of the scope.
type Scope []*Snapshot

// NewScope takes a snapshot of each index.
func NewScope(in []*Index) Scope {
	s := make(Scope, len(in))
	for i, x := range in {
		s[i] = x.current.Load()
	}
	return s
}

// Size returns the number of documents. A profile in two indexes counts twice,
// here and in DocumentFrequency.
func (in Scope) Size() int {
	n := 0
	for _, s := range in {
		n += s.Live
	}
	return n
}

// DocumentFrequency returns the number of documents that contain a stem in a
// field group.
func (in Scope) DocumentFrequency(g Group, stem string) int {
	n := 0
	for _, s := range in {
		if t := s.Vocabularies[g].Term(stem); t != nil {
			n += int(t.documents.Load())
		}
	}
	return n
}

// IsNameOnly reports whether a word, which has this stem, is a name in the scope, and
// occurs otherwise only in profiles of people with that name.
func (in Scope) IsNameOnly(word, stem string) bool {
	if in.DocumentFrequency(NameWords, word) == 0 {
		return false
	}
	for _, s := range in {
		named := make(map[int32]bool)
		for _, p := range s.Postings(NameWords, word) {
			named[p.Document()] = true
		}
		for _, p := range s.Postings(ProfileWords, stem) {
			if !named[p.Document()] && !s.Documents[p.Document()].Removed.Load() {
				return false
			}
		}
	}
	return true
}

// Share returns the share of profiles, from 0 to 1, that have text of a language in a field
// group. Each such profile has the language's form without letters.
func (in Scope) Share(g Group, l lexicon.Language) float64 {
	return float64(in.DocumentFrequency(g, l.Stem(""))) / float64(max(1, in.Size()))
}

// Foreign returns the share of profiles, from 0 to 1, that are not in English.
func (in Scope) Foreign() float64 {
	foreign := 0
	for _, s := range in {
		foreign += s.foreign
	}
	return float64(foreign) / float64(max(1, in.Size()))
}

// AnyoneAt reports whether the location of some profile contains all words. Of
// two spellings of a word the one that is more frequent in the scope counts.
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

// anyInAll reports whether a document that was not removed is in all lists.
func (s *Snapshot) anyInAll(lists [][]Posting) bool {
	slices.SortFunc(lists, func(a, b []Posting) int { return cmp.Compare(len(a), len(b)) })
	return slices.ContainsFunc(lists[0], func(p Posting) bool {
		missing := func(list []Posting) bool { _, is := findPosting(list, p.Document()); return !is }
		return !s.Documents[p.Document()].Removed.Load() && !slices.ContainsFunc(lists[1:], missing)
	})
}

// findPosting returns the position of a document in a list, and whether it is
// there.
func findPosting(list []Posting, number int32) (int, bool) {
	return slices.BinarySearchFunc(list, number, func(p Posting, number int32) int { return cmp.Compare(p.Document(), number) })
}

// Postings returns the postings of a stem in a field group.
func (s *Snapshot) Postings(g Group, stem string) []Posting {
	if t := s.Vocabularies[g].Term(stem); t != nil {
		return before(t.postings(), len(s.Documents))
	}
	return nil
}

// TermGain returns the [Gain] of a stem in one document, 0 if it is not there.
func (s *Snapshot) TermGain(g Group, stem string, number int32) float64 {
	list := s.Postings(g, stem)
	i, is := findPosting(list, number)
	if !is {
		return 0
	}
	return float64(Gain[list[i].Steps()])
}

// Similar returns the words of a field group that are most similar to word, best
// first.
func (in Scope) Similar(g Group, word string) []Suggestion {
	var found []Suggestion
	for _, s := range in {
		found = append(found, s.Vocabularies[g].similar(word)...)
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

// mergeSuggestions merges the suggestions of several indexes for one word.
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
