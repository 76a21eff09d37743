package store

import (
	"encoding/json"
	"slices"
	"testing"
)

// FuzzList compares the check constraint of list columns with a JSON parser.
func FuzzList(f *testing.F) {
	for _, text := range []string{
		`[]`, `[""]`, `["boats"]`, `["boats","nets"]`, `["boats", "nets"]`, `[ "boats" ]`, `["a,b","c"]`, `["\"","\\"]`,
		`["a" "b"]`, `["a","b]`, `["]`, `[""]""]`, `["a",1]`, "[\"\x8e\"]", `["\u00e9","é"]`, `null`, ``, `["a"],["b"]`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var got list
		var want []string
		gotErr, wantErr := got.Scan(text), json.Unmarshal([]byte(text), &want)
		if wantErr == nil && (gotErr != nil || !slices.Equal(got, want)) {
			t.Errorf("%q holds %q, %v, not %q", text, got, gotErr, want)
		}
	})
}
