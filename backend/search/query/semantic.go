package query

import (
	"strings"

	"kith/backend/domain"
)

// semanticText returns the value of [Query.SemanticText].
func (r *parser) semanticText() string {
	isSearch := r.Intent == domain.IntentFindPeople || r.Intent == domain.IntentRefine
	conditions := len(r.Places)+len(r.Languages)+len(r.Names) > 0
	if !isSearch || len(r.Terms) == 0 && conditions {
		return ""
	}
	if r.Intent == domain.IntentRefine {
		return joinWritten(append(r.Terms[:len(r.Terms):len(r.Terms)], r.PreviousTerms...))
	}
	var parts []string
	from := 0
	for _, span := range r.excluded {
		parts = append(parts, r.tokens.text[from:span[0]])
		from = span[1]
	}
	parts = append(parts, r.tokens.text[from:], joinWritten(r.PreviousTerms))
	return strings.TrimSpace(strings.Join(parts, " "))
}

func joinWritten(terms []Term) string {
	words := make([]string, len(terms))
	for i, t := range terms {
		words[i] = t.Written
	}
	return strings.Join(words, " ")
}
