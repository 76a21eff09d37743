package backend_test

import (
	"path/filepath"
	"runtime"
	"testing"

	"kith/backend"
	"kith/backend/domain"
)

func TestDefaultDataDir(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("other systems have other variables")
	}
	home, data := t.TempDir(), t.TempDir()
	for _, c := range []struct {
		name, home, xdg, want string
		code                  domain.Code
	}{
		{"at home", home, "", filepath.Join(home, ".local/share/kith"), ""},
		{"elsewhere", home, data, filepath.Join(data, "kith"), ""},
		{"elsewhere, homeless", "", data, filepath.Join(data, "kith"), ""},
		{"a relative path is ignored", home, "data", filepath.Join(home, ".local/share/kith"), ""},
		{"nowhere", "", "", "", domain.Invalid},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv("HOME", c.home)
			t.Setenv("XDG_DATA_HOME", c.xdg)
			dir, err := backend.DefaultDataDir()
			if dir != c.want {
				t.Errorf("the data folder is %q, want %q", dir, c.want)
			}
			wantCode(t, err, c.code)
		})
	}
}
