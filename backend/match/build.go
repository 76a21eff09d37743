package match

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
	x.show(b.merged())
	return x
}

// flush has the batch read.
func (b *Builder) flush() {
	batch := b.batch
	b.batch = nil
	b.hand(func(s *shard) { s.read(newPeople(batch)) })
}

// hand has work done by a processor as soon as one is free.
func (b *Builder) hand(work func(*shard)) {
	s := <-b.free
	if s == nil {
		s = &shard{zones: newZones()}
	}
	b.busy.Go(func() {
		work(s)
		b.free <- s
	})
}

// merged returns what all shards have read.
func (b *Builder) merged() ([]*person, *zones) {
	b.busy.Wait()
	var whole *shard
	for range cap(b.free) {
		switch s := <-b.free; {
		case s == nil:
		case whole == nil:
			whole = s
		default:
			whole.absorb(s)
		}
	}
	for _, v := range whole.zones {
		v.pack()
	}
	return whole.people, &whole.zones
}

// again builds anew from people who are already packed.
func again(people []*person) ([]*person, *zones) {
	b := NewBuilder()
	b.flush()
	for batch := range slices.Chunk(people, batchSize) {
		b.hand(func(s *shard) { s.read(batch) })
	}
	return b.merged()
}

// A shard is what one processor has read. It numbers its people from 0.
type shard struct {
	people []*person
	zones  zones
	reader reader
}

func (s *shard) read(people []*person) {
	defer s.reader.forget()
	for _, p := range people {
		for _, t := range s.reader.read(&s.zones, p.said, +1) {
			t.built = append(t.built, newPosting(int32(len(s.people)), t.weight))
		}
		s.people = append(s.people, p)
	}
}

// absorb adds another shard, whose people come after those of s.
func (s *shard) absorb(other *shard) {
	for z, v := range s.zones {
		v.absorb(other.zones[z], len(s.people))
	}
	s.people = append(s.people, other.people...)
}
