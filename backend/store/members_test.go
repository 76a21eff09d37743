package store

import (
	"testing"

	"kith/backend/domain"
)

func entry(line int, name, email, offers string, listed bool) domain.Entry {
	return domain.Entry{
		Line: line, Consent: map[bool]domain.Consent{true: domain.ConsentGiven}[listed], ConsentSource: "said so at the fair",
		Profile: domain.Profile{Name: name, Email: email, Offers: offers},
	}
}

// mixedFile has new people, some with an account, and rows that are refused.
func mixedFile() []domain.Entry {
	return []domain.Entry{
		entry(2, "Ann Entry", "Ann@Example.org ", "quilting", true),
		entry(3, "No Address", "", "ploughing", false),
		entry(4, "Benjamin", "ben@example.org", "forged", true),
		entry(5, "", "", "", false),
		entry(6, "Bad", "not an address", "", false),
		entry(7, "Fay", "fay.founder@example.org", "forged", true),
	}
}

func TestImport(t *testing.T) {
	s, _ := open(t)
	d, ben := founder(t, s), signUp(t, s, "Ben")
	must(t, ben.SaveProfile(t.Context(), domain.Profile{Name: "Ben", Offers: "what Ben wrote"}))
	org, file := got(d.Organization(t.Context(), "Nexus Maine"))(t), mixedFile()
	want := map[domain.ImportOutcome]int{
		domain.ImportNew: 2, domain.ImportInvited: 1, domain.ImportRejected: 2, domain.ImportMember: 1,
	}
	before := count(t, s, `SELECT count(*) FROM users`)
	for _, dryRun := range []bool{true, false} {
		report := got(d.Import(t.Context(), domain.Import{Org: org.ID, Entries: file, DryRun: dryRun}))(t)
		for outcome, n := range want {
			if report.Counts[outcome] != n {
				t.Errorf("dry run %v: %d %s, want %d", dryRun, report.Counts[outcome], outcome, n)
			}
		}
		if report.Listed != 1 || len(report.Rows) != len(file) {
			t.Errorf("dry run %v: %d listed of %d rows", dryRun, report.Listed, len(report.Rows))
		}
		if dryRun && count(t, s, `SELECT count(*) FROM users`) != before {
			t.Error("the dry run kept something")
		}
	}
	if _, p, err := ben.Me(t.Context()); err != nil || p.Offers != "what Ben wrote" || p.OptedIn {
		t.Errorf("the import touched Ben: %+v, %v", p, err)
	}
	if n := count(t, s, `SELECT count(*) FROM memberships WHERE user_id = ? AND org_id = ?`, ben.scope.Actor, org.ID); n != 0 {
		t.Error("Ben became a member without being asked")
	}
	if n := got(d.CountVisible(t.Context(), 1000))(t); n != 1 {
		t.Errorf("%d can be seen, want the one who consented", n)
	}

	again := got(d.Import(t.Context(), domain.Import{Org: org.ID, Entries: file}))(t)
	if again.Counts[domain.ImportUnchanged] != 2 || again.Counts[domain.ImportNew] != 0 {
		t.Errorf("importing again: %v", again.Counts)
	}
	if n := count(t, s, `SELECT count(*) FROM invitations`); n != 1 {
		t.Errorf("%d invitations", n)
	}
}

func TestImportOverOptOut(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	org := got(d.Organization(t.Context(), "Nexus Maine"))(t)
	got(d.Import(t.Context(), domain.Import{Org: org.ID, Entries: []domain.Entry{entry(2, "Ann", "ann@example.org", "quilting", true)}}))(t)
	execute(t, s, `UPDATE profiles SET opted_in = 0, opted_out_at = ? WHERE user_id IN (SELECT user_id FROM users WHERE email = 'ann@example.org')`, s.timestamp())

	report := got(d.Import(t.Context(), domain.Import{Org: org.ID, Entries: []domain.Entry{entry(2, "Ann", "ann@example.org", "quilting and more", true)}}))(t)
	if report.Counts[domain.ImportOptedOut] != 1 || got(d.CountVisible(t.Context(), 1000))(t) != 0 {
		t.Errorf("the opt-out was imported over: %v", report.Counts)
	}
}

func TestSigningUpWithImportedAddressClaimsNothing(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	org := got(d.Organization(t.Context(), "Nexus Maine"))(t)
	got(d.Import(t.Context(), domain.Import{Org: org.ID, Entries: []domain.Entry{entry(2, "Ann Admin", "ann@example.org", "the books", true)}}))(t)
	execute(t, s, `UPDATE organization_members SET role = 'admin' WHERE user_id IN (SELECT user_id FROM users WHERE email = 'ann@example.org')`)

	u, err := s.SignUp(t.Context(), domain.SurfaceDesktop, "Mallory", "ann@example.org")
	must(t, err)
	memberships := got(s.In(domain.Scope{Actor: u.ID}).Memberships(t.Context()))(t)
	if len(memberships) != 1 || memberships[0].Organization.ID != domain.TestEnvironment || memberships[0].Role != domain.RoleMember {
		t.Errorf("signing up made them %+v", memberships)
	}
	_, err = s.SignUp(t.Context(), domain.SurfaceDesktop, "Mallory again", "ANN@example.org")
	wantCode(t, err, domain.Conflict)
}

func TestMembersHidesUnlistedProfiles(t *testing.T) {
	s, _ := open(t)
	d, ben := founder(t, s), signUp(t, s, "Ben")
	must(t, ben.SaveProfile(t.Context(), domain.Profile{Name: "Ben", Offers: "not for others"}))
	org := got(d.Organization(t.Context(), "Test Environment"))(t)
	got(d.Import(t.Context(), domain.Import{Org: org.ID, Entries: []domain.Entry{entry(2, "Ann", "ann@example.org", "quilting", false)}}))(t)

	members := got(d.Members(t.Context(), org.ID))(t)
	if len(members) != 3 {
		t.Fatalf("members are %+v", members)
	}
	if ann := members[0]; ann.Offers != "quilting" || ann.Email != "ann@example.org" {
		t.Errorf("the imported entry is shown as %+v", ann)
	}
	if hidden := members[1]; hidden.Name != "Ben" || hidden.Offers != "" || hidden.Email != "" {
		t.Errorf("who is not listed is shown as %+v", hidden)
	}
}

func TestImportWithdrawsConsent(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	org := got(d.Organization(t.Context(), "Nexus Maine"))(t)
	ann := entry(2, "Ann", "ann@example.org", "quilting", true)
	withdrawn, never := ann, entry(3, "Ned", "ned@example.org", "ploughing", false)
	withdrawn.Consent, never.Consent = domain.ConsentRefused, domain.ConsentRefused
	got(d.Import(t.Context(), domain.Import{Org: org.ID, Entries: []domain.Entry{ann, never}}))(t)
	if n := got(d.CountVisible(t.Context(), 1000))(t); n != 1 {
		t.Fatalf("%d can be seen", n)
	}
	report := got(d.Import(t.Context(), domain.Import{Org: org.ID, Entries: []domain.Entry{withdrawn, never}}))(t)
	if report.Counts[domain.ImportUpdated] != 1 || report.Counts[domain.ImportUnchanged] != 1 {
		t.Errorf("withdrawing is reported as %v", report.Counts)
	}
	got(d.Import(t.Context(), domain.Import{Org: org.ID, Entries: []domain.Entry{ann}}))(t)
	if n := got(d.CountVisible(t.Context(), 1000))(t); n != 0 {
		t.Error("a later file listed her again")
	}
	consenting := entry(3, "Ned", "ned@example.org", "ploughing", true)
	got(d.Import(t.Context(), domain.Import{Org: org.ID, Entries: []domain.Entry{consenting}}))(t)
	if n := got(d.CountVisible(t.Context(), 1000))(t); n != 1 {
		t.Error("who was never listed cannot agree later")
	}
}
