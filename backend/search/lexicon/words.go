package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Truncate shortens text to at most size bytes without splitting a character.
func Truncate(text string, size int) string {
	if len(text) <= size {
		return text
	}
	for size > 0 && !utf8.RuneStart(text[size]) {
		size--
	}
	return text[:size]
}

// MaxWordBytes is the length to which words are truncated.
const MaxWordBytes = 40

// A Scanner splits a text into words: runs of letters and digits, folded so that "Café" and
// "CAFE" are the same word. Soft hyphens, zero-width characters, combining marks and
// apostrophes do not end a word ("o'brien" is obrien). A possessive s is omitted. C++, C# and
// F# are words, and N.B. is the word nb.
//
// Scanning does not allocate: Next overwrites Word.
type Scanner struct {
	Text       string
	Elisions   bool // French: "l'avocat" is two words, l and avocat
	Pos        int
	Start, End int    // byte offsets of the word in Text
	Word       []byte // folded
	Capitals   int    // number of upper-case letters in Text
}

// Reset starts scanning another text.
func (s *Scanner) Reset(text string) { s.Text, s.Pos = text, 0 }

// Next scans one word and reports whether there was one.
func (s *Scanner) Next() bool {
	s.Word, s.Capitals = s.Word[:0], 0
	for s.Pos < len(s.Text) {
		switch c := s.Text[s.Pos]; {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			s.take(c)
		case 'A' <= c && c <= 'Z':
			s.Capitals++
			s.take(c | 0x20)
		case c >= utf8.RuneSelf || c == '\'':
			if !s.nextRune() {
				return true
			}
		case (c == '+' || c == '#') && 0 < len(s.Word) && len(s.Word) < 3:
			s.take(c)
		case s.endsWord():
			return true
		default:
			s.Pos++
		}
	}
	return len(s.Word) > 0
}

// endsWord reports whether the character at Pos ends a word. A full stop between single
// capitals does not: "N.B.", "P.E.I.".
func (s *Scanner) endsWord() bool {
	letters, rest := len(s.Word), s.Text[s.Pos+1:]
	if letters == 0 || s.Text[s.Pos] != '.' || s.Capitals != letters || s.Pos-s.Start != 2*letters-1 {
		return letters > 0
	}
	return rest == "" || rest[0] < 'A' || 'Z' < rest[0] || startsWithLetter(rest[1:])
}

// take appends an ASCII character to the word.
func (s *Scanner) take(c byte) {
	s.mark(1)
	if len(s.Word) < MaxWordBytes {
		s.Word = append(s.Word, c)
	}
}

// mark extends the word by size bytes of the text.
func (s *Scanner) mark(size int) {
	if len(s.Word) == 0 {
		s.Start = s.Pos
	}
	s.Pos += size
	s.End = s.Pos
}

// nextRune scans an apostrophe or a character outside ASCII. It reports whether the word may
// continue.
func (s *Scanner) nextRune() bool {
	r, size := utf8.DecodeRuneInString(s.Text[s.Pos:])
	switch {
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		if unicode.IsUpper(r) {
			s.Capitals++
		}
		s.mark(size)
		if len(s.Word) < MaxWordBytes {
			s.Word = appendFolded(s.Word, r)
		}
		return true
	case unicode.In(r, unicode.Mn, unicode.Cf):
		s.Pos += size
		return true
	case r == '\'' || r == '’':
		return s.apostrophe(size)
	}
	s.Pos += size
	return len(s.Word) == 0
}

// apostrophe skips an apostrophe and a possessive s. It reports whether the word may continue.
func (s *Scanner) apostrophe(size int) bool {
	s.Pos += size
	rest := s.Text[s.Pos:]
	if len(s.Word) == 0 {
		return true
	}
	if s.Elisions && elisions[string(s.Word)] && !s.inName(rest) {
		return false
	}
	if rest != "" && rest[0]|0x20 == 's' && !startsWithLetter(rest[1:]) {
		s.Pos++
		return false
	}
	return startsWithLetter(rest)
}

// inName reports whether an elided word and the rest after its apostrophe are one name:
// "D'Amours", but neither "d'Amours" nor "J'AI".
func (s *Scanner) inName(rest string) bool {
	first, size := utf8.DecodeRuneInString(rest)
	second, _ := utf8.DecodeRuneInString(rest[size:])
	return s.Capitals == len(s.Word) && unicode.IsUpper(first) && unicode.IsLower(second)
}

func startsWithLetter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}

// elisions are the French words that lose their last letter before a vowel.
var elisions = setOf(strings.Fields("l d j qu n s c m t jusqu lorsqu puisqu quoiqu"))

// unfolded are letters that Unicode does not decompose, with their usual replacements.
var unfolded = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i",
}

// appendFolded appends the letter or digit r in lower case and without diacritics.
func appendFolded(word []byte, r rune) []byte {
	r = unicode.ToLower(r)
	if plain, ok := unfolded[r]; ok {
		return append(word, plain...)
	}
	var encoded [utf8.UTFMax]byte
	letter := encoded[:utf8.EncodeRune(encoded[:], r)]
	parts := norm.NFKD.Properties(letter).Decomposition()
	if parts == nil {
		return append(word, letter...)
	}
	for _, part := range string(parts) {
		if unicode.IsLetter(part) || unicode.IsDigit(part) {
			word = utf8.AppendRune(word, unicode.ToLower(part))
		}
	}
	return word
}

// FoldedWords returns the words of a text as [Scanner] folds them.
func FoldedWords(text string) []string {
	var words []string
	s := Scanner{Text: text}
	for s.Next() {
		words = append(words, string(s.Word))
	}
	return words
}
