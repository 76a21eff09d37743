package minilm

import (
	"unicode"
	"unicode/utf8"
)

const (
	// maxTokens is how many tokens the model was trained on, including the special
	// tokens at the begin and end.
	maxTokens = 256

	// maxTextBytes limits the work on texts with few words, such as a megabyte of
	// spaces.
	maxTextBytes = 1 << 14

	// maxWordRunes is the longest word that the tokenizer splits into pieces.
	maxWordRunes = 100
)

// A tokenizer splits texts into tokens exactly as the model's own tokenizer does
// (WordPiece after BERT's normalisation, as in Hugging Face's tokenizers), with one
// exception: names of special tokens in a text, like [SEP], are ordinary words.
type tokenizer struct {
	vocabulary *vocabulary

	cleaned, decomposed, word []byte // reused from text to text
	wordRunes                 int
	tokens                    []int32
}

// tokenize returns the tokens of a text between the special tokens for begin and end,
// at most maxTokens. The next call overwrites them.
func (t *tokenizer) tokenize(text string) []int32 {
	t.cleaned = clean(t.cleaned[:0], text[:min(len(text), maxTextBytes)])
	t.decomposed = decompose(t.decomposed[:0], t.cleaned)
	t.tokens = append(t.tokens[:0], beginToken)
	for rest := t.decomposed; len(rest) > 0 && len(t.tokens) < maxTokens; {
		r, size := utf8.DecodeRune(rest)
		t.read(r)
		rest = rest[size:]
	}
	t.endWord()
	t.tokens = append(t.tokens[:min(len(t.tokens), maxTokens-1)], endToken)
	return t.tokens
}

// read adds the next character to the current word, or ends the word.
func (t *tokenizer) read(r rune) {
	switch {
	case r == ' ' || unicode.IsSpace(r):
		t.endWord()
	case unicode.Is(unicode.Mn, r): // skip accents
	case punctuation(r) || chinese(r):
		t.endWord()
		t.add(r)
		t.endWord()
	default:
		t.add(r)
	}
}

// add appends a character to the current word. It does not store more than
// maxWordRunes of them: a longer word becomes an unknown token.
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
