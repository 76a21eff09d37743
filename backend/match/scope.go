package match

import (
	"cmp"
	"slices"
)

// A scope is the indexes a question runs over. All statistics come from them.
type scope []*snapshot

func newScope(in []*Index) scope {
	s := make(scope, len(in))
	for i, x := range in {
		s[i] = x.current.Load()
	}
	return s
}

// people returns how many there are. Who stands in two indexes counts twice,
// here and in using.
func (in scope) people() int {
	n := 0
	for _, s := range in {
		n += s.living
	}
	return n
}

// using returns how many people use a stem.
func (in scope) using(z zone, stem string) int {
	n := 0
	for _, s := range in {
		if t := s.zones[z].term(stem); t != nil {
			n += int(t.people.Load())
		}
	}
	return n
}

// isNameOnly reports whether somebody is called by a word, and whoever says it of
// themselves is.
func (in scope) isNameOnly(word string) bool {
	if in.using(named, word) == 0 {
		return false
	}
	for _, s := range in {
		called := make(map[int32]bool)
		for _, p := range s.using(named, word) {
			called[p.person()] = true
		}
		for _, p := range s.using(has, stem(word)) {
			if !called[p.person()] && !s.people[p.person()].gone.Load() {
				return false
			}
		}
	}
	return true
}

// anyLivingAt reports whether somebody lives where all of the words are, each written
// as most write it here.
func (in scope) anyLivingAt(words []string) bool {
	return slices.ContainsFunc(in, func(s *snapshot) bool {
		at := make([][]posting, len(words))
		for i, word := range words {
			at[i] = s.using(placed, word)
			if other := s.using(placed, inAddress(words, i)); len(other) > len(at[i]) {
				at[i] = other
			}
		}
		return s.anyUsingAll(at)
	})
}

// anyUsingAll reports whether somebody is in all of several lists.
func (s *snapshot) anyUsingAll(lists [][]posting) bool {
	slices.SortFunc(lists, func(a, b []posting) int { return cmp.Compare(len(a), len(b)) })
	return slices.ContainsFunc(lists[0], func(p posting) bool {
		missing := func(list []posting) bool { _, is := find(list, p.person()); return !is }
		return !s.people[p.person()].gone.Load() && !slices.ContainsFunc(lists[1:], missing)
	})
}

// find returns where a person stands in a list, and whether they do.
func find(list []posting, number int32) (int, bool) {
	return slices.BinarySearchFunc(list, number, func(p posting, number int32) int { return cmp.Compare(p.person(), number) })
}

// using returns the postings of a stem.
func (s *snapshot) using(z zone, stem string) []posting {
	if t := s.zones[z].term(stem); t != nil {
		return until(t.postings(), len(s.people))
	}
	return nil
}

// uses is what it is worth, up to 1, how somebody uses a stem.
func (s *snapshot) uses(z zone, stem string, number int32) float64 {
	list := s.using(z, stem)
	i, is := find(list, number)
	if !is {
		return 0
	}
	return float64(gain[list[i].steps()])
}

// similar returns the words of one zone that come closest to word, best first.
func (in scope) similar(z zone, word string) []suggestion {
	var found []suggestion
	for _, s := range in {
		found = append(found, s.zones[z].similar(word)...)
	}
	found = addUses(found)
	slices.SortFunc(found, func(a, b suggestion) int {
		return cmp.Or(cmp.Compare(a.edits, b.edits), cmp.Compare(b.uses, a.uses), cmp.Compare(a.word, b.word))
	})
	for i := range found {
		if i == maxSuggestions || found[i].edits != found[0].edits {
			return found[:i]
		}
	}
	return found
}

// addUses makes one suggestion of those that several indexes make.
func addUses(found []suggestion) []suggestion {
	slices.SortFunc(found, func(a, b suggestion) int { return cmp.Compare(a.word, b.word) })
	merged := found[:0]
	for _, s := range found {
		if last := len(merged) - 1; last >= 0 && merged[last].word == s.word {
			merged[last].uses += s.uses
			continue
		}
		merged = append(merged, s)
	}
	return merged
}
