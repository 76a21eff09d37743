package store

import (
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
)

func TestContacts(t *testing.T) {
	s, d, ben := withHarpsichords(t)
	id := ben.scope.Actor
	turn := answerAbout(t, d, id, domain.BuiltinModel)

	if got(d.SaveContact(t.Context(), id, turn.Answer))(t) {
		t.Error("saved for the first time, and there already")
	}
	must(t, d.AnnotateContact(t.Context(), id, ContactNotes{Note: "met at the fair", Tags: []string{"music"}, FollowUpOn: "2026-04-01"}))
	if !got(d.SaveContact(t.Context(), id, ""))(t) {
		t.Error("saved again, and not there already")
	}
	contact := got(d.Contacts(t.Context()))(t)[0]
	if contact.Reason != "restringing harpsichords" || contact.Note != "met at the fair" || contact.FollowUpOn != "2026-04-01" {
		t.Errorf("contact is %+v", contact)
	}

	must(t, d.RemoveContact(t.Context(), id))
	wantCode(t, d.RemoveContact(t.Context(), id), domain.NotFound)
	wantCode(t, d.AnnotateContact(t.Context(), id, ContactNotes{}), domain.NotFound)
	if removed := got(d.RemovedContacts(t.Context()))(t); len(removed) != 1 || removed[0].SavedProfileID != id || removed[0].Note != "met at the fair" {
		t.Errorf("removed are %+v", removed)
	}
	if removed := got(ben.RemovedContacts(t.Context()))(t); len(removed) != 0 {
		t.Errorf("somebody else sees as removed %+v", removed)
	}
	must(t, d.RestoreContact(t.Context(), id))
	if removed := got(d.RemovedContacts(t.Context()))(t); len(removed) != 0 {
		t.Errorf("after bringing back, removed are %+v", removed)
	}
	if contact := got(d.Contacts(t.Context()))(t)[0]; contact.Note != "met at the fair" {
		t.Errorf("brought back as %+v", contact)
	}
	must(t, d.RemoveContact(t.Context(), id))
	if got(d.SaveContact(t.Context(), id, ""))(t) {
		t.Error("saved after un-saving, and there already")
	}
	if contact := got(d.Contacts(t.Context()))(t)[0]; contact.Note != "met at the fair" || len(contact.Tags) != 1 {
		t.Errorf("saved again as %+v", contact)
	}
	if n := count(t, s, `SELECT count(*) FROM events WHERE kind = 'save'`); n != 2 {
		t.Errorf("%d saves were recorded", n)
	}
}

// withHarpsichords opens a store with an asker and Ben, who can be found.
func withHarpsichords(t *testing.T) (s *Store, d, ben *Scoped) {
	t.Helper()
	s, _ = open(t)
	d, ben = founder(t, s), signUp(t, s, "Ben")
	optIn(t, ben, domain.Profile{Offers: "restringing harpsichords"})
	return s, d, ben
}

func TestContactNotesAreChecked(t *testing.T) {
	_, d, ben := withHarpsichords(t)
	id := ben.scope.Actor
	got(d.SaveContact(t.Context(), id, ""))(t)
	for _, n := range []ContactNotes{{FollowUpOn: "tomorrow"}, {Note: strings.Repeat("é", maxNote+1)}, {Tags: []string{strings.Repeat("x", 1000)}}} {
		wantCode(t, d.AnnotateContact(t.Context(), id, n), domain.Invalid)
	}
	must(t, d.AnnotateContact(t.Context(), id, ContactNotes{Note: strings.Repeat("é", maxNote), Tags: []string{" a ", "A", ""}}))
}

func TestSaverSeesOnlyNameAfterOptOut(t *testing.T) {
	s, _ := open(t)
	d, ben := founder(t, s), signUp(t, s, "Ben")
	optIn(t, ben, domain.Profile{Offers: "sails", LinkedIn: "linkedin.com/in/ben-example", ShowEmail: true})
	id := ben.scope.Actor
	if p := got(d.Profile(t.Context(), id))(t); p.Email == "" || p.LinkedIn != "" {
		t.Errorf("shown are %q and %q, want the address and not the page", p.Email, p.LinkedIn)
	}
	got(d.SaveContact(t.Context(), id, ""))(t)
	must(t, ben.SaveProfile(t.Context(), domain.Profile{Name: "Ben", Offers: "sails"}))

	if visible := got(d.Profiles(t.Context(), []domain.UserID{id}))(t); len(visible) != 0 {
		t.Errorf("still visible: %+v", visible)
	}
	if names := got(d.Names(t.Context(), []domain.UserID{id, "nobody"}))(t); len(names) != 1 || names[id] != "Ben" {
		t.Errorf("names are %v", names)
	}
	_, err := d.SaveContact(t.Context(), id, "")
	wantCode(t, err, domain.NotFound)
	wantCode(t, d.RecordEmailClick(t.Context(), id, ""), domain.NotFound)
	stranger := signUp(t, s, "Stranger")
	if names := got(stranger.Names(t.Context(), []domain.UserID{id}))(t); len(names) != 0 {
		t.Errorf("a stranger learns %v", names)
	}
}

func TestImpressionIsRecordedOnce(t *testing.T) {
	s, _ := open(t)
	d, ben := founder(t, s), signUp(t, s, "Ben")
	optIn(t, ben, domain.Profile{Offers: "sails"})
	turn := answerAbout(t, d, ben.scope.Actor, domain.BuiltinModel)
	for range 3 {
		must(t, d.RecordImpression(t.Context(), ben.scope.Actor, turn.Answer))
	}
	if n := count(t, s, `SELECT count(*) FROM events WHERE kind = 'impression'`); n != 1 {
		t.Errorf("%d impressions", n)
	}
}

// TestEventsHaveUserOrganizationAndSurface checks that every kind of event carries its user,
// organization and surface.
func TestEventsHaveUserOrganizationAndSurface(t *testing.T) {
	s, _ := open(t)
	founder(t, s)
	u, err := s.SignUp(t.Context(), domain.SurfaceCommandLine, "Cara", "cara@example.org")
	must(t, err)
	cara, ben := s.In(domain.Scope{Actor: u.ID, Surface: domain.SurfaceCommandLine}), signUp(t, s, "Ben")
	optIn(t, ben, domain.Profile{Offers: "sails"})
	full := domain.Profile{Headline: "Rigger", Location: "Camden", Skills: []string{"rigging"}, Offers: "rigging"}
	optIn(t, cara, full)
	full.Name = "Cara"
	must(t, cara.SaveProfile(t.Context(), full))
	turn := answerAbout(t, cara, ben.scope.Actor, domain.BuiltinModel)
	recordSearch(t, cara, turn, "sails")
	must(t, cara.RecordImpression(t.Context(), ben.scope.Actor, turn.Answer))
	got(cara.SaveContact(t.Context(), ben.scope.Actor, ""))(t)
	must(t, cara.RecordEmailClick(t.Context(), ben.scope.Actor, ""))
	must(t, cara.RecordLinkedInClick(t.Context(), ben.scope.Actor, turn.Answer))
	for _, kind := range []domain.EventKind{
		domain.EventJoined, domain.EventProfileCompleted, domain.EventOptedIn, domain.EventOptedOut, domain.EventSearch,
		domain.EventImpression, domain.EventSave, domain.EventEmailClick, domain.EventLinkedInClick,
	} {
		mine := slices.DeleteFunc(got(cara.Facts(t.Context()))(t), func(e domain.Event) bool { return e.Kind != kind })
		if len(mine) != 1 || mine[0].UserID != u.ID || mine[0].OrgID != domain.TestEnvironment || mine[0].Surface != domain.SurfaceCommandLine || mine[0].At.IsZero() {
			t.Errorf("%s: %+v", kind, mine)
		}
	}
}
