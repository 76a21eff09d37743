package ollama

import (
	"strings"
	"unicode/utf8"
)

// thinking separates a model's reasoning, between <think> and </think> at the
// beginning, from the answer, in text that arrives in pieces.
type thinking struct {
	state    state
	buffered string // received, but not yet known to be reasoning or answer
}

type state int

const (
	beginning state = iota // only white space so far, or part of a tag
	inside
	behind  // white space between reasoning and answer
	through // the answer itself: everything passes
)

const (
	openTag  = "<think>"
	closeTag = "</think>"
)

// part takes the next piece and returns the reasoning and the answer text that are
// now certain and were not returned before.
func (t *thinking) part(delta string) (thoughts, text string) {
	t.buffered += delta
	for {
		switch t.state {
		case beginning:
			trimmed := strings.TrimLeft(t.buffered, " \t\r\n")
			switch {
			case strings.HasPrefix(trimmed, openTag):
				t.state, t.buffered = inside, trimmed[len(openTag):]
			case strings.HasPrefix(openTag, trimmed):
				return thoughts, ""
			default:
				t.state, t.buffered = through, trimmed
			}
		case inside:
			before, after, found := strings.Cut(t.buffered, closeTag)
			if !found {
				return thoughts + t.allBut(len(closeTag)-1), ""
			}
			thoughts += before
			t.state, t.buffered = behind, after
		case behind:
			t.buffered = strings.TrimLeft(t.buffered, " \t\r\n")
			if t.buffered == "" {
				return thoughts, ""
			}
			t.state = through
		case through:
			return thoughts, t.rest()
		}
	}
}

// allBut removes and returns the buffered text except for the last n bytes, which may
// be part of a tag.
func (t *thinking) allBut(n int) string {
	cut := max(0, len(t.buffered)-n)
	for cut > 0 && !utf8.RuneStart(t.buffered[cut]) {
		cut--
	}
	taken := t.buffered[:cut]
	t.buffered = t.buffered[cut:]
	return taken
}

// rest returns the text still buffered when the stream ends. It drops the end of
// reasoning that was never closed.
func (t *thinking) rest() string {
	buffered := t.buffered
	t.buffered = ""
	if t.state == inside {
		return ""
	}
	return buffered
}
