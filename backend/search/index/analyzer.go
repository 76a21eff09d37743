package index

import "kith/backend/search/lexicon"

// An analyzer turns a profile into weighted terms. It reuses its memory from
// profile to profile, so only the writer of an index may use it.
type analyzer struct {
	words   lexicon.Scanner
	terms   []*Term // of the current profile
	inField []*Term // of its current field
}

// analyze returns the terms of a profile, each once, with the summed weight of
// all fields. The weights are valid until the next call. Every occurrence of a
// form adds uses to its counter.
func (a *analyzer) analyze(v *Vocabularies, profile packedText, uses int32) []*Term {
	a.reset()
	last, length := FieldName, 0
	for f, text := range profile.Entries {
		if f != last {
			a.endField(last, length)
			last, length = f, 0
		}
		length += a.countEntry(v[Fields[f].Group], Fields[f].Group, text, MaxFieldWords-length, uses)
	}
	a.endField(last, length)
	return a.terms
}

// reset zeroes the weights of the last profile.
func (a *analyzer) reset() {
	for _, t := range a.terms {
		t.weight = 0
	}
	a.terms = a.terms[:0]
}

// countEntry counts up to limit words of an entry, and returns how many it counted.
func (a *analyzer) countEntry(v *Vocabulary, in Group, text string, limit int, uses int32) int {
	a.words.Reset(text)
	length := 0
	for length < limit && a.words.Next() {
		if in.Skips(&a.words) {
			continue
		}
		f := v.intern(a.words.Word)
		f.uses.Add(uses)
		if f.Term.fieldCount == 0 {
			a.inField = append(a.inField, f.Term)
		}
		f.Term.fieldCount++
		length++
	}
	return length
}

// endField adds the weights of one field to those of the profile. Repetitions
// count up to the field's maximum, and words of a long field weigh less.
func (a *analyzer) endField(f Field, length int) {
	field := Fields[f]
	longer := max(1, float32(length)/field.usualLength)
	weight := field.Weight / (1 - lengthNormalization + lengthNormalization*longer)
	for _, t := range a.inField {
		if t.weight == 0 {
			a.terms = append(a.terms, t)
		}
		t.weight += weight * min(t.fieldCount, field.maxCount)
		t.fieldCount = 0
	}
	a.inField = a.inField[:0]
}

// lengthNormalization is b of BM25: 0 ignores the length of a field, 1 divides
// by it in full. A field that is shorter than usual gets no bonus.
const lengthNormalization = 0.75

// Skips reports whether the group does not index the word: function words
// describe nobody. In capitals, "ME", "OR" and "IN" are indexed, as they are
// states.
func (in Group) Skips(s *lexicon.Scanner) bool {
	return (in == ProfileWords || in == NeedWords) && lexicon.IsStopWord(s.Word, s.Capitals)
}
