package chat

// show stores whom the answer is about, before a word of it is written, and
// sends the cards: stored first, since the page reads them by the answer.
func (s *Service) show(r *Reply) error {
	r.metadata.FirstCardMS = milliseconds(r.began)
	if err := r.door.SaveAnswer(r.ctx, r.turn.Answer, "", r.metadata); err != nil {
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
