package main

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
	"math"
	"slices"
	"strings"

	"kith/backend/search/places"
)

// write writes the gazetteer as places reads it: a magic word, then compressed sections of
// which each has its length before it.
func (g *gazetteer) write(w io.Writer) error {
	if _, err := io.WriteString(w, places.Magic); err != nil {
		return err
	}
	compressor, err := flate.NewWriter(w, flate.BestCompression)
	if err != nil {
		return err
	}
	for _, section := range g.sections() {
		length := binary.AppendUvarint(nil, uint64(len(section)))
		if _, err := compressor.Write(append(length, section...)); err != nil {
			return err
		}
	}
	return compressor.Close()
}

func (g *gazetteer) sections() [][]byte {
	var areas []byte
	for _, a := range g.areas {
		areas = binary.AppendUvarint(areas, uint64(a.parent+1))
		areas = append(append(areas, a.code...), 0)
	}
	var area, lat, lon, population bytes.Buffer
	keys := make([]name, len(g.towns))
	for i, t := range g.towns {
		keys[i] = name{t.key, i}
		writeColumn(&area, uint32(t.area))
		writeColumn(&lat, uint32(math.Round((t.lat+90)/180*math.MaxUint16)))
		writeColumn(&lon, uint32(math.Round((t.lon+180)/360*math.MaxUint16)))
		population.WriteByte(byte(min(255, math.Round(places.PopulationSteps*math.Log2(float64(max(1, t.population)))))))
	}
	n := len(g.towns)
	return [][]byte{
		areas, frontCoded(g.areaNames), columns(owners(g.areaNames)),
		frontCoded(keys), population.Bytes(), transposed(area.Bytes(), n), transposed(lat.Bytes(), n), transposed(lon.Bytes(), n),
		frontCoded(g.alternates), columns(owners(g.alternates)),
	}
}

func writeColumn(b *bytes.Buffer, v uint32) {
	b.Write(binary.LittleEndian.AppendUint32(nil, v))
}

// frontCoded sorts names by their keys and returns these, each as the number of bytes that it
// shares with the one before, and the rest.
func frontCoded(names []name) []byte {
	slices.SortStableFunc(names, func(a, b name) int { return strings.Compare(a.key, b.key) })
	var b []byte
	last := ""
	for _, n := range names {
		shared := 0
		for shared < min(len(last), len(n.key)) && last[shared] == n.key[shared] {
			shared++
		}
		b = append(append(append(b, byte(shared)), n.key[shared:]...), 0)
		last = n.key
	}
	return b
}

func owners(names []name) []byte {
	var b bytes.Buffer
	for _, n := range names {
		writeColumn(&b, uint32(n.of))
	}
	return b.Bytes()
}

func columns(numbers []byte) []byte { return transposed(numbers, len(numbers)/4) }

// transposed puts the first bytes of all numbers before the second bytes, and so on, which
// compresses better. The fourth byte is always 0, and left out.
func transposed(numbers []byte, n int) []byte {
	var b []byte
	for part := range 3 {
		for i := range n {
			b = append(b, numbers[4*i+part])
		}
	}
	return b
}
