package store

import (
	"strings"
	"sync"
	"testing"
	"time"

	"kith/backend/domain"
)

// found creates an organization with d's user as its admin.
func found(t *testing.T, d *Scoped, name string) domain.OrgID {
	t.Helper()
	return got(d.CreateOrganization(t.Context(), domain.Organization{Name: name}))(t).ID
}

// inviteAndAccept invites a user of this installation, who accepts with the code.
func inviteAndAccept(t *testing.T, admin *Scoped, org domain.OrgID, who *Scoped, role domain.Role) {
	t.Helper()
	made := got(admin.Invite(t.Context(), InviteRequest{Org: org, Emails: []string{emailOf(t, who)}, Role: role}))(t)
	got(who.Redeem(t.Context(), made[0].Code))(t)
}

func emailOf(t *testing.T, d *Scoped) string {
	t.Helper()
	_, me, err := d.Me(t.Context())
	must(t, err)
	return me.Email
}

func TestOrganizationLifeCycle(t *testing.T) {
	s, clock := open(t)
	fay, ben := founder(t, s), signUp(t, s, "Ben")
	org := found(t, fay, "  Harbor\tGuild ")
	inviteAndAccept(t, fay, org, ben, domain.RoleMember)
	optIn(t, ben, domain.Profile{})
	move(t, ben, org)
	sees := func() bool { _, err := fay.Profile(t.Context(), ben.scope.Actor); return err == nil }

	_, err := fay.CreateOrganization(t.Context(), domain.Organization{Name: "harbor guild"})
	wantCode(t, err, domain.Conflict)
	_, err = fay.CreateOrganization(t.Context(), domain.Organization{Name: " \n"})
	wantCode(t, err, domain.Invalid)
	_, err = signUp(t, s, "Oda").CreateOrganization(t.Context(), domain.Organization{Name: "Harbor Guild"})
	if err != nil {
		t.Errorf("somebody else learns that there is a Harbor Guild: %v", err)
	}
	must(t, fay.DescribeOrganization(t.Context(), domain.Organization{ID: org, Name: "Boat Guild", Description: "Boats"}))
	must(t, fay.ArchiveOrganization(t.Context(), org))
	if sees() {
		t.Error("in an archived organization people find each other")
	}
	must(t, fay.UnarchiveOrganization(t.Context(), org))
	if !sees() {
		t.Error("unarchived, people do not find each other")
	}
	wantCode(t, fay.DeleteOrganization(t.Context(), org, "Harbor Guild"), domain.Invalid)
	must(t, fay.DeleteOrganization(t.Context(), org, "boat guild"))
	if sees() {
		t.Error("in a deleted organization people find each other")
	}
	if mine := got(ben.Organizations(t.Context()))(t); len(mine) != 0 {
		t.Errorf("a member still sees %v", mine)
	}
	wantCode(t, ben.RestoreOrganization(t.Context(), org), domain.NotFound)
	must(t, fay.RestoreOrganization(t.Context(), org))
	if !sees() {
		t.Error("restored, people do not find each other")
	}
	must(t, fay.DeleteOrganization(t.Context(), org, "Boat Guild"))
	clock.at = clock.at.Add(Grace + time.Second)
	must(t, s.purge(t.Context()))
	if n := count(t, s, `SELECT count(*) FROM organizations WHERE org_id = ?`, org); n != 0 {
		t.Error("it is still there after the grace period")
	}
}

func TestBuiltInOrganizationsCannotBeDeleted(t *testing.T) {
	s, _ := open(t)
	fay, mel := founder(t, s), signUp(t, s, "Mel")
	wantCode(t, fay.ArchiveOrganization(t.Context(), domain.TestEnvironment), domain.Conflict)
	wantCode(t, fay.DeleteOrganization(t.Context(), domain.NexusMaine, "Nexus Maine"), domain.Conflict)
	wantCode(t, mel.DeleteOrganization(t.Context(), domain.TestEnvironment, "Test Environment"), domain.Forbidden)
	wantCode(t, mel.DeleteOrganization(t.Context(), domain.NexusMaine, "Nexus Maine"), domain.NotFound)
	must(t, fay.ArchiveOrganization(t.Context(), domain.NexusMaine))
	must(t, fay.DescribeOrganization(t.Context(), domain.Organization{ID: domain.TestEnvironment, Name: "Everybody"}))
}

func TestErasingOrganizationErasesItsEntries(t *testing.T) {
	s, clock := open(t)
	fay := founder(t, s)
	org, other := found(t, fay, "Harbor Guild"), found(t, fay, "Other Guild")
	importInto(t, fay, org, domain.Profile{Name: "Una", Email: "una@example.org"})
	importInto(t, fay, other, domain.Profile{Name: "Una", Email: "una@example.org"})
	must(t, fay.DeleteOrganization(t.Context(), org, "Harbor Guild"))
	clock.at = clock.at.Add(Grace + time.Second)
	must(t, s.purge(t.Context()))
	if n := count(t, s, `SELECT count(*) FROM users WHERE name = 'Una'`); n != 1 {
		t.Errorf("%d entries are left, want that of the other organization", n)
	}
}

func importInto(t *testing.T, d *Scoped, org domain.OrgID, people ...domain.Profile) {
	t.Helper()
	var entries []domain.Entry
	for i, p := range people {
		entries = append(entries, domain.Entry{Line: i + 2, Profile: p, Consent: domain.ConsentGiven, ConsentSource: "said so"})
	}
	got(d.Import(t.Context(), domain.Import{Org: org, Entries: entries}))(t)
}

func TestSelectedOrganizationIsRemembered(t *testing.T) {
	s, _ := open(t)
	fay, ben := founder(t, s), signUp(t, s, "Ben")
	must(t, fay.Select(t.Context(), domain.NexusMaine))
	wantCode(t, ben.Select(t.Context(), domain.NexusMaine), domain.NotFound)
	if have := got(fay.Selected(t.Context()))(t); have != domain.NexusMaine {
		t.Errorf("selected is %q", have)
	}
	if have := got(ben.Selected(t.Context()))(t); have != "" {
		t.Errorf("for Ben %q is selected", have)
	}
	move(t, fay, domain.TestEnvironment)
	if have := got(fay.Selected(t.Context()))(t); have != "" {
		t.Errorf("%q is still selected after leaving it", have)
	}
}

func TestLastAdminCannotLeave(t *testing.T) {
	s, _ := open(t)
	fay, ben := founder(t, s), signUp(t, s, "Ben")
	org := found(t, fay, "Harbor Guild")
	inviteAndAccept(t, fay, org, ben, domain.RoleMember)
	me := []domain.UserID{fay.scope.Actor}
	for name, attempt := range map[string]func() error{
		"leave":        func() error { return fay.Leave(t.Context(), org) },
		"demote":       func() error { return fay.SetRole(t.Context(), org, me, domain.RoleMember) },
		"remove":       func() error { return fay.RemoveMembers(t.Context(), org, me) },
		"demote among": func() error { return fay.SetRole(t.Context(), org, append(me, ben.scope.Actor), domain.RoleMember) },
		"erase":        func() error { return fay.EraseMe(t.Context(), "Fay Founder") },
	} {
		if err := attempt(); domain.CodeOf(err) != domain.Conflict {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n := count(t, s, `SELECT count(*) FROM memberships WHERE org_id = ? AND role = 'admin'`, org); n != 1 {
		t.Errorf("there are %d admins", n)
	}
}

// TestAdminsLeaveConcurrently lets several admins leave at the same time: one of them must
// stay.
func TestAdminsLeaveConcurrently(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	org := found(t, fay, "Harbor Guild")
	admins := []*Scoped{fay}
	for _, name := range []string{"Ana", "Ben", "Cleo"} {
		d := signUp(t, s, name)
		inviteAndAccept(t, fay, org, d, domain.RoleAdmin)
		admins = append(admins, d)
	}
	var leaving sync.WaitGroup
	for _, d := range admins {
		leaving.Go(func() {
			if err := d.Leave(t.Context(), org); err != nil && domain.CodeOf(err) != domain.Conflict {
				t.Errorf("leaving: %v", err)
			}
		})
	}
	leaving.Wait()
	if n := count(t, s, `SELECT count(*) FROM memberships WHERE org_id = ? AND role = 'admin'`, org); n != 1 {
		t.Errorf("%d admins are left", n)
	}
}

// TestRolesOfReturningAdmins: a removed admin who is restored has the role back. One who is
// invited as a member, or rejoins after leaving, is not an admin again.
func TestRolesOfReturningAdmins(t *testing.T) {
	s, _ := open(t)
	fay, ben := founder(t, s), signUp(t, s, "Ben")
	org := found(t, fay, "Harbor Guild")
	users := []domain.UserID{ben.scope.Actor}
	role := func() (role string) {
		must(t, s.read.QueryRowContext(t.Context(), `SELECT role FROM memberships WHERE org_id = ? AND user_id = ?`, org, ben.scope.Actor).Scan(&role))
		return role
	}
	inviteAndAccept(t, fay, org, ben, domain.RoleAdmin)
	must(t, fay.RemoveMembers(t.Context(), org, users))
	must(t, fay.RestoreMembers(t.Context(), org, users))
	if have := role(); have != "admin" {
		t.Errorf("restored, Ben is %s", have)
	}
	must(t, fay.RemoveMembers(t.Context(), org, users))
	inviteAndAccept(t, fay, org, ben, domain.RoleMember)
	if have := role(); have != "member" {
		t.Errorf("invited again, Ben is %s", have)
	}
	must(t, fay.SetRole(t.Context(), org, users, domain.RoleAdmin))
	must(t, ben.Leave(t.Context(), org))
	must(t, ben.Rejoin(t.Context(), org))
	if have := role(); have != "member" {
		t.Errorf("having left and come back, Ben is %s", have)
	}
}

func TestAdminCannotRestoreMemberWhoLeft(t *testing.T) {
	s, _ := open(t)
	fay, ben := founder(t, s), signUp(t, s, "Ben")
	users := []domain.UserID{ben.scope.Actor}
	must(t, ben.Leave(t.Context(), domain.TestEnvironment))
	wantCode(t, fay.RestoreMembers(t.Context(), domain.TestEnvironment, users), domain.NotFound)
	must(t, ben.Rejoin(t.Context(), domain.TestEnvironment))
	must(t, fay.RemoveMembers(t.Context(), domain.TestEnvironment, users))
	wantCode(t, ben.Rejoin(t.Context(), domain.TestEnvironment), domain.NotFound)
}

func TestAudit(t *testing.T) {
	s, _ := open(t)
	fay, ben := founder(t, s), signUp(t, s, "Ben")
	org := found(t, fay, "Harbor Guild")
	inviteAndAccept(t, fay, org, ben, domain.RoleMember)
	must(t, fay.SetRole(t.Context(), org, []domain.UserID{ben.scope.Actor}, domain.RoleAdmin))
	must(t, ben.DescribeOrganization(t.Context(), domain.Organization{ID: org, Name: "Boat Guild"}))

	auditLines := func() string {
		var lines []string
		for _, e := range got(fay.Audit(t.Context(), org, "", 100))(t) {
			lines = append(lines, strings.TrimSpace(string(e.Action)+" by "+e.Actor+" "+e.Subject))
		}
		return strings.Join(lines, "\n")
	}
	want := "renamed by Ben\nrole_changed by Fay Founder Ben\nmember_joined by Ben Ben\ninvited by Fay Founder Ben@example.org\ncreated by Fay Founder"
	if have := auditLines(); !strings.EqualFold(have, want) {
		t.Errorf("the list is\n%s\nwant\n%s", have, want)
	}
	for _, statement := range []string{`UPDATE audit SET action = 'x'`, `UPDATE audit SET at = ''`, `DELETE FROM audit`} {
		if _, err := s.write.ExecContext(t.Context(), statement); err == nil {
			t.Errorf("%s is let through", statement)
		}
	}
	must(t, ben.EraseMe(t.Context(), "Ben"))
	if have := auditLines(); strings.Contains(strings.ToLower(have), "ben") || strings.Count(have, "\n") != 4 {
		t.Errorf("after Ben was erased the list is\n%s", have)
	}
	if earlier := got(fay.Audit(t.Context(), org, got(fay.Audit(t.Context(), org, "", 2))(t)[1].ID, 100))(t); len(earlier) != 3 {
		t.Errorf("before the second there are %d entries", len(earlier))
	}
}

// TestRemovedMemberStaysRemoved: a removed member does not become a member again when the
// admin who removed them is erased, or later.
func TestRemovedMemberStaysRemoved(t *testing.T) {
	s, clock := open(t)
	fay, ana, ben := founder(t, s), signUp(t, s, "Ana"), signUp(t, s, "Ben")
	org := found(t, fay, "Harbor Guild")
	inviteAndAccept(t, fay, org, ana, domain.RoleAdmin)
	inviteAndAccept(t, fay, org, ben, domain.RoleMember)
	must(t, ana.RemoveMembers(t.Context(), org, []domain.UserID{ben.scope.Actor}))
	must(t, ana.EraseMe(t.Context(), "Ana"))
	wantCode(t, ben.Rejoin(t.Context(), org), domain.NotFound)

	inviteAndAccept(t, fay, org, ben, domain.RoleMember)
	optIn(t, ben, domain.Profile{Offers: "rope"})
	must(t, ben.SetVisibility(t.Context(), domain.Hidden)) // so that the membership is stored with the opt-out
	must(t, fay.RemoveMembers(t.Context(), org, []domain.UserID{ben.scope.Actor}))
	clock.at = clock.at.Add(Grace + time.Second)
	must(t, s.purge(t.Context()))
	wantCode(t, fay.RestoreMembers(t.Context(), org, []domain.UserID{ben.scope.Actor}), domain.NotFound)
	must(t, ben.Leave(t.Context(), domain.TestEnvironment))
	clock.at = clock.at.Add(Grace + time.Second)
	wantCode(t, ben.Rejoin(t.Context(), domain.TestEnvironment), domain.NotFound)
}

// TestInvitationsOfRemovedAdminAreVoid: an admin makes a code for the role of an admin. It is
// not valid for them after others have removed their role.
func TestInvitationsOfRemovedAdminAreVoid(t *testing.T) {
	s, _ := open(t)
	fay, ana := founder(t, s), signUp(t, s, "Ana")
	org := found(t, fay, "Harbor Guild")
	users := []domain.UserID{ana.scope.Actor}
	other := signUpAs(t, s, "Another Ana", "another@example.org")
	for name, end := range map[string]func() error{
		"demoted": func() error { return fay.SetRole(t.Context(), org, users, domain.RoleMember) },
		"removed": func() error { return fay.RemoveMembers(t.Context(), org, users) },
	} {
		inviteAndAccept(t, fay, org, ana, domain.RoleAdmin)
		made := inviteOne(t, ana, org, "another@example.org", domain.RoleAdmin)
		harmless := inviteOne(t, ana, org, name+"@example.org", domain.RoleMember)
		must(t, end())
		if _, err := other.Redeem(t.Context(), made.Code); domain.CodeOf(err) != domain.NotFound {
			t.Errorf("%s, the code does %v", name, err)
		}
		got(s.LookUpInvitation(t.Context(), harmless.Code))(t)
		execute(t, s, `DELETE FROM organization_members WHERE org_id = ? AND user_id = ?`, org, ana.scope.Actor)
	}
}

// TestLeavingArchivedOrganization: members can leave an archived organization.
func TestLeavingArchivedOrganization(t *testing.T) {
	s, _ := open(t)
	fay, ben, cleo := founder(t, s), signUp(t, s, "Ben"), signUp(t, s, "Cleo")
	org := found(t, fay, "Harbor Guild")
	inviteAndAccept(t, fay, org, ben, domain.RoleMember)
	must(t, fay.ArchiveOrganization(t.Context(), org))
	must(t, ben.Leave(t.Context(), org))
	wantCode(t, cleo.Leave(t.Context(), org), domain.NotFound)
	wantCode(t, fay.Leave(t.Context(), org), domain.Conflict)
	must(t, fay.UnarchiveOrganization(t.Context(), org))
	if mine := got(ben.Organizations(t.Context()))(t); len(mine) != 1 {
		t.Errorf("Ben is in %+v", mine)
	}
	must(t, fay.DeleteOrganization(t.Context(), org, "Harbor Guild"))
	wantCode(t, fay.Leave(t.Context(), org), domain.NotFound)
}
