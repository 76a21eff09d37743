package places

import (
	"cmp"
	"slices"
	"strings"

	"kith/backend/search/lexicon"
)

// Limits on the text of one location.
const (
	maxBytes     = 200
	maxWords     = 32
	maxNameWords = 6  // words of one name
	maxReadings  = 40 // places that one name may mean
	maxMentions  = 5  // names in one location
)

// A Location is one place that a text names.
type Location struct {
	// Readings are the places that may be meant, the one meant most often first. They are
	// of one name: Portland in Oregon and Portland in Maine.
	Readings []Place
	// Partial is true if the text names something in the place that is unknown: a village
	// of Maine.
	Partial bool
	// Qualified is true if the text names more than one place to say which one is meant.
	Qualified bool
	// Named are the other places of the text: Berlin, in "Kreuzberg, Berlin".
	Named []Place
}

// Parse returns the places that a location names, such as that of a profile: "Portland, OR",
// "Cambridge MA", "Lyon (France)", "Berlin / Paris". It returns none for a text that names no
// place of the gazetteer. The work is in proportion to the text, of which 200 bytes are read.
func Parse(text string) []Location {
	p := parser{g: load(), words: split(lexicon.Truncate(text, maxBytes))}
	var all []Location
	for from := 0; from < len(p.words); {
		p.mentions, p.unknown = nil, false
		from = p.scan(from)
		if l := p.location(); len(l.Readings) > 0 {
			all = append(all, l)
		}
	}
	return all
}

// A word of a location.
type word struct {
	key     string
	capital bool // all its letters are capitals
	starts  bool // it follows a comma or the like
}

func split(text string) []word {
	var words []word
	s := lexicon.Scanner{Text: text}
	for end := 0; len(words) < maxWords && s.Next(); end = s.End {
		words = append(words, word{
			key: inFull(string(s.Word)), capital: s.Capitals == len(s.Word),
			starts: len(words) == 0 || strings.ContainsAny(text[end:s.Start], ",;/|()·•–—") || strings.Contains(text[end:s.Start], " - "),
		})
	}
	return words
}

// A mention is one name in a location, with the places that have it.
type mention struct {
	towns, areas []Place
	code         bool // only a code of areas: "MA", "DE"
	trailed      bool // words follow that are not known
	part         int  // which part of the location it is in; commas are between parts
	starts       bool // it begins its part
}

type parser struct {
	g        *gazetteer
	words    []word
	mentions []mention
	unknown  bool // there are words that are not known
}

// joining are words between two locations, unless they are part of a name.
var joining = map[string]bool{"and": true, "or": true, "et": true, "ou": true, "und": true, "oder": true, "y": true, "e": true}

// around are words beside the name of a place that do not change which place it is.
var around = wordSet(`in near of at by from to the de du des la le les l d den der greater metro metropolitan area
	region county comte downtown central centre center north south east west northern southern eastern western
	pres autour alentours environs banlieue suburb suburbs outside currently based living city ville town state
	province district departement land grand grande nord sud est ouest upper lower mid rural a au aux en im bei nahe raum
	cerca perto region regiao dans chez vers around close remote`)

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// scan reads the mentions of one location from word from on, and returns where the next
// location begins.
func (p *parser) scan(from int) int {
	clean, part := true, 0 // clean: no unknown word stands before in this part
	for i := from; i < len(p.words); {
		w := p.words[i]
		if w.starts {
			clean, part = true, part+1
		}
		n, m := p.mentionAt(i)
		switch {
		case n > 0 && clean && len(p.mentions) < maxMentions:
			m.part, m.starts = part, w.starts
			p.mentions = append(p.mentions, m)
		case joining[w.key]:
			return i + 1
		case n > 0 || !around[w.key] && !isNumber(w.key):
			p.unknown, clean = true, false
			if last := len(p.mentions) - 1; last >= 0 && !w.starts {
				p.mentions[last].trailed = true
			}
		}
		i += max(n, 1)
	}
	return len(p.words)
}

func isNumber(key string) bool { return strings.ContainsAny(key, "0123456789") }

// mentionAt returns the longest name that begins at word i, and how many words it has.
func (p *parser) mentionAt(i int) (n int, m mention) {
	key := ""
	for end := i; end < min(len(p.words), i+maxNameWords) && (end == i || !p.words[end].starts); end++ {
		if end > i {
			key += " "
		}
		if key += p.words[end].key; !p.g.hasPrefix(key) {
			break
		}
		if end == i && (around[key] || joining[key]) {
			continue
		}
		if found := p.g.named(key); len(found) > 0 {
			n, m = end-i+1, newMention(found)
		}
	}
	w := p.words[i]
	isCode := w.capital || len(p.mentions) > 0 && i == len(p.words)-1
	if found := p.g.coded(w.key); n <= 1 && isCode && len(w.key) < 4 && len(found) > 0 {
		m.areas, m.code = append(m.areas, found...), n == 0
		n = 1
	}
	return n, m
}

func newMention(found []Place) (m mention) {
	for _, place := range found {
		if place.IsTown() {
			m.towns = append(m.towns, place)
		} else {
			m.areas = append(m.areas, place)
		}
	}
	return m
}

// minTrailed is the number of people in a town whose name may have unknown words behind it:
// "Berlin Kreuzberg", and not "Paris Hill".
const minTrailed = 1e5

// location returns the place that the mentions are about.
func (p *parser) location() Location {
	for i, m := range p.mentions {
		readings, ok := p.qualified(i, m.towns)
		if !ok {
			continue
		}
		if m.trailed {
			readings = slices.DeleteFunc(readings, func(t Place) bool { return t.size() < minTrailed })
		}
		if len(p.mentions) == 1 || len(readings) == 0 {
			readings = append(readings, m.areas...)
		} else if areas, ok := p.qualified(i, m.areas); ok {
			readings = append(readings, areas...)
		}
		if len(readings) > 0 && !m.code {
			return Location{bySize(readings), p.unknown, len(p.mentions) > 1, p.others(i)}
		}
	}
	return p.area()
}

// qualified returns those of the places found for mention i that fit the other mentions. It is
// false if none fits an area, or a town in the same part: "Rue de Lyon".
func (p *parser) qualified(i int, found []Place) ([]Place, bool) {
	kept := slices.Clone(found)
	for j, other := range p.mentions {
		if j == i || len(kept) == 0 {
			continue
		}
		fitting := fit(kept, other.areas)
		if len(fitting) == 0 {
			fitting = nearby(kept, other.towns)
		}
		if len(fitting) == 0 {
			fitting = inStateOf(kept, other.areas)
		}
		switch {
		case len(fitting) > 0:
			kept = fitting
		case other.code && !other.starts:
		case len(other.areas) > 0 || other.part == p.mentions[i].part:
			return nil, false
		}
	}
	return kept, len(kept) > 0
}

// fit returns those of some places that lie in one of the areas.
func fit(found, areas []Place) (kept []Place) {
	for _, place := range found {
		if slices.ContainsFunc(areas, func(a Place) bool { return a != place && a.Contains(place) }) {
			kept = append(kept, place)
		}
	}
	return kept
}

// inStateOf returns those of some towns that are in the same state as one of the districts.
// People name the county that a town belonged to: "Bath, Somerset".
func inStateOf(found, areas []Place) (kept []Place) {
	for _, place := range found {
		if place.IsTown() && slices.ContainsFunc(areas, func(a Place) bool { return a.isDistrict() && a.sharesState(place) }) {
			kept = append(kept, place)
		}
	}
	return kept
}

// maxSuburb is how far from a town its parts are, in kilometres: Brooklyn from New York.
const maxSuburb = 60

// nearby returns those of some places that are near one of the towns.
func nearby(found, towns []Place) (kept []Place) {
	for _, place := range found {
		if slices.ContainsFunc(towns[:min(len(towns), maxReadings)], func(t Place) bool {
			km, ok := place.distance(t)
			return ok && km <= maxSuburb
		}) {
			kept = append(kept, place)
		}
	}
	return kept
}

// area returns the smallest area that the mentions behind it allow: Maine for a village that is not
// known, in "Maine, USA".
func (p *parser) area() Location {
	var areas []Place
	for i, m := range p.mentions {
		rest := parser{g: p.g, mentions: p.mentions[i:]}
		if kept, ok := rest.qualified(0, m.areas); ok && (!m.code || m.starts && m.part > 0) && len(areas) == 0 {
			areas = kept
		}
	}
	isElsewhere := func(m mention) bool {
		return !slices.ContainsFunc(m.areas, func(a Place) bool { return len(areas) > 0 && a.Contains(areas[0]) })
	}
	areas = bySize(areas)
	return Location{areas, p.unknown || slices.ContainsFunc(p.mentions, isElsewhere), len(p.mentions) > 1, nil}
}

// others returns the places of all mentions but one.
func (p *parser) others(mention int) (all []Place) {
	for i, m := range p.mentions {
		if i != mention {
			all = append(append(all, m.towns...), m.areas...)
		}
	}
	return all[:min(len(all), maxReadings)]
}

// bySize sorts readings, the largest place first. A region that is named after a large town
// in it comes behind that town.
func bySize(readings []Place) []Place {
	sizes := make(map[Place]float64, len(readings))
	for _, place := range readings {
		sizes[place] = place.size()
	}
	for _, region := range readings {
		for _, town := range readings {
			if town.IsTown() && !region.IsTown() && !region.isCountry() && region.Contains(town) && town.size() >= minTrailed {
				sizes[region] = town.size() - 1
			}
		}
	}
	readings = slices.Clone(readings)
	slices.SortStableFunc(readings, func(a, b Place) int {
		return cmp.Or(cmp.Compare(sizes[b], sizes[a]), cmp.Compare(a.area, b.area), cmp.Compare(a.town, b.town))
	})
	readings = slices.Compact(readings)
	return readings[:min(len(readings), maxReadings)]
}
