package ollama

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// markup takes a model's own markup out of text that arrives in pieces: it separates
// the reasoning from the answer, drops control tokens, and finds the end of the turn.
// However the text is cut into pieces, the result is the same.
type markup struct {
	mode     mode
	buffered string    // received; may still be or become a token
	out      []passage // certain, and not returned yet
	passing  passageKind
	passed   strings.Builder // the last passage of out, of the kind passing

	header    string // what followed a token that starts a turn or a channel
	returns   mode   // the mode before that token
	opener    token  // of the reasoning that is open
	unclosed  int    // tags that were opened within reasoning and not closed
	thought   bool   // reasoning was found
	channels  bool   // a channel was found
	wrapped   bool   // a tag around the answer was dropped
	strikes   int    // <s> that were dropped within the answer
	said      strings.Builder
	speaks    bool // said has more than white space
	midAnswer bool // said does not end in white space, so that white space may follow
}

type mode int

const (
	answering mode = iota
	reasoning
	readingRole
	readingChannel
	skipping // the turn of somebody else
	between  // behind a message that may be followed by another one of the same turn
	over
)

// passage is a part of the text.
type passage struct {
	kind passageKind
	text string
}

type passageKind int

const (
	passesText passageKind = iota
	passesThoughts
	retracts // the text so far, which this repeats, was reasoning
)

// part takes the next piece and returns what is certain and was not returned before.
func (m *markup) part(delta string) []passage {
	if m.mode == over {
		return nil
	}
	m.buffered += delta
	m.run(false)
	return m.taken()
}

// rest returns what is still held back when the stream ends.
func (m *markup) rest() []passage {
	m.run(true)
	m.endHeader(false)
	return m.taken()
}

func (m *markup) taken() []passage {
	m.flush()
	out := m.out
	m.out = nil
	return out
}

func (m *markup) run(last bool) {
	for m.buffered != "" && m.mode != over {
		at := strings.IndexAny(m.buffered, openers)
		if at != 0 {
			text := m.before(at, last)
			if text == "" {
				return
			}
			m.text(text)
			continue
		}
		found, length, open := scan(m.buffered)
		switch {
		case open && !last:
			return
		case open && m.mode == reasoning:
			m.buffered = "" // half a token
		case length == 0:
			_, size := utf8.DecodeRuneInString(m.buffered)
			m.text(m.take(size))
		default:
			raw := m.take(length)
			if !m.token(found) {
				m.text(raw)
			}
		}
	}
}

func (m *markup) take(n int) string {
	taken := m.buffered[:n]
	m.buffered = m.buffered[n:]
	return taken
}

// before takes the text before an opener, or all of it if there is none, except for
// the beginning of a character that is not complete.
func (m *markup) before(at int, last bool) string {
	if at > 0 {
		return m.take(at)
	}
	end := len(m.buffered)
	for back := 1; !last && back < utf8.UTFMax && back <= len(m.buffered); back++ {
		if start := len(m.buffered) - back; utf8.RuneStart(m.buffered[start]) {
			if !utf8.FullRuneInString(m.buffered[start:]) {
				end = start
			}
			break
		}
	}
	return m.take(end)
}

// text processes text that is not part of a token.
func (m *markup) text(s string) {
	switch m.mode {
	case answering:
		m.say(s)
	case reasoning:
		m.pass(passesThoughts, s)
	case readingRole, readingChannel:
		m.readHeader(s)
	case between:
		if strings.TrimSpace(s) != "" {
			m.end()
		}
	case skipping, over:
	}
}

// readHeader collects what follows a token that starts a turn or a channel: one word
// for a role, one line for a channel.
func (m *markup) readHeader(s string) {
	for s != "" {
		_, size := utf8.DecodeRuneInString(s)
		m.header += s[:size]
		s = s[size:]
		ended := !maybeRole.MatchString(m.header)
		if m.mode == readingChannel {
			ended = strings.HasSuffix(m.header, "\n") || len(m.header) > maxToken
		}
		if ended {
			m.endHeader(false)
			m.text(s)
			return
		}
	}
}

var maybeRole = regexp.MustCompile(`^[ \t]{0,4}[A-Za-z]{0,16}$`)

// say passes text of the answer, without white space at its beginning, and without
// doubled spaces where a token was dropped.
func (m *markup) say(s string) {
	if !m.midAnswer {
		space := " \t"
		if !m.speaks {
			space = " \t\r\n"
		}
		if s = strings.TrimLeft(s, space); s == "" {
			return
		}
		m.midAnswer = true
	}
	m.speaks = m.speaks || strings.TrimSpace(s) != ""
	m.said.WriteString(s)
	m.pass(passesText, s)
}

func (m *markup) pass(kind passageKind, s string) {
	if kind != m.passing {
		m.flush()
		m.passing = kind
	}
	m.passed.WriteString(s)
}

// flush ends the passage that pass has begun.
func (m *markup) flush() {
	if m.passed.Len() > 0 {
		m.out = append(m.out, passage{m.passing, m.passed.String()})
		m.passed.Reset()
	}
}

// end ends the turn. What follows is dropped.
func (m *markup) end() {
	m.mode = over
	m.buffered = ""
}
