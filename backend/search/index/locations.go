package index

import (
	"slices"
	"sync"

	"kith/backend/search/places"
)

// maxLocations is how many different locations of an index are kept. People at others are
// found by the words of their location only.
const maxLocations = 20_000

// A Located is a location that profiles state, with the places that it names.
type Located struct {
	Text   string
	Homes  []places.Location
	People int // who stated it, with those who were removed
}

// locations are those of the documents of an index. They are collected when they are first
// needed, and completed when documents were added.
type locations struct {
	mu    sync.Mutex
	upTo  int       // documents that were read
	list  []Located // never changed: readers may still have it
	index map[string]int
}

// Locations returns the locations of the documents.
func (s *Snapshot) Locations() []Located {
	l := &s.Vocabularies[PlaceWords].locations
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.upTo < len(s.Documents) {
		l.read(s.Documents[l.upTo:])
		l.upTo = len(s.Documents)
	}
	return l.list
}

func (l *locations) read(documents []*Document) {
	l.list = slices.Clone(l.list)
	if l.index == nil {
		l.index = make(map[string]int)
	}
	for _, d := range documents {
		text := d.Location()
		if i, known := l.index[text]; known {
			l.list[i].People++
		} else if text != "" && len(l.list) < maxLocations {
			l.index[text] = len(l.list)
			l.list = append(l.list, Located{text, places.Parse(text), 1})
		}
	}
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
