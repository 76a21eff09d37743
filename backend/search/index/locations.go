package index

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"kith/backend/search/lexicon"
	"kith/backend/search/places"
)

// maxLocations is how many different locations of an index are compared with places: those of
// most people. People at others are found by the words of their location only.
const maxLocations = 20_000

// A Located is a location that profiles state, with the places that it names.
type Located struct {
	Text   string
	Words  []string // see [lexicon.PlaceWords]
	Homes  []places.Location
	People int // who state it
}

// locations are those of the documents of an index. They are collected when they are first
// needed, and counted again when documents were added or removed: who was removed must not
// decide which place a name means.
type locations struct {
	mu     sync.Mutex
	all    []Located        // each once, with those that only removed documents have
	parsed []bool           // whether the homes of each are known
	index  map[string]int32 // by text
	of     []int32          // of each document that was read: its location; -1: none

	documents, live int               // of the snapshot that was counted
	list            []Located         // never changed: readers may still have it
	community       *places.Community // of list; never changed either
}

// Locations returns the locations of the documents that were not removed.
func (s *Snapshot) Locations() []Located {
	list, _ := s.located()
	return list
}

func (s *Snapshot) located() ([]Located, *places.Community) {
	l := &s.Vocabularies[PlaceWords].locations
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.documents != len(s.Documents) || l.live != s.Live {
		l.read(s.Documents[min(len(l.of), len(s.Documents)):])
		l.list = l.count(s.Documents)
		l.community = communityOf(l.list)
		l.documents, l.live = len(s.Documents), s.Live
	}
	return l.list, l.community
}

// Community returns where the people in scope live. The caller does not change it.
func (in Scope) Community() *places.Community {
	if len(in) == 1 {
		_, community := in[0].located()
		return community
	}
	var all [][]Located
	for _, s := range in {
		all = append(all, s.Locations())
	}
	return communityOf(all...)
}

func communityOf(lists ...[]Located) *places.Community {
	c := new(places.Community)
	for _, list := range lists {
		for _, l := range list {
			c.Add(l.Homes, l.People)
		}
	}
	return c
}

func (l *locations) read(documents []*Document) {
	if l.index == nil {
		l.index = make(map[string]int32)
	}
	for _, d := range documents {
		text := d.Location()
		at, known := l.index[text]
		switch {
		case text == "":
			at = -1
		case !known:
			at = int32(len(l.all))
			l.index[text] = at
			l.all, l.parsed = append(l.all, Located{Text: text}), append(l.parsed, false)
		}
		l.of = append(l.of, at)
	}
}

// count returns the locations of the documents that were not removed, at most maxLocations.
func (l *locations) count(documents []*Document) []Located {
	for i := range l.all {
		l.all[i].People = 0
	}
	for number, d := range documents {
		if at := l.of[number]; at >= 0 && !d.Removed.Load() {
			l.all[at].People++
		}
	}
	var stated []int
	for i := range l.all {
		if l.all[i].People > 0 {
			stated = append(stated, i)
		}
	}
	if len(stated) > maxLocations {
		slices.SortFunc(stated, func(a, b int) int {
			return cmp.Or(cmp.Compare(l.all[b].People, l.all[a].People), strings.Compare(l.all[a].Text, l.all[b].Text))
		})
		stated = stated[:maxLocations]
	}
	list := make([]Located, len(stated))
	for i, at := range stated {
		if !l.parsed[at] {
			text := l.all[at].Text
			l.all[at].Words, l.all[at].Homes, l.parsed[at] = lexicon.PlaceWords(text), places.Parse(text), true
		}
		list[i] = l.all[at]
	}
	return list
}

// Location returns the location that a profile states, "" for none.
func (d *Document) Location() string {
	for in, text := range d.Text.Entries {
		if in.Field == FieldLocation {
			return text
		}
	}
	return ""
}
