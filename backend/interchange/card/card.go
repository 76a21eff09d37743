// Package card splits a file into vCards, and vCards into properties. It reads
// versions 2.1, 3.0 and 4.0 as programs really write them, and any bytes. It knows
// nothing of people.
package card

import (
	"iter"
	"strings"
)

// Card is one vCard.
type Card struct {
	Line       int  // on which it begins, from 1
	Ended      bool // false if the file ends within it
	Overfull   bool // it has more than [MaxProperties]; the others are left out
	Properties []Property
}

// MaxProperties is the maximum number of properties of a card.
const MaxProperties = 1 << 20

// All returns the cards of a file. The line breaks may be of any kind. Values
// without a charset of their own that are not UTF-8 are decoded by decode.
//
// A card without END:VCARD ends where the next one begins. A card within a card
// is the value of AGENT, and is left out.
func All(raw string, decode func(string) string) iter.Seq[Card] {
	return func(yield func(Card) bool) {
		r := reader{decode: decode}
		number := 0
		for line := range lines(raw) {
			number++
			line = strings.TrimPrefix(strings.TrimPrefix(line, mark), r.indent)
			end, begin := boundary(line, r.open)
			switch {
			case r.isInner(line, end, begin):
			case end || begin:
				if r.open && !yield(r.close(true)) {
					return
				}
				if begin {
					r.begin(number, line)
				}
			case r.open:
				r.take(line)
			}
		}
		if r.open {
			yield(r.close(false))
		}
	}
}

// lines splits a text at line feeds, carriage returns and pairs of them.
func lines(raw string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for raw != "" {
			end := strings.IndexAny(raw, "\r\n")
			if end < 0 {
				yield(raw)
				return
			}
			line, rest := raw[:end], raw[end+1:]
			if raw[end] == '\r' {
				rest = strings.TrimPrefix(rest, "\n")
			}
			if !yield(line) {
				return
			}
			raw = rest
		}
	}
}

const (
	blanks = " \t"
	mark   = "\uFEFF" // a byte order mark, also where files were joined
)

// boundary reports whether a line is END:VCARD, BEGIN:VCARD, or both, as where
// files without a final line break were joined. Within an open card, an indented
// line is none, because it continues the one above.
func boundary(line string, open bool) (end, begin bool) {
	const longest = 60
	if len(line) > longest || open && isIndented(line) {
		return false, false
	}
	text := strings.ToUpper(strings.Join(strings.Fields(strings.ReplaceAll(line, mark, "")), ""))
	rest, end := strings.CutPrefix(text, "END:VCARD")
	switch rest {
	case "":
		return end, false
	case "BEGIN:VCARD":
		return end, true
	}
	return false, false
}

func isIndented(line string) bool { return line != "" && strings.Contains(blanks, line[:1]) }

// IsBegin reports whether a line begins a card.
func IsBegin(line string) bool {
	_, begin := boundary(line, false)
	return begin
}
