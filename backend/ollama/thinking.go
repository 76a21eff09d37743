package ollama

import (
	"strings"
	"unicode/utf8"
)

// thinking tells what a model thinks aloud, between <think> and </think> at the
// beginning of an answer, from the answer, in text that arrives in pieces.
type thinking struct {
	state state
	held  string // seen, but not decided upon
}

type state int

const (
	beginning state = iota // nothing but white space so far, or half a tag
	inside
	behind  // white space between the thoughts and the answer
	through // the answer itself: everything passes
)

const (
	openTag  = "<think>"
	closeTag = "</think>"
)

// part returns what of the text so far was thought and what can be shown, and
// was not returned yet.
func (t *thinking) part(delta string) (thoughts, text string) {
	t.held += delta
	for {
		switch t.state {
		case beginning:
			trimmed := strings.TrimLeft(t.held, " \t\r\n")
			switch {
			case strings.HasPrefix(trimmed, openTag):
				t.state, t.held = inside, trimmed[len(openTag):]
			case strings.HasPrefix(openTag, trimmed):
				return thoughts, ""
			default:
				t.state, t.held = through, trimmed
			}
		case inside:
			before, after, found := strings.Cut(t.held, closeTag)
			if !found {
				return thoughts + t.allBut(len(closeTag)-1), ""
			}
			thoughts += before
			t.state, t.held = behind, after
		case behind:
			t.held = strings.TrimLeft(t.held, " \t\r\n")
			if t.held == "" {
				return thoughts, ""
			}
			t.state = through
		case through:
			return thoughts, t.rest()
		}
	}
}

// allBut takes all that is held but the last n bytes, which may be half a tag.
func (t *thinking) allBut(n int) string {
	cut := max(0, len(t.held)-n)
	for cut > 0 && !utf8.RuneStart(t.held[cut]) {
		cut--
	}
	taken := t.held[:cut]
	t.held = t.held[cut:]
	return taken
}

// rest returns what was held back, once nothing more comes. The end of thoughts
// that never ended is left out.
func (t *thinking) rest() string {
	held := t.held
	t.held = ""
	if t.state == inside {
		return ""
	}
	return held
}
