package minilm

import "strings"

// The numbers of the tokens that are no words.
const (
	unknownToken = 100
	beginToken   = 101
	endToken     = 102
)

// A vocabulary numbers the 30,522 pieces of words that the model knows.
type vocabulary struct {
	first   map[string]int32 // pieces that begin a word, and whole words
	further map[string]int32 // pieces that go on with one, without the ## before them
	longest int              // bytes of the longest piece
}

// newVocabulary reads one piece a line; its number is that of the line, from 0.
func newVocabulary(lines string) *vocabulary {
	v := &vocabulary{first: make(map[string]int32, 1<<15), further: make(map[string]int32, 1<<13)}
	number := int32(0)
	for piece := range strings.Lines(lines) {
		piece = strings.TrimSuffix(piece, "\n")
		if rest, found := strings.CutPrefix(piece, "##"); found && rest != "" {
			v.further[rest] = number
			piece = rest
		} else {
			v.first[piece] = number
		}
		v.longest = max(v.longest, len(piece))
		number++
	}
	return v
}

// appendWord appends the tokens of one word: the longest known piece that it
// begins with, then the longest that the rest begins with, and so on. A word of
// which some part is in no piece is one unknown token.
func (v *vocabulary) appendWord(tokens []int32, word []byte) []int32 {
	before, pieces := len(tokens), v.first
	for len(word) > 0 {
		token, length := v.longestPiece(pieces, word)
		if length == 0 {
			return append(tokens[:before], unknownToken)
		}
		tokens, word, pieces = append(tokens, token), word[length:], v.further
	}
	return tokens
}

// longestPiece finds the longest of pieces that word begins with. A piece is
// whole characters, so none ends within one.
func (v *vocabulary) longestPiece(pieces map[string]int32, word []byte) (token int32, length int) {
	for n := min(len(word), v.longest); n > 0; n-- {
		if token, found := pieces[string(word[:n])]; found {
			return token, n
		}
	}
	return 0, 0
}
