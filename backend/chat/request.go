package chat

import (
	"kith/backend/domain"
	"kith/backend/writer"
)

// request gathers all that a writer may know: the asker, the people shown, and
// the conversation so far with the people it showed.
func (s *Service) request(r *Reply) (writer.Request, error) {
	_, asker, err := r.door.Me(r.ctx)
	if err != nil {
		return writer.Request{}, err
	}
	turns, err := r.turns()
	if err != nil {
		return writer.Request{}, err
	}
	people, nearest := shownIn(r.metadata)
	return writer.Request{
		Question:   r.text,
		Intent:     r.question.Intent,
		Asker:      asker,
		Candidates: candidates(people, r.profiles),
		Nearest:    nearest,
		Turns:      turns,
	}, nil
}

// turns are the earlier questions with their answers, and those of their people
// who can still be seen.
func (r *Reply) turns() ([]writer.Turn, error) {
	var shown []domain.UserID
	for _, m := range r.history {
		people, _ := shownIn(m.Metadata)
		shown = append(shown, ids(people)...)
	}
	profiles, err := r.door.Profiles(r.ctx, shown)
	if err != nil {
		return nil, err
	}
	var turns []writer.Turn
	for i := 0; i+1 < len(r.history); i += 2 {
		question, answer := r.history[i], r.history[i+1]
		people, nearest := shownIn(answer.Metadata)
		turns = append(turns, writer.Turn{
			Question:   question.Content,
			Intent:     answer.Metadata.QueryIntent,
			Candidates: candidates(people, profiles),
			Nearest:    nearest,
			Answer:     answer.Content,
		})
	}
	return turns, nil
}

// shownIn is whom an answer is about: those who match or, where nobody does,
// the nearest.
func shownIn(m domain.Metadata) (people []domain.MatchedProfile, nearest bool) {
	if len(m.MatchedProfiles) > 0 {
		return m.MatchedProfiles, false
	}
	return m.NearestProfiles, len(m.NearestProfiles) > 0
}

func candidates(people []domain.MatchedProfile, profiles map[domain.UserID]domain.Profile) []writer.Candidate {
	list := make([]writer.Candidate, 0, len(people))
	for _, m := range people {
		if p, ok := profiles[m.UserID]; ok {
			list = append(list, writer.Candidate{Profile: p, Reason: m.Reason, Evidence: m.Evidence})
		}
	}
	return list
}
