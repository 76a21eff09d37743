package store

import (
	"strings"
	"testing"
	"time"

	"kith/backend/domain"
	"kith/backend/invite"
)

func inviteOne(t *testing.T, d *Scoped, org domain.OrgID, email string, role domain.Role) Invited {
	t.Helper()
	return got(d.Invite(t.Context(), InviteRequest{Org: org, Emails: []string{email}, Role: role}))(t)[0]
}

func signUpAs(t *testing.T, s *Store, name, email string) *Scoped {
	t.Helper()
	u := got(s.SignUp(t.Context(), domain.SurfaceDesktop, name, email))(t)
	return s.In(domain.Scope{Actor: u.ID, Surface: domain.SurfaceDesktop})
}

func TestOnlyTheNewestCodeOfAnInvitationWorks(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	org := found(t, fay, "Harbor Guild")
	first := inviteOne(t, fay, org, " Ana@Example.org", domain.RoleMember)
	if first.Email != "ana@example.org" || first.UsesKith || !first.HasCode || first.InvitedBy != "Fay Founder" {
		t.Errorf("the invitation is %+v", first)
	}
	resent := got(fay.ResendInvitation(t.Context(), first.ID, time.Time{}))(t)
	_, err := s.LookUpInvitation(t.Context(), first.Code)
	wantCode(t, err, domain.NotFound)
	if known := got(s.LookUpInvitation(t.Context(), resent.Code))(t); known.Email != "ana@example.org" {
		t.Errorf("the new code is for %+v", known)
	}
	inviteOne(t, fay, org, "ana@example.org", domain.RoleMember)
	_, err = s.LookUpInvitation(t.Context(), resent.Code)
	wantCode(t, err, domain.NotFound)
	pending, revoked := invitationsThatAre(t, fay, org, domain.InvitationPending), invitationsThatAre(t, fay, org, domain.InvitationRevoked)
	if pending != 1 || revoked != 1 {
		t.Errorf("pending %d, revoked %d", pending, revoked)
	}
}

// invitationsThatAre counts those of an organization that have a status.
func invitationsThatAre(t *testing.T, admin *Scoped, org domain.OrgID, status domain.InvitationStatus) int {
	t.Helper()
	return len(got(admin.Invitations(t.Context(), org, status))(t))
}

func TestInvitationExpiresAndIsAccepted(t *testing.T) {
	s, clock := open(t)
	fay := founder(t, s)
	org := found(t, fay, "Harbor Guild")
	inviteOne(t, fay, org, "ana@example.org", domain.RoleMember) // the next one revokes it
	again := inviteOne(t, fay, org, "ana@example.org", domain.RoleMember)

	clock.at = clock.at.Add(domain.InvitationLasts + time.Second)
	if invitationsThatAre(t, fay, org, domain.InvitationExpired) != 1 || invitationsThatAre(t, fay, org, domain.InvitationPending) != 0 {
		t.Error("it has not expired")
	}
	ana := signUpAs(t, s, "Ana", "ana@example.org")
	_, err := ana.Redeem(t.Context(), again.Code)
	wantCode(t, err, domain.NotFound)
	fresh := got(fay.ResendInvitation(t.Context(), again.ID, time.Time{}))(t)
	if o := got(ana.Redeem(t.Context(), fresh.Code))(t); o.ID != org || invitationsThatAre(t, fay, org, domain.InvitationAccepted) != 1 {
		t.Errorf("Ana joined %+v", o)
	}
	_, err = ana.Redeem(t.Context(), fresh.Code)
	wantCode(t, err, domain.NotFound)
	_, err = fay.ResendInvitation(t.Context(), again.ID, time.Time{})
	wantCode(t, err, domain.Conflict)
	_, err = fay.Invite(t.Context(), InviteRequest{Org: org, Emails: []string{"ana@example.org"}, Role: domain.RoleMember})
	wantCode(t, err, domain.Conflict)
}

func TestInvitationIsRevoked(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	revoked := inviteOne(t, fay, found(t, fay, "Harbor Guild"), "ben@example.org", domain.RoleMember)
	must(t, fay.RevokeInvitation(t.Context(), revoked.ID))
	wantCode(t, fay.RevokeInvitation(t.Context(), revoked.ID), domain.Conflict)
	_, err := s.LookUpInvitation(t.Context(), revoked.Code)
	wantCode(t, err, domain.NotFound)
}

func TestInvitingManyIsAtomic(t *testing.T) {
	s, clock := open(t)
	fay := founder(t, s)
	for _, r := range []InviteRequest{
		{Emails: nil},
		{Emails: []string{"ana@example.org", "nonsense"}},
		{Emails: []string{"ana@example.org", emailOf(t, fay)}},
		{Emails: []string{"ana@example.org"}, Expires: clock.at},
		{Emails: []string{"ana@example.org"}, Expires: clock.at.Add(2 * domain.LongestInvitation)},
	} {
		r.Org, r.Role = domain.NexusMaine, domain.RoleMember
		if _, err := fay.Invite(t.Context(), r); err == nil {
			t.Errorf("%+v is let through", r)
		}
	}
	if n := count(t, s, `SELECT count(*) FROM invitations`); n != 0 {
		t.Errorf("%d were made", n)
	}
	many := got(fay.Invite(t.Context(), InviteRequest{Org: domain.NexusMaine, Role: domain.RoleMember, Emails: []string{"a@example.org", "A@example.org", "b@example.org"}}))(t)
	if len(many) != 2 || many[0].Code == many[1].Code {
		t.Errorf("made %+v", many)
	}
}

// TestCodesAreStoredHashed looks for a code in the database.
func TestCodesAreStoredHashed(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	made := inviteOne(t, fay, domain.NexusMaine, "ana@example.org", domain.RoleMember)
	if n := count(t, s, `SELECT count(*) FROM invitations WHERE code_hash = ?`, made.Code[:]); n != 0 {
		t.Error("the code is in the database")
	}
	if n := count(t, s, `SELECT count(*) FROM invitations WHERE code_hash = ?`, made.Code.Hash()); n != 1 {
		t.Error("its hash does not")
	}
}

// TestSigningUpWithInvitedAddressGrantsNothing: somebody signs up with an address that was
// imported and invited, even as an admin.
func TestSigningUpWithInvitedAddressGrantsNothing(t *testing.T) {
	s, clock := open(t)
	fay := founder(t, s)
	org := found(t, fay, "Harbor Guild")
	importInto(t, fay, org, domain.Profile{Name: "Ada Admin", Email: "ada@example.org", Offers: "sails"})
	entry := got(fay.MemberIDs(t.Context(), org, domain.MemberFilter{Query: "ada"}))(t)
	wantCode(t, fay.SetRole(t.Context(), org, entry, domain.RoleAdmin), domain.Invalid)
	member := inviteOne(t, fay, org, "ada@example.org", domain.RoleMember)
	clock.at = clock.at.Add(time.Hour)

	mallory := signUpAs(t, s, "Mallory", "ada@example.org")
	_, err := mallory.Accept(t.Context(), member.ID)
	wantCode(t, err, domain.NotFound)
	admin := inviteOne(t, fay, org, "ada@example.org", domain.RoleAdmin)
	_, err = mallory.Accept(t.Context(), admin.ID)
	wantCode(t, err, domain.Forbidden)
	if waiting := got(mallory.Waiting(t.Context()))(t); len(waiting) != 1 || !waiting[0].NeedsCode {
		t.Errorf("waiting is %+v", waiting)
	}
	_, profile, err := mallory.Me(t.Context())
	must(t, err)
	if mine := got(mallory.Organizations(t.Context()))(t); len(mine) != 1 || profile.Offers != "" {
		t.Errorf("Mallory is in %+v and says %q", mine, profile.Offers)
	}
}

func TestCodeClaimsEntry(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	org, other := found(t, fay, "Harbor Guild"), found(t, fay, "Other Guild")
	for _, in := range []domain.OrgID{org, other} {
		importInto(t, fay, in, domain.Profile{Name: "A. Ames", Email: "ana@example.org", Headline: "theirs", Offers: "sails", ShowEmail: true})
	}
	entry := got(fay.MemberIDs(t.Context(), org, domain.MemberFilter{Query: "ana@"}))(t)[0]
	turn := got(fay.BeginTurn(t.Context(), "", "who sews sails?"))(t)
	must(t, fay.SaveAnswer(t.Context(), turn.Answer, "Ames does.", domain.Metadata{MatchedProfiles: []domain.MatchedProfile{{UserID: entry}}}))
	got(fay.SaveContact(t.Context(), entry, turn.Answer))(t)
	made := inviteOne(t, fay, org, "ana@example.org", domain.RoleMember)

	ana := signUpAs(t, s, "Ana Ames", "ana@example.org")
	must(t, ana.SaveProfile(t.Context(), domain.Profile{Name: "Ana Ames", Headline: "mine"}))
	got(ana.Redeem(t.Context(), made.Code))(t)

	_, p, err := ana.Me(t.Context())
	must(t, err)
	if p.Name != "Ana Ames" || p.Headline != "mine" || p.Offers != "sails" || p.OptedIn || p.ShowEmail {
		t.Errorf("her profile is %+v", p)
	}
	if n := count(t, s, `SELECT count(*) FROM users WHERE user_id = ? AND merged_into = ?`, entry, ana.scope.Actor); n != 1 {
		t.Error("the entry was not merged")
	}
	if n := count(t, s, `SELECT count(*) FROM people WHERE email = 'ana@example.org' AND claimed_at IS NULL`); n != 1 {
		t.Errorf("%d entries are left, want the other organization's", n)
	}
	contact := got(fay.Contacts(t.Context()))(t)[0]
	answer := got(fay.Answer(t.Context(), turn.Answer))(t)
	if contact.SavedProfileID != ana.scope.Actor || answer.Metadata.MatchedProfiles[0].UserID != ana.scope.Actor {
		t.Errorf("saved is %+v, shown %+v", contact, answer.Metadata)
	}
}

// TestClaimDoesNotChangeListedProfile redeems a code as somebody who is already listed.
func TestClaimDoesNotChangeListedProfile(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	org := found(t, fay, "Harbor Guild")
	importInto(t, fay, org, domain.Profile{Name: "Ana", Email: "Ana@example.org", Offers: "words of the organiser"})
	ana := signUp(t, s, "Ana")
	optIn(t, ana, domain.Profile{Headline: "mine"})
	inviteAndAccept(t, fay, org, ana, domain.RoleMember)
	if _, p, err := ana.Me(t.Context()); err != nil || p.Offers != "" {
		t.Errorf("she offers %q now, %v", p.Offers, err)
	}
}

func TestAdminConfirmsClaim(t *testing.T) {
	s, clock := open(t)
	fay := founder(t, s)
	org := found(t, fay, "Harbor Guild")
	importInto(t, fay, org, domain.Profile{Name: "Ana", Email: "Ana@example.org", Offers: "sails"}, domain.Profile{Name: "Nobody Yet", Email: "yet@example.org"})
	clock.at = clock.at.Add(time.Hour)
	ana := signUp(t, s, "Ana")
	page := got(fay.ListMembers(t.Context(), org, domain.MemberFilter{Claimed: domain.No}, 0, 10))(t)
	if len(page.Members) != 2 || !page.Members[0].Claimant || page.Members[1].Claimant {
		t.Fatalf("the entries are %+v", page.Members)
	}
	wantCode(t, fay.ConfirmClaim(t.Context(), org, page.Members[1].UserID), domain.Conflict)
	must(t, fay.ConfirmClaim(t.Context(), org, page.Members[0].UserID))
	waiting := got(ana.Waiting(t.Context()))(t)
	if len(waiting) != 1 || waiting[0].NeedsCode {
		t.Fatalf("waiting is %+v", waiting)
	}
	got(ana.Accept(t.Context(), waiting[0].ID))(t)
	if _, p, err := ana.Me(t.Context()); err != nil || p.Offers != "sails" {
		t.Errorf("she offers %q, %v", p.Offers, err)
	}
}

func TestInvitingExistingUser(t *testing.T) {
	s, _ := open(t)
	fay, ben, mallory := founder(t, s), signUp(t, s, "Ben"), signUp(t, s, "Mallory")
	org := found(t, fay, "Harbor Guild")
	one := inviteOne(t, fay, org, emailOf(t, ben), domain.RoleMember)
	if !one.UsesKith {
		t.Error("it does not say that Ben uses Kith here")
	}
	_, err := mallory.Accept(t.Context(), one.ID)
	wantCode(t, err, domain.NotFound)
	wantCode(t, mallory.Decline(t.Context(), one.ID), domain.NotFound)
	_, err = mallory.Redeem(t.Context(), one.Code)
	wantCode(t, err, domain.Forbidden)
	must(t, ben.Decline(t.Context(), one.ID))
	_, err = ben.Redeem(t.Context(), one.Code)
	wantCode(t, err, domain.NotFound)
	two := inviteOne(t, fay, org, emailOf(t, ben), domain.RoleMember)
	got(ben.Accept(t.Context(), two.ID))(t)
}

// TestWrongCodesAreRateLimited enters wrong codes until it must wait. A restart does not
// shorten the wait.
func TestWrongCodesAreRateLimited(t *testing.T) {
	s, clock := open(t)
	fay := founder(t, s)
	made := inviteOne(t, fay, domain.NexusMaine, "ana@example.org", domain.RoleMember)
	for range freeAttempts + 1 {
		_, err := s.LookUpInvitation(t.Context(), invite.NewCode())
		wantCode(t, err, domain.NotFound)
	}
	_, err := s.LookUpInvitation(t.Context(), made.Code)
	wantCode(t, err, domain.TooOften)
	must(t, s.Close())
	s = openAt(t, s.dir, clock)
	_, err = s.LookUpInvitation(t.Context(), made.Code)
	wantCode(t, err, domain.TooOften)
	clock.at = clock.at.Add(firstWait)
	got(s.LookUpInvitation(t.Context(), made.Code))(t)
	_, err = s.LookUpInvitation(t.Context(), invite.NewCode())
	wantCode(t, err, domain.NotFound)
}

// TestImportingAddressRevealsNoProfile: an organiser imports the address of somebody who
// uses this installation, to see what they wrote. This only makes an invitation.
func TestImportingAddressRevealsNoProfile(t *testing.T) {
	s, _ := open(t)
	founder(t, s)
	oda, hana := signUp(t, s, "Oda"), signUp(t, s, "Hana")
	must(t, hana.SaveProfile(t.Context(), domain.Profile{Name: "Hana", Offers: "zanzibar"}))
	org := found(t, oda, "Oda's")
	importInto(t, oda, org, domain.Profile{Name: "H", Email: emailOf(t, hana), Offers: "forged"})

	sees := func() string {
		page := got(oda.ListMembers(t.Context(), org, domain.MemberFilter{}, 0, 10))(t)
		seen := encode(page.Members) + encode(got(oda.Members(t.Context(), org))(t))
		for _, m := range page.Members {
			seen += encode(got(oda.Member(t.Context(), org, m.UserID))(t))
		}
		return seen
	}
	if seen := sees(); strings.Contains(seen, "zanzibar") || strings.Contains(seen, "Hana") {
		t.Errorf("Oda sees %s", seen)
	}
	if _, p, err := hana.Me(t.Context()); err != nil || p.Offers != "zanzibar" {
		t.Errorf("Hana offers %q, %v", p.Offers, err)
	}
	waiting := got(hana.Waiting(t.Context()))(t)
	if len(waiting) != 1 || waiting[0].NeedsCode {
		t.Fatalf("waiting is %+v", waiting)
	}
	got(hana.Accept(t.Context(), waiting[0].ID))(t)
	if seen := sees(); strings.Contains(seen, "zanzibar") || strings.Contains(strings.ToLower(seen), "hana@") {
		t.Errorf("once Hana is a member, Oda sees %s", seen)
	}
}

// TestNobodyJoinsArchivedOrganization: an invitation to an archived or deleted organization
// cannot be accepted until the organization is restored.
func TestNobodyJoinsArchivedOrganization(t *testing.T) {
	s, _ := open(t)
	fay, ben := founder(t, s), signUp(t, s, "Ben")
	org := found(t, fay, "Harbor Guild")
	made := inviteOne(t, fay, org, emailOf(t, ben), domain.RoleMember)
	for name, put := range map[string][2]func() error{
		"archived": {
			func() error { return fay.ArchiveOrganization(t.Context(), org) },
			func() error { return fay.UnarchiveOrganization(t.Context(), org) },
		},
		"deleted": {
			func() error { return fay.DeleteOrganization(t.Context(), org, "Harbor Guild") },
			func() error { return fay.RestoreOrganization(t.Context(), org) },
		},
	} {
		must(t, put[0]())
		_, err := ben.Accept(t.Context(), made.ID)
		wantCode(t, err, domain.NotFound)
		wantCode(t, ben.Decline(t.Context(), made.ID), domain.NotFound)
		must(t, put[1]())
		if n := count(t, s, `SELECT count(*) FROM memberships WHERE org_id = ? AND user_id = ?`, org, ben.scope.Actor); n != 0 {
			t.Errorf("Ben is in the %s organization", name)
		}
	}
	got(ben.Accept(t.Context(), made.ID))(t)
}

// TestSigningUpWithInvitedAddressShowsNoInvitation: somebody who signs up later with the
// address of an invitation cannot see or decline it without its code.
func TestSigningUpWithInvitedAddressShowsNoInvitation(t *testing.T) {
	s, c := open(t)
	fay := founder(t, s)
	secret := found(t, fay, "Secret Guild")
	before := inviteOne(t, fay, secret, "mallory@example.org", domain.RoleMember)
	c.at = c.at.Add(time.Minute)
	mallory := signUpAs(t, s, "Mallory", "mallory@example.org")
	if waiting := got(mallory.Waiting(t.Context()))(t); len(waiting) != 0 {
		t.Errorf("she sees %+v", waiting)
	}
	wantCode(t, mallory.Decline(t.Context(), before.ID), domain.NotFound)
	_, err := mallory.Accept(t.Context(), before.ID)
	wantCode(t, err, domain.NotFound)
	c.at = c.at.Add(time.Minute)
	harbour := found(t, fay, "Harbour")
	inviteOne(t, fay, harbour, "mallory@example.org", domain.RoleAdmin)
	if waiting := got(mallory.Waiting(t.Context()))(t); len(waiting) != 1 || waiting[0].Organization.ID != harbour || !waiting[0].NeedsCode {
		t.Errorf("of one made since she sees %+v", waiting)
	}
	if org := got(mallory.Redeem(t.Context(), before.Code))(t); org.ID != secret {
		t.Errorf("with the code she joins %+v", org)
	}
}
