package index

import (
	"kith/backend/search/lexicon"
)

// A reader sums up what a profile says. Its memory is used again from profile
// to profile; it belongs to the writer of an index.
type analyzer struct {
	words   lexicon.Scanner
	terms   []*Term // of the profile
	inField []*Term
}

// read returns the terms of a profile, each once, with the weight that all of
// its fields together give it. The weights hold until the next call. To the
// uses of each form it adds uses for each time it stands there.
func (r *analyzer) analyze(z *Vocabularies, said packedText, uses int32) []*Term {
	r.reset()
	last, length := FieldName, 0
	for f, text := range said.Entries {
		if f != last {
			r.endField(last, length)
			last, length = f, 0
		}
		length += r.countEntry(z[Fields[f].Group], Fields[f].Group, text, MaxFieldWords-length, uses)
	}
	r.endField(last, length)
	return r.terms
}

// forget zeroes the weights of the last profile.
func (r *analyzer) reset() {
	for _, t := range r.terms {
		t.weight = 0
	}
	r.terms = r.terms[:0]
}

// readEntry counts up to room words of an entry, and returns how many.
func (r *analyzer) countEntry(v *Vocabulary, in Group, text string, room int, uses int32) int {
	r.words.Reset(text)
	length := 0
	for length < room && r.words.Next() {
		if in.Skips(&r.words) {
			continue
		}
		f := v.intern(r.words.Word)
		f.uses.Add(uses)
		if f.Term.fieldCount == 0 {
			r.inField = append(r.inField, f.Term)
		}
		f.Term.fieldCount++
		length++
	}
	return length
}

// endField weighs the words of one field: repeating one soon stops helping,
// and the longer the field, the less each of them says.
func (r *analyzer) endField(f Field, length int) {
	worth := Fields[f]
	longer := max(1, float32(length)/worth.usualLength)
	share := worth.Weight / (1 - lengthNormalization + lengthNormalization*longer)
	for _, t := range r.inField {
		if t.weight == 0 {
			r.terms = append(r.terms, t)
		}
		t.weight += share * min(t.fieldCount, worth.maxCount)
		t.fieldCount = 0
	}
	r.inField = r.inField[:0]
}

// lengthMatters is b of BM25: 0 ignores how much longer than usual a field is, 1
// divides by it. Shorter than usual is no merit.
const lengthNormalization = 0.75

// skips reports whether the zone has no use for the word: function words say
// nothing about a person, but "ME", "OR" and "IN" are places.
func (in Group) Skips(s *lexicon.Scanner) bool {
	return (in == ProfileWords || in == NeedWords) && lexicon.IsFunctionWord(s.Word, s.Capitals)
}
