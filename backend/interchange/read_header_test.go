package interchange

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestKnownHeaders reads headers one by one, without their cells. The files list the field, or "-", and the header.
func TestKnownHeaders(t *testing.T) {
	files, err := filepath.Glob("testdata/headers/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no headers", err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		wrong, all := 0, 0
		for line := range strings.Lines(string(content)) {
			field, header, listed := strings.Cut(strings.TrimSpace(line), ": ")
			if !listed || strings.HasPrefix(line, "#") {
				continue
			}
			all++
			if got := string(readHeader(header).public()); got != strings.TrimPrefix(field, "-") {
				wrong++
				t.Errorf("%q is read as %q, not %q", header, got, field)
			}
		}
		t.Logf("%s: %d of %d are right", file, all-wrong, all)
	}
}
