package writer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"kith/backend/domain"
)

// LetterFilter makes a letter of what a model writes: it puts the greeting before
// it and the signature behind, leaves out those of the model's own, and drops
// every address that neither profile nor the question holds.
type LetterFilter struct {
	letter Letter
	known  string // all that may be repeated, in small letters
	emit   func(delta string) error
	line   string // of the model, as far as it is not decided upon
	begun  bool   // the greeting is out
	inLine bool   // the line's beginning was decided upon
	closed bool   // the model signs off; nothing more is taken
	gap    string // white space before the next words
	length int
}

// maxLetter is how long the middle of a letter may grow, in bytes.
const maxLetter = 3_000

// lineStart is how much of a line tells whether it greets or signs off.
const lineStart = 48

// NewLetterFilter returns one that passes the letter on to emit.
func NewLetterFilter(l Letter, emit func(delta string) error) *LetterFilter {
	return &LetterFilter{letter: l, known: strings.ToLower(l.Question + "\n" + words(l)), emit: emit}
}

// words are those of both profiles.
func words(l Letter) string {
	var all []string
	for _, p := range []domain.Profile{l.Asker, l.Person} {
		all = append(all, p.Name, p.Email, p.LinkedIn, p.Website, p.Headline, p.Role, p.Company, p.Location, p.About, p.Offers, p.Needs)
		all = append(all, slices.Concat(p.Skills, p.Interests, p.Languages)...)
	}
	return strings.Join(all, "\n")
}

// Write takes the next piece of what the model writes. It fails with emit's
// error.
func (s *LetterFilter) Write(delta string) error {
	if s.closed {
		return nil
	}
	s.line += visible(delta)
	for {
		line, rest, ended := strings.Cut(s.line, "\n")
		if !s.inLine && !ended && len(line) < lineStart {
			return nil
		}
		if err := s.writeLine(line, ended); err != nil || !ended || s.closed {
			return err
		}
		s.line = rest
		s.inLine = false
		s.gap += "\n"
	}
}

// writeLine passes on what of a line is decided upon, all of it once it ended.
func (s *LetterFilter) writeLine(line string, ended bool) error {
	if !s.inLine {
		if s.begun && signsOff.MatchString(line) || s.length > maxLetter {
			s.closed = true
			return nil
		}
		if !s.begun {
			line = greets.ReplaceAllString(line, "")
		}
		s.inLine = true
	}
	whole := len(line)
	if !ended {
		whole = strings.LastIndexFunc(line, unicode.IsSpace) + 1
	}
	s.line = line[whole:]
	return s.emitWords(line[:whole])
}

// emitWords emits whole words.
func (s *LetterFilter) emitWords(text string) error {
	var b strings.Builder
	for _, word := range strings.SplitAfter(text, " ") {
		trimmed := strings.TrimRightFunc(word, unicode.IsSpace)
		if trimmed != "" && !s.isForeign(trimmed) {
			b.WriteString(s.gapBefore() + trimmed)
			s.gap = ""
		}
		if trimmed != word && s.gap == "" {
			s.gap = " "
		}
	}
	s.length += b.Len()
	if b.Len() == 0 {
		return nil
	}
	return s.emit(b.String())
}

// gapBefore is the white space before the next word: the greeting before the
// first, and at most one empty line elsewhere.
func (s *LetterFilter) gapBefore() string {
	if !s.begun {
		s.begun = true
		return greeting(s.letter.Person) + "\n\n"
	}
	if strings.Count(s.gap, "\n") > 1 {
		return "\n\n"
	}
	return s.gap
}

// isForeign reports an address that was not given.
func (s *LetterFilter) isForeign(word string) bool {
	if !isAddress(word) && !host.MatchString(word) {
		return false
	}
	bare := strings.ToLower(strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '/' }))
	return !strings.Contains(s.known, bare)
}

// Close puts the signature to the letter. It fails with emit's error, and with
// errNothing where the model said nothing of use.
func (s *LetterFilter) Close() error {
	if !s.closed {
		if err := s.writeLine(s.line, true); err != nil {
			return err
		}
	}
	if !s.begun {
		return errNothing
	}
	return s.emit("\n\n" + signOff(s.letter.Asker) + "\n")
}

var errNothing = domain.Errorf(domain.Unavailable, "The model wrote nothing that could be used.").WithHint("Ask again, or choose a larger model.")

var (
	greets   = regexp.MustCompile(`(?i)^\W*(?:subject:.*|(?:dear|hello|hi|hey|greetings)\b[^,!.:\n]{0,60}[,!.:]?\s*)`)
	signsOff = regexp.MustCompile(`(?i)^\W*(?:best|kind|warm|kindest|warmest|many|with|yours|sincerely|regards|cheers|thanks|thank you)\b(?:\s+\w+){0,3}\s*,?\s*$`)
	// host is what mail programs make a link of without being asked.
	host = regexp.MustCompile(`[\p{L}\d-]+\.(?:[a-z]{2,}|[A-Z]{2,})(?:[/:?#]|\W*$)`)
)
