package chat

// show sends the cards, once, and stores whom the answer is about before a
// word of it is written.
func (s *Service) show(r *Reply) error {
	r.metadata.FirstCardMS = milliseconds(r.began)
	r.emit(Event{
		Kind:    KindMatches,
		Intent:  r.question.Intent,
		Matches: r.metadata.MatchedProfiles,
		Nearest: r.metadata.NearestProfiles,
	})
	return r.door.SaveAnswer(r.ctx, r.turn.Answer, "", r.metadata)
}
