package minilm

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// clean appends text to buffer in the form that the model's tokenizer splits into
// words (the first part of BERT's "uncased" normalisation): without control
// characters, with spaces around each Chinese character. It drops invalid UTF-8.
func clean(buffer []byte, text string) []byte {
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf && r > ' ' && r != 0x7f:
			buffer = append(buffer, byte(r))
		case r == '\t' || r == '\n' || r == '\r':
			buffer = append(buffer, ' ')
		case r == utf8.RuneError || dropped(r):
		case unicode.IsSpace(r):
			buffer = append(buffer, ' ')
		case chinese(r):
			buffer = append(buffer, ' ')
			buffer = utf8.AppendRune(buffer, r)
			buffer = append(buffer, ' ')
		default:
			buffer = utf8.AppendRune(buffer, r)
		}
	}
	return buffer
}

// decompose appends cleaned text to buffer with accents as characters of their own
// (Unicode NFD), which the tokenizer then skips.
func decompose(buffer, cleaned []byte) []byte { return norm.NFD.Append(buffer, cleaned...) }

// dropped reports whether the tokenizer drops a character: control characters,
// invisible formatting, private use.
func dropped(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co) }

// chinese reports whether a character is a word of its own. Japanese and Korean
// syllables are not.
func chinese(r rune) bool {
	return r >= 0x3400 && unicode.Is(chineseBlocks, r)
}

// chineseBlocks are the blocks of Chinese characters that BERT knows.
var chineseBlocks = &unicode.RangeTable{
	R16: []unicode.Range16{{Lo: 0x3400, Hi: 0x4dbf, Stride: 1}, {Lo: 0x4e00, Hi: 0x9fff, Stride: 1}, {Lo: 0xf900, Hi: 0xfaff, Stride: 1}},
	R32: []unicode.Range32{{Lo: 0x20000, Hi: 0x2a6df, Stride: 1}, {Lo: 0x2a700, Hi: 0x2b73f, Stride: 1}, {Lo: 0x2b740, Hi: 0x2b81f, Stride: 1}, {Lo: 0x2b820, Hi: 0x2ceaf, Stride: 1}, {Lo: 0x2f800, Hi: 0x2fa1f, Stride: 1}},
}

// punctuation reports whether a character separates words and is one itself: every
// ASCII symbol, and what Unicode calls punctuation.
func punctuation(r rune) bool {
	if r < utf8.RuneSelf {
		return '!' <= r && r <= '/' || ':' <= r && r <= '@' || '[' <= r && r <= '`' || '{' <= r && r <= '~'
	}
	return unicode.IsPunct(r)
}
