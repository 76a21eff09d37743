package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"kith/backend/domain"
)

func TestSingleInstancePerDataFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if instanceOf("data") != instanceOf(filepath.Join(here, "data")) {
		t.Error("two spellings of one folder are two instances")
	}
	if instanceOf("data") == instanceOf("other") || instanceOf("data") == instanceOf("") {
		t.Error("two folders are one instance")
	}
}

func TestOpenAddressReportsFailure(t *testing.T) {
	for _, c := range []struct {
		name, program string
		opened        bool
	}{
		{"opens", "exit 0", true},
		{"refuses", "exit 3", false},
		{"stays until it is closed", "exec sleep 5", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			programs := t.TempDir()
			script := []byte("#!/bin/sh\n" + c.program + "\n")
			if err := os.WriteFile(filepath.Join(programs, "xdg-open"), script, 0o700); err != nil {
				t.Fatal(err)
			}
			t.Setenv("PATH", programs+":/usr/bin:/bin")
			if err := openAddress("https://example.org"); (err == nil) != c.opened {
				t.Errorf("openAddress: %v, want opened %t", err, c.opened)
			}
		})
	}
}

func TestNoWindowErrorWithoutDisplay(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("elsewhere there always is one")
	}
	for _, c := range []struct {
		x, wayland string
		blamed     bool
	}{{"", "", true}, {":7", "", false}, {"", "wayland-7", false}} {
		t.Setenv("DISPLAY", c.x)
		t.Setenv("WAYLAND_DISPLAY", c.wayland)
		said := noWindow(errors.New("no such cursor")).Error()
		if !strings.Contains(said, "no such cursor") || strings.Contains(said, "needs a display") != c.blamed {
			t.Errorf("with %q and %q it says: %s", c.x, c.wayland, said)
		}
	}
}

// The page parses an error from a JSON string, because Wails makes a JavaScript Error of it,
// which keeps text only.
func TestErrorForPageIsJSON(t *testing.T) {
	text, ok := errorForPage(domain.Errorf(domain.Conflict, "test.already", "There already.").WithHint("test.look", "Look.")).(string)
	if !ok {
		t.Fatal("the error is not a string")
	}
	var read domain.Error
	if err := json.Unmarshal([]byte(text), &read); err != nil || read.Code != domain.Conflict || read.Message != "There already." || read.Hint != "Look." {
		t.Errorf("%s reads as %+v, %v", text, read, err)
	}
}
