package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestOneInstanceADataFolder(t *testing.T) {
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

func TestOpenAddressTellsFailure(t *testing.T) {
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
