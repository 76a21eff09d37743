package ollama

import (
	"strings"
	"unicode/utf8"
)

// thinking separates a model's reasoning, between <think> and </think> at the
// beginning, from the answer, in text that arrives in pieces.
type thinking struct {
	state state
	held  string // received, but not yet known to be reasoning or answer
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

// allBut removes and returns what is held except for the last n bytes, which may
// be part of a tag.
func (t *thinking) allBut(n int) string {
	cut := max(0, len(t.held)-n)
	for cut > 0 && !utf8.RuneStart(t.held[cut]) {
		cut--
	}
	taken := t.held[:cut]
	t.held = t.held[cut:]
	return taken
}

// rest returns the text still held when the stream ends. It drops the end of
// reasoning that was never closed.
func (t *thinking) rest() string {
	held := t.held
	t.held = ""
	if t.state == inside {
		return ""
	}
	return held
}
