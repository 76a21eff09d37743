package query

import (
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

// Limits on the conditions that the results show.
const (
	MaxConditions     = 8
	maxConditionBytes = 80
)

// NewCondition returns a condition of a query as it is written in the question. The key
// depends on the folded words only.
func NewCondition(kind domain.ConditionKind, written string) domain.Condition {
	written = lexicon.Truncate(written, maxConditionBytes)
	return domain.Condition{
		Key:  string(kind) + ":" + strings.Join(lexicon.FoldedWords(written), " "),
		Kind: kind, Text: written,
	}
}

// Anywhere returns q without its places.
func (q Query) Anywhere() Query {
	var keys []string
	for _, place := range slices.Concat(q.Places, q.PlaceCandidates) {
		keys = append(keys, NewCondition(domain.ConditionPlace, place).Key)
	}
	return q.WithoutConditions(keys)
}

// WithoutConditions returns q without the conditions that have one of the keys, which are
// those of [domain.Condition]. Unknown keys have no effect.
func (q Query) WithoutConditions(keys []string) Query {
	if len(keys) == 0 {
		return q
	}
	dropped := func(kind domain.ConditionKind, written string) bool {
		return slices.Contains(keys, NewCondition(kind, written).Key)
	}
	q.Places = slices.DeleteFunc(slices.Clone(q.Places), func(place string) bool {
		return dropped(domain.ConditionPlace, place)
	})
	q.Languages = slices.DeleteFunc(slices.Clone(q.Languages), func(language string) bool {
		return dropped(domain.ConditionLanguage, language)
	})
	q.Excluded = slices.DeleteFunc(slices.Clone(q.Excluded), func(t Term) bool {
		return dropped(domain.ConditionWithout, t.Written)
	})
	q.Terms = slices.DeleteFunc(slices.Clone(q.Terms), func(t Term) bool {
		return (t.MaybePlace || q.isPlaceCandidate(t)) && isWordOfDroppedPlace(keys, t.Word) || t.IsLanguage() && dropped(domain.ConditionLanguage, t.Written)
	})
	q.PlaceCandidates = slices.DeleteFunc(slices.Clone(q.PlaceCandidates), func(place string) bool {
		return dropped(domain.ConditionPlace, place)
	})
	q.Topic = q.topic()
	if q.WithoutContext != nil {
		withoutContext := q.WithoutContext.WithoutConditions(keys)
		q.WithoutContext = &withoutContext
	}
	return q
}

// isWordOfDroppedPlace reports whether a key names a place that has the word. A place may
// span several terms of the question.
func isWordOfDroppedPlace(keys []string, word string) bool {
	return slices.ContainsFunc(keys, func(key string) bool {
		place, ok := strings.CutPrefix(key, string(domain.ConditionPlace)+":")
		return ok && slices.Contains(strings.Fields(place), word)
	})
}
