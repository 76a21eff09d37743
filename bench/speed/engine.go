package main

import (
	"fmt"

	"kith/backend/domain"
)

// An engine is a search engine to measure.
type engine struct {
	name       string
	maxMembers int // with more it would take too long
	make       func(dir string) (builder, error)
	fill       func(dir string, members int) error // prepares dir before the measurement; nil: not needed
	encodes    bool                                // it embeds questions, with Kith's encoder
}

// A builder is an engine at work: members are added one by one, and after finish it
// answers questions.
type builder interface {
	add(p domain.Profile) error
	finish() error
	ask(question string) error
}

// found is the number of people that an engine returns.
const found = 10

var engines = []engine{
	{"Kith", million, newKith, nil, false},
	{"bleve", 100_000, newBleve, nil, false},
	{"SQLite FTS5", 100_000, newFTS5, nil, false},
	{"Kith by meaning", 100_000, newKithByMeaning, fill, true},
	{"chromem-go", 100_000, newChromem, nil, true},
}

func engineOf(name string) (engine, error) {
	for _, e := range engines {
		if e.name == name {
			return e, nil
		}
	}
	return engine{}, fmt.Errorf("there is no engine %q", name)
}
