package index

import (
	"runtime"
	"slices"
	"sync"

	"kith/backend/domain"
)

// A Builder makes an index of profiles that are added one by one. It analyzes
// them on all processors while more are added.
type Builder struct {
	batch  []profileText
	budget budget
	free   chan *shard // one for each processor, nil until it is used
	busy   sync.WaitGroup
}

// batchSize is the number of profiles that a processor analyzes at once.
const batchSize = 256

// NewBuilder returns an empty builder.
func NewBuilder() *Builder {
	b := &Builder{free: make(chan *shard, runtime.GOMAXPROCS(0))}
	for range cap(b.free) {
		b.free <- nil
	}
	return b
}

// Add adds a profile. The caller adds each id once.
func (b *Builder) Add(p domain.Profile) {
	if b.batch == nil {
		b.batch = make([]profileText, 0, batchSize)
	}
	limit, text := maxProfileBytes, SearchedText(&p)
	if !b.budget.admits(min(textBytes(&text), maxProfileBytes)) {
		limit = OrdinaryBytes
	}
	if b.batch = append(b.batch, profileText{p, limit}); len(b.batch) == batchSize {
		b.flush()
	}
}

// Index returns the index of all profiles that were added. The builder must not
// be used afterwards.
func (b *Builder) Index() *Index {
	b.flush()
	x := new(Index)
	x.publish(b.merged())
	return x
}

// flush has the current batch analyzed.
func (b *Builder) flush() {
	batch := b.batch
	b.batch = nil
	b.dispatch(func(s *shard) { s.add(newDocuments(batch)) })
}

// dispatch runs work in the background, once a shard is free.
func (b *Builder) dispatch(work func(*shard)) {
	s := <-b.free
	if s == nil {
		s = &shard{vocabularies: newVocabularies()}
	}
	b.busy.Go(func() {
		work(s)
		b.free <- s
	})
}

// merged waits for all shards, and returns the documents and vocabularies of all.
func (b *Builder) merged() ([]*Document, *Vocabularies) {
	b.busy.Wait()
	var whole *shard
	for range cap(b.free) {
		switch s := <-b.free; {
		case s == nil:
		case whole == nil:
			whole = s
		default:
			whole.merge(s)
		}
	}
	for _, v := range whole.vocabularies {
		v.pack()
	}
	return whole.documents, &whole.vocabularies
}

// rebuild analyzes documents anew.
func rebuild(documents []*Document) ([]*Document, *Vocabularies) {
	b := NewBuilder()
	b.flush()
	for batch := range slices.Chunk(documents, batchSize) {
		b.dispatch(func(s *shard) { s.add(batch) })
	}
	return b.merged()
}

// A shard is the part of an index that one processor builds. It numbers its
// documents from 0.
type shard struct {
	documents    []*Document
	vocabularies Vocabularies
	analyzer     analyzer
}

func (s *shard) add(documents []*Document) {
	defer s.analyzer.reset()
	for _, d := range documents {
		for _, t := range s.analyzer.analyze(&s.vocabularies, d.Text, 0) {
			t.initial = append(t.initial, newPosting(int32(len(s.documents)), t.weight))
		}
		s.documents = append(s.documents, d)
	}
}

// merge adds another shard, whose documents come after those of s.
func (s *shard) merge(other *shard) {
	for g, v := range s.vocabularies {
		v.merge(other.vocabularies[g], len(s.documents))
	}
	s.documents = append(s.documents, other.documents...)
}
