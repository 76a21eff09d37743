package minilm

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// clean appends text to buffer as the model's tokenizer wants to see it before
// it looks for words (BERT's "uncased" normalisation): no control characters,
// spaces around each Chinese character, and accents apart from their letters,
// to be skipped. What is not UTF-8 is left out.
func clean(buffer []byte, text string) []byte {
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf && r > ' ' && r != 0x7f:
			buffer = append(buffer, byte(r))
		case r == '\t' || r == '\n' || r == '\r':
			buffer = append(buffer, ' ')
		case r == utf8.RuneError || unknown(r):
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

// apart appends cleaned text to buffer with accents standing apart.
func apart(buffer, cleaned []byte) []byte { return norm.NFD.Append(buffer, cleaned...) }

// unknown reports whether the tokenizer drops a character: controls, invisible
// formatting, private use.
func unknown(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co) }

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

// punctuation reports whether a character is a word of its own because it
// separates others: every ASCII symbol, and what Unicode calls punctuation.
func punctuation(r rune) bool {
	if r < utf8.RuneSelf {
		return '!' <= r && r <= '/' || ':' <= r && r <= '@' || '[' <= r && r <= '`' || '{' <= r && r <= '~'
	}
	return unicode.IsPunct(r)
}
