package index

import (
	"runtime"
	"slices"
	"sync"

	"kith/backend/domain"
)

// A Builder makes an index of people who come one after the other. It reads
// them on all processors while more are on their way.
type Builder struct {
	batch []domain.Profile
	free  chan *shard // one for each processor, nil until it is used
	busy  sync.WaitGroup
}

// batchSize is how many people are worth another processor's attention.
const batchSize = 256

// NewBuilder returns a builder to whom nobody was added.
func NewBuilder() *Builder {
	b := &Builder{free: make(chan *shard, runtime.GOMAXPROCS(0))}
	for range cap(b.free) {
		b.free <- nil
	}
	return b
}

// Add adds a profile. Nobody is added twice.
func (b *Builder) Add(p domain.Profile) {
	if b.batch == nil {
		b.batch = make([]domain.Profile, 0, batchSize)
	}
	if b.batch = append(b.batch, p); len(b.batch) == batchSize {
		b.flush()
	}
}

// Index returns the index of everybody who was added. The builder is of no
// further use.
func (b *Builder) Index() *Index {
	b.flush()
	x := new(Index)
	x.publish(b.merged())
	return x
}

// flush has the batch read.
func (b *Builder) flush() {
	batch := b.batch
	b.batch = nil
	b.dispatch(func(s *shard) { s.read(newDocuments(batch)) })
}

// hand has work done by a processor as soon as one is free.
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

// merged returns what all shards have read.
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

// again builds anew from people who are already packed.
func rebuild(people []*Document) ([]*Document, *Vocabularies) {
	b := NewBuilder()
	b.flush()
	for batch := range slices.Chunk(people, batchSize) {
		b.dispatch(func(s *shard) { s.read(batch) })
	}
	return b.merged()
}

// A shard is what one processor has read. It numbers its people from 0.
type shard struct {
	documents    []*Document
	vocabularies Vocabularies
	analyzer     analyzer
}

func (s *shard) read(people []*Document) {
	defer s.analyzer.reset()
	for _, p := range people {
		for _, t := range s.analyzer.analyze(&s.vocabularies, p.Text, +1) {
			t.initial = append(t.initial, newPosting(int32(len(s.documents)), t.weight))
		}
		s.documents = append(s.documents, p)
	}
}

// absorb adds another shard, whose people come after those of s.
func (s *shard) merge(other *shard) {
	for z, v := range s.vocabularies {
		v.merge(other.vocabularies[z], len(s.documents))
	}
	s.documents = append(s.documents, other.documents...)
}
