package multilingual

import "bytes"

const (
	// maxTokens is how many tokens are used, including the special tokens at the begin
	// and end.
	maxTokens = 256

	// maxTextBytes limits the work on texts with few words, such as a megabyte of
	// spaces.
	maxTextBytes = 1 << 14
)

// A tokenizer splits texts into tokens as the model's own tokenizer does (SentencePiece
// with a unigram model), with two exceptions: it has only the pieces of the languages
// offered, and names of special tokens in a text, like extra_token_id_1, are ordinary
// words.
type tokenizer struct {
	vocabulary *vocabulary
	charsmap   *charsmap

	normalized []byte // reused from text to text
	splits     []split
	tokens     []int32
	known      bool // the last text has a token besides spaces and unknown ones
}

// tokenize returns the tokens of a text between the special tokens for begin and end,
// at most maxTokens. The next call overwrites them. No piece spans two words, so each
// word is split by itself.
func (t *tokenizer) tokenize(text string) []int32 {
	t.normalized = t.charsmap.normalize(t.normalized[:0], text[:min(len(text), maxTextBytes)])
	t.tokens = append(t.tokens[:0], beginToken)
	for rest := t.normalized; len(rest) > 0 && len(t.tokens) < maxTokens; {
		end := len(rest)
		if next := bytes.Index(rest[len(space):], []byte(space)); next >= 0 {
			end = len(space) + next
		}
		t.split(rest[:end])
		rest = rest[end:]
	}
	t.tokens = t.tokens[:min(len(t.tokens), maxTokens-1)]
	t.known = false
	for _, token := range t.tokens[1:] {
		t.known = t.known || token != unknownToken && token != t.vocabulary.spaceToken
	}
	t.tokens = append(t.tokens, endToken)
	return t.tokens
}

// split appends the tokens of one word.
func (t *tokenizer) split(word []byte) {
	if len(t.splits) <= len(word) {
		t.splits = make([]split, 2*len(word)+1)
	}
	t.tokens = t.vocabulary.appendWord(t.tokens, t.splits, word)
}
