package models

import (
	_ "embed"
	"encoding/json"
	"slices"

	"kith/backend/ollama"
)

//go:embed catalogue.json
var catalogueJSON []byte

// entry is a model in catalogue.json. Sizes are in bytes.
type entry struct {
	Name      string `json:"name"`
	Title     string `json:"title"`
	Pick      Pick   `json:"pick"`
	Size      int64  `json:"size"`
	Context   int64  `json:"context"` // memory for the context window
	Languages int    `json:"languages"`
	Licence   string `json:"licence"`
}

// catalogue lists the offered models from small to large.
var catalogue = readCatalogue(catalogueJSON)

func readCatalogue(file []byte) []entry {
	var catalogue struct {
		Models []entry `json:"models"`
	}
	if err := json.Unmarshal(file, &catalogue); err != nil {
		panic(err) // the file is part of the program
	}
	return catalogue.Models
}

// offers returns the catalogue for a machine. It suggests the largest chat model
// that fits.
func offers(m machine, installed []ollama.Model) []Offer {
	offers := make([]Offer, len(catalogue))
	suggested := -1
	for i, e := range catalogue {
		offers[i] = Offer{
			Name: e.Name, Title: e.Title, Pick: e.Pick, Size: e.Size, Needs: memoryNeeded(e.Size, e.Context),
			Languages: e.Languages, Licence: e.Licence,
			Fits: m.fits(e.Size, e.Context), Installed: has(installed, e.Name),
		}
		if offers[i].Fits && e.Pick != PickMeaning {
			suggested = i
		}
	}
	if suggested >= 0 {
		offers[suggested].Suggested = true
	}
	return offers
}

// offered returns the catalogue entry of a model.
func offered(name string) (entry, bool) {
	for _, e := range catalogue {
		if ollama.SameName(e.Name, name) {
			return e, true
		}
	}
	return entry{}, false
}

func has(installed []ollama.Model, name string) bool {
	return slices.ContainsFunc(installed, func(m ollama.Model) bool { return ollama.SameName(m.Name, name) })
}

func contains(names []string, name string) bool {
	return slices.ContainsFunc(names, func(other string) bool { return ollama.SameName(other, name) })
}
