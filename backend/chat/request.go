package chat

import (
	"slices"

	"kith/backend/domain"
	"kith/backend/writer"
)

// request returns what the built-in writer needs: the question, the asker and the
// people shown.
func (s *Service) request(r *Reply) (writer.Request, error) {
	_, asker, err := r.scoped.Me(r.ctx)
	if err != nil {
		return writer.Request{}, err
	}
	people, nearest := shownIn(r.metadata)
	empty, err := r.nobodyListed(people)
	if err != nil {
		return writer.Request{}, err
	}
	return writer.Request{
		Question:   r.turn.Text,
		Language:   r.question.Language.String(),
		Intent:     r.question.Intent,
		Asker:      asker,
		Candidates: candidates(people, r.profiles),
		Nearest:    nearest,
		Empty:      empty,
		NoCards:    r.scope.Surface == domain.SurfaceCommandLine,
	}, nil
}

// nobodyListed reports whether nobody was found because nobody in the scope is
// visible.
func (r *Reply) nobodyListed(people []domain.MatchedProfile) (bool, error) {
	if len(people) > 0 {
		return false, nil
	}
	n, err := r.scoped.CountVisible(r.ctx, 1)
	return err == nil && n == 0, err
}

// turns are the earlier questions with their answers, for a model, with those
// of their people who can still be seen.
func (r *Reply) turns() ([]writer.Turn, error) {
	var shown []domain.UserID
	for _, m := range r.history {
		shown = append(shown, m.Metadata.ShownIDs()...)
	}
	profiles, err := r.scoped.Profiles(r.ctx, shown)
	if err != nil {
		return nil, err
	}
	r.known = profiles
	var turns []writer.Turn
	for i := 1; i < len(r.history); i++ {
		question, answer := r.history[i-1], r.history[i]
		if question.Role != domain.FromUser || answer.Role != domain.FromAssistant {
			continue
		}
		people, nearest := shownIn(answer.Metadata)
		turns = append(turns, writer.Turn{
			Question:   question.Content,
			Intent:     answer.Metadata.QueryIntent,
			Candidates: candidates(people, profiles),
			Nearest:    nearest,
			Answer:     unchangedAnswer(answer),
		})
	}
	return turns, nil
}

// unchangedAnswer returns the text of an answer, or "" if it may contain words that a person it showed
// has since removed from their profile.
func unchangedAnswer(answer domain.Message) string {
	if slices.ContainsFunc(answer.Metadata.Shown(), func(m domain.MatchedProfile) bool { return m.Stale }) {
		return ""
	}
	return answer.Content
}

// shownIn returns the people of an answer: the matches or, if nobody matches, the
// nearest.
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
