package chat

import "kith/backend/domain"

// find ranks the people in scope and reads them back through the door: an
// index that is out of date can lose somebody here, never show them.
func (s *Service) find(r *Reply) error {
	result, err := s.parts.Finder.Find(r.ctx, r.scope, r.question, Shown)
	if err != nil {
		return err
	}
	r.profiles, err = r.door.Profiles(r.ctx, ids(result.Matches, result.Nearest))
	if err != nil {
		return err
	}
	r.metadata.MatchedProfiles = r.visible(result.Matches)
	r.metadata.NearestProfiles = r.visible(result.Nearest)
	return nil
}

func (r *Reply) visible(ranked []domain.MatchedProfile) []domain.MatchedProfile {
	shown := make([]domain.MatchedProfile, 0, len(ranked))
	for _, m := range ranked {
		if _, ok := r.profiles[m.UserID]; ok {
			shown = append(shown, m)
		}
	}
	return shown
}

func ids(lists ...[]domain.MatchedProfile) []domain.UserID {
	var all []domain.UserID
	for _, list := range lists {
		for _, m := range list {
			all = append(all, m.UserID)
		}
	}
	return all
}
