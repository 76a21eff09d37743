package index

import (
	"sync"
	"sync/atomic"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

// An Index holds the opted-in profiles of one organization for [Find]. Readers
// work on a snapshot and never wait for a writer; writers take turns.
//
// Every profile has a number. A profile that changes gets a new one, and what
// was known under the old is skipped until enough of it has gathered to be
// worth sweeping out.
type Index struct {
	write    sync.Mutex
	numbers  map[domain.UserID]int32 // of living people; the writer's alone
	analyzer analyzer                // likewise
	current  atomic.Pointer[Snapshot]
}

// A snapshot is an index as it was at one moment, but that somebody removed
// since is gone from it too.
type Snapshot struct {
	Documents    []*Document // by number
	Live         int
	Vocabularies *Vocabularies

	Centroids [SemanticGroups]centroidRows
}

type Vocabularies [GroupCount]*Vocabulary

func newVocabularies() Vocabularies {
	var z Vocabularies
	for i := range z {
		z[i] = newVocabulary(asWritten)
	}
	z[ProfileWords], z[NeedWords] = newVocabulary(lexicon.Stem), newVocabulary(lexicon.Stem)
	return z
}

// A person is a profile as the index keeps it.
type Document struct {
	UserID  domain.UserID
	Text    packedText
	Removed atomic.Bool
}

// newPeople keeps what profiles say in one piece of memory, which nobody else
// holds.
func newDocuments(profiles []domain.Profile) []*Document {
	ends := make([]int, len(profiles))
	var all []byte
	for i := range profiles {
		all = pack(append(all, profiles[i].UserID...), &profiles[i])
		ends[i] = len(all)
	}
	text, from := string(all), 0
	people, each := make([]*Document, len(profiles)), make([]Document, len(profiles))
	for i := range profiles {
		said, end := from+len(profiles[i].UserID), ends[i]
		each[i].UserID, each[i].Text = domain.UserID(text[from:said]), packedText(text[said:end])
		people[i], from = &each[i], end
	}
	return people
}

// NewIndex returns an index of nobody.
func NewIndex() *Index { return Build(nil) }

// Build returns an index of profiles, faster than putting them one by one. Of
// several with one id the last counts.
func Build(profiles []domain.Profile) *Index {
	last := make(map[domain.UserID]int, len(profiles))
	for i := range profiles {
		last[profiles[i].UserID] = i
	}
	b := NewBuilder()
	for i := range profiles {
		if last[profiles[i].UserID] == i {
			b.Add(profiles[i])
		}
	}
	return b.Index()
}

// Put adds a profile, or replaces the one with the same id. What it says is
// found as soon as Put returns.
func (x *Index) Put(p domain.Profile) {
	x.write.Lock()
	defer x.write.Unlock()
	x.remove(p.UserID)
	x.put(newDocuments([]domain.Profile{p})[0])
}

// Remove takes a profile out. No question that is asked afterwards finds it.
func (x *Index) Remove(id domain.UserID) {
	x.write.Lock()
	defer x.write.Unlock()
	x.remove(id)
}

// Len returns the number of people.
func (x *Index) Len() int { return x.current.Load().Live }

func (x *Index) put(p *Document) {
	now := x.current.Load()
	number := int32(len(now.Documents))
	for _, t := range x.analyzer.analyze(now.Vocabularies, p.Text, +1) {
		t.documents.Add(1)
		t.add(newPosting(number, t.weight))
	}
	x.numbers[p.UserID] = number
	x.current.Store(&Snapshot{append(now.Documents, p), now.Live + 1, now.Vocabularies, now.Centroids})
}

func (x *Index) remove(id domain.UserID) {
	number, ok := x.numbers[id]
	if !ok {
		return
	}
	now := x.current.Load()
	p := now.Documents[number]
	for _, t := range x.analyzer.analyze(now.Vocabularies, p.Text, -1) {
		t.documents.Add(-1)
	}
	p.Removed.Store(true)
	delete(x.numbers, id)
	x.current.Store(&Snapshot{now.Documents, now.Live - 1, now.Vocabularies, now.Centroids})
	x.compact()
}

// sweep starts afresh once most of what the index holds is of people who are
// gone. Spread over the removals that led to it, that costs about as much as
// adding each of them did.
func (x *Index) compact() {
	now := x.current.Load()
	if gone := len(now.Documents) - now.Live; gone < MinCompact || gone < now.Live {
		return
	}
	living := make([]*Document, 0, now.Live)
	for _, p := range now.Documents {
		if !p.Removed.Load() {
			living = append(living, p)
		}
	}
	x.publish(rebuild(living))
}

// minSweep is how many removed people are not worth a sweep.
const MinCompact = 1024

// show replaces everything, but where people point.
func (x *Index) publish(people []*Document, zones *Vocabularies) {
	x.numbers = make(map[domain.UserID]int32, len(people))
	for i, p := range people {
		x.numbers[p.UserID] = int32(i)
	}
	next := &Snapshot{Documents: people, Live: len(people), Vocabularies: zones}
	if now := x.current.Load(); now != nil {
		next.Centroids = x.carriedCentroids(now)
	}
	x.current.Store(next)
}
