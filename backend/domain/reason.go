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

// ReasonIn is [Reason] in a language: in French for "fr", else in English.
func ReasonIn(language string, evidence []Evidence) string {
	reason, leads := "", leads[language]
	if leads == nil {
		return Reason(evidence)
	}
	for _, f := range fragments(evidence) {
		left := maxReason - utf8.RuneCountInString(reason)
		switch {
		case reason == "":
			reason = f.format(left, capitalized(leads[f.field]))
		case left >= minFragment && f.fits(left-2, leads[f.field]):
			reason += "; " + f.format(left-2, leads[f.field])
		default:
			return reason
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

// fits reports whether a fragment after the first can be formatted: a quote only as a whole.
func (f fragment) fits(limit int, lead string) bool {
	return listed[f.field] || utf8.RuneCountInString(lead+f.claims[0])+2 <= limit
}

// format returns the fragment with its lead, in at most limit characters.
func (f fragment) format(limit int, lead string) string {
	limit -= utf8.RuneCountInString(lead)
	if listed[f.field] {
		return lead + Shorten(strings.Join(f.claims, ", "), limit)
	}
	return lead + "“" + Shorten(f.claims[0], limit-2) + "”"
}

func capitalized(text string) string {
	if text == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
