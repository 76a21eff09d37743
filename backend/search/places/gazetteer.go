package places

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/binary"
	"io"
	"math"
	"slices"
	"sort"
	"strings"
	"sync"
)

// packed holds the gazetteer. build/pack/places wrote it.
//
//go:embed places.packed
var packed []byte

const (
	// Magic begins the packed file.
	Magic = "kithgaz1"
	// PopulationSteps is the number of steps in which a doubled population is packed.
	PopulationSteps = 8
)

// A gazetteer numbers towns and areas from 1 on; 0 stands for none. Areas are countries and
// regions.
type gazetteer struct {
	areas     []area
	areaSizes []float64 // how many people live in the towns of each area
	areaNames keys
	areaOf    []uint16            // of each area name
	codes     map[string][]uint16 // areas by code, in small letters

	towns       keys   // in the order of their numbers
	populations []byte // logarithms, see population
	townAreas   []uint16
	lat, lon    []uint16 // see position
	alternates  keys
	alternateOf []int32 // the town of each alternate name
}

type area struct {
	parent uint16
	code   string
}

// keys are names in ascending order; some occur several times.
type keys struct {
	text string
	ends []uint32
}

var load = sync.OnceValue(func() *gazetteer {
	g, ok := unpack(packed)
	if !ok {
		panic("places: the embedded gazetteer is damaged")
	}
	return g
})

// unpack reads the packed file.
func unpack(data []byte) (*gazetteer, bool) {
	data, ok := bytes.CutPrefix(data, []byte(Magic))
	content, err := io.ReadAll(flate.NewReader(bytes.NewReader(data)))
	if !ok || err != nil {
		return nil, false
	}
	next := func() []byte {
		length, n := binary.Uvarint(content)
		if n <= 0 || length > uint64(len(content)-n) {
			ok = false
			return nil
		}
		section := content[n:][:length]
		content = content[n:][length:]
		return section
	}
	g := &gazetteer{}
	g.readAreas(next())
	g.areaNames, g.areaOf = readKeys(next()), readColumn[uint16](next(), 1)
	g.towns, g.populations = readKeys(next()), slices.Clone(next())
	g.townAreas, g.lat, g.lon = readColumn[uint16](next(), 1), readColumn[uint16](next(), 0), readColumn[uint16](next(), 0)
	g.alternates, g.alternateOf = readKeys(next()), readColumn[int32](next(), 1)
	n := len(g.towns.ends)
	ok = ok && len(g.areaNames.ends) == len(g.areaOf) && len(g.alternates.ends) == len(g.alternateOf) &&
		n == len(g.populations) && n == len(g.townAreas) && n == len(g.lat) && n == len(g.lon)
	if ok {
		g.addSizes()
	}
	return g, ok
}

// addSizes sums up the populations of the towns in each area.
func (g *gazetteer) addSizes() {
	g.areaSizes = make([]float64, len(g.areas))
	for i, area := range g.townAreas {
		for ; area > 0; area = g.parent(area) {
			g.areaSizes[area-1] += g.population(int32(i + 1))
		}
	}
}

func (g *gazetteer) readAreas(section []byte) {
	for len(section) > 0 {
		parent, n := binary.Uvarint(section)
		code, rest, _ := bytes.Cut(section[max(0, n):], []byte{0})
		g.areas = append(g.areas, area{uint16(parent), string(code)})
		section = rest
	}
	g.codes = make(map[string][]uint16)
	for i, a := range g.areas {
		if code := strings.ToLower(a.code); code != "" {
			g.codes[code] = append(g.codes[code], uint16(i+1))
		}
	}
}

// readKeys reads names of which each has the number of bytes that it shares with the one
// before.
func readKeys(section []byte) keys {
	var text []byte
	var ends []uint32
	from := 0
	for len(section) > 0 {
		shared := int(section[0])
		rest, after, _ := bytes.Cut(section[1:], []byte{0})
		last := text[from:]
		from = len(text)
		text = append(append(text, last[:min(shared, len(last))]...), rest...)
		ends = append(ends, uint32(len(text)))
		section = after
	}
	return keys{string(text), slices.Clip(ends)}
}

// readColumn reads numbers of three bytes: the lowest bytes of all numbers come first, then the
// middle ones, then the highest. It adds plus to each.
func readColumn[N uint16 | int32](section []byte, plus N) []N {
	n := len(section) / 3
	column := make([]N, n)
	for i := range column {
		column[i] = N(int(section[i])|int(section[n+i])<<8|int(section[2*n+i])<<16) + plus
	}
	return column
}

func (k keys) at(i int) string {
	from := uint32(0)
	if i > 0 {
		from = k.ends[i-1]
	}
	return k.text[from:k.ends[i]]
}

// find returns the range of positions that have a key.
func (k keys) find(key string) (from, until int) {
	from = sort.Search(len(k.ends), func(i int) bool { return k.at(i) >= key })
	until = from
	for until < len(k.ends) && k.at(until) == key {
		until++
	}
	return from, until
}

// hasPrefix reports whether some key begins with a text.
func (k keys) hasPrefix(prefix string) bool {
	from := sort.Search(len(k.ends), func(i int) bool { return k.at(i) >= prefix })
	return from < len(k.ends) && strings.HasPrefix(k.at(from), prefix)
}

// named returns the places that have a name.
func (g *gazetteer) named(key string) (all []Place) {
	from, until := g.areaNames.find(key)
	for _, number := range g.areaOf[from:until] {
		all = append(all, Place{area: number})
	}
	from, until = g.towns.find(key)
	for i := from; i < until; i++ {
		all = append(all, g.town(int32(i+1)))
	}
	from, until = g.alternates.find(key)
	for _, number := range g.alternateOf[from:until] {
		all = append(all, g.town(number))
	}
	return all
}

// coded returns the areas that have a code: "ME", "FR".
func (g *gazetteer) coded(code string) (all []Place) {
	for _, number := range g.codes[code] {
		all = append(all, Place{area: number})
	}
	return all
}

// hasPrefix reports whether a name begins with a text.
func (g *gazetteer) hasPrefix(text string) bool {
	return g.areaNames.hasPrefix(text) || g.towns.hasPrefix(text) || g.alternates.hasPrefix(text)
}

func (g *gazetteer) town(number int32) Place { return Place{number, g.townAreas[number-1]} }

func (g *gazetteer) parent(area uint16) uint16 { return g.areas[area-1].parent }

func (g *gazetteer) country(area uint16) uint16 {
	for g.parent(area) > 0 {
		area = g.parent(area)
	}
	return area
}

// state returns the region of the first level that has an area, or its country.
func (g *gazetteer) state(area uint16) uint16 {
	for g.parent(area) > 0 && g.parent(g.parent(area)) > 0 {
		area = g.parent(area)
	}
	return area
}

// isWithin reports whether an area is another one or lies in it.
func (g *gazetteer) isWithin(area, other uint16) bool {
	for area > 0 && area != other {
		area = g.parent(area)
	}
	return area == other
}

// population returns how many people live in a town, with an error of some percent.
func (g *gazetteer) population(town int32) float64 {
	return math.Exp2(float64(g.populations[town-1]) / PopulationSteps)
}

// position returns latitude and longitude in radians.
func (g *gazetteer) position(town int32) (lat, lon float64) {
	return (float64(g.lat[town-1])/math.MaxUint16 - 0.5) * math.Pi, (float64(g.lon[town-1])/math.MaxUint16 - 0.5) * 2 * math.Pi
}
