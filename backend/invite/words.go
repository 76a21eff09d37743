package invite

import (
	_ "embed"
	"strings"
)

//go:embed words.txt
var wordList string

// words of the codes, ten bits each, and the number that each stands for.
var (
	words   = readWords(wordList)
	numbers = number(words)
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

func number(words []string) map[string]int {
	numbers := make(map[string]int, len(words))
	for i, word := range words {
		numbers[word] = i
	}
	return numbers
}

// nearest is the word that was probably meant, "" if none comes close. Two
// words differ in three places or more, so at most one is within one.
func nearest(typed string) string {
	for _, word := range words {
		if oneApart(typed, word) {
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

// oneApart reports whether one letter changed, added or left out makes b of a,
// or two neighbours in each other's place.
func oneApart(a, b string) bool {
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a) <= 1 && len(b) <= 1 ||
		len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}
