// Package places knows towns, regions and countries: what contains what, and how far apart
// towns are. Its gazetteer is in the binary and is loaded when it is first needed; NOTICE
// says where it comes from. Villages, streets and made-up places are unknown to it.
package places

import (
	"math"
	"strings"

	"kith/backend/search/lexicon"
)

// A Place is a town, a region or a country of the gazetteer. Its zero value is none.
type Place struct {
	town int32  // its number + 1; 0 for a region or country
	area uint16 // number + 1 of the smallest region, or the country, that has the town
}

// IsTown reports whether p is a town, and not a region or country.
func (p Place) IsTown() bool { return p.town > 0 }

// isCountry reports whether p is a country.
func (p Place) isCountry() bool { return p.town == 0 && p.area > 0 && load().parent(p.area) == 0 }

// Contains reports whether q is p or lies in it.
func (p Place) Contains(q Place) bool {
	if p.area == 0 || q.area == 0 || p.town > 0 {
		return p == q && p.area > 0
	}
	return load().isWithin(q.area, p.area)
}

// sharesState reports whether both lie in the same region of the first level, such as a
// state.
func (p Place) sharesState(q Place) bool {
	if p.area == 0 || q.area == 0 {
		return false
	}
	g := load()
	state := g.state(p.area)
	return state == g.state(q.area) && g.parent(state) > 0
}

// earthRadius is in kilometres.
const earthRadius = 6371

// distance returns how many kilometres apart two towns are. It is not known for a region
// or country.
func (p Place) distance(q Place) (km float64, ok bool) {
	if p.town == 0 || q.town == 0 {
		return 0, false
	}
	lat1, lon1 := load().position(p.town)
	lat2, lon2 := load().position(q.town)
	sinLat, sinLon := math.Sin((lat2-lat1)/2), math.Sin((lon2-lon1)/2)
	h := sinLat*sinLat + math.Cos(lat1)*math.Cos(lat2)*sinLon*sinLon
	return 2 * earthRadius * math.Asin(math.Sqrt(min(1, h))), true
}

// size returns how many people live in the towns of p.
func (p Place) size() float64 {
	if p.town > 0 {
		return load().population(p.town)
	}
	return load().areaSizes[p.area-1]
}

// isDistrict reports whether p is a region within a region.
func (p Place) isDistrict() bool {
	g := load()
	return p.town == 0 && p.area > 0 && g.state(p.area) != p.area
}

// abbreviations are words that names of places have in short.
var abbreviations = map[string]string{"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}

// Key returns the name under which a place is looked up: its folded words.
func Key(name string) string {
	words := lexicon.FoldedWords(name)
	for i, word := range words {
		words[i] = inFull(word)
	}
	return strings.Join(words, " ")
}

func inFull(word string) string {
	if full := abbreviations[word]; full != "" {
		return full
	}
	return word
}
