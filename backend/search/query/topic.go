package query

import (
	"slices"
	"strings"

	"kith/backend/search/lexicon"
)

// topic returns the parsed question in few words. Parsing it gives the same query.
func (q *Query) topic() string {
	words := append(q.lead(), q.Names...)
	var in []string
	for _, t := range q.Terms {
		if t.MaybePlace {
			in = append(in, "in", t.plain())
		} else {
			words = append(words, t.plain())
		}
	}
	words = append(words, in...)
	for _, place := range q.Places {
		words = append(words, "near", place)
	}
	for _, language := range q.Languages {
		words = append(words, "speaks", language)
	}
	for i, t := range q.Excluded {
		if i == 0 {
			words = append(words, "except")
		}
		words = append(words, t.Written)
	}
	return strings.Join(words, " ")
}

// plain returns the term as written, without the capital of a title or sentence.
func (t Term) plain() string {
	if t.Named || strings.ToUpper(t.Written) == t.Written {
		return t.Written
	}
	return strings.ToLower(t.Written)
}

// isPlaceCandidate reports whether a term is a word of a place candidate.
func (q *Query) isPlaceCandidate(t Term) bool {
	return slices.ContainsFunc(q.PlaceCandidates, t.IsWordOf)
}

// IsWordOf reports whether the term is a word of a name.
func (t Term) IsWordOf(name string) bool { return slices.Contains(lexicon.FoldedWords(name), t.Word) }

// lead returns the words before the terms of a topic without which it would be parsed
// differently.
func (q *Query) lead() []string {
	switch {
	case len(q.Names) > 0:
		return []string{"who is"}
	case q.Side == Needs:
		return []string{"who needs"}
	case q.Side == Either && len(q.Terms) > 0:
		return []string{"who likes"}
	case len(q.Terms) > 0 && q.isPlaceCandidate(q.Terms[0]):
		return []string{"anybody"}
	case len(q.Terms) > 0 && (draftVerbs[q.Terms[0].Word] || courtesyWords[q.Terms[0].Word]):
		return []string{"who can"}
	}
	return nil
}
