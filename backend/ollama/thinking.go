package ollama

import "strings"

// thinking leaves out what a model thinks aloud, between <think> and </think>
// at the beginning of an answer, from text that arrives in pieces.
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

// strip returns what of the text so far can be shown and was not yet.
func (t *thinking) strip(delta string) string {
	t.held += delta
	for {
		switch t.state {
		case beginning:
			text := strings.TrimLeft(t.held, " \t\r\n")
			switch {
			case strings.HasPrefix(text, openTag):
				t.state, t.held = inside, text[len(openTag):]
			case strings.HasPrefix(openTag, text):
				return ""
			default:
				t.state, t.held = through, text
			}
		case inside:
			_, after, found := strings.Cut(t.held, closeTag)
			if !found {
				t.held = t.held[max(0, len(t.held)-len(closeTag)+1):]
				return ""
			}
			t.state, t.held = behind, after
		case behind:
			t.held = strings.TrimLeft(t.held, " \t\r\n")
			if t.held == "" {
				return ""
			}
			t.state = through
		case through:
			return t.rest()
		}
	}
}

// rest returns what was held back, once nothing more comes. Thoughts that
// never ended are left out.
func (t *thinking) rest() string {
	held := t.held
	t.held = ""
	if t.state == inside {
		return ""
	}
	return held
}
