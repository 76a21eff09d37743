package chat

import (
	"kith/backend/domain"
	"kith/backend/search/rank"
)

// find ranks the people in scope and reads them back through the door: an
// index that is out of date can lose somebody here, never show them. Where
// nobody answers in the light of the conversation, the subject may have changed.
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
	if r.profiles, err = r.door.Profiles(r.ctx, found.ShownIDs()); err != nil {
		return err
	}
	r.metadata.MatchedProfiles = r.visible(found.MatchedProfiles)
	r.metadata.NearestProfiles = r.visible(found.NearestProfiles)
	return nil
}

func (r *Reply) visible(ranked []domain.MatchedProfile) []domain.MatchedProfile {
	shown := make([]domain.MatchedProfile, 0, len(ranked))
	for _, m := range ranked {
		if p, ok := r.profiles[m.UserID]; ok {
			shown = append(shown, rank.Holding(m, p))
		}
	}
	return shown
}
