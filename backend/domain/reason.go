package domain

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lengths in characters.
const (
	maxReason   = 200
	minFragment = 30 // a shorter fragment would be of no use
)

// leads are the words before the evidence of a field, by language. Everything else in a
// reason is quoted from the profile.
var leads = map[string]map[string]string{"en": {
	"role":      "works as ",
	"company":   "at ",
	"skills":    "skills: ",
	"offers":    "can help with ",
	"needs":     "is looking for ",
	"about":     "says ",
	"interests": "interests: ",
	"location":  "in ",
	"languages": "speaks ",
}, "fr": {
	"role":      "a pour fonction ",
	"company":   "chez ",
	"skills":    "compétences : ",
	"offers":    "peut aider avec ",
	"needs":     "cherche ",
	"about":     "dit ",
	"interests": "s’intéresse à : ",
	"location":  "à ",
	"languages": "parle ",
}}

// listed are the fields whose evidence is joined with commas. Of other fields the first
// piece is quoted.
var listed = map[string]bool{"skills": true, "interests": true, "location": true, "languages": true}

// fragment is the evidence from one field.
type fragment struct {
	field  string
	claims []string
}

// Reason turns evidence into one line of at most 200 characters, in English.
func Reason(evidence []Evidence) string { return ReasonIn("en", evidence) }

// ReasonIn is [Reason] in a language, "en" or "fr".
func ReasonIn(language string, evidence []Evidence) string {
	reason, leads := "", leads[language]
	for _, f := range fragments(evidence) {
		left := maxReason - utf8.RuneCountInString(reason)
		switch {
		case reason == "":
			reason = f.format(left, capitalized(leads[f.field]))
		case left >= minFragment:
			reason += "; " + f.format(left-2, leads[f.field])
		}
	}
	return reason
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

// format returns the fragment with its lead, in at most limit characters.
func (f fragment) format(limit int, lead string) string {
	limit -= utf8.RuneCountInString(lead)
	if listed[f.field] {
		return lead + truncate(strings.Join(f.claims, ", "), limit)
	}
	return lead + "“" + truncate(f.claims[0], limit-2) + "”"
}

// truncate cuts text to at most limit characters, after a word if possible.
func truncate(text string, limit int) string {
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	runes := []rune(text)[:limit-1]
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
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
