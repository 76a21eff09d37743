package chat

import (
	"unicode/utf8"

	"kith/backend/domain"
)

// finish stores the answer, complete or not, records the search, and sends the
// done event. It returns the error of the steps, or of storing the answer.
func (s *Service) finish(r *Reply, err error) error {
	r.metadata.Status, err = outcome(r.ctx, err)
	if err != nil {
		r.logFailure(err)
	}
	content := r.content()
	s.check(r, content)
	r.metadata.FirstTokenMS = r.firstMS
	r.metadata.Thinking = r.thought.String()
	r.metadata.ResponseLength = utf8.RuneCountInString(content)
	r.metadata.TotalMS = milliseconds(r.began)
	if unsaved := r.scoped.SaveAnswer(r.storeContext(), r.turn.Answer, content, r.metadata); unsaved != nil {
		return unsaved
	}
	if unsaved := s.recordSearch(r); unsaved != nil {
		s.parts.Log.Warn("the search could not be recorded", "error", unsaved)
	}
	s.parts.Log.Debug("a reply ended", "status", r.metadata.Status, "intent", r.metadata.QueryIntent, "matches", len(r.metadata.MatchedProfiles),
		"model", r.metadata.Model, "first_card_ms", r.metadata.FirstCardMS, "first_token_ms", r.metadata.FirstTokenMS, "total_ms", r.metadata.TotalMS)
	if err != nil {
		return err
	}
	r.emit(Event{
		Kind: KindDone, AnswerID: r.turn.Answer, Outcome: r.metadata.Status, Model: r.metadata.Model,
		Content: content, Marks: r.metadata.Marks, CutOff: r.metadata.CutOff,
	})
	return nil
}

// logFailure stores in the metadata why an answer is missing or incomplete.
func (r *Reply) logFailure(err error) {
	public := domain.Public(err)
	r.metadata.ErrorCode, r.metadata.Problem = public.Code, public.Error()
}

// recordSearch records a search event for statistics. Small talk and retries are
// not searches.
func (s *Service) recordSearch(r *Reply) error {
	switch r.metadata.QueryIntent {
	case domain.IntentFindPeople, domain.IntentRefine, domain.IntentPerson:
	default:
		return nil
	}
	if r.asked.Retries != "" {
		return nil // the same search, answered again
	}
	return r.scoped.Record(r.storeContext(), domain.Event{
		Kind:      domain.EventSearch,
		OrgID:     r.turn.Session.OrgID,
		MessageID: r.turn.Answer,
		Search: &domain.SearchFacts{
			Intent:       r.metadata.QueryIntent,
			Topic:        r.metadata.Topic,
			Outcome:      r.metadata.Status,
			ResultCount:  len(r.metadata.MatchedProfiles),
			FirstCardMS:  r.metadata.FirstCardMS,
			FirstTokenMS: r.metadata.FirstTokenMS,
			TotalMS:      r.metadata.TotalMS,
		},
	})
}
