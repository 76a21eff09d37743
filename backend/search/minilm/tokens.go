package minilm

import (
	"unicode"
	"unicode/utf8"
)

const (
	// maxTokens is how many tokens the model reads, its first and last mark
	// included; it was trained on no more.
	maxTokens = 256

	// maxTextBytes bounds the work on a text whose words never fill maxTokens,
	// such as a megabyte of spaces.
	maxTextBytes = 1 << 14

	// maxWordRunes is the longest word that the tokenizer takes apart.
	maxWordRunes = 100
)

// A tokenizer cuts texts into tokens, exactly as the model's own does (WordPiece
// after BERT's normalisation, as in Hugging Face's tokenizers), except that
// names of special tokens in a text, like [SEP], are words like any other.
type tokenizer struct {
	vocabulary *vocabulary

	cleaned, spread, word []byte // reused from text to text
	wordRunes             int
	tokens                []int32
}

// tokenize returns the tokens of a text between the marks for begin and end, at
// most maxTokens. They are overwritten by the next call.
func (t *tokenizer) tokenize(text string) []int32 {
	t.cleaned = clean(t.cleaned[:0], text[:min(len(text), maxTextBytes)])
	t.spread = apart(t.spread[:0], t.cleaned)
	t.tokens = append(t.tokens[:0], beginToken)
	for rest := t.spread; len(rest) > 0 && len(t.tokens) < maxTokens; {
		r, size := utf8.DecodeRune(rest)
		t.read(r)
		rest = rest[size:]
	}
	t.endWord()
	t.tokens = append(t.tokens[:min(len(t.tokens), maxTokens-1)], endToken)
	return t.tokens
}

// read takes the next character into the word, or ends it.
func (t *tokenizer) read(r rune) {
	switch {
	case r == ' ' || unicode.IsSpace(r):
		t.endWord()
	case unicode.Is(unicode.Mn, r): // an accent
	case punctuation(r) || chinese(r):
		t.endWord()
		t.add(r)
		t.endWord()
	default:
		t.add(r)
	}
}

// add puts a character into the word, unless that has become too long to count.
func (t *tokenizer) add(r rune) {
	t.wordRunes++
	if t.wordRunes <= maxWordRunes {
		t.word = utf8.AppendRune(t.word, unicode.ToLower(r))
	}
}

func (t *tokenizer) endWord() {
	switch {
	case t.wordRunes > maxWordRunes:
		t.tokens = append(t.tokens, unknownToken)
	case t.wordRunes > 0:
		t.tokens = t.vocabulary.appendWord(t.tokens, t.word)
	}
	t.word, t.wordRunes = t.word[:0], 0
}
