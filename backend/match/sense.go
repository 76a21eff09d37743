package match

import (
	"strings"

	"kith/backend/domain"
)

// sense says what to compare by meaning.
func (r *reading) sense() string {
	looking := r.Intent == domain.IntentFindPeople || r.Intent == domain.IntentRefine
	conditions := len(r.Places)+len(r.Languages)+len(r.Names) > 0
	if !looking || len(r.Terms) == 0 && conditions {
		return ""
	}
	var said []string
	from := 0
	for _, span := range r.excluded {
		said = append(said, r.phrase.text[from:span[0]])
		from = span[1]
	}
	said = append(said, r.phrase.text[from:])
	if r.Intent == domain.IntentRefine {
		for _, t := range append(r.Terms[:len(r.Terms):len(r.Terms)], r.Earlier...) {
			said = append(said, t.Written)
		}
	}
	return strings.TrimSpace(strings.Join(said, " "))
}
