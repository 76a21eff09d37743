package chat

// show stores the people found and then sends their ids. They are stored first
// because the page fetches the cards by the id of the answer.
func (s *Service) show(r *Reply) error {
	r.metadata.FirstCardMS = milliseconds(r.began)
	if err := r.scoped.SaveAnswer(r.ctx, r.turn.Answer, "", r.metadata); err != nil {
		return err
	}
	r.emit(Event{
		Kind:       KindMatches,
		Intent:     r.question.Intent,
		Matches:    r.metadata.MatchedProfiles,
		Nearest:    r.metadata.NearestProfiles,
		Conditions: r.metadata.Conditions,
	})
	return nil
}
