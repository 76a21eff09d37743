package interchange

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"kith/backend/domain"
)

// exporter hands out a directory, and then fails with an error or stops.
type exporter struct {
	t     *testing.T
	after func() error
}

func (e exporter) ExportDirectory(_ context.Context, _ domain.OrgID, fresh domain.OrganizationKeys, write func(domain.DirectoryFile, domain.OrganizationKeys) error) error {
	if err := write(aDirectory(), fresh); err != nil {
		return err
	}
	return e.after()
}

// TestShareDirectory: there is a file only if handing it out was recorded.
func TestShareDirectory(t *testing.T) {
	refused := errors.New("not recorded")
	for _, c := range []struct {
		name, passphrase string
		stopped          bool
		after, want      error
	}{
		{"whole", passphrase, false, nil, nil},
		{"not recorded", passphrase, false, refused, refused},
		{"stopped", passphrase, true, nil, context.Canceled},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			if c.stopped {
				cancel()
			}
			dir := t.TempDir()
			path := filepath.Join(dir, "guild")
			shared, err := ShareDirectory(ctx, exporter{t, func() error { return c.after }}, "", path, c.passphrase, cheap)
			if !errors.Is(err, c.want) {
				t.Errorf("it fails with %v", err)
			}
			left, dirErr := os.ReadDir(dir)
			if dirErr != nil {
				t.Fatal(dirErr)
			}
			if written := len(left) == 1; written != (c.want == nil) || len(left) > 1 || written && len(shared.People) != 1 {
				t.Errorf("%d files are there, with %d people", len(left), len(shared.People))
			}
		})
	}
	_, err := ShareDirectory(t.Context(), exporter{t, func() error { t.Error("it was recorded"); return nil }}, "", filepath.Join(t.TempDir(), "x"), "short", cheap)
	if domain.CodeOf(err) != domain.Invalid {
		t.Errorf("with a short passphrase: %v", err)
	}
}
