package store

import (
	"slices"
	"strings"
	"testing"
	"time"

	"kith/backend/domain"
)

// TestRemovingAMemberWithdrawsTheirInvitation: the code of somebody who was
// removed opens nothing, neither here nor as the proof of a profile file.
func TestRemovingAMemberWithdrawsTheirInvitation(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	importEntries(t, fay, entry(2, "Ann", "ann@example.org", "", true), entry(3, "Bo", "bo@example.org", "", true), entry(4, "Nameless", "", "", true))
	code := inviteOne(t, fay, domain.NexusMaine, "ann@example.org", domain.RoleMember).Code
	kept := inviteOne(t, fay, domain.NexusMaine, "bo@example.org", domain.RoleMember).Code
	for _, who := range []string{"Ann", "Nameless"} {
		must(t, fay.RemoveMembers(t.Context(), domain.NexusMaine, got(fay.MemberIDs(t.Context(), domain.NexusMaine, domain.MemberFilter{Query: who}))(t)))
	}
	ann := signUpAs(t, s, "Ann", "ann@example.org")
	_, err := ann.Redeem(t.Context(), code)
	wantCode(t, err, domain.NotFound)
	if waiting := got(ann.Waiting(t.Context()))(t); len(waiting) != 0 {
		t.Errorf("invitations wait for her: %v", waiting)
	}
	if _, err := s.LookUpInvitation(t.Context(), kept); err != nil {
		t.Errorf("the invitation of somebody else: %v", err)
	}

	laptop, _ := open(t)
	d := founder(t, laptop)
	importEntries(t, d, entry(2, "Ann", "ann@example.org", "", true))
	file := wordOf(domain.UserID(domain.NewID()), 1, func(*domain.Profile) {})
	file.Code = inviteOne(t, d, domain.NexusMaine, "ann@example.org", domain.RoleMember).Code.String()
	must(t, d.RemoveMembers(t.Context(), domain.NexusMaine, got(d.MemberIDs(t.Context(), domain.NexusMaine, domain.MemberFilter{Query: "ann"}))(t)))
	_, err = d.ReceiveProfile(t.Context(), file, signer, true, false)
	wantCode(t, err, domain.Forbidden)
}

func TestSecondInvitationReplacesOpenOne(t *testing.T) {
	s, clock := open(t)
	fay := founder(t, s)
	org := found(t, fay, "Harbor Guild")
	invite := func() bool { return inviteOne(t, fay, org, "ana@example.org", domain.RoleMember).Replaces }
	if invite() {
		t.Error("the first one replaces another")
	}
	if !invite() {
		t.Error("the second one replaces none")
	}
	clock.at = clock.at.Add(domain.InvitationLasts + time.Second)
	if invite() {
		t.Error("one that replaces an expired one takes no valid code away")
	}
	i := got(fay.InvitationTo(t.Context(), org, " Ana@Example.org "))(t)
	must(t, fay.RevokeInvitation(t.Context(), i.ID))
	_, err := fay.InvitationTo(t.Context(), org, "ana@example.org")
	wantCode(t, err, domain.NotFound)
	if invite() {
		t.Error("one after a withdrawn one replaces another")
	}
}

// TestRevokingInvitationsIsAllOrNone also tries those of another organization.
func TestRevokingInvitationsIsAllOrNone(t *testing.T) {
	s, _ := open(t)
	fay, ben := founder(t, s), signUp(t, s, "Ben")
	mine, other := inviteOne(t, fay, found(t, fay, "Harbor Guild"), "ana@example.org", domain.RoleMember), inviteOne(t, ben, found(t, ben, "Ben's"), "ana@example.org", domain.RoleMember)
	before := dump(t, s)
	wantCode(t, fay.RevokeInvitations(t.Context(), []domain.InvitationID{mine.ID, other.ID}), domain.NotFound)
	wantCode(t, fay.RevokeInvitations(t.Context(), []domain.InvitationID{mine.ID, mine.ID}), domain.Conflict)
	if dump(t, s) != before {
		t.Error("something was withdrawn")
	}
	_, err := fay.InvitationTo(t.Context(), mine.Organization.ID, string(other.ID))
	wantCode(t, err, domain.NotFound)
}

// TestWithheldAddressWorksForWhoKnewIt: an admin who invited or imported an
// address can use it for the member who withholds it. It tells nobody else.
func TestWithheldAddressWorksForWhoKnewIt(t *testing.T) {
	s, _ := open(t)
	fay, eve := founder(t, s), signUp(t, s, "Eve")
	org := found(t, fay, "Harbor Guild")
	inviteAndAccept(t, fay, org, eve, domain.RoleAdmin)
	importInto(t, fay, org, domain.Profile{Name: "Ann", Email: "ann@example.org"})
	ann, bo := signUpAs(t, s, "Ann", "ann@example.org"), signUpAs(t, s, "Bo", "bo@example.org")
	code := inviteOne(t, eve, org, "ann@example.org", domain.RoleMember).Code
	got(ann.Redeem(t.Context(), code))(t)
	got(bo.Redeem(t.Context(), inviteOne(t, fay, org, "bo@example.org", domain.RoleMember).Code))(t)

	for _, c := range []struct {
		admin   *Scoped
		address string
		want    domain.UserID // "": nobody
	}{
		{fay, "ANN@example.org", ann.scope.Actor}, // imported by her
		{eve, "ann@example.org", ann.scope.Actor}, // invited by her
		{fay, "bo@example.org", bo.scope.Actor},
		{eve, "bo@example.org", ""},
		{fay, "eve@example.org", eve.scope.Actor},
		{eve, domainEmail("Fay Founder"), ""},
		{fay, "nobody@example.org", ""},
		{fay, "no address", ""},
	} {
		found, err := c.admin.MemberWithAddress(t.Context(), org, c.address)
		if found != c.want || (c.want == "") != (domain.CodeOf(err) == domain.NotFound) {
			t.Errorf("%s finds %q, %v", c.address, found, err)
		}
	}
	for _, m := range got(fay.ListMembers(t.Context(), org, domain.MemberFilter{}, 0, 10))(t).Members {
		if m.Email != "" && m.UserID != fay.scope.Actor {
			t.Errorf("the list shows %s", m.Email)
		}
	}
	_, err := bo.MemberWithAddress(t.Context(), org, "ann@example.org")
	wantCode(t, err, domain.Forbidden)
	_, err = s.In(domain.Scope{}).MemberWithAddress(t.Context(), org, "ann@example.org")
	wantCode(t, err, domain.NoActor)
	must(t, fay.RemoveMembers(t.Context(), org, []domain.UserID{bo.scope.Actor}))
	if found := got(fay.MemberWithAddress(t.Context(), org, "bo@example.org"))(t); found != bo.scope.Actor {
		t.Errorf("removed, he is %q", found)
	}
}

// TestRemovedMembersCanBeRestored lists whom [Scoped.RestoreMembers] accepts, and
// of hidden people no address.
func TestRemovedMembersCanBeRestored(t *testing.T) {
	s, clock := open(t)
	fay := founder(t, s)
	org := found(t, fay, "Harbor Guild")
	importInto(t, fay, org, domain.Profile{Name: "Ann", Email: "ann@example.org"})
	bo, cleo := signUp(t, s, "Bo"), signUp(t, s, "Cleo")
	inviteAndAccept(t, fay, org, bo, domain.RoleMember)
	inviteAndAccept(t, fay, org, cleo, domain.RoleMember)
	must(t, cleo.Leave(t.Context(), org)) // by herself, so only she comes back
	ids := []domain.UserID{bo.scope.Actor, got(fay.MemberIDs(t.Context(), org, domain.MemberFilter{Query: "ann"}))(t)[0]}
	must(t, fay.RemoveMembers(t.Context(), org, ids))

	removed := got(fay.RemovedMembers(t.Context(), org))(t)
	if len(removed) != 2 || removed[0].Name != "Ann" || removed[0].Email != "ann@example.org" || removed[1].Name != "Bo" || removed[1].Email != "" {
		t.Fatalf("removed are %+v", removed)
	}
	if until := removed[0].Until; !until.Equal(clock.at.Add(Grace).Truncate(time.Millisecond)) {
		t.Errorf("they can be restored until %v", until)
	}
	must(t, fay.RestoreMembers(t.Context(), org, []domain.UserID{removed[0].UserID, removed[1].UserID}))
	wantCode(t, fay.RestoreMembers(t.Context(), org, []domain.UserID{cleo.scope.Actor}), domain.NotFound)
	_, err := bo.RemovedMembers(t.Context(), org)
	wantCode(t, err, domain.Forbidden)
	must(t, fay.RemoveMembers(t.Context(), org, ids))
	clock.at = clock.at.Add(Grace + time.Second)
	if removed := got(fay.RemovedMembers(t.Context(), org))(t); len(removed) != 0 {
		t.Errorf("after a week they are %+v", removed)
	}
}

// TestOptOutLasts tries everything that lists people on somebody whose opt-out an
// admin recorded. Only the person's own word takes it back.
func TestOptOutLasts(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	agreed := entry(2, "Ann", "ann@example.org", "welding", true)
	report := importEntries(t, fay, agreed, entry(3, "Bo", "bo@example.org", "knots", true))
	ann := got(fay.MemberIDs(t.Context(), domain.NexusMaine, domain.MemberFilter{Query: "ann"}))(t)
	ids := slices.Concat(ann, []domain.UserID{fay.scope.Actor})
	before := dump(t, s)
	_, err := fay.OptOut(t.Context(), domain.NexusMaine, ids)
	wantCode(t, err, domain.Conflict) // she decides that for herself
	if dump(t, s) != before {
		t.Error("something was changed")
	}
	must(t, fay.LoadSample(t.Context(), samplePeople()))
	sample := got(fay.MemberIDs(t.Context(), domain.NexusMaine, domain.MemberFilter{Origin: domain.OriginSample}))(t)
	_, err = fay.OptOut(t.Context(), domain.NexusMaine, slices.Concat(ann, sample[:1]))
	wantCode(t, err, domain.Conflict)
	if n := got(fay.OptOut(t.Context(), domain.NexusMaine, ann))(t); n != 1 {
		t.Errorf("%d opted out", n)
	}
	if n := got(fay.OptOut(t.Context(), domain.NexusMaine, ann))(t); n != 0 {
		t.Errorf("again, %d opted out", n)
	}
	for i, attempt := range []func(){
		func() { got(fay.ListEntries(t.Context(), domain.NexusMaine, ann, "she said so"))(t) },
		func() { importEntries(t, fay, agreed) },
		func() { must(t, fay.RemoveMembers(t.Context(), domain.NexusMaine, ann)) },
		func() { must(t, fay.RestoreMembers(t.Context(), domain.NexusMaine, ann)) },
		func() { must(t, fay.RemoveMembers(t.Context(), domain.NexusMaine, ann)) },
		func() { importEntries(t, fay, agreed) },
		func() { got(fay.UndoImport(t.Context(), report.ImportID, nil))(t) },
	} {
		attempt()
		if names := listedNames(t, s); strings.Contains(names, "Ann") {
			t.Errorf("after attempt %d, listed are %s", i, names)
		}
	}
	if n := count(t, s, `SELECT count(*) FROM audit WHERE action = 'entry_opted_out'`); n != 1 {
		t.Errorf("the audit list says it %d times", n)
	}
	got(fay.ReceiveProfile(t.Context(), wordOf(domain.UserID(domain.NewID()), 1, func(*domain.Profile) {}), signer, true, false))(t)
	if p := entryOfAnn(t, fay); !p.OptedIn {
		t.Error("her own word does not list her")
	}
}
