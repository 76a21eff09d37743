package match

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
	"golang.org/x/text/unicode/norm"
)

// maxWordBytes is how much of one word counts. Nothing that people call a
// word is longer; what is, is cut and still one word.
const maxWordBytes = 40

// A scanner reads the words of a text one by one: runs of letters and digits,
// folded so that "Café" and "CAFE" are one word. Soft hyphens, zero-width
// characters and combining marks do not break a word, nor does an apostrophe
// ("o'brien" is obrien); a possessive s is left out; C++, C# and F# are words, and so
// is N.B., which is nb.
//
// Reading allocates nothing: word is overwritten by the next call of next.
type scanner struct {
	text       string
	pos        int
	start, end int    // where the word stands in text
	word       []byte // folded
	capitals   int    // upper-case letters it was written with
}

func (s *scanner) reset(text string) { s.text, s.pos = text, 0 }

// next reads one word, and reports whether there was one.
func (s *scanner) next() bool {
	s.word, s.capitals = s.word[:0], 0
	for s.pos < len(s.text) {
		switch c := s.text[s.pos]; {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			s.take(c)
		case 'A' <= c && c <= 'Z':
			s.capitals++
			s.take(c | 0x20)
		case c >= utf8.RuneSelf || c == '\'':
			if !s.nextRune() {
				return true
			}
		case (c == '+' || c == '#') && 0 < len(s.word) && len(s.word) < 3:
			s.take(c)
		case s.endsWord():
			return true
		default:
			s.pos++
		}
	}
	return len(s.word) > 0
}

// endsWord reports whether what stands at pos ends a word. A full stop between two of
// the single capitals that it is made of so far does not: "N.B.", "P.E.I.".
func (s *scanner) endsWord() bool {
	letters, rest := len(s.word), s.text[s.pos+1:]
	if letters == 0 || s.text[s.pos] != '.' || s.capitals != letters || s.pos-s.start != 2*letters-1 {
		return letters > 0
	}
	return rest == "" || rest[0] < 'A' || 'Z' < rest[0] || startsWithLetter(rest[1:])
}

func (s *scanner) take(c byte) {
	s.mark(1)
	if len(s.word) < maxWordBytes {
		s.word = append(s.word, c)
	}
}

// mark counts the next size bytes of text to the word.
func (s *scanner) mark(size int) {
	if len(s.word) == 0 {
		s.start = s.pos
	}
	s.pos += size
	s.end = s.pos
}

// nextRune reads an apostrophe or what is not ASCII. It reports whether the
// word may go on.
func (s *scanner) nextRune() bool {
	r, size := utf8.DecodeRuneInString(s.text[s.pos:])
	switch {
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		if unicode.IsUpper(r) {
			s.capitals++
		}
		s.mark(size)
		if len(s.word) < maxWordBytes {
			s.word = appendFolded(s.word, r)
		}
		return true
	case unicode.In(r, unicode.Mn, unicode.Cf):
		s.pos += size
		return true
	case r == '\'' || r == '’':
		return s.apostrophe(size)
	}
	s.pos += size
	return len(s.word) == 0
}

// apostrophe skips one inside a word, together with a possessive s.
func (s *scanner) apostrophe(size int) bool {
	s.pos += size
	rest := s.text[s.pos:]
	if len(s.word) == 0 {
		return true
	}
	if rest != "" && rest[0]|0x20 == 's' && !startsWithLetter(rest[1:]) {
		s.pos++
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

func foldedWords(text string) []string {
	var words []string
	s := scanner{text: text}
	for s.next() {
		words = append(words, string(s.word))
	}
	return words
}

// stem returns what the English forms of a folded word have in common. Words
// that are not English letters alone stay as they are, and so does what would
// be left with fewer than three letters: aws, ios and gis are no plurals.
func stem(word string) string {
	if own, ok := ownStems[word]; ok {
		return own
	}
	if len(word) < 3 || strings.IndexFunc(word, notASCIILetter) >= 0 {
		return word
	}
	stemmed := english.Stem(word, false)
	if len(stemmed) < 3 {
		return word
	}
	return stemmed
}

// ownStems are of words that the stemmer confuses with others: an engineer
// with an engine, a counselor with counsel, wills with will. The first of a line is the stem.
var ownStems = firstOfLines(`
engineer engineers engineering engineered
business businesses
organic organics
organizer organizers organize organizes organized organizing
organization organizations
international
internal
university universities
physics
programmer programmers programming
coder coders coding
counselor counselors counsellor counsellors counseling counselling
hospitality
animal animals
electrician electricians electrical
author authors
community communities
wills
savings
meeting meetings`)

func firstOfLines(text string) map[string]string {
	table := make(map[string]string)
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		for _, word := range words {
			table[word] = words[0]
		}
	}
	return table
}

func notASCIILetter(r rune) bool { return r < 'a' || r > 'z' }

// asWritten is the stem of words that have none: names, places, languages.
func asWritten(word string) string { return word }

// isFunctionWord reports whether a folded word only holds sentences together.
// Such words are not indexed. Written in capitals, "IT" and "US" are others.
func isFunctionWord(word []byte, capitals int) bool {
	return looksLikeFunctionWord(word) && functionWords[string(word)] && !(capitals > 1 && capitals == len(word))
}

// looksLikeFunctionWord tells most others at a glance: by length and first letter.
func looksLikeFunctionWord(word []byte) bool {
	return len(word) < len(functionLetters) && functionLetters[len(word)]&(1<<(word[0]-'a')) != 0
}

// functionLetters are the letters that function words of a length begin with:
// a in the lowest bit.
var functionLetters = func() (letters [len("ourselves") + 1]uint32) {
	for word := range functionWords {
		letters[len(word)] |= 1 << (word[0] - 'a')
	}
	return letters
}()

var functionWords = wordSet(`
a about above after again all also although am an and any are as at be because been before being below between both
but by can could did do does doing down during each etc for from further had has have having he her here hers him his
how i if im in into is it its itself ive just me more most my myself no nor not now of off on once only or other our
ours out over own same she should so some such than that the their theirs them then there these they this those
through to too under until up us very was we were what when where which while who whom why will with would you your
yours`)

func stemSet(list string) map[string]bool {
	set := make(map[string]bool)
	for word := range strings.FieldsSeq(list) {
		set[stem(word)] = true
	}
	return set
}

func wordSet(list string) map[string]bool {
	set := make(map[string]bool)
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}
