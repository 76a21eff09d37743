package domain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible removes the characters that are not seen but can hide text, steer a
// terminal or change the direction of reading: controls other than line feed
// and tab, format characters, variation selectors and blank letters. Joiners and
// variation selectors stay where an emoji or the spelling of a script needs them.
// Invalid UTF-8 becomes U+FFFD.
func Visible(text string) string {
	if !strings.ContainsFunc(text, invisible) {
		return strings.ToValidUTF8(text, string(utf8.RuneError))
	}
	runes := []rune(text)
	kept := make([]rune, 0, len(runes))
	var before rune // the last one kept
	for i, r := range runes {
		var after rune
		if i+1 < len(runes) {
			after = runes[i+1]
		}
		if !invisible(r) || needed(before, r, after) {
			kept = append(kept, r)
			before = r
		}
	}
	return string(kept)
}

// OneLine returns the visible text with all white space folded into single spaces.
func OneLine(text string) string {
	// Some white space is also a control character, so it is folded first.
	return foldSpace(Visible(foldSpace(text)))
}

func foldSpace(text string) string { return strings.Join(strings.Fields(text), " ") }

// invisible reports whether r shows nothing of its own.
func invisible(r rune) bool {
	switch {
	case r == '\n' || r == '\t' || ' ' <= r && r <= '~':
		return false
	case r == brailleBlank:
		return true
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

const (
	zeroWidthNonJoiner = '\u200c'
	zeroWidthJoiner    = '\u200d'
	textStyle          = '\ufe0e' // variation selector 15
	emojiStyle         = '\ufe0f' // variation selector 16
	keycap             = '\u20e3'
	brailleBlank       = '\u2800' // counts as a symbol

	firstIdeographicSelector = '\U000e0100'
	lastIdeographicSelector  = '\U000e01ef'
)

// needed reports whether the invisible r changes how its neighbours are drawn.
func needed(before, r, after rune) bool {
	switch {
	case r == zeroWidthJoiner && unicode.Is(emoji, after):
		return unicode.Is(emoji, before) || before == emojiStyle
	case r == zeroWidthJoiner, r == zeroWidthNonJoiner:
		return joins(before) && joins(after) || strings.ContainsRune(viramas, before)
	case r == textStyle, r == emojiStyle:
		return unicode.Is(emoji, before) || after == keycap && strings.ContainsRune("0123456789#*", before)
	case firstIdeographicSelector <= r && r <= lastIdeographicSelector:
		return unicode.Is(unicode.Han, before) // a variant of the character, as in Japanese names
	}
	return false
}

// joins reports whether r is a letter or mark of a script that is spelled with
// zero-width joiners and non-joiners.
func joins(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsMark(r)) && !invisible(r) &&
		(unicode.In(r, joiningScripts...) || '\u064b' <= r && r <= '\u0655') // Arabic vowel marks, of no script in Unicode
}

var joiningScripts = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mongolian, unicode.Adlam,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil,
	unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Tibetan, unicode.Myanmar, unicode.Khmer,
}

// viramas take the vowel from an Indic consonant. A joiner may follow one at the end
// of a word too (RFC 5892, appendix A).
const viramas = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039"

// emoji are the characters, and the blocks of characters, that emoji sequences are made of.
var emoji = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x00a9, Hi: 0x00ae, Stride: 5}, {Lo: 0x203c, Hi: 0x2049, Stride: 13}, {Lo: 0x2122, Hi: 0x2139, Stride: 23},
		{Lo: 0x2190, Hi: 0x23ff, Stride: 1}, {Lo: 0x24c2, Hi: 0x24c2, Stride: 1}, {Lo: 0x25a0, Hi: 0x27bf, Stride: 1},
		{Lo: 0x2934, Hi: 0x2935, Stride: 1}, {Lo: 0x2b00, Hi: 0x2bff, Stride: 1}, {Lo: 0x3030, Hi: 0x303d, Stride: 13},
		{Lo: 0x3297, Hi: 0x3299, Stride: 2},
	},
	R32:         []unicode.Range32{{Lo: 0x1f000, Hi: 0x1faff, Stride: 1}},
	LatinOffset: 1,
}
