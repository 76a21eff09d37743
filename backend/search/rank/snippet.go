package rank

import (
	"kith/backend/domain"
)

// snippet returns the sentence of a passage. It shortens one that is long to clauses, those with the hits if they fit.
func (own passage) snippet() string {
	from := 0
	if len(own.hits) > 0 {
		from = max(0, own.hits[0].start-own.From)
	}
	return domain.Excerpt(own.Text, min(from, len(own.Text)), maxSnippetBytes)
}
