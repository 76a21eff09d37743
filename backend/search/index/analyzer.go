package index

import "kith/backend/search/lexicon"

// An analyzer turns a profile into weighted terms. It reuses its memory from
// profile to profile, so only the writer of an index may use it.
type analyzer struct {
	words   lexicon.Scanner
	terms   []*Term     // of the current profile
	found   []foundWord // in its current field
	inField []*Term     // of its current field
}

// A foundWord is a word of the current field: its form or, until that is looked up, its key.
type foundWord struct {
	form *Form
	key  uint64
}

// analyze returns the terms of a profile, each once, with the summed weight of
// all fields. The weights are valid until the next call. Every occurrence of a
// form adds uses to its counter; 0 stands for the counter of an index that is
// being built. All text is read as English, as profiles mix
// languages; what is French is read as French too.
func (a *analyzer) analyze(v *Vocabularies, profile packedText, uses int32) []*Term {
	a.reset()
	for l := range lexicon.ReadLanguages {
		a.analyzeIn(l, v, profile, uses)
	}
	return a.terms
}

// analyzeIn adds the terms of the text that is read in a language.
func (a *analyzer) analyzeIn(l lexicon.Language, v *Vocabularies, profile packedText, uses int32) {
	last, length := FieldName, 0
	for in, text := range profile.Entries {
		if !in.IsRead(l) {
			continue
		}
		in.Language = l
		if in.Field != last {
			a.endField(v, l, last, length, uses)
			last, length = in.Field, 0
		}
		if l != lexicon.English {
			a.count(v[Fields[in.Field].Group].intern(l, nil), uses) // see Scope.Share
		}
		length += a.findWords(v[Fields[in.Field].Group], in, text, MaxFieldWords-length)
	}
	a.endField(v, l, last, length, uses)
}

// reset zeroes the weights of the last profile.
func (a *analyzer) reset() {
	for _, t := range a.terms {
		t.weight = 0
	}
	a.terms = a.terms[:0]
}

// findWords adds up to limit words of an entry to those of the field, and returns how
// many it added.
func (a *analyzer) findWords(v *Vocabulary, in Entry, text string, limit int) int {
	in.Scan(&a.words, text)
	length := 0
	for length < limit && a.words.Next() {
		if in.Skips(&a.words) {
			continue
		}
		if key, short := lexicon.ShortKey(a.words.Word); short {
			a.found = append(a.found, foundWord{key: key})
		} else {
			a.found = append(a.found, foundWord{form: v.intern(in.Language, a.words.Word)})
		}
		length++
	}
	return length
}

// countFound counts the words of a field. It looks up all of them before it counts
// any, so that the processor need not wait for the memory of one after the other.
func (a *analyzer) countFound(v *Vocabulary, l lexicon.Language, uses int32) {
	for i, w := range a.found {
		if w.form == nil {
			a.found[i].form = v.internShort(l, w.key)
		}
	}
	for _, w := range a.found {
		a.count(w.form, uses)
	}
	a.found = a.found[:0]
}

// count counts an occurrence of a form.
func (a *analyzer) count(f *Form, uses int32) {
	if uses == 0 {
		f.initial++ // an atomic operation would take longer than all the rest
	} else {
		f.uses.Add(uses)
	}
	if f.Term.fieldCount == 0 {
		a.inField = append(a.inField, f.Term)
	}
	f.Term.fieldCount++
}

// endField adds the weights of one field to those of the profile. Repetitions
// count up to the field's maximum, and words of a long field weigh less.
func (a *analyzer) endField(v *Vocabularies, l lexicon.Language, f Field, length int, uses int32) {
	field := Fields[f]
	a.countFound(v[field.Group], l, uses)
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

// Skips reports whether a word of the entry is not indexed: function words
// describe nobody. In capitals, "ME", "OR" and "IN" are indexed, as they are
// states.
func (in Entry) Skips(s *lexicon.Scanner) bool {
	return hasLanguage(in.Field) && in.Language.IsStopWord(s.Word, s.Capitals)
}

// IsRead reports whether the words of the entry are indexed as words of a language.
func (in Entry) IsRead(l lexicon.Language) bool {
	return l == lexicon.English || l == in.Language
}

// Scan begins to scan the text of the entry.
func (in Entry) Scan(s *lexicon.Scanner, text string) {
	s.Reset(text)
	s.Elisions = in.Language.Elides()
}
