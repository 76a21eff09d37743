package index

import (
	"slices"
	"sync"
	"sync/atomic"

	"kith/backend/search/lexicon"
)

// A Term is a stem in one field group, with its postings: "weld" for welder,
// welding and welds.
type Term struct {
	// What indexing changes at each word stands first, in as few cache lines as possible.
	firstForm  Form      // allocated with the term, as most terms have one form
	fieldCount float32   // occurrences in the current field; it and the next two are for writers only
	weight     float32   // in the current profile so far
	initial    []Posting // the list when the index was built

	stem      string
	documents atomic.Int32              // document frequency, without removed documents
	list      atomic.Pointer[[]Posting] // by number, with removed documents
}

func newTerm(l lexicon.Language, word, stem string) *Term {
	if stem == word {
		stem = word // one copy is enough
	}
	t := &Term{stem: stem}
	t.firstForm.Language, t.firstForm.Word, t.firstForm.Term = l, word, t
	t.list.Store(&t.initial)
	return t
}

// postings returns the postings of t in the order of the document numbers.
func (t *Term) postings() []Posting { return *t.list.Load() }

// add appends a posting. A list only grows at its end, so that concurrent
// readers can go on with the list that they loaded.
func (t *Term) add(p Posting) {
	list := append(t.postings(), p)
	t.list.Store(&list)
}

// Forms yields the forms of t.
func (t *Term) Forms(yield func(*Form) bool) {
	for f := &t.firstForm; f != nil; f = f.next.Load() {
		if !yield(f) {
			return
		}
	}
}

// A Form is a folded word as it occurs in profiles. Spelling is corrected to
// forms, as stems are not always words.
type Form struct {
	Term     *Term
	next     atomic.Pointer[Form] // of the same term
	uses     atomic.Int32         // occurrences, without removed documents
	initial  int32                // the same while the index is built, when nobody reads it
	Language lexicon.Language
	Word     string
}

// A Vocabulary holds the terms and forms of one field group. One writer adds to
// it while others read; the lock is held for a look-up only.
type Vocabulary struct {
	stem  func(lexicon.Language, string) string
	alike *Vocabulary // has the same stems, so that few words are stemmed twice; nil: none

	mu    sync.RWMutex
	terms wordTable[Term]
	forms [lexicon.ReadLanguages]wordTable[Form]
	// In the order of their first occurrence, to be scanned for similar words. All
	// text has English forms, so the others need not be scanned.
	formList   []*Form
	signatures []signature

	locations locations // of [PlaceWords]
}

func newVocabulary(stem func(lexicon.Language, string) string) *Vocabulary {
	return &Vocabulary{stem: stem}
}

// Term returns the term of a stem, or nil.
func (v *Vocabulary) Term(stem string) *Term {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.terms.get([]byte(stem))
}

// intern returns the form of a folded word, and adds it if it is new. Only the
// writer calls it. It reads without a lock, as nobody else writes.
func (v *Vocabulary) intern(l lexicon.Language, word []byte) *Form {
	if f := v.forms[l].get(word); f != nil {
		return f
	}
	if v.alike != nil {
		if f := v.alike.forms[l].get(word); f != nil {
			return v.add(l, f.Word, f.Term.stem)
		}
	}
	text := string(word)
	return v.add(l, text, v.stem(l, text))
}

// internShort is intern for the word of a [lexicon.ShortKey].
func (v *Vocabulary) internShort(l lexicon.Language, key uint64) *Form {
	if f := v.forms[l].getShort(key); f != nil {
		return f
	}
	var word [lexicon.MaxWordBytes]byte
	return v.intern(l, lexicon.AppendOfKey(word[:0], key))
}

// add adds the form of a new word.
func (v *Vocabulary) add(l lexicon.Language, word, stem string) *Form {
	v.mu.Lock()
	defer v.mu.Unlock()
	var f *Form
	if t := v.terms.get([]byte(stem)); t != nil {
		f = &Form{Language: l, Word: word, Term: t}
		f.next.Store(t.firstForm.next.Load())
		t.firstForm.next.Store(f)
	} else {
		t = newTerm(l, word, stem)
		v.terms.add(t.stem, t)
		f = &t.firstForm
	}
	v.forms[l].add(word, f)
	if l == lexicon.English {
		v.formList = append(v.formList, f)
		v.signatures = append(v.signatures, sign(f.Word))
	}
	return f
}

// formsAndSignatures returns all forms, and the signature of each.
func (v *Vocabulary) formsAndSignatures() ([]*Form, []signature) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.formList, v.signatures
}

// merge adds the content of another vocabulary, whose document number 0 is
// number first here. It must not be called once there are readers; neither must
// pack.
func (v *Vocabulary) merge(other *Vocabulary, first int) {
	for _, others := range other.formList {
		v.mergeForm(others)
	}
	for others := range other.forms[lexicon.French].all {
		v.mergeForm(others)
	}
	for others := range other.terms.all {
		t := v.terms.get([]byte(others.stem))
		t.initial = slices.Grow(t.initial, len(others.initial))
		for _, p := range others.initial {
			t.initial = append(t.initial, p.shifted(first))
		}
	}
}

func (v *Vocabulary) mergeForm(others *Form) {
	f := v.forms[others.Language].get([]byte(others.Word))
	if f == nil {
		f = v.add(others.Language, others.Word, others.Term.stem)
	}
	f.initial += others.initial
}

// pack moves all postings into one array without spare capacity, and sets the
// document frequencies and the uses.
func (v *Vocabulary) pack() {
	total := 0
	for t := range v.terms.all {
		total += len(t.initial)
	}
	all := make([]Posting, 0, total)
	for t := range v.terms.all {
		from := len(all)
		all = append(all, t.initial...)
		t.initial = all[from:len(all):len(all)]
		t.documents.Store(int32(len(t.initial)))
	}
	for l := range v.forms {
		for f := range v.forms[l].all {
			f.uses.Store(f.initial)
		}
	}
}

// unstemmed is the stemmer for names, places and languages, which are not stemmed.
func unstemmed(_ lexicon.Language, word string) string { return word }
