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

// storeys are the floors of the house, the highest first. A package imports
// from the floors below its own only: then a change is felt above it and
// nowhere else. A package that stands on none is missing from this list.
var storeys = [][]string{
	{"kith"},
	{"kith/backend"},
	{"kith/backend/api", "kith/backend/cli"},
	{"kith/backend/chat", "kith/backend/models", "kith/backend/roster", "kith/backend/insights", "kith/backend/store"},
	{"kith/backend/match", "kith/backend/match/golden", "kith/backend/meaning", "kith/backend/meaning/pack", "kith/backend/writer", "kith/backend/ollama", "kith/backend/invite"},
	{"kith/backend/domain", "kith/backend/vector", "kith/migrations"},
}

// A ban keeps everybody but a few packages from importing a path or what lies
// under it.
type ban struct {
	path   string
	except []string
	reason string
}

var bans = []ban{
	{
		"github.com/wailsapp/wails",
		[]string{"kith"},
		"only main.go and app.go know the window, so everything else runs and tests without one",
	},
	{
		"kith/backend/store",
		[]string{"kith", "kith/backend", "kith/backend/api", "kith/backend/cli"},
		"the steps of the work see storage through small interfaces that they declare themselves",
	},
	{
		"kith/migrations",
		[]string{"kith/backend/store"},
		"the schema is the store's own affair",
	},
	{
		"database/sql",
		[]string{"kith/backend/store"},
		"every query stands in the store, where its permission is checked",
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
		"the command line is one way in among several",
	},
}

// A diet is all that a package may import besides the standard library.
type diet struct {
	pkg    string
	paths  []string
	banned []string // of the standard library
	reason string
}

var diets = []diet{
	{
		"kith/backend/domain",
		[]string{"github.com/google/uuid"},
		[]string{"database/sql", "net/http", "os"},
		"everything imports the words, so the words import nothing",
	},
	{
		"kith/backend/match",
		[]string{"kith/backend/domain", "kith/backend/vector", "github.com/kljensen/snowball", "golang.org/x/text"},
		[]string{"database/sql", "net", "net/http", "os"},
		"ranking is pure: it can be tested and measured without files, network or model",
	},
	{
		"kith/backend/meaning",
		[]string{"kith/backend/vector", "golang.org/x/sys/cpu", "golang.org/x/text"},
		[]string{"database/sql", "net", "net/http", "os"},
		"reading a text is arithmetic on what is in the binary: no file, no network",
	},
	{
		"kith/backend/vector",
		[]string{"golang.org/x/sys/cpu"},
		[]string{"database/sql", "net/http", "os"},
		"a vector is numbers: whoever made it and wherever it is kept, near is near",
	},
	{
		"kith/backend/store",
		[]string{"kith/backend/domain", "kith/backend/invite", "kith/backend/vector", "kith/migrations", "github.com/gofrs/flock", "github.com/golang-migrate/migrate", "golang.org/x/crypto/argon2", "modernc.org/sqlite"},
		[]string{"net/http", "os/exec"},
		"the store keeps and reads back; it neither ranks nor writes prose",
	},
}

func TestImportsPointDown(t *testing.T) {
	for pkg, imports := range packages(t) {
		floor := storey(pkg)
		if floor < 0 {
			t.Errorf("%s stands on no storey; give it one in imports_test.go", pkg)
			continue
		}
		for _, path := range imports {
			if ours(path) && storey(path) <= floor {
				t.Errorf("%s imports %s, which is not below it", pkg, path)
			}
		}
	}
}

func TestBannedImports(t *testing.T) {
	for pkg, imports := range packages(t) {
		for _, ban := range bans {
			if !slices.Contains(ban.except, pkg) && slices.ContainsFunc(imports, ban.covers) {
				t.Errorf("%s imports %s: %s", pkg, ban.path, ban.reason)
			}
		}
	}
}

func TestDiets(t *testing.T) {
	all := packages(t)
	for _, diet := range diets {
		imports, found := all[diet.pkg]
		if !found {
			t.Errorf("there is no package %s any more", diet.pkg)
		}
		for _, path := range imports {
			if !diet.allows(path) {
				t.Errorf("%s imports %s: %s", diet.pkg, path, diet.reason)
			}
		}
	}
}

func TestHelpersOfTestsStayInTests(t *testing.T) {
	for pkg, imports := range packages(t) {
		for _, path := range imports {
			if ours(path) && forTests(path) {
				t.Errorf("%s imports %s, which must not reach the binary", pkg, path)
			}
		}
	}
}

func (b ban) covers(path string) bool { return within(path, b.path) }

func (d diet) allows(path string) bool {
	if standard(path) {
		return !slices.Contains(d.banned, path)
	}
	return slices.ContainsFunc(d.paths, func(allowed string) bool { return within(path, allowed) })
}

func within(path, root string) bool { return path == root || strings.HasPrefix(path, root+"/") }

// forTests reports whether a package helps tests only, by Go's custom of naming
// those.
func forTests(pkg string) bool { return strings.HasSuffix(pkg, "test") }

func ours(path string) bool { return within(path, "kith") }

// standard reports whether path is of the standard library, whose paths begin
// without a host.
func standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !ours(path) && !strings.Contains(first, ".")
}

func storey(pkg string) int {
	return slices.IndexFunc(storeys, func(floor []string) bool { return slices.Contains(floor, pkg) })
}

// packages maps each of our packages to what its files import, tests and what
// helps them apart.
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
