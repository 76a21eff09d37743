package query

import (
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

// Bounds on what is told of the conditions of one question.
const (
	MaxConditions     = 8
	maxConditionBytes = 80
)

// conditionOf names what people have to meet, as it is written in the question.
// The same words always have the same key.
func NewCondition(kind domain.ConditionKind, written string) domain.Condition {
	written = lexicon.Truncate(written, maxConditionBytes)
	return domain.Condition{
		Key:  string(kind) + ":" + strings.Join(lexicon.FoldedWords(written), " "),
		Kind: kind, Text: written,
	}
}

// Dropping returns q without the conditions that have one of the keys, as
// [Result] tells them. Keys that it does not know change nothing.
func (q Query) WithoutConditions(keys []string) Query {
	if len(keys) == 0 {
		return q
	}
	drops := func(kind domain.ConditionKind, written string) bool {
		return slices.Contains(keys, NewCondition(kind, written).Key)
	}
	q.Places = slices.DeleteFunc(slices.Clone(q.Places), func(place string) bool {
		return drops(domain.ConditionPlace, place)
	})
	q.Languages = slices.DeleteFunc(slices.Clone(q.Languages), func(language string) bool {
		return drops(domain.ConditionLanguage, language)
	})
	q.Excluded = slices.DeleteFunc(slices.Clone(q.Excluded), func(t Term) bool {
		return drops(domain.ConditionWithout, t.Written)
	})
	q.Terms = slices.DeleteFunc(slices.Clone(q.Terms), func(t Term) bool {
		return (t.MaybePlace || q.isPlaceCandidate(t)) && dropsWord(keys, t.Word) || lexicon.IsLanguage(t.Word) && drops(domain.ConditionLanguage, t.Written)
	})
	q.PlaceCandidates = slices.DeleteFunc(slices.Clone(q.PlaceCandidates), func(place string) bool {
		return drops(domain.ConditionPlace, place)
	})
	q.Topic = q.topic()
	if q.WithoutContext != nil {
		afresh := q.WithoutContext.WithoutConditions(keys)
		q.WithoutContext = &afresh
	}
	return q
}

// dropsWord reports whether a place that one of the keys names has the word.
// What turned out to be a place in scope may be several terms of the question.
func dropsWord(keys []string, word string) bool {
	return slices.ContainsFunc(keys, func(key string) bool {
		place, ok := strings.CutPrefix(key, string(domain.ConditionPlace)+":")
		return ok && slices.Contains(strings.Fields(place), word)
	})
}
