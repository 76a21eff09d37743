package match

import (
	"sync"
	"sync/atomic"

	"kith/backend/domain"
)

// An Index holds the opted-in profiles of one organization for [Find]. Readers
// work on a snapshot and never wait for a writer; writers take turns.
//
// Every profile has a number. A profile that changes gets a new one, and what
// was known under the old is skipped until enough of it has gathered to be
// worth sweeping out.
type Index struct {
	writing sync.Mutex
	numbers map[domain.UserID]int32 // of living people; the writer's alone
	reader  reader                  // likewise
	current atomic.Pointer[snapshot]
}

// A snapshot is an index as it was at one moment, but that somebody removed
// since is gone from it too.
type snapshot struct {
	people []*person // by number
	living int
	zones  *zones

	bearings [meantZones]bearings
}

type zones [zoneCount]*vocabulary

func newZones() zones {
	var z zones
	for i := range z {
		z[i] = newVocabulary(asWritten)
	}
	z[has], z[wants] = newVocabulary(stem), newVocabulary(stem)
	return z
}

// A person is a profile as the index keeps it.
type person struct {
	id   domain.UserID
	said packed
	gone atomic.Bool
}

// newPeople keeps what profiles say in one piece of memory, which nobody else
// holds.
func newPeople(profiles []domain.Profile) []*person {
	ends := make([]int, len(profiles))
	var all []byte
	for i := range profiles {
		all = pack(append(all, profiles[i].UserID...), &profiles[i])
		ends[i] = len(all)
	}
	text, from := string(all), 0
	people, each := make([]*person, len(profiles)), make([]person, len(profiles))
	for i := range profiles {
		said, end := from+len(profiles[i].UserID), ends[i]
		each[i].id, each[i].said = domain.UserID(text[from:said]), packed(text[said:end])
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
	x.writing.Lock()
	defer x.writing.Unlock()
	x.remove(p.UserID)
	x.put(newPeople([]domain.Profile{p})[0])
}

// Remove takes a profile out. No question that is asked afterwards finds it.
func (x *Index) Remove(id domain.UserID) {
	x.writing.Lock()
	defer x.writing.Unlock()
	x.remove(id)
}

// Len returns the number of people.
func (x *Index) Len() int { return x.current.Load().living }

func (x *Index) put(p *person) {
	now := x.current.Load()
	number := int32(len(now.people))
	for _, t := range x.reader.read(now.zones, p.said, +1) {
		t.people.Add(1)
		t.add(newPosting(number, t.weight))
	}
	x.numbers[p.id] = number
	x.current.Store(&snapshot{append(now.people, p), now.living + 1, now.zones, now.bearings})
}

func (x *Index) remove(id domain.UserID) {
	number, ok := x.numbers[id]
	if !ok {
		return
	}
	now := x.current.Load()
	p := now.people[number]
	for _, t := range x.reader.read(now.zones, p.said, -1) {
		t.people.Add(-1)
	}
	p.gone.Store(true)
	delete(x.numbers, id)
	x.current.Store(&snapshot{now.people, now.living - 1, now.zones, now.bearings})
	x.sweep()
}

// sweep starts afresh once most of what the index holds is of people who are
// gone. Spread over the removals that led to it, that costs about as much as
// adding each of them did.
func (x *Index) sweep() {
	now := x.current.Load()
	if gone := len(now.people) - now.living; gone < minSweep || gone < now.living {
		return
	}
	living := make([]*person, 0, now.living)
	for _, p := range now.people {
		if !p.gone.Load() {
			living = append(living, p)
		}
	}
	x.show(again(living))
}

// minSweep is how many removed people are not worth a sweep.
const minSweep = 1024

// show replaces everything, but where people point.
func (x *Index) show(people []*person, zones *zones) {
	x.numbers = make(map[domain.UserID]int32, len(people))
	for i, p := range people {
		x.numbers[p.id] = int32(i)
	}
	next := &snapshot{people: people, living: len(people), zones: zones}
	if now := x.current.Load(); now != nil {
		next.bearings = x.carried(now)
	}
	x.current.Store(next)
}
