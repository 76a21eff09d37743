package store

import (
	"context"

	"kith/backend/domain"
)

// What an answer or a saved contact keeps of a profile are its owner's words. They
// are shown only as far as the profile says them now and the acting user may see
// it. That is decided here, where stored matches are read.

// dropStale removes the words that may no longer be shown from matches, in
// place, and returns the profiles of the visible people.
func (d *Scoped) dropStale(ctx context.Context, q querier, lists ...[]domain.MatchedProfile) (map[domain.UserID]domain.Profile, error) {
	var ids []domain.UserID
	for _, list := range lists {
		for _, m := range list {
			ids = append(ids, m.UserID)
		}
	}
	if len(ids) == 0 {
		return map[domain.UserID]domain.Profile{}, nil
	}
	profiles, err := d.profiles(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	for _, list := range lists {
		for i, m := range list {
			if p, visible := profiles[m.UserID]; visible {
				list[i] = m.WithoutStale(p)
			} else {
				list[i] = m.WithoutWords()
			}
		}
	}
	return profiles, nil
}

// dropStaleFrom is dropStale for the matches of messages.
func (d *Scoped) dropStaleFrom(ctx context.Context, q querier, messages []domain.Message) error {
	var lists [][]domain.MatchedProfile
	for _, m := range messages {
		lists = append(lists, m.Metadata.MatchedProfiles, m.Metadata.NearestProfiles)
	}
	_, err := d.dropStale(ctx, q, lists...)
	return err
}

// VisibleMatches returns those of ranked whom the acting user may see, in the
// same order and without words that their profiles no longer contain, with
// their profiles. It is needed because the index may be older than the
// profiles.
func (d *Scoped) VisibleMatches(ctx context.Context, ranked []domain.MatchedProfile) ([]domain.MatchedProfile, map[domain.UserID]domain.Profile, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return nil, nil, err
	}
	current := append([]domain.MatchedProfile{}, ranked...)
	profiles, err := d.dropStale(ctx, q, current)
	if err != nil {
		return nil, nil, err
	}
	visible := []domain.MatchedProfile{}
	for _, m := range current {
		if _, ok := profiles[m.UserID]; ok {
			visible = append(visible, m)
		}
	}
	return visible, profiles, nil
}
