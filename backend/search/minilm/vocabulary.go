package minilm

import "strings"

// Special tokens.
const (
	unknownToken = 100
	beginToken   = 101
	endToken     = 102
)

// A vocabulary maps the 30,522 word pieces that the model knows to tokens.
type vocabulary struct {
	first   map[string]int32 // whole words, and pieces that begin a word
	further map[string]int32 // pieces that continue a word, without the ## before them
	longest int              // bytes of the longest piece
}

// newVocabulary reads one piece per line. Its token is the number of the line, from 0.
func newVocabulary(lines string) *vocabulary {
	v := &vocabulary{first: make(map[string]int32, 1<<15), further: make(map[string]int32, 1<<13)}
	token := int32(0)
	for piece := range strings.Lines(lines) {
		piece = strings.TrimSuffix(piece, "\n")
		if rest, found := strings.CutPrefix(piece, "##"); found && rest != "" {
			v.further[rest] = token
			piece = rest
		} else {
			v.first[piece] = token
		}
		v.longest = max(v.longest, len(piece))
		token++
	}
	return v
}

// appendWord appends the tokens of one word: the longest known piece at its start, then
// the longest at the start of the rest, and so on. A word that cannot be split into
// known pieces is one unknown token.
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

// longestPiece finds the longest piece that word begins with. Pieces consist of whole
// characters, so a match cannot end inside a character.
func (v *vocabulary) longestPiece(pieces map[string]int32, word []byte) (token int32, length int) {
	for n := min(len(word), v.longest); n > 0; n-- {
		if token, found := pieces[string(word[:n])]; found {
			return token, n
		}
	}
	return 0, 0
}
