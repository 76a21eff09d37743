package places

import (
	"strings"
	"testing"
)

// country returns the code of the country by ISO 3166-1, "US", or "".
func country(p Place) string {
	if p.area == 0 {
		return ""
	}
	g := load()
	return g.areas[g.country(p.area)-1].code
}

// region returns the code of the smallest region by ISO 3166-2 without that of the country:
// "ME" for Maine. It is "" if the region has none, or for a country.
func region(p Place) string {
	if p.area == 0 || load().parent(p.area) == 0 {
		return ""
	}
	return load().areas[p.area-1].code
}

// describe returns the likeliest reading as "town/region/country".
func describe(l Location) string {
	if len(l.Readings) == 0 {
		return "-"
	}
	p := l.Readings[0]
	parts := []string{region(p), country(p)}
	if p.IsTown() {
		parts = append([]string{load().towns.at(int(p.town - 1))}, parts...)
	}
	said := strings.Join(parts, "/")
	if l.Partial {
		said += " partial"
	}
	return said
}

// parsed are locations and their likeliest places.
var parsed = map[string]string{
	"Portland, Oregon":                "portland/OR/US",
	"Portland, OR":                    "portland/OR/US",
	"portland, me":                    "portland/ME/US",
	"Portland ME":                     "portland/ME/US",
	"Portland":                        "portland/OR/US",
	"Portland, Maine, USA":            "portland/ME/US",
	"South Portland, Maine":           "south portland/ME/US",
	"Cambridge MA":                    "cambridge/MA/US",
	"Cambridge, UK":                   "cambridge/CAM/GB",
	"Cambridge, England":              "cambridge/CAM/GB",
	"Cambridge, Massachusetts":        "cambridge/MA/US",
	"Paris, Texas":                    "paris/TX/US",
	"Paris":                           "paris/75C/FR",
	"Paris 11e":                       "paris/75C/FR",
	"Birmingham, AL":                  "birmingham/AL/US",
	"Birmingham":                      "birmingham/BIR/GB",
	"Springfield, IL 62701":           "springfield/IL/US",
	"Richmond, IN":                    "richmond/IN/US",
	"Bath, Somerset":                  "bath/BAS/GB",
	"Lyon (France)":                   "lyon/69/FR",
	"69003 Lyon":                      "lyon/69/FR",
	"Greater Boston":                  "boston/MA/US",
	"Berlin, DE":                      "berlin/BE/DE",
	"Berlin Kreuzberg":                "kreuzberg/BE/DE",
	"München":                         "munich/BY/DE",
	"Munich, Allemagne":               "munich/BY/DE",
	"Köln":                            "koln/NW/DE",
	"Cologne":                         "koln/NW/DE",
	"Genève":                          "geneva/GE/CH",
	"Londres":                         "london/ENG/GB",
	"Lisboa":                          "lisbon/11/PT",
	"São Paulo":                       "sao paulo/SP/BR",
	"Brooklyn, New York":              "brooklyn/NY/US",
	"New York, New York":              "new york city/NY/US",
	"Saint-Malo":                      "saint malo/35/FR",
	"St. George, Maine":               "saint george/ME/US",
	"Vinalhaven, Maine":               "vinalhaven/ME/US",
	"Whitefield, Maine":               "whitefield/ME/US",
	"Unity, Maine":                    "ME/US partial",
	"Maine, USA":                      "ME/US",
	"Unity, Maine, USA":               "ME/US partial",
	"Maine":                           "ME/US",
	"Bretagne":                        "BRE/FR",
	"Bavière":                         "BY/DE",
	"Bayern, Deutschland":             "BY/DE",
	"Georgia":                         "GA/US",
	"Atlanta, Georgia":                "atlanta/GA/US",
	"Deutschland":                     "/DE",
	"États-Unis":                      "/US",
	"Trinidad and Tobago":             "/TT",
	"Newfoundland and Labrador":       "NL/CA",
	"Nairobi, Kenya":                  "nairobi/30/KE",
	"Montréal, Québec":                "montreal/QC/CA",
	"Saint John, New Brunswick":       "saint john/NB/CA",
	"Deer Isle, Maine":                "deer isle/ME/US",
	"":                                "",
	"Nowhere Cove, Maine":             "ME/US partial",
	"Tbilisi, Georgia":                "tbilisi/TB/GE",
	"Building 4":                      "",
	"remote":                          "",
	"somewhere over the rainbow":      "",
	"Rue de Lyon":                     "",
	"Sipayik (Pleasant Point), Maine": "ME/US partial",
}

func TestParse(t *testing.T) {
	for text, want := range parsed {
		got := []string{}
		for _, l := range Parse(text) {
			got = append(got, describe(l))
		}
		if said := strings.Join(got, "; "); said != want {
			t.Errorf("%q is %q, want %q", text, said, want)
		}
	}
}

func TestParseSeveral(t *testing.T) {
	for text, want := range map[string]string{
		"Berlin and Paris":       "berlin/BE/DE; paris/75C/FR",
		"Lyon et Genève":         "lyon/69/FR; geneva/GE/CH",
		"Portland or Bangor, ME": "portland/OR/US; bangor/ME/US",
	} {
		got := []string{}
		for _, l := range Parse(text) {
			got = append(got, describe(l))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
