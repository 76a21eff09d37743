package card

import (
	"bytes"
	"strings"
)

// reader puts the lines of a card together.
type reader struct {
	decode func(string) string
	open   bool
	indent string // of BEGIN:VCARD; the other lines have it too
	card   Card
	old    bool // version 2.1

	text   []byte // the property that is being read; empty if there is none
	last   int    // the length of its last line
	quoted bool   // it is quoted-printable

	joints []int // offsets of blanks that begin a line after a soft break
	plain  bool  // a line after a soft break begins without a blank

	agent bool // the line above is AGENT without a value
	depth int  // how many cards are open within the card
}

func (r *reader) begin(number int, line string) {
	indent := line[:len(line)-len(strings.TrimLeft(line, blanks))]
	*r = reader{decode: r.decode, open: true, indent: indent, card: Card{Line: number}}
}

func (r *reader) close(ended bool) Card {
	r.finish()
	closed := r.card
	closed.Ended = ended
	*r = reader{decode: r.decode}
	return closed
}

// isInner reports whether a line belongs to a card within the card. If such a card
// is not ended, the next card ends both.
func (r *reader) isInner(line string, end, begin bool) bool {
	switch {
	case !r.open || end && begin:
		return false
	case begin && !r.agent:
		return false
	case begin:
		r.agent = false
		r.depth++
		return true
	case end && r.depth > 0:
		r.depth--
		return true
	case line == "":
		return r.depth > 0
	}
	value, isAgent := agentOf(line)
	r.agent = isAgent && strings.Trim(value, blanks) == ""
	if isAgent && IsBegin(value) {
		r.depth++
		return true
	}
	return r.depth > 0
}

func agentOf(line string) (value string, isAgent bool) {
	head, value, _ := strings.Cut(line, ":")
	name, _, _ := strings.Cut(head, ";")
	return value, strings.EqualFold(name[strings.LastIndexByte(name, '.')+1:], "AGENT")
}

// take adds a line to the card. A line that is no property belongs to the one above,
// in which a line break was written as it is.
func (r *reader) take(line string) {
	soft := r.cutSoftBreak()
	switch {
	case line == "":
	case soft:
		if isIndented(line) {
			r.joints = append(r.joints, len(r.text))
		} else {
			r.plain = true
		}
		r.append(line)
	case len(r.text) > 0 && isIndented(line):
		r.fold(line)
	case isProperty(line):
		r.finish()
		r.append(line)
		r.quoted = isQuotedPrintable(line)
	case len(r.text) > 0:
		r.append("\n" + line)
	}
}

func (r *reader) append(text string) { r.text, r.last = append(r.text, text...), len(text) }

// cutSoftBreak removes the = that ends a line of quoted-printable text which goes on
// in the next line.
func (r *reader) cutSoftBreak() bool {
	if !r.quoted {
		return false
	}
	text, soft := bytes.CutSuffix(bytes.TrimRight(r.text, blanks), []byte("="))
	if soft {
		r.text = text
	}
	return soft
}

// fold adds a line that continues the one above. In version 2.1 lines are folded at
// blanks, which stay. Many programs fold there as in later versions, where the blank
// was added: they do so when a line is full.
func (r *reader) fold(line string) {
	const full = 72
	if !r.old || r.last >= full {
		line = line[1:]
	}
	r.append(line)
}

// joined returns the property that was read. Some programs fold a line after a soft
// break too: then every further line begins with a blank, which is no part of the text.
func (r *reader) joined() string {
	if r.plain || len(r.joints) == 0 {
		return string(r.text)
	}
	var text strings.Builder
	done := 0
	for _, blank := range r.joints {
		text.Write(r.text[done:blank])
		done = blank + 1
	}
	text.Write(r.text[done:])
	return text.String()
}

// finish adds the property that was read to the card.
func (r *reader) finish() {
	r.cutSoftBreak()
	p, ok := propertyOf(r.joined())
	r.text, r.quoted, r.joints, r.plain = r.text[:0], false, r.joints[:0], false
	switch {
	case !ok || strings.Trim(p.raw, "; \t\n") == "":
	case p.Name == "VERSION":
		r.old = strings.TrimSpace(p.raw) == "2.1"
	case len(r.card.Properties) >= MaxProperties:
		r.card.Overfull = true
	default:
		p.decode = r.decode
		r.card.Properties = append(r.card.Properties, p)
	}
}

// isProperty reports whether a line begins with the name of a property.
func isProperty(line string) bool {
	end := strings.IndexAny(line, ":;")
	if end < 1 {
		return false
	}
	for _, c := range []byte(strings.TrimRight(line[:end], blanks)) {
		if !isNameByte(c) {
			return false
		}
	}
	return true
}

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.'
}
