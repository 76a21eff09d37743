package lexicon

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// cut shortens text to at most size bytes without breaking a character.
func Truncate(text string, size int) string {
	if len(text) <= size {
		return text
	}
	for size > 0 && !utf8.RuneStart(text[size]) {
		size--
	}
	return text[:size]
}

// maxWordBytes is how much of one word counts. Nothing that people call a
// word is longer; what is, is cut and still one word.
const MaxWordBytes = 40

// A scanner reads the words of a text one by one: runs of letters and digits,
// folded so that "Café" and "CAFE" are one word. Soft hyphens, zero-width
// characters and combining marks do not break a word, nor does an apostrophe
// ("o'brien" is obrien); a possessive s is left out; C++, C# and F# are words, and so
// is N.B., which is nb.
//
// Reading allocates nothing: word is overwritten by the next call of next.
type Scanner struct {
	Text       string
	Pos        int
	Start, End int    // where the word stands in text
	Word       []byte // folded
	Capitals   int    // upper-case letters it was written with
}

func (s *Scanner) Reset(text string) { s.Text, s.Pos = text, 0 }

// next reads one word, and reports whether there was one.
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

// endsWord reports whether what stands at pos ends a word. A full stop between two of
// the single capitals that it is made of so far does not: "N.B.", "P.E.I.".
func (s *Scanner) endsWord() bool {
	letters, rest := len(s.Word), s.Text[s.Pos+1:]
	if letters == 0 || s.Text[s.Pos] != '.' || s.Capitals != letters || s.Pos-s.Start != 2*letters-1 {
		return letters > 0
	}
	return rest == "" || rest[0] < 'A' || 'Z' < rest[0] || startsWithLetter(rest[1:])
}

func (s *Scanner) take(c byte) {
	s.mark(1)
	if len(s.Word) < MaxWordBytes {
		s.Word = append(s.Word, c)
	}
}

// mark counts the next size bytes of text to the word.
func (s *Scanner) mark(size int) {
	if len(s.Word) == 0 {
		s.Start = s.Pos
	}
	s.Pos += size
	s.End = s.Pos
}

// nextRune reads an apostrophe or what is not ASCII. It reports whether the
// word may go on.
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

// apostrophe skips one inside a word, together with a possessive s.
func (s *Scanner) apostrophe(size int) bool {
	s.Pos += size
	rest := s.Text[s.Pos:]
	if len(s.Word) == 0 {
		return true
	}
	if rest != "" && rest[0]|0x20 == 's' && !startsWithLetter(rest[1:]) {
		s.Pos++
		return false
	}
	return startsWithLetter(rest)
}

func startsWithLetter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}

// unfolded are letters that Unicode does not take apart, as they are written
// by people who lack them.
var unfolded = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i",
}

// appendFolded appends the letter or digit r without case and diacritics.
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

func FoldedWords(text string) []string {
	var words []string
	s := Scanner{Text: text}
	for s.Next() {
		words = append(words, string(s.Word))
	}
	return words
}
