package main

import (
	"fmt"

	"kith/backend/domain"
)

// An engine finds people. It is made of members who come one by one.
type engine struct {
	name string
	most int // members; with more it would take absurdly long
	make func(dir string) (builder, error)
	fill func(dir string, members int) error // dir, before all; nil: stores nothing there
}

// A builder takes members in, and then answers.
type builder interface {
	add(p domain.Profile) error
	finish() error
	ask(question string) error
}

// found is how many people are asked for.
const found = 10

var engines = []engine{
	{"Kith", million, newKith, nil},
	{"bleve", 100_000, newBleve, nil},
	{"SQLite FTS5", 100_000, newFTS5, nil},
	{"Kith by meaning", 100_000, newKithByMeaning, fill},
	{"chromem-go", 100_000, newChromem, nil},
}

func engineOf(name string) (engine, error) {
	for _, e := range engines {
		if e.name == name {
			return e, nil
		}
	}
	return engine{}, fmt.Errorf("there is no engine %q", name)
}
