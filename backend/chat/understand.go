package chat

import "kith/backend/search/query"

// understand parses the question with the last topic of the earlier messages as
// its context.
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
	topic := ""
	for _, m := range messages {
		if m.Metadata.Topic != "" {
			topic = m.Metadata.Topic
		}
	}
	r.question = query.Parse(r.turn.Text, topic).WithoutConditions(r.asked.Without)
	r.metadata.QueryIntent = r.question.Intent
	r.metadata.Topic = r.question.Topic
	r.metadata.DroppedConditions = r.asked.Without
	return nil
}
