package domain

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Lengths in characters.
const (
	maxReason     = 200
	leastFragment = 30 // a shorter rest says too little
)

// leads introduce the evidence of a field. The rest of a reason is quoted from
// the profile.
var leads = map[string]string{
	"role":      "works as ",
	"company":   "at ",
	"skills":    "skills: ",
	"offers":    "can help with ",
	"needs":     "is looking for ",
	"about":     "says ",
	"interests": "interests: ",
	"location":  "in ",
	"languages": "speaks ",
}

// listed are the fields whose evidence is joined to a list; that of other
// fields is quoted.
var listed = map[string]bool{"skills": true, "interests": true, "location": true, "languages": true}

// fragment is the evidence from one field.
type fragment struct {
	field  string
	claims []string
}

// Reason turns evidence into one line of at most 200 characters.
func Reason(evidence []Evidence) string {
	said := ""
	for _, f := range fragments(evidence) {
		room := maxReason - utf8.RuneCountInString(said)
		switch {
		case said == "":
			said = f.say(room, capitalized(leads[f.field]))
		case room >= leastFragment:
			said += "; " + f.say(room-2, leads[f.field])
		}
	}
	return said
}

// fragments groups evidence by field, in order.
func fragments(evidence []Evidence) []fragment {
	var all []fragment
	for _, e := range evidence {
		claim := OneLine(e.Text)
		if claim == "" {
			continue
		}
		i := slices.IndexFunc(all, func(f fragment) bool { return f.field == e.Field })
		if i < 0 {
			i, all = len(all), append(all, fragment{field: e.Field})
		}
		all[i].claims = append(all[i].claims, claim)
	}
	return all
}

// say formats a fragment in at most room characters.
func (f fragment) say(room int, lead string) string {
	room -= utf8.RuneCountInString(lead)
	if listed[f.field] {
		return lead + shortened(strings.Join(f.claims, ", "), room)
	}
	return lead + "“" + shortened(f.claims[0], room-2) + "”"
}

// shortened cuts text to at most room characters, after a word if possible.
func shortened(text string, room int) string {
	if utf8.RuneCountInString(text) <= room {
		return text
	}
	runes := []rune(text)[:room-1]
	if space := lastSpace(runes); space > 0 {
		runes = runes[:space]
	}
	return string(runes) + "…"
}

func lastSpace(runes []rune) int {
	for i := len(runes) - 1; i > 0; i-- {
		if runes[i] == ' ' {
			return i
		}
	}
	return 0
}

func capitalized(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
