package writer

import (
	"slices"
	"testing"
)

func TestCitations(t *testing.T) {
	tests := []struct {
		text              string
		valid, outOfRange []int
	}{
		{"", nil, nil},
		{"Odile [2], Ines [1], Odile [2]", []int{2, 1}, nil},
		{"both [1][3], [1, 2] or [ 2; 3 ]", []int{1, 3, 2}, nil},
		{"nobody [0] [4] [9999]", nil, []int{0, 4, 9999}},
		{`not \[1\], [a], [1a], [], [-1], [12345], 1], (1)`, nil, nil},
		{"half [1", nil, nil},
	}
	for _, tt := range tests {
		valid, outOfRange := Citations(tt.text, 3)
		if !slices.Equal(valid, tt.valid) || !slices.Equal(outOfRange, tt.outOfRange) {
			t.Errorf("Citations(%q) = %v, %v", tt.text, valid, outOfRange)
		}
	}
}

func FuzzCitations(f *testing.F) {
	f.Add("[1] [2, 3] [99]", 3)
	f.Add(`\[1] [[1]] [1`, 8)
	f.Fuzz(func(t *testing.T, text string, candidates int) {
		valid, outOfRange := Citations(text, candidates)
		for _, n := range valid {
			if n < 1 || n > candidates || slices.Contains(outOfRange, n) {
				t.Errorf("Citations(%q, %d) = %v, %v", text, candidates, valid, outOfRange)
			}
		}
	})
}
