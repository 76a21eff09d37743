package chat

import (
	"maps"

	"kith/backend/domain"
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
	var nearest map[domain.UserID]domain.Profile
	if r.metadata.MatchedProfiles, r.profiles, err = r.scoped.VisibleMatches(r.ctx, result.Matches); err != nil {
		return err
	}
	r.metadata.NearestProfiles, nearest, err = r.scoped.VisibleMatches(r.ctx, result.Nearest)
	maps.Copy(r.profiles, nearest)
	return err
}
