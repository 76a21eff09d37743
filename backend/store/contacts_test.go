package store

import (
	"testing"

	"kith/backend/domain"
)

func TestContacts(t *testing.T) {
	s, _ := open(t)
	d, ben := founder(t, s), signUp(t, s, "Ben")
	optIn(t, ben, domain.Profile{Offers: "restringing harpsichords"})
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
	must(t, d.RestoreContact(t.Context(), id))
	if contact := got(d.Contacts(t.Context()))(t)[0]; contact.Note != "met at the fair" {
		t.Errorf("brought back as %+v", contact)
	}
	wantCode(t, d.AnnotateContact(t.Context(), id, ContactNotes{FollowUpOn: "tomorrow"}), domain.Invalid)
	if n := count(t, s, `SELECT count(*) FROM events WHERE kind = 'save'`); n != 1 {
		t.Errorf("%d saves were recorded", n)
	}
}

func TestWhoOptsOutIsKnownByNameOnly(t *testing.T) {
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

func TestImpressionCountsOnce(t *testing.T) {
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
