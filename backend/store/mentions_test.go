package store

import (
	"fmt"
	"testing"

	"kith/backend/domain"
)

// TestMentionedLimitsVisiblePeopleOnly stores more people of one name than a text
// may mention, and only the last of them is visible.
func TestMentionedLimitsVisiblePeopleOnly(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	for i := range maxMentions + 1 {
		_, err := s.SignUp(t.Context(), domain.SurfaceDesktop, "Ann Same", fmt.Sprintf("ann%d@example.org", i))
		must(t, err)
	}
	last := got(s.Actor(t.Context(), fmt.Sprintf("ann%d@example.org", maxMentions)))(t)
	optIn(t, s.In(domain.Scope{Actor: last.ID, Surface: domain.SurfaceDesktop}), domain.Profile{})

	mentioned := got(fay.Mentioned(t.Context(), "Ask Ann Same about it."))(t)
	if _, ok := mentioned[last.ID]; !ok || len(mentioned) != 1 {
		t.Errorf("mentioned are %v", mentioned)
	}
}
