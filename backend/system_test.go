package backend

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kith/backend/cli"
)

func TestWindowLibrary(t *testing.T) {
	const others = "7f00-7f01 r-xp 00000000 fe:00 12  /usr/lib/x86_64-linux-gnu/libc.so.6\n7f02-7f03 rw-p 00000000 00:00 0\n"
	const mapped = "7f04-7f05 r-xp 00000000 fe:00 34  /opt/lib/" + webkit + ".13.7\n"
	with, without := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(with, webkit), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, loaded, folder string
		state                cli.State
		found                string
	}{
		{"linked", others + mapped, without, cli.Fine, "in use, /opt/lib/" + webkit + ".13.7"},
		{"not linked", others, with, cli.Warning, with + "/" + webkit + " is there"},
		{"nowhere", others, without, cli.Warning, webkit + " was not found"},
		{"unknown", "", without, cli.Warning, webkit + " was not found"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, state, found := windowLibrary(c.loaded, []string{c.folder})
			if state != c.state || !strings.HasPrefix(found, c.found) {
				t.Errorf("%s: %q, want %s: %q…", state, found, c.state, c.found)
			}
		})
	}
}
