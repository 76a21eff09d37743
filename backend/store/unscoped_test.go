package store

import (
	"slices"
	"testing"

	"kith/backend/domain"
)

// Who is listed in an organization comes once, by id, with what is searched.
func TestListed(t *testing.T) {
	s, _ := open(t)
	founder(t, s)
	ada, ben, cleo, eve := signUp(t, s, "Ada"), signUp(t, s, "Ben"), signUp(t, s, "Cleo"), signUp(t, s, "Eve")
	signUp(t, s, "Dan") // who is not listed
	for _, one := range []*Scoped{ada, ben, cleo, eve} {
		optIn(t, one, domain.Profile{Headline: "Sailmaker", Skills: []string{"sails", "rope"}, Languages: []string{"French"}})
	}
	move(t, cleo, domain.NexusMaine)
	_, err := s.write.ExecContext(t.Context(), `
		INSERT INTO organization_members (org_id, user_id, joined_at, updated_at) SELECT ?, user_id, joined_at, updated_at
		FROM organization_members WHERE user_id = ?`, domain.NexusMaine, ben.scope.Actor)
	must(t, err)
	_, err = s.write.ExecContext(t.Context(), `DELETE FROM organization_members WHERE user_id = ?`, eve.scope.Actor)
	must(t, err)
	for org, want := range map[domain.OrgID][]domain.UserID{
		domain.TestEnvironment: {ada.scope.Actor, ben.scope.Actor},
		domain.NexusMaine:      {ben.scope.Actor, cleo.scope.Actor},
		"":                     {eve.scope.Actor},
	} {
		slices.Sort(want)
		users := []domain.UserID{}
		for p, err := range s.Unscoped().Listed(t.Context(), org) {
			must(t, err)
			users = append(users, p.UserID)
			if p.Headline != "Sailmaker" || !slices.Equal(p.Skills, []string{"sails", "rope"}) || p.Languages[0] != "French" {
				t.Errorf("%+v", p)
			}
		}
		if !slices.Equal(users, want) {
			t.Errorf("in %q: %v, want %v", org, users, want)
		}
	}
}
