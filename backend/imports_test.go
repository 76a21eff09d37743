package backend_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// layers are the packages of the codebase, the highest layer first. A package imports from
// lower layers only, so that a change affects only higher layers.
var layers = [][]string{
	{"kith", "kith/build/pagetypes", "kith/build/pack/dictionary", "kith/build/pack/minilm", "kith/build/pack/multilingual", "kith/build/pack/places"},
	{"kith/backend"},
	{"kith/backend/api", "kith/backend/cli"},
	{"kith/backend/chat", "kith/backend/models", "kith/backend/interchange", "kith/backend/search"},
	{"kith/backend/writer"},
	{"kith/backend/store", "kith/backend/search/rank", "kith/backend/dialogue"},
	{"kith/backend/search/query", "kith/backend/search/index"},
	{"kith/backend/search/places", "kith/backend/search/sentence"},
	{"kith/backend/search/lexicon", "kith/backend/search/golden", "kith/backend/search/minilm", "kith/backend/search/multilingual", "kith/backend/ollama", "kith/backend/invite", "kith/backend/interchange/sheet", "kith/backend/interchange/card"},
	{"kith/build/pack", "kith/backend/domain", "kith/backend/vector", "kith/backend/search/linear", "kith/migrations"},
}

// A denylist forbids importing a path and everything below it, except for some packages.
type denylist struct {
	path   string
	except []string
	reason string
}

var denylists = []denylist{
	{
		"github.com/wailsapp/wails",
		[]string{"kith"},
		"only main.go and app.go know the window, so everything else runs and tests without one",
	},
	{
		"kith/backend/store",
		[]string{"kith", "kith/backend", "kith/backend/api", "kith/backend/cli", "kith/backend/search", "kith/build/pagetypes"},
		"the steps of the work see storage through small interfaces that they declare themselves",
	},
	{
		"kith/migrations",
		[]string{"kith/backend/store"},
		"only the store depends on the schema",
	},
	{
		"database/sql",
		[]string{"kith/backend/store"},
		"every query is in the store, where its permission is checked",
	},
	{
		"modernc.org/sqlite",
		[]string{"kith/backend/store"},
		"another database is another store, not another Kith",
	},
	{
		"github.com/ollama/ollama",
		[]string{"kith/backend/ollama"},
		"ranking and prose must not depend on whose model writes",
	},
	{
		"github.com/alecthomas/kong",
		[]string{"kith/backend/cli"},
		"only the command line parses arguments",
	},
}

// An allowlist is everything that a package may import besides the standard library.
type allowlist struct {
	pkg    string
	paths  []string
	denied []string // of the standard library
	reason string
}

var allowlists = []allowlist{
	{
		"kith/backend/domain",
		[]string{"github.com/google/uuid", "golang.org/x/net/idna", "golang.org/x/text"},
		[]string{"database/sql", "net/http", "os"},
		"every package imports the shared types, so they import nothing but what compares names and addresses",
	},
	{
		"kith/backend/search/lexicon",
		[]string{"kith/backend/vector", "github.com/kljensen/snowball", "golang.org/x/text"},
		[]string{"database/sql", "net", "net/http", "os"},
		"words and their relations are data in the binary",
	},
	{
		"kith/backend/search/sentence",
		[]string{"kith/backend/search/lexicon", "github.com/rivo/uniseg"},
		[]string{"database/sql", "net", "net/http", "os"},
		"where sentences end and what they say are rules and data in the binary",
	},
	{
		"kith/backend/search/places",
		[]string{"kith/backend/search/lexicon"},
		[]string{"database/sql", "net", "net/http", "os"},
		"the gazetteer is data in the binary",
	},
	{
		"kith/backend/search/index",
		[]string{"kith/backend/domain", "kith/backend/search/lexicon", "kith/backend/search/places", "kith/backend/search/sentence", "kith/backend/vector"},
		[]string{"database/sql", "net", "net/http", "os"},
		"an index is in memory: it can be tested and measured without files, network or model",
	},
	{
		"kith/backend/search/query",
		[]string{"kith/backend/domain", "kith/backend/search/lexicon", "kith/backend/search/places"},
		[]string{"database/sql", "net", "net/http", "os"},
		"a question is parsed without looking at anybody",
	},
	{
		"kith/backend/interchange/sheet",
		[]string{"kith/backend/domain", "github.com/wlynxg/chardet", "golang.org/x/text"},
		[]string{"database/sql", "net", "net/http", "os"},
		"rows are read from the bytes of a file alone, without knowing what they mean",
	},
	{
		"kith/backend/interchange/card",
		[]string{"golang.org/x/text/encoding/htmlindex"},
		[]string{"database/sql", "net", "net/http", "os"},
		"cards are read from the bytes of a file alone, without knowing what they mean",
	},
	{
		"kith/backend/dialogue",
		[]string{"kith/backend/domain", "kith/backend/search/lexicon", "kith/backend/search/places", "kith/backend/search/query", "kith/backend/search/sentence"},
		[]string{"database/sql", "net", "net/http", "os"},
		"a turn is resolved from what it is given: whom it may be about was read by the caller, through the scoped store",
	},
	{
		"kith/backend/search/rank",
		[]string{"kith/backend/domain", "kith/backend/search/index", "kith/backend/search/lexicon", "kith/backend/search/places", "kith/backend/search/query", "kith/backend/search/sentence", "kith/backend/vector"},
		[]string{"database/sql", "net", "net/http", "os"},
		"ranking is pure: it can be tested and measured without files, network or model",
	},
	{
		"kith/backend/search/minilm",
		[]string{"kith/backend/search/linear", "kith/backend/vector", "golang.org/x/text"},
		[]string{"database/sql", "net", "net/http", "os"},
		"embedding a text needs only data in the binary: no file, no network",
	},
	{
		"kith/backend/search/multilingual",
		[]string{"kith/backend/search/linear", "kith/backend/vector"},
		[]string{"database/sql", "net", "net/http", "os"},
		"embedding a text needs only data in the binary: no file, no network",
	},
	{
		"kith/backend/search/linear",
		[]string{"golang.org/x/sys/cpu"},
		[]string{"database/sql", "net", "net/http", "os"},
		"products depend on no model",
	},
	{
		"kith/backend/vector",
		[]string{"golang.org/x/sys/cpu"},
		[]string{"database/sql", "net/http", "os"},
		"vectors are only numbers: comparing them depends on no model and no storage",
	},
	{
		"kith/backend/store",
		[]string{"kith/backend/domain", "kith/backend/invite", "kith/backend/vector", "kith/migrations", "github.com/gofrs/flock", "github.com/golang-migrate/migrate", "golang.org/x/crypto/argon2", "golang.org/x/text/unicode/norm", "modernc.org/sqlite"},
		[]string{"net/http", "os/exec"},
		"the store stores and reads data; it neither ranks people nor writes answers",
	},
}

func TestImportsAreFromLowerLayers(t *testing.T) {
	for pkg, imports := range packages(t) {
		layer := layerOf(pkg)
		if layer < 0 {
			t.Errorf("%s is in no layer; add it in imports_test.go", pkg)
			continue
		}
		for _, path := range imports {
			if ours(path) && layerOf(path) <= layer {
				t.Errorf("%s imports %s, which is not below it", pkg, path)
			}
		}
	}
}

func TestDenylists(t *testing.T) {
	for pkg, imports := range packages(t) {
		for _, list := range denylists {
			if !slices.Contains(list.except, pkg) && slices.ContainsFunc(imports, list.covers) {
				t.Errorf("%s imports %s: %s", pkg, list.path, list.reason)
			}
		}
	}
}

func TestAllowlists(t *testing.T) {
	all := packages(t)
	for _, list := range allowlists {
		imports, found := all[list.pkg]
		if !found {
			t.Errorf("there is no package %s any more", list.pkg)
		}
		for _, path := range imports {
			if !list.allows(path) {
				t.Errorf("%s imports %s: %s", list.pkg, path, list.reason)
			}
		}
	}
}

func TestTestPackagesAreImportedByTestsOnly(t *testing.T) {
	for pkg, imports := range packages(t) {
		for _, path := range imports {
			if ours(path) && forTests(path) {
				t.Errorf("%s imports %s, which must not reach the binary", pkg, path)
			}
		}
	}
}

func (d denylist) covers(path string) bool { return within(path, d.path) }

func (a allowlist) allows(path string) bool {
	if standard(path) {
		return !slices.Contains(a.denied, path)
	}
	return slices.ContainsFunc(a.paths, func(allowed string) bool { return within(path, allowed) })
}

func within(path, root string) bool { return path == root || strings.HasPrefix(path, root+"/") }

// forTests reports whether the name of a package says that it is for tests only.
func forTests(pkg string) bool { return strings.HasSuffix(pkg, "test") }

func ours(path string) bool { return within(path, "kith") }

// standard reports whether path is of the standard library, whose paths begin without a host
// name.
func standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !ours(path) && !strings.Contains(first, ".")
}

func layerOf(pkg string) int {
	return slices.IndexFunc(layers, func(layer []string) bool { return slices.Contains(layer, pkg) })
}

// packages maps each package of the codebase to the imports of its files, without tests and
// packages for tests.
func packages(t *testing.T) map[string][]string {
	t.Helper()
	listing, err := exec.CommandContext(t.Context(), "go", "list", "-e",
		"-tags=desktop,production,webkit2_41", "-json=ImportPath,Imports", "kith/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]string{}
	decoder := json.NewDecoder(strings.NewReader(string(listing)))
	for {
		var pkg struct {
			ImportPath string
			Imports    []string
		}
		if err := decoder.Decode(&pkg); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		if !forTests(pkg.ImportPath) {
			all[pkg.ImportPath] = pkg.Imports
		}
	}
}
