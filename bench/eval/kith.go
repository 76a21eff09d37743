package main

import (
	"kith/backend/domain"
	"kith/backend/match"
	"kith/backend/match/golden"
)

// kith asks as the app does: the topic is carried from question to question.
type kith struct {
	index   *match.Index
	vectors vectors // nil: words alone decide
	said    map[domain.UserID]match.Said
}

func newKith(members []domain.Profile, v vectors) kith {
	k := kith{match.Build(members), v, map[domain.UserID]match.Said{}}
	if v != nil {
		for _, m := range members {
			passages, mean := v.of(m)
			digest := match.Digest(passages)
			toward, lengths := match.NewBearings(passages, mean)
			k.index.PutMeaning(m.UserID, digest, model, toward)
			k.said[m.UserID] = match.Said{Digest: digest, Vectors: mean, Lengths: lengths}
		}
	}
	return k
}

// recall has what everybody says at hand.
func (k kith) recall([]domain.UserID) (map[domain.UserID]match.Said, error) { return k.said, nil }

func (k kith) ask(q golden.Question) match.Result {
	asked := understand(q.Before, q.Text)
	result := k.search(asked)
	if len(result.Matches) == 0 && asked.Afresh != nil {
		return k.search(*asked.Afresh)
	}
	return result
}

func (k kith) search(asked match.Question) match.Result {
	if asked.Sense != "" && k.vectors != nil {
		asked.Meaning, asked.Recall = match.Meaning{Model: model, Vector: k.vectors[asked.Sense]}, k.recall
	}
	return match.Find(asked, []*match.Index{k.index}, "", ranked)
}

// find ranks whoever comes close after the matches.
func (k kith) find(q golden.Question) (found, error) {
	r := k.ask(q)
	var people []domain.UserID
	for _, m := range append(r.Matches, r.Nearest...) {
		people = append(people, m.UserID)
	}
	return found{people, len(r.Matches)}, nil
}

// understand reads the last question of a conversation.
func understand(before []string, text string) match.Question {
	topic := ""
	for _, earlier := range before {
		topic = match.Understand(earlier, topic).Topic
	}
	return match.Understand(text, topic)
}
