package chat

import (
	"kith/backend/dialogue"
	"kith/backend/domain"
	"kith/backend/search/query"
)

// understand decides what the question asks for, in the light of the earlier
// turns, and parses what is to be searched.
func (s *Service) understand(r *Reply) error {
	messages, err := r.scoped.Messages(r.ctx, r.turn.Session.ID)
	if err != nil {
		return err
	}
	for i, m := range messages {
		if m.ID == r.turn.Question {
			messages = messages[:i]
			break
		}
	}
	r.history = messages
	if r.state, err = r.conversation(); err != nil {
		return err
	}
	r.parse(dialogue.Resolve(r.state, r.turn.Text))
	r.metadata.DroppedConditions = r.asked.Without
	return nil
}

// parse parses what a move searches for.
func (r *Reply) parse(move dialogue.Move) {
	r.move = move
	r.question = query.Query{Text: r.turn.Text, Language: move.Language, Topic: r.state.Topic()}
	if move.Question != "" {
		r.question = query.Parse(move.Question, move.Prior).WithoutConditions(r.asked.Without)
		if move.Anywhere {
			r.question = r.question.Anywhere()
		}
		r.question.Except = move.Except
	}
	if !move.Kind.Searches() {
		r.question.Language = move.Language
	}
	r.question.Intent = intent(move.Kind, r.question.Intent)
	if topic := r.state.Topic(); topic != "" && !move.Kind.Searches() {
		r.question.Topic = topic
	}
	r.metadata.QueryIntent = r.question.Intent
	r.metadata.Topic = r.question.Topic
}

// intent returns the intent of a move. parsed is that of the question it searches
// for.
func intent(kind dialogue.Kind, parsed domain.Intent) domain.Intent {
	switch kind {
	case dialogue.Search:
		return parsed
	case dialogue.More, dialogue.Narrow:
		return domain.IntentRefine
	case dialogue.Tell, dialogue.Why, dialogue.Compare, dialogue.Unsaid:
		return domain.IntentPerson
	case dialogue.Draft:
		return domain.IntentDraft
	case dialogue.Count, dialogue.List:
		return domain.IntentFindPeople
	default:
		return domain.IntentSmallTalk
	}
}

// conversation returns the earlier turns with those of their people whom the asker
// may still see. What each turn asked for is resolved again, so that nothing more
// than the messages is stored.
func (r *Reply) conversation() (state dialogue.State, err error) {
	if _, state.Asker, err = r.scoped.Me(r.ctx); err != nil {
		return state, err
	}
	var shown []domain.UserID
	for _, m := range r.history {
		shown = append(shown, m.Metadata.ShownIDs()...)
	}
	if r.known, err = r.scoped.Profiles(r.ctx, shown); err != nil {
		return state, err
	}
	for i := 1; i < len(r.history); i++ {
		question, answer := r.history[i-1], r.history[i]
		if question.Role != domain.FromUser || answer.Role != domain.FromAssistant {
			continue
		}
		turn := dialogue.Turn{Text: question.Content, Topic: answer.Metadata.Topic}
		for _, m := range answer.Metadata.Shown() {
			if p, ok := r.known[m.UserID]; ok {
				turn.People = append(turn.People, dialogue.Shown{Profile: p, Match: m})
			}
		}
		state.Add(turn)
	}
	return state, nil
}
