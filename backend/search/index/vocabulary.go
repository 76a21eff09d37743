package index

import (
	"slices"
	"sync"
	"sync/atomic"
)

// A term is what the forms of a word have in common in one zone ("weld" for
// welder, welding and welds), with the people who use it.
type Term struct {
	stem      string
	documents atomic.Int32              // living people who use it
	list      atomic.Pointer[[]Posting] // of all who ever did, by number

	// The writer's alone.
	fieldCount float32   // of its words in the field that is being read
	weight     float32   // of its words in the profile so far
	initial    []Posting // what list starts with
	firstForm  Form      // the form it was met in; most terms have no other
}

func newTerm(word, stem string) *Term {
	if stem == word {
		stem = word // one copy is enough
	}
	t := &Term{stem: stem}
	t.firstForm = Form{Word: word, Term: t}
	t.list.Store(&t.initial)
	return t
}

// postings returns those who use t, in the order of their numbers.
func (t *Term) postings() []Posting { return *t.list.Load() }

// add appends a posting. The list only ever grows at its end, so that who is
// reading it goes on with what it was.
func (t *Term) add(p Posting) {
	list := append(t.postings(), p)
	t.list.Store(&list)
}

// A form is a word as people write it, folded. Spelling is corrected towards
// forms, not towards stems that nobody would recognise.
type Form struct {
	Word string
	Term *Term
	uses atomic.Int32 // in profiles of living people
}

// A vocabulary holds the words of one zone. One writer adds to it while others
// read; they wait for each other no longer than a look-up takes.
type Vocabulary struct {
	stem func(string) string

	mu    sync.RWMutex
	terms map[string]*Term // by stem
	forms map[string]*Form // by word
	// In the order of their first use, for the search of similar words.
	formList   []*Form
	signatures []signature
}

func newVocabulary(stem func(string) string) *Vocabulary {
	return &Vocabulary{stem: stem, terms: make(map[string]*Term), forms: make(map[string]*Form)}
}

// term returns the term of a stem, nil where nobody ever used it.
func (v *Vocabulary) Term(stem string) *Term {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.terms[stem]
}

// form returns the form of a folded word, nil where nobody ever wrote it.
func (v *Vocabulary) Form(word []byte) *Form {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.forms[string(word)]
}

// intern returns the form of a folded word, made on its first use. Only the
// writer calls it; what it reads without a lock nobody else changes.
func (v *Vocabulary) intern(word []byte) *Form {
	if f, ok := v.forms[string(word)]; ok {
		return f
	}
	written := string(word)
	return v.add(written, v.stem(written))
}

// add makes the form of a word that is new.
func (v *Vocabulary) add(word, stem string) *Form {
	f := v.newForm(word, stem)
	v.mu.Lock()
	defer v.mu.Unlock()
	v.terms[f.Term.stem] = f.Term
	v.forms[f.Word] = f
	v.formList = append(v.formList, f)
	v.signatures = append(v.signatures, sign(f.Word))
	return f
}

func (v *Vocabulary) newForm(word, stem string) *Form {
	if t := v.terms[stem]; t != nil {
		return &Form{Word: word, Term: t}
	}
	return &newTerm(word, stem).firstForm
}

// written returns every form so far with its signature.
func (v *Vocabulary) formsAndSignatures() ([]*Form, []signature) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.formList, v.signatures
}

// absorb adds what another vocabulary holds of people whose numbers, counted
// from 0 there, start at first here. It and pack are for before anybody reads.
func (v *Vocabulary) merge(other *Vocabulary, first int) {
	for _, theirs := range other.formList {
		f := v.forms[theirs.Word]
		if f == nil {
			f = v.add(theirs.Word, theirs.Term.stem)
		}
		f.uses.Add(theirs.uses.Load())
	}
	for stem, theirs := range other.terms {
		t := v.terms[stem]
		t.initial = slices.Grow(t.initial, len(theirs.initial))
		for _, p := range theirs.initial {
			t.initial = append(t.initial, p.shifted(first))
		}
	}
}

// pack moves all postings into one piece of memory, without room to grow, and
// counts them.
func (v *Vocabulary) pack() {
	total := 0
	for _, t := range v.terms {
		total += len(t.initial)
	}
	all := make([]Posting, 0, total)
	for _, t := range v.terms {
		from := len(all)
		all = append(all, t.initial...)
		t.initial = all[from:len(all):len(all)]
		t.documents.Store(int32(len(t.initial)))
	}
}

// asWritten is the stem of words that have none: names, places, languages.
func asWritten(word string) string { return word }
