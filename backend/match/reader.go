package match

// A reader sums up what a profile says. Its memory is used again from profile
// to profile; it belongs to the writer of an index.
type reader struct {
	words   scanner
	terms   []*term // of the profile
	inField []*term
}

// read returns the terms of a profile, each once, with the weight that all of
// its fields together give it. The weights hold until the next call. To the
// uses of each form it adds uses for each time it stands there.
func (r *reader) read(z *zones, said packed, uses int32) []*term {
	r.forget()
	last, length := fieldName, 0
	for f, text := range said.entries {
		if f != last {
			r.endField(last, length)
			last, length = f, 0
		}
		length += r.readEntry(z[fields[f].zone], fields[f].zone, text, maxFieldWords-length, uses)
	}
	r.endField(last, length)
	return r.terms
}

// forget zeroes the weights of the last profile.
func (r *reader) forget() {
	for _, t := range r.terms {
		t.weight = 0
	}
	r.terms = r.terms[:0]
}

// readEntry counts up to room words of an entry, and returns how many.
func (r *reader) readEntry(v *vocabulary, in zone, text string, room int, uses int32) int {
	r.words.reset(text)
	length := 0
	for length < room && r.words.next() {
		if in.skips(&r.words) {
			continue
		}
		f := v.intern(r.words.word)
		f.uses.Add(uses)
		if f.term.count == 0 {
			r.inField = append(r.inField, f.term)
		}
		f.term.count++
		length++
	}
	return length
}

// endField weighs the words of one field: repeating one soon stops helping,
// and the longer the field, the less each of them says.
func (r *reader) endField(f field, length int) {
	worth := fields[f]
	longer := max(1, float32(length)/worth.usual)
	share := worth.weight / (1 - lengthMatters + lengthMatters*longer)
	for _, t := range r.inField {
		if t.weight == 0 {
			r.terms = append(r.terms, t)
		}
		t.weight += share * min(t.count, worth.atMost)
		t.count = 0
	}
	r.inField = r.inField[:0]
}

// lengthMatters is b of BM25: 0 ignores how much longer than usual a field is, 1
// divides by it. Shorter than usual is no merit.
const lengthMatters = 0.75

// skips reports whether the zone has no use for the word: function words say
// nothing about a person, but "ME", "OR" and "IN" are places.
func (in zone) skips(s *scanner) bool {
	return (in == has || in == wants) && isFunctionWord(s.word, s.capitals)
}
