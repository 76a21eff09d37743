// Package sentence cuts texts into sentences, and says whether a sentence declines or seeks what it is about.
package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Next returns the first sentence of a text, with the white space after it, and the rest of the text. It follows the
// sentence boundaries of Unicode (UAX #29). A line break and a semicolon end a sentence too. A full stop
// after an abbreviation, an initial or an ordinal does not, nor does one within a number or an address.
func Next(text string) (sentence, rest string) {
	c := cutter{text: text}
	for c.pos < len(text) {
		if b := text[c.pos]; b < utf8.RuneSelf && !ending[b] {
			c.pos++
		} else if c.endsHere() {
			return text[:c.after], text[c.after:]
		}
	}
	return text, ""
}

// All returns the sentences of a text without the white space around them.
func All(text string) []string {
	var all []string
	for text != "" {
		var s string
		if s, text = Next(text); strings.TrimSpace(s) != "" {
			all = append(all, strings.TrimSpace(s))
		}
	}
	return all
}

// Trim returns a sentence without white space, the mark of a list before it, and the full stop, exclamation mark or
// semicolon at its end. The full stop of an abbreviation, an ellipsis, and the second of two exclamation marks as in Spanish stay.
func Trim(sentence string) string {
	if n := len(sentence); n > 0 && isPlain(sentence[0]) && isPlain(sentence[n-1]) {
		return sentence // as most entries of lists, and an index trims those of all profiles
	}
	for mark := 0; mark >= 0; {
		sentence = strings.TrimSpace(sentence[mark:])
		mark = listMark(sentence)
	}
	sentence = strings.TrimRightFunc(strings.TrimSpace(sentence), func(r rune) bool { return isSemicolon(r) || unicode.IsSpace(r) })
	last, size := utf8.DecodeLastRuneInString(sentence)
	before := sentence[:len(sentence)-size]
	switch {
	case last == '!' && !strings.Contains(before, "¡"):
		return strings.TrimRight(before, "! ")
	case strings.ContainsRune(".。．｡۔।", last) && !strings.HasSuffix(before, ".") && (last != '.' || !isAbbreviated(lastWord(before))):
		return strings.TrimSpace(before)
	}
	return sentence
}

// isPlain reports whether a byte is an ASCII letter or digit.
func isPlain(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' || '0' <= b && b <= '9' }

// listMark returns the length of the mark of a list at the start of a line, -1 if there is none.
func listMark(line string) int {
	for _, mark := range []string{"- ", "* ", "– ", "— ", "• ", "· ", "•"} {
		if strings.HasPrefix(line, mark) {
			return len(mark)
		}
	}
	return -1
}

// ending has the ASCII characters that the end of a sentence depends on.
var ending = [utf8.RuneSelf]bool{'\n': true, '\r': true, '\v': true, '\f': true, ';': true, '(': true, ')': true, '.': true, '!': true, '?': true}

// cutter looks for the end of the first sentence of a text.
type cutter struct {
	text   string
	pos    int  // of the next character
	marks  int  // end of the terminators and the closing quotes and brackets behind them
	after  int  // end of the white space behind these, but not of more than one line break
	opened int  // behind an opening bracket that is not closed yet; 0 if there is none
	first  rune // the first letter; 0 before it is known
}

// endsHere reads the character at pos and reports whether the sentence ends behind it. If so, after is where.
func (c *cutter) endsHere() bool {
	r, size := utf8.DecodeRuneInString(c.text[c.pos:])
	at := c.pos
	c.pos += size
	switch {
	case isLineBreak(r):
		c.after = c.pos
		return true
	case isSemicolon(r):
		c.skip()
		return !c.inBrackets() && (c.after > c.pos || !c.inAddress(at))
	case r == '(':
		c.opened = c.pos
	case r == ')':
		c.opened = 0
	case isTerminator(r):
		c.skip()
		ends := c.after < len(c.text) && c.isBoundary(at, r)
		c.pos = max(c.pos, c.marks)
		return ends
	}
	return false
}

// maxBrackets is the length, in bytes, within which an opened bracket must be closed.
const maxBrackets = 200

// inBrackets reports whether the semicolon before pos is within brackets.
func (c *cutter) inBrackets() bool {
	if c.opened == 0 {
		return false
	}
	rest := c.text[c.pos:min(len(c.text), c.opened+maxBrackets)]
	closing := strings.IndexAny(rest, ")\n\r")
	return closing >= 0 && rest[closing] == ')'
}

// skip sets marks and after.
func (c *cutter) skip() {
	c.marks = c.pos + spanOf(c.text[c.pos:], func(r rune) bool { return isTerminator(r) || isClosing(r) })
	c.after = c.marks + spanOf(c.text[c.marks:], isSpace)
	if guillemet := spacedGuillemet(c.text[c.after:]); guillemet > 0 {
		c.marks = c.after + guillemet
		c.after = c.marks + spanOf(c.text[c.marks:], isSpace)
	}
	if strings.Contains(c.text[c.pos:c.marks], ")") {
		c.opened = 0
	}
	if r, size := utf8.DecodeRuneInString(c.text[c.after:]); isLineBreak(r) {
		c.after += size
	}
}

// isBoundary reports whether the sentence ends behind the terminator at a position.
func (c *cutter) isBoundary(at int, terminator rune) bool {
	spaced := c.after > c.marks
	following, _ := utf8.DecodeRuneInString(c.text[c.after:])
	switch {
	case isLineBreakBefore(c.text[:c.after]):
		return true
	case terminator == '.' && c.marks == at+1 && spaced:
		return c.endsAtFullStop(lastWord(c.text[:at]), c.text[c.after:])
	case terminator == '.' && c.marks == at+1:
		return c.endsWithoutSpace(at)
	case !spaced && c.inAddress(at):
		return false
	case terminator == '.' || terminator == '…':
		return spaced && startsSentence(following)
	case unicode.IsLower(following) && c.marks > c.pos:
		return false // “Stop!” and went
	}
	return c.unicodeBoundary(at)
}

// endsWithoutSpace decides for a full stop with nothing behind it: it ends a sentence between words, but not within
// an address or an abbreviation.
func (c *cutter) endsWithoutSpace(at int) bool {
	word := lastWord(c.text[:at])
	return startsName(c.text[c.after:]) && isProse(word) && !isAbbreviated(word) && !c.inAddress(at)
}

// endsAtFullStop decides for a full stop with a space behind it.
func (c *cutter) endsAtFullStop(word, next string) bool {
	following, _ := utf8.DecodeRuneInString(next)
	switch {
	case c.isOrdinal(word, next) || isAbbreviation(word, next):
		return false
	case unicode.IsLower(following):
		return c.isInSmallLetters() && isProse(word) && !isAbbreviated(word)
	case unicode.IsDigit(following):
		return true
	}
	return c.unicodeBoundary(c.marks - 1)
}

// unicodeBoundary reports whether Unicode's rules end a sentence behind the terminator at a position. They look
// at nothing but one letter before it, and what follows up to the next letter.
func (c *cutter) unicodeBoundary(at int) bool {
	_, before := utf8.DecodeLastRuneInString(c.text[:at])
	_, following := utf8.DecodeRuneInString(c.text[c.after:])
	window := c.text[at-before : c.after+following]
	first, _, _ := uniseg.FirstSentenceInString(window, -1)
	return len(first) < len(window)
}

// isOrdinal reports whether a number before a full stop is an ordinal or begins an entry of a list: “3. Stock”.
func (c *cutter) isOrdinal(word, next string) bool {
	if word == "" || len(word) > 3 || strings.Trim(word, "0123456789") != "" {
		return false
	}
	return strings.TrimSpace(c.text[:c.pos-1]) == word || abbreviations.afterOrdinal[firstWord(next)]
}

// isInSmallLetters reports whether the sentence begins with a small letter, as in a text without capitals.
func (c *cutter) isInSmallLetters() bool {
	if c.first == 0 {
		c.first, _ = utf8.DecodeRuneInString(c.text[max(0, strings.IndexFunc(c.text, unicode.IsLetter)):])
	}
	return unicode.IsLower(c.first)
}

// inAddress reports whether a position is within the address of a page or an e-mail address.
func (c *cutter) inAddress(at int) bool {
	from := max(0, at-maxAddress)
	word := lastField(c.text[from:at])
	return strings.Contains(word, "://") || strings.HasPrefix(word, "www.") || strings.Contains(word, "@")
}

// maxAddress is the length of an address, in bytes.
const maxAddress = 200
