package invite

import (
	_ "embed"
	"strings"
)

//go:embed words.txt
var wordList string

// words holds the 1024 words of the list; a word's index is the ten bits that it
// encodes. numbers maps each word back to its index.
var (
	words   = readWords(wordList)
	numbers = indexWords(words)
)

const bitsPerWord = 10

func readWords(list string) []string {
	var words []string
	for line := range strings.Lines(list) {
		if word := strings.TrimSpace(line); !strings.HasPrefix(word, "#") {
			words = append(words, word)
		}
	}
	return words
}

func indexWords(words []string) map[string]int {
	numbers := make(map[string]int, len(words))
	for i, word := range words {
		numbers[word] = i
	}
	return numbers
}

// nearest returns the word of the list that was probably meant, or "". It is the
// word within one edit of typed, else the one that begins with the same three
// letters: no two words of the list do.
func nearest(typed string) string {
	for _, word := range words {
		if withinOneEdit(typed, word) {
			return word
		}
	}
	for _, word := range words {
		if len(typed) >= 3 && strings.HasPrefix(word, typed[:3]) {
			return word
		}
	}
	return ""
}

// withinOneEdit reports whether a and b are equal or differ by one edit: a byte
// substituted, inserted or deleted, or two neighbouring bytes swapped.
func withinOneEdit(a, b string) bool {
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a) <= 1 && len(b) <= 1 ||
		len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}
