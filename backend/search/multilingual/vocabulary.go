package multilingual

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// The numbers of the special tokens. The pieces follow them.
const (
	unknownToken = 0
	beginToken   = 1
	endToken     = 2
	specials     = 3
)

// unknownPenalty is how much lower the score of an unknown character is than that of
// the rarest piece.
const unknownPenalty = 10

// A vocabulary is the pieces that words are split into, by number. The score of a piece
// is the logarithm of its probability.
type vocabulary struct {
	pieces     map[string]int32
	scores     []float32
	unknown    float32 // the score of an unknown character
	spaceToken int32
	longest    int // bytes of the longest piece
}

// newVocabulary parses one piece per line. Its number is that of the line, from 0. The
// first lines are the special tokens, which are not pieces of any text.
func newVocabulary(lines string, scores []float32, lowest float32) *vocabulary {
	v := &vocabulary{pieces: make(map[string]int32, len(scores)), scores: scores, unknown: lowest - unknownPenalty}
	number := int32(0)
	for piece := range strings.Lines(lines) {
		if piece = strings.TrimSuffix(piece, "\n"); number >= specials {
			v.pieces[piece] = number
			v.longest = max(v.longest, len(piece))
		}
		number++
	}
	v.spaceToken = v.pieces[space]
	return v
}

// size returns the number of pieces and special tokens.
func (v *vocabulary) size() int { return len(v.pieces) + specials }

// A split is the best segmentation of the beginning of a word: its last token, the
// byte where that begins, and the sum of the scores.
type split struct {
	token int32
	start int32
	score float32
}

// splitWord computes the segmentation of a word with the best score (the unigram model
// of Kudo, 2018) by dynamic programming: splits[i] is that of its first i bytes. It
// takes linear time, because pieces have a limited length.
func (v *vocabulary) splitWord(splits []split, word []byte) {
	clear(splits) // a score of 0 means that no token ends here so far
	for start := 0; start < len(word); {
		_, size := utf8.DecodeRune(word[start:])
		before := splits[start].score
		single := false
		for end := start; end < len(word) && end-start < v.longest; {
			_, more := utf8.DecodeRune(word[end:])
			end += more
			token, found := v.pieces[string(word[start:end])]
			if !found {
				continue
			}
			single = single || end == start+size
			splits[end].improve(split{token, int32(start), before + v.scores[token]})
		}
		if !single {
			splits[start+size].improve(split{unknownToken, int32(start), before + v.unknown})
		}
		start += size
	}
}

// improve replaces s by a segmentation with a better score.
func (s *split) improve(other split) {
	if s.score == 0 || other.score > s.score {
		*s = other
	}
}

// appendWord appends the tokens of one word. Consecutive unknown characters are one
// token. The length of splits is more than that of the word.
func (v *vocabulary) appendWord(tokens []int32, splits []split, word []byte) []int32 {
	splits = splits[:len(word)+1]
	v.splitWord(splits, word)
	first := len(tokens)
	for end := int32(len(word)); end > 0; end = splits[end].start {
		token := splits[end].token
		if token == unknownToken && len(tokens) > first && tokens[len(tokens)-1] == unknownToken {
			continue
		}
		tokens = append(tokens, token)
	}
	slices.Reverse(tokens[first:])
	return tokens
}
