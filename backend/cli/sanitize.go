package cli

import (
	"strings"
	"unicode"
)

// sanitize makes text that others wrote safe to print on a terminal. It removes
// control characters, which begin escape sequences, and characters that change
// the text direction.
func sanitize(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) || isBidiControl(r) {
			return -1
		}
		return r
	}, text)
}

// isBidiControl reports whether r is one of Unicode's embeddings, overrides and isolates.
func isBidiControl(r rune) bool {
	return '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
}
