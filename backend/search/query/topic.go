package query

import (
	"slices"
	"strings"

	"kith/backend/search/lexicon"
)

// topicLists are the words around the parts of a topic in one language.
type topicLists struct {
	nameLead, whoNeeds, whoLikes, anybody, whoCan, who, in, near, speaks, except string
}

// newTopicLists reads the list "topic", whose order is that of the fields.
func newTopicLists(l lexicon.Language) topicLists {
	p := l.Phrases("topic")
	return topicLists{p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], p[9]}
}

// topic returns the parsed question in few words. Parsing it gives the same query.
func (q *Query) topic() string {
	l := &listsOf[q.Language].topicLists
	words := append(q.lead(), q.Names...)
	var in []string
	for _, t := range q.Terms {
		if t.MaybePlace {
			in = append(in, l.in, t.plain())
		} else {
			words = append(words, t.plain())
		}
	}
	words = append(words, in...)
	for _, place := range q.Places {
		words = append(words, q.preposition(place), place)
	}
	for _, language := range q.Languages {
		words = append(words, l.speaks, language)
	}
	for i, t := range q.Excluded {
		if i == 0 {
			words = append(words, l.except)
		}
		words = append(words, t.Written)
	}
	return strings.Join(words, " ")
}

// preposition returns the one before a place in a topic. A name in small letters is taken
// for a place only after "near".
func (q *Query) preposition(place string) string {
	l := &listsOf[q.Language]
	if slices.Contains(q.Near, place) || strings.ToLower(place) == place {
		return l.near
	}
	return l.in
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
	l := &listsOf[q.Language]
	switch {
	case len(q.Names) > 0:
		return []string{l.nameLead}
	case q.Side == Needs:
		return []string{l.whoNeeds}
	case q.Side == Either && len(q.Terms) > 0:
		return []string{l.whoLikes}
	case len(q.Terms) > 0 && q.isPlaceCandidate(q.Terms[0]):
		return []string{l.anybody}
	case len(q.Terms) > 0 && (l.draftVerbs[q.Terms[0].Word] || l.courtesyWords[q.Terms[0].Word]):
		return []string{l.whoCan}
	case q.Language != lexicon.English && len(q.Terms) > 0:
		return []string{l.who}
	}
	return nil
}

// WithTopic returns q with the topic that belongs to it, after it was changed.
func (q Query) WithTopic() Query {
	q.Topic = q.topic()
	return q
}
