package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func isLineBreak(r rune) bool { return strings.ContainsRune("\n\r\v\f\u0085\u2028\u2029", r) }

func isSemicolon(r rune) bool { return r == ';' || r == '；' || r == '؛' }

func isSpace(r rune) bool { return unicode.IsSpace(r) && !isLineBreak(r) }

// isTerminator reports whether a character may end a sentence: a full stop, an exclamation mark, a question mark
// or an ellipsis.
func isTerminator(r rune) bool {
	return r == '.' || r == '!' || r == '?' || r == '…' || r >= utf8.RuneSelf && unicode.Is(unicode.Sentence_Terminal, r)
}

// isClosing reports whether a character closes quotes or brackets. Straight quotes do, and those
// that close in German.
func isClosing(r rune) bool {
	return r == '"' || r == '\'' || unicode.In(r, unicode.Pe, unicode.Pf) || r == '“' || r == '«'
}

// spacedGuillemet returns the length of a guillemet that a space separates from the quote it closes, as in French;
// 0 if the text does not start with one.
func spacedGuillemet(text string) int {
	rest, found := strings.CutPrefix(text, "»")
	if following, _ := utf8.DecodeRuneInString(rest); !found || unicode.IsLetter(following) || unicode.IsDigit(following) {
		return 0
	}
	return len("»")
}

// startsSentence reports whether a letter may begin a sentence after an ellipsis.
func startsSentence(r rune) bool { return !unicode.IsLower(r) && !unicode.IsDigit(r) }

// startsName reports whether a text begins with a capital and a small letter.
func startsName(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	second, _ := utf8.DecodeRuneInString(text[size:])
	return unicode.IsUpper(first) && unicode.IsLower(second)
}

// isProse reports whether a word has at least two letters, all small but the first, and nothing else.
func isProse(word string) bool {
	first, size := utf8.DecodeRuneInString(word)
	rest := word[size:]
	return unicode.IsLetter(first) && rest != "" && !strings.ContainsFunc(rest, func(r rune) bool { return !unicode.IsLower(r) })
}

// spanOf returns the length of the start of a text whose characters all are of one kind.
func spanOf(text string, is func(rune) bool) int {
	if end := strings.IndexFunc(text, func(r rune) bool { return !is(r) }); end >= 0 {
		return end
	}
	return len(text)
}

// isLineBreakBefore reports whether a text ends with a line break.
func isLineBreakBefore(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return isLineBreak(r)
}

// lastWord returns the last word of a text, of at most maxWord bytes, with the full stops, hyphens and apostrophes in it.
func lastWord(text string) string {
	text = lastField(text[max(0, len(text)-maxWord):])
	return text[strings.LastIndexFunc(text, func(r rune) bool { return strings.ContainsRune("([{„“\"«‘¿¡/,:;!?*_`", r) })+1:]
}

// maxWord is the length of the longest abbreviation, in bytes, and more.
const maxWord = 40

func lastField(text string) string {
	return text[strings.LastIndexFunc(text, unicode.IsSpace)+1:]
}

// firstWord returns the letters at the start of a text.
func firstWord(text string) string { return text[:spanOf(text, unicode.IsLetter)] }
