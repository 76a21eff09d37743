package store

import (
	"slices"
	"testing"

	"kith/backend/domain"
)

// Who is listed comes once, by id, with what is searched and with those of the requested
// organizations that they are in.
func TestListed(t *testing.T) {
	s, _ := open(t)
	founder(t, s)
	ada, ben, cleo, dan := signUp(t, s, "Ada"), signUp(t, s, "Ben"), signUp(t, s, "Cleo"), signUp(t, s, "Dan")
	for _, one := range []*Scoped{ada, ben, cleo} {
		optIn(t, one, domain.Profile{Headline: "Sailmaker", Skills: []string{"sails", "rope"}, Languages: []string{"French"}})
	}
	move(t, cleo, domain.NexusMaine)
	_, err := s.write.ExecContext(t.Context(), `
		INSERT INTO organization_members (org_id, user_id, joined_at, updated_at) SELECT ?, user_id, joined_at, updated_at
		FROM organization_members WHERE user_id = ?`, domain.NexusMaine, ben.scope.Actor)
	must(t, err)
	both := []domain.OrgID{domain.TestEnvironment, domain.NexusMaine}
	for _, c := range []struct {
		in   []domain.OrgID
		want map[domain.UserID][]domain.OrgID
	}{
		{both, map[domain.UserID][]domain.OrgID{ada.scope.Actor: both[:1], ben.scope.Actor: both, cleo.scope.Actor: both[1:]}},
		{both[1:], map[domain.UserID][]domain.OrgID{ben.scope.Actor: both[1:], cleo.scope.Actor: both[1:]}},
		{[]domain.OrgID{""}, nil},
	} {
		var last domain.UserID
		for l, err := range s.Unscoped().Listed(t.Context(), c.in) {
			must(t, err)
			want := slices.Sorted(slices.Values(c.want[l.Profile.UserID]))
			if !slices.Equal(l.Orgs, want) || l.Profile.UserID <= last || l.Profile.UserID == dan.scope.Actor {
				t.Errorf("in %v: %s of %v, want %v", c.in, l.Profile.Name, l.Orgs, want)
			}
			if p := l.Profile; p.Headline != "Sailmaker" || !slices.Equal(p.Skills, []string{"sails", "rope"}) || p.Languages[0] != "French" {
				t.Errorf("%+v", p)
			}
			last = l.Profile.UserID
			delete(c.want, last)
		}
		if len(c.want) > 0 {
			t.Errorf("in %v: %v are missing", c.in, c.want)
		}
	}
}
