package query

import (
	"strings"

	"kith/backend/domain"
)

// sense says what to compare by meaning: the text without what is not wanted or, of
// a follow-up, the words that it is about; and behind it what was asked before.
func (r *parser) semanticText() string {
	looking := r.Intent == domain.IntentFindPeople || r.Intent == domain.IntentRefine
	conditions := len(r.Places)+len(r.Languages)+len(r.Names) > 0
	if !looking || len(r.Terms) == 0 && conditions {
		return ""
	}
	if r.Intent == domain.IntentRefine {
		return joinWritten(append(r.Terms[:len(r.Terms):len(r.Terms)], r.PreviousTerms...))
	}
	var said []string
	from := 0
	for _, span := range r.excluded {
		said = append(said, r.tokens.text[from:span[0]])
		from = span[1]
	}
	said = append(said, r.tokens.text[from:], joinWritten(r.PreviousTerms))
	return strings.TrimSpace(strings.Join(said, " "))
}

func joinWritten(terms []Term) string {
	words := make([]string, len(terms))
	for i, t := range terms {
		words[i] = t.Written
	}
	return strings.Join(words, " ")
}
