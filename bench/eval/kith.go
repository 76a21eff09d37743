package main

import (
	"kith/backend/domain"
	"kith/backend/match"
	"kith/backend/match/golden"
)

// newKith asks as the app does: the topic is carried from question to question.
// Whoever comes close is ranked after the matches.
func newKith(members []domain.Profile) engine {
	index := match.Build(members)
	return engine{"Kith", func(q golden.Question) (found, error) {
		r := match.Find(understand(q.Before, q.Text), []*match.Index{index}, "", ranked)
		var people []domain.UserID
		for _, m := range append(r.Matches, r.Nearest...) {
			people = append(people, m.UserID)
		}
		return found{people, len(r.Matches)}, nil
	}}
}

// understand reads the last question of a conversation.
func understand(before []string, text string) match.Question {
	topic := ""
	for _, earlier := range before {
		topic = match.Understand(earlier, topic).Topic
	}
	return match.Understand(text, topic)
}
