package chat_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// report is the Markdown report of "make test-model", written to standard output
// and to the file that KITH_REPORT names.
type report struct{ strings.Builder }

func newReport(t *testing.T) *report {
	t.Helper()
	r := &report{}
	t.Cleanup(func() {
		fmt.Print(r.String())
		if path := os.Getenv("KITH_REPORT"); path != "" && r.Len() > 0 {
			must(t, os.WriteFile(path, []byte(r.String()), 0o600))
		}
	})
	return r
}

// section begins a table.
func (r *report) section(title string, columns ...any) {
	fmt.Fprintf(r, "\n## %s\n\n", title)
	r.row(columns...)
	r.WriteString(strings.Repeat("|---", len(columns)) + "|\n")
}

func (r *report) row(cells ...any) {
	for _, cell := range cells {
		if number, ok := cell.(float64); ok {
			cell = fmt.Sprintf("%.1f", number)
		}
		fmt.Fprintf(r, "| %v ", cell)
	}
	r.WriteString("|\n")
}

func (r *report) text(title, text string) {
	fmt.Fprintf(r, "\n%s:\n\n    %s\n", title, strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n    "))
}
