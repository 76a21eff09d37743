package lexicon

import (
	"slices"
	"strings"
	"testing"
)

func TestWordListsHaveNoDuplicates(t *testing.T) {
	for name, list := range wordListsOf[English] {
		entries := list.entries()
		if len(entries) == 0 {
			t.Errorf("%s is empty", name)
		}
		slices.Sort(entries)
		for i := 1; i < len(entries); i++ {
			if entries[i] == entries[i-1] {
				t.Errorf("%s has %q twice", name, entries[i])
			}
		}
	}
}

// Questions are compared with the lists word by word as they are folded.
func TestWordListsAreFolded(t *testing.T) {
	for name, list := range wordListsOf[English] {
		if name == "regions" {
			continue
		}
		for _, entry := range list.entries() {
			for _, word := range FoldedWords(entry) {
				if !slices.Contains(strings.Fields(entry), word) {
					t.Errorf("%s: %q is not folded", name, entry)
				}
			}
		}
	}
}

func TestUnknownWordListPanics(t *testing.T) {
	for _, load := range []func(){
		func() { English.WordSet("no such list") },
		func() { English.WordSet("regions") },
		func() { English.Phrases("languages") },
		func() { ParseWordLists("[a]\nb\n[a]\nc\n") },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			load()
		}()
	}
}
