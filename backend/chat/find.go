package chat

import (
	"kith/backend/domain"
	"kith/backend/search/rank"
)

// find ranks the people in scope, then reads their profiles from the scoped store:
// a stale index can lose somebody here, but never show a hidden profile. If
// nobody matches the question in its context, it searches for the question alone,
// since the subject may have changed.
func (s *Service) find(r *Reply) error {
	result, err := s.parts.Finder.Find(r.ctx, r.scope, r.question, Shown)
	if alone := r.question.WithoutContext; err == nil && len(result.Matches) == 0 && alone != nil {
		result, err = s.parts.Finder.Find(r.ctx, r.scope, *alone, Shown)
	}
	if err != nil {
		return err
	}
	r.metadata.Conditions = result.Conditions
	found := domain.Metadata{MatchedProfiles: result.Matches, NearestProfiles: result.Nearest}
	if r.profiles, err = r.scoped.Profiles(r.ctx, found.ShownIDs()); err != nil {
		return err
	}
	r.metadata.MatchedProfiles = r.visible(found.MatchedProfiles)
	r.metadata.NearestProfiles = r.visible(found.NearestProfiles)
	return nil
}

// visible returns the people whose profiles could be read, without stale evidence.
func (r *Reply) visible(ranked []domain.MatchedProfile) []domain.MatchedProfile {
	shown := make([]domain.MatchedProfile, 0, len(ranked))
	for _, m := range ranked {
		if p, ok := r.profiles[m.UserID]; ok {
			shown = append(shown, rank.Holding(m, p))
		}
	}
	return shown
}
