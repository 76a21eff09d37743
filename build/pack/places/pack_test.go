package main

import (
	"bytes"
	"strings"
	"testing"

	"kith/backend/search/places"
)

func TestIsAlternate(t *testing.T) {
	for names, want := range map[string]bool{
		"Köln, Cologne": true, "Köln, Colonia": true, "Wien, Vienna": true, "Lisbon, Lisboa": true, "Geneva, Genf": true, "Beijing, Pékin": true,
		"The Hague, Den Haag": true, "Portland, The Neck": false, "Portland, PDX": false, "Portland, Quack": false, "Munich, Мюнхен": false, "Lyon, li ang": false,
	} {
		town, written, _ := strings.Cut(names, ", ")
		if got := isAlternate(places.Key(town), written, places.Key(written)); got != want {
			t.Errorf("%s: %v", names, got)
		}
	}
}

func TestFrontCoded(t *testing.T) {
	names := []name{{"bathurst", 2}, {"bath", 1}, {"bergen", 3}}
	if got := frontCoded(names); !bytes.Equal(got, []byte("\x00bath\x00\x04urst\x00\x01ergen\x00")) {
		t.Errorf("%q", got)
	}
	if got := columns(owners(names)); !bytes.Equal(got, []byte{1, 2, 3, 0, 0, 0, 0, 0, 0}) {
		t.Errorf("%v", got)
	}
}

func TestExonymsHaveNames(t *testing.T) {
	for code, names := range translations() {
		if len(code) < 2 || len(names) == 0 || names[0] == "" {
			t.Errorf("%q has the names %q", code, names)
		}
	}
}
