package domain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible removes the characters that are not seen but can hide text, steer a
// terminal or change the direction of reading: controls other than line feed
// and tab, format characters, variation selectors and blank letters. Joiners,
// variation selectors and tags stay where an emoji or the spelling of a script needs
// them. Invalid UTF-8 becomes U+FFFD.
func Visible(text string) string {
	if utf8.ValidString(text) && !strings.ContainsFunc(text, invisible) {
		return text
	}
	var v VisibleText
	return v.Write(text) + v.Rest()
}

// VisibleText is [Visible] for text that arrives in pieces. It holds back a character
// that depends on the next one. However the text is cut, the result is the same.
type VisibleText struct {
	before  rune // the last one kept
	flagged bool // the last one, kept or not, was a black flag
	held    string
}

// Write takes the next piece and returns what is certain.
func (v *VisibleText) Write(piece string) string { return v.pass(v.held+piece, false) }

// Rest returns what is still held back when the text ends.
func (v *VisibleText) Rest() string { return v.pass(v.held, true) }

func (v *VisibleText) pass(text string, last bool) string {
	var kept strings.Builder
	for text != "" && (last || utf8.FullRuneInString(text)) {
		r, size := utf8.DecodeRuneInString(text)
		var after rune
		if size < len(text) {
			after, _ = utf8.DecodeRuneInString(text[size:])
		}
		tags, open := v.flagTags(text)
		switch {
		case !invisible(r):
			kept.WriteRune(r)
			v.before = r
		case tags > 0:
			kept.WriteString(text[:tags])
			v.before, size = cancelTag, tags
		case !last && (open || !utf8.FullRuneInString(text[size:])):
			v.held = text
			return kept.String()
		case needed(v.before, r, after):
			kept.WriteRune(r)
			v.before = r
		}
		v.flagged = r == blackFlag
		text = text[size:]
	}
	v.held = text
	return kept.String()
}

// flagTags returns the length of the tags at the beginning of text that make a black
// flag that of a part of a country, such as Scotland (gbsct): two letters, one to three
// letters or digits, and the end. Longer tags could hide text. It reports open if text
// ends before this is known.
func (v *VisibleText) flagTags(text string) (length int, open bool) {
	for n := 0; v.flagged; n++ {
		if !utf8.FullRuneInString(text[length:]) {
			return 0, true
		}
		r, size := utf8.DecodeRuneInString(text[length:])
		length += size
		ascii := r - firstTag
		letter, digit := 'a' <= ascii && ascii <= 'z', '0' <= ascii && ascii <= '9'
		switch {
		case r == cancelTag && n >= 3:
			return length, false
		case n >= 5, !letter && (n < 2 || !digit):
			return 0, false
		}
	}
	return 0, false
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
	blackFlag          = '\U0001f3f4'
	firstTag           = '\U000e0000' // tags follow in the order of ASCII
	cancelTag          = '\U000e007f'

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
