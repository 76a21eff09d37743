package writer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"kith/backend/domain"
)

// LetterFilter turns a model's text into a letter. It adds greeting and signature,
// removes those that the model wrote, and removes every address that is neither
// in one of the profiles nor in the question.
type LetterFilter struct {
	letter  Letter
	known   string // profiles and question in lower case, to look up addresses
	emit    func(delta string) error
	visible domain.VisibleText
	line    string // the model's current line, without the part already emitted
	begun   bool   // the greeting was emitted
	inLine  bool   // the line's beginning was checked
	closed  bool   // the model signed off; the rest is dropped
	gap     string // white space before the next words
	length  int
}

// maxLetter is the maximum length of the middle of a letter, in bytes.
const maxLetter = 3_000

// lineStart is how many bytes of a line are needed to recognise the first word of a
// greeting or a closing.
const lineStart = 48

// NewLetterFilter returns a filter that passes the letter to emit.
func NewLetterFilter(l Letter, emit func(delta string) error) *LetterFilter {
	return &LetterFilter{letter: l, known: strings.ToLower(l.Question + "\n" + words(l)), emit: emit}
}

// words returns the text of both profiles.
func words(l Letter) string {
	var all []string
	for _, p := range []domain.Profile{l.Asker, l.Person} {
		all = append(all, p.Name, p.Email, p.LinkedIn, p.Website, p.Headline, p.Role, p.Company, p.Location, p.About, p.Offers, p.Needs)
		all = append(all, slices.Concat(p.Skills, p.Interests, p.Languages)...)
	}
	return strings.Join(all, "\n")
}

// Write processes the next part of the model's text. However the text is cut into
// parts, the letter is the same. It fails with emit's error.
func (s *LetterFilter) Write(delta string) error { return s.write(s.visible.Write(delta)) }

func (s *LetterFilter) write(text string) error {
	if s.closed {
		return nil
	}
	s.line += text
	for {
		line, rest, ended := strings.Cut(s.line, "\n")
		if !s.inLine && !s.beginLine(&line, ended) {
			return nil
		}
		if s.closed {
			return nil
		}
		if err := s.writeLine(line, ended); err != nil || !ended {
			return err
		}
		s.line = rest
		s.inLine = false
		s.gap += "\n"
	}
}

// beginLine checks the beginning of a line, and removes the greeting from it. It
// reports false if more of the line is needed.
func (s *LetterFilter) beginLine(line *string, ended bool) bool {
	if len(*line) < lineStart && !ended {
		return false
	}
	if s.length > maxLetter {
		s.closed = true
		return true
	}
	if s.begun && signsOff.MatchString(*line) {
		s.closed = ended
		return ended
	}
	if !s.begun && subjectLine.MatchString(*line) {
		if !ended {
			return false
		}
		*line = ""
	}
	if !s.begun {
		rest, certain := withoutGreeting(*line, ended)
		if !certain {
			return false
		}
		*line = rest
	}
	s.inLine = true
	return true
}

// withoutGreeting returns what follows the greeting at the beginning of a line. It
// reports false if more of the line is needed to know.
func withoutGreeting(line string, ended bool) (rest string, certain bool) {
	if at := greets.FindStringIndex(line); at != nil {
		rest = strings.TrimLeftFunc(line[at[1]:], unicode.IsSpace)
		return rest, rest != "" || ended
	}
	if maybeGreets.MatchString(line) {
		if ended {
			return "", true
		}
		return "", false
	}
	return line, true
}

// writeLine emits the complete words of a line, or the whole line if it has ended.
func (s *LetterFilter) writeLine(line string, ended bool) error {
	whole := len(line)
	if !ended {
		whole = strings.LastIndexAny(line, " \t") + 1
	}
	s.line = line[whole:]
	return s.emitWords(line[:whole])
}

// emitWords emits words, without unknown addresses.
func (s *LetterFilter) emitWords(text string) error {
	var b strings.Builder
	for text != "" {
		end := strings.IndexAny(text, " \t") + 1
		if end == 0 {
			end = len(text)
		}
		word := text[:end]
		text = text[end:]
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

// gapBefore returns the text before the next word: the greeting before the first
// word, else white space with at most one empty line.
func (s *LetterFilter) gapBefore() string {
	if !s.begun {
		s.begun = true
		return catalogueOf(s.letter.Language).greeting(s.letter.Person) + "\n\n"
	}
	if strings.Count(s.gap, "\n") > 1 {
		return "\n\n"
	}
	return s.gap
}

// isForeign reports whether word is an address that is not known.
func (s *LetterFilter) isForeign(word string) bool {
	if !isAddress(word) && !host.MatchString(word) {
		return false
	}
	bare := strings.ToLower(strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '/' }))
	return !strings.Contains(s.known, bare)
}

// Close emits the rest and the signature. It fails with emit's error, and with
// errNothing if the model wrote nothing usable.
func (s *LetterFilter) Close() error {
	if err := s.write(s.visible.Rest() + "\n"); err != nil {
		return err
	}
	if !s.begun {
		return errNothing
	}
	return s.emit("\n\n" + catalogueOf(s.letter.Language).signOff(s.letter.Asker) + "\n")
}

var errNothing = domain.Errorf(domain.Unavailable, "writer.nothingUsable", "The model wrote nothing that could be used.").WithHint("writer.askLargerModel", "Ask again, or choose a larger model.")

var (
	subjectLine = regexp.MustCompile(`(?i)^\W{0,8}subject:`)
	greets      = regexp.MustCompile(`(?i)^\W{0,8}(?:dear|hello|hi|hey|greetings)\b[^,!.:\n]{0,60}[,!.:]`)
	// maybeGreets matches a line that is a greeting if it ends here, or if punctuation follows.
	maybeGreets = regexp.MustCompile(`(?i)^\W{0,8}(?:dear|hello|hi|hey|greetings)\b[^,!.:\n]{0,60}$`)
	signsOff    = regexp.MustCompile(`(?i)^\W{0,8}(?:best|kind|warm|kindest|warmest|many|with|yours|sincerely|regards|cheers|thanks|thank you)\b(?:\s+\w+){0,3}\s*,?\s*$`)
	// host matches host names that mail programs turn into links.
	host = regexp.MustCompile(`[\p{L}\d-]+\.(?:[a-z]{2,}|[A-Z]{2,})(?:[/:?#]|\W*$)`)
)
