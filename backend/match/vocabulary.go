package match

import (
	"slices"
	"sync"
	"sync/atomic"
)

// A term is what the forms of a word have in common in one zone ("weld" for
// welder, welding and welds), with the people who use it.
type term struct {
	stem   string
	people atomic.Int32              // living people who use it
	list   atomic.Pointer[[]posting] // of all who ever did, by number

	// The writer's alone.
	count  float32   // of its words in the field that is being read
	weight float32   // of its words in the profile so far
	built  []posting // what list starts with
	first  form      // the form it was met in; most terms have no other
}

func newTerm(word, stem string) *term {
	if stem == word {
		stem = word // one copy is enough
	}
	t := &term{stem: stem}
	t.first = form{word: word, term: t}
	t.list.Store(&t.built)
	return t
}

// postings returns those who use t, in the order of their numbers.
func (t *term) postings() []posting { return *t.list.Load() }

// add appends a posting. The list only ever grows at its end, so that who is
// reading it goes on with what it was.
func (t *term) add(p posting) {
	list := append(t.postings(), p)
	t.list.Store(&list)
}

// A form is a word as people write it, folded. Spelling is corrected towards
// forms, not towards stems that nobody would recognise.
type form struct {
	word string
	term *term
	uses atomic.Int32 // in profiles of living people
}

// A vocabulary holds the words of one zone. One writer adds to it while others
// read; they wait for each other no longer than a look-up takes.
type vocabulary struct {
	stem func(string) string

	mu    sync.RWMutex
	terms map[string]*term // by stem
	forms map[string]*form // by word
	// In the order of their first use, for the search of similar words.
	list       []*form
	signatures []signature
}

func newVocabulary(stem func(string) string) *vocabulary {
	return &vocabulary{stem: stem, terms: make(map[string]*term), forms: make(map[string]*form)}
}

// term returns the term of a stem, nil where nobody ever used it.
func (v *vocabulary) term(stem string) *term {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.terms[stem]
}

// form returns the form of a folded word, nil where nobody ever wrote it.
func (v *vocabulary) form(word []byte) *form {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.forms[string(word)]
}

// intern returns the form of a folded word, made on its first use. Only the
// writer calls it; what it reads without a lock nobody else changes.
func (v *vocabulary) intern(word []byte) *form {
	if f, ok := v.forms[string(word)]; ok {
		return f
	}
	written := string(word)
	return v.add(written, v.stem(written))
}

// add makes the form of a word that is new.
func (v *vocabulary) add(word, stem string) *form {
	f := v.newForm(word, stem)
	v.mu.Lock()
	defer v.mu.Unlock()
	v.terms[f.term.stem] = f.term
	v.forms[f.word] = f
	v.list = append(v.list, f)
	v.signatures = append(v.signatures, sign(f.word))
	return f
}

func (v *vocabulary) newForm(word, stem string) *form {
	if t := v.terms[stem]; t != nil {
		return &form{word: word, term: t}
	}
	return &newTerm(word, stem).first
}

// written returns every form so far with its signature.
func (v *vocabulary) written() ([]*form, []signature) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.list, v.signatures
}

// absorb adds what another vocabulary holds of people whose numbers, counted
// from 0 there, start at first here. It and pack are for before anybody reads.
func (v *vocabulary) absorb(other *vocabulary, first int) {
	for _, theirs := range other.list {
		f := v.forms[theirs.word]
		if f == nil {
			f = v.add(theirs.word, theirs.term.stem)
		}
		f.uses.Add(theirs.uses.Load())
	}
	for stem, theirs := range other.terms {
		t := v.terms[stem]
		t.built = slices.Grow(t.built, len(theirs.built))
		for _, p := range theirs.built {
			t.built = append(t.built, p.after(first))
		}
	}
}

// pack moves all postings into one piece of memory, without room to grow, and
// counts them.
func (v *vocabulary) pack() {
	total := 0
	for _, t := range v.terms {
		total += len(t.built)
	}
	all := make([]posting, 0, total)
	for _, t := range v.terms {
		from := len(all)
		all = append(all, t.built...)
		t.built = all[from:len(all):len(all)]
		t.people.Store(int32(len(t.built)))
	}
}
