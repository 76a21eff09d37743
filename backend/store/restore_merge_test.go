package store

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kith/backend/domain"
)

// before is a store that has been changed since a backup of it was made.
type before struct {
	s      *Store
	c      *clock
	backup Backup
}

func backUp(t *testing.T, s *Store, c *clock) before {
	t.Helper()
	made := got(s.MakeBackup(t.Context(), ""))(t)
	c.at = c.at.Add(time.Hour)
	return before{s, c, made}
}

// restoreLater restores the backup an hour later and opens the store.
func (b before) restoreLater(t *testing.T) (*Store, Restored) {
	t.Helper()
	b.c.at = b.c.at.Add(time.Hour)
	must(t, b.s.Close())
	done := got(Restore(t.Context(), b.s.dir, b.backup.Name, b.c.now))(t)
	if exists(filepath.Join(b.s.dir, staging)) {
		t.Error("the staging folder is still there")
	}
	return openAt(t, b.s.dir, b.c), done
}

func listedNames(t *testing.T, s *Store) string {
	t.Helper()
	var names string
	must(t, s.read.QueryRowContext(t.Context(), `
		SELECT coalesce(group_concat(name, ', '), '') FROM (SELECT name FROM listed_profiles JOIN users USING (user_id) ORDER BY name)`).Scan(&names))
	return names
}

// TestRestoreKeepsOptOuts checks that people who opted out after the backup
// stay unlisted, also through later imports, and that those who opted in again
// are listed.
func TestRestoreKeepsOptOuts(t *testing.T) {
	s, c := open(t)
	fay, ben, ida := founder(t, s), signUp(t, s, "Ben"), signUp(t, s, "Ida")
	for _, d := range []*Scoped{ben, ida} {
		move(t, d, domain.NexusMaine)
		optIn(t, d, domain.Profile{Offers: "rope"})
	}
	importEntries(t, fay, entry(2, "Ann", "ann@example.org", "quilting", true), entry(3, "Cy", "cy@example.org", "knots", true),
		entry(4, "Dee", "dee@example.org", "tar", true))
	b := backUp(t, s, c)

	must(t, ben.SetVisibility(t.Context(), domain.Paused))
	no := entry(2, "Ann", "ann@example.org", "", false)
	no.Consent = domain.ConsentRefused
	importEntries(t, fay, no)
	signUpAs(t, s, "Cy herself", "cy@example.org") // and does not opt in
	importEntries(t, fay, entry(2, "Eve", "eve@example.org", "", true))
	late := entry(2, "Eve", "eve@example.org", "", false)
	late.Consent = domain.ConsentRefused
	importEntries(t, fay, late)

	again, done := b.restoreLater(t)
	if !done.DecisionsKept || done.Kept.Reason != BackupBeforeRestore {
		t.Errorf("it says %+v", done)
	}
	if names := listedNames(t, again); names != "Dee, Ida" {
		t.Errorf("listed are %s", names)
	}
	if showing := got(again.In(ben.scope).Visibility(t.Context()))(t); showing != domain.Paused {
		t.Errorf("Ben is %s", showing)
	}
	importEntries(t, again.In(fay.scope), entry(2, "Ann", "ann@example.org", "quilting", true), entry(3, "Cy", "cy@example.org", "knots", true),
		entry(4, "Eve", "eve@example.org", "", true))
	if names := listedNames(t, again); names != "Dee, Ida" {
		t.Errorf("after an import listed are %s", names)
	}

	must(t, again.In(ben.scope).SetVisibility(t.Context(), domain.Shown))
	shown := backUp(t, again, c)
	must(t, again.In(ida.scope).SetVisibility(t.Context(), domain.Hidden))
	last, _ := shown.restoreLater(t)
	if names := listedNames(t, last); names != "Ben, Dee" {
		t.Errorf("after Ben said yes again listed are %s", names)
	}
}

// TestRestoreKeepsErasures: users who were erased after the backup are erased again, with
// what they wrote and the organizations that had no other users. Where an erased user was
// the only admin, the member who became admin before the erasure is admin again.
func TestRestoreKeepsErasures(t *testing.T) {
	s, c := open(t)
	fay, zoe := founder(t, s), signUpAs(t, s, "Zoe Zanzibar", "zanzibar@example.org")
	alone, shared := found(t, zoe, "Zanzibar Guild"), found(t, zoe, "Harbour")
	inviteAndAccept(t, zoe, shared, fay, domain.RoleMember)
	importInto(t, zoe, alone, domain.Profile{Name: "Entry Zanzibar"})
	got(zoe.BeginTurn(t.Context(), "", "zanzibar question"))(t)
	importEntries(t, fay, entry(2, "Mo", "mo@example.org", "sails", true))
	b := backUp(t, s, c)

	must(t, zoe.SetRole(t.Context(), shared, []domain.UserID{fay.scope.Actor}, domain.RoleAdmin))
	must(t, zoe.EraseMe(t.Context(), "Zoe Zanzibar"))
	// Mo claims the entry, and then erases himself.
	mo := signUpAs(t, s, "Mo", "mo@example.org")
	invited := inviteOne(t, fay, domain.NexusMaine, "mo@example.org", domain.RoleMember)
	got(mo.Redeem(t.Context(), invited.Code))(t)
	must(t, mo.EraseMe(t.Context(), "Mo"))

	again, done := b.restoreLater(t)
	if !done.DecisionsKept {
		t.Errorf("it says %+v", done)
	}
	if n := count(t, again, `SELECT count(*) FROM users`); n != 1 {
		t.Errorf("%d people are there, want Fay alone", n)
	}
	if n := count(t, again, `SELECT count(*) FROM organizations WHERE org_id = ?`, alone); n != 0 {
		t.Error("the organization that was hers alone is back")
	}
	if n := count(t, again, `SELECT count(*) FROM memberships WHERE org_id = ? AND user_id = ? AND role = 'admin'`, shared, fay.scope.Actor); n != 1 {
		t.Error("nobody administers the organization of both")
	}
	must(t, again.Close())
	for _, name := range []string{fileName, fileName + "-wal"} {
		if content, err := os.ReadFile(filepath.Join(s.dir, name)); err == nil {
			if bytes.Contains(bytes.ToLower(content), []byte("zanzibar")) {
				t.Errorf("%s still holds words", name)
			}
		}
	}
}

// TestRestoreKeepsOrganizationsOfOthers: an organization had one user when the backup was
// made, and got another admin later. It is kept if its founder was erased or has left.
func TestRestoreKeepsOrganizationsOfOthers(t *testing.T) {
	s, c := open(t)
	fay, zoe, lea := founder(t, s), signUp(t, s, "Zoe"), signUp(t, s, "Lea")
	erased, left := found(t, zoe, "Guild"), found(t, lea, "Harbour")
	importInto(t, zoe, erased, domain.Profile{Name: "Entry"})
	b := backUp(t, s, c)

	for org, d := range map[domain.OrgID]*Scoped{erased: zoe, left: lea} {
		inviteAndAccept(t, d, org, fay, domain.RoleAdmin)
	}
	must(t, zoe.EraseMe(t.Context(), "Zoe"))
	must(t, lea.Leave(t.Context(), left))

	again, _ := b.restoreLater(t)
	for _, org := range []domain.OrgID{erased, left} {
		if admins := count(t, again, `SELECT count(*) FROM memberships WHERE org_id = ? AND role = 'admin' AND user_id = ?`, org, fay.scope.Actor); admins != 1 {
			t.Errorf("Fay administers %s no more", org)
		}
	}
	if n := count(t, again, `SELECT count(*) FROM memberships WHERE org_id = ?`, erased); n != 2 {
		t.Errorf("%d are in the guild, want Fay and the entry", n)
	}
	if n := count(t, again, `SELECT count(*) FROM memberships WHERE org_id = ? AND user_id = ?`, left, lea.scope.Actor); n != 0 {
		t.Error("who left is back, as admin")
	}
}

// TestRestoreKeepsAddressesWithheld checks that addresses withheld after the backup
// stay withheld.
func TestRestoreKeepsAddressesWithheld(t *testing.T) {
	s, c := open(t)
	ben := signUp(t, s, "Ben")
	optIn(t, ben, domain.Profile{Offers: "rope", LinkedIn: "https://www.linkedin.com/in/ben-example", ShowEmail: true, ShowLinkedIn: true})
	b := backUp(t, s, c)
	optIn(t, ben, domain.Profile{Offers: "rope", LinkedIn: "https://www.linkedin.com/in/ben-example", ShowLinkedIn: true})
	must(t, ben.SetVisibility(t.Context(), domain.Paused)) // another decision, which is carried over too

	again, _ := b.restoreLater(t)
	_, me, err := again.In(ben.scope).Me(t.Context())
	must(t, err)
	if me.ShowEmail || !me.ShowLinkedIn {
		t.Errorf("it shows the e-mail: %v, LinkedIn: %v", me.ShowEmail, me.ShowLinkedIn)
	}
}

// TestOpenRemovesRemainsOfRestore checks that opening removes the remains of
// an interrupted restore.
func TestOpenRemovesRemainsOfRestore(t *testing.T) {
	s, c := open(t)
	must(t, s.Close())
	left := []string{filepath.Join(s.dir, staging, fileName), s.file() + restoring}
	must(t, os.Mkdir(filepath.Join(s.dir, staging), 0o700))
	for _, file := range left {
		must(t, os.WriteFile(file, []byte("words"), 0o600))
	}
	openAt(t, s.dir, c)
	for _, file := range left {
		if exists(file) {
			t.Errorf("%s is still there", file)
		}
	}
}

// TestRestoreAllowsNoReplay: directory files, codes and profile files that were no longer
// valid do not become valid again, and a passcode is not lost.
func TestRestoreAllowsNoReplay(t *testing.T) {
	s, c := open(t)
	fay, ben := founder(t, s), signUp(t, s, "Ben")
	org := domain.OrgID(domain.NewID())
	ann, bo := somebodyNamed("Ann"), somebodyNamed("Bo")
	got(ben.OpenDirectory(t.Context(), directoryOf(org, 10, ann, bo), signer, false))(t)
	invited := inviteOne(t, fay, domain.NexusMaine, "cy@example.org", domain.RoleAdmin)
	move(t, ben, domain.TestEnvironment, domain.NexusMaine, org)
	b := backUp(t, s, c)

	got(ben.OpenDirectory(t.Context(), directoryOf(org, 11, ann), signer, false))(t)
	must(t, fay.RevokeInvitation(t.Context(), invited.ID))
	must(t, ben.Leave(t.Context(), domain.NexusMaine))
	must(t, ben.ChangePasscode(t.Context(), "", "1234"))

	again, _ := b.restoreLater(t)
	if names := listedNames(t, again); names != "Ann" {
		t.Errorf("listed are %s", names)
	}
	_, err := again.Actor(t.Context(), domainEmail("Ben"))
	wantCode(t, err, domain.Locked)
	must(t, again.Unlock(t.Context(), ben.scope.Actor, "1234"))
	_, err = again.In(ben.scope).OpenDirectory(t.Context(), directoryOf(org, 10, ann, bo), signer, false)
	wantCode(t, err, domain.Conflict)
	if mine := got(again.In(ben.scope).Memberships(t.Context()))(t); len(mine) != 2 {
		t.Errorf("Ben is in %+v", mine)
	}
	cy := signUpAs(t, again, "Cy", "cy@example.org")
	_, err = cy.Redeem(t.Context(), invited.Code)
	wantCode(t, err, domain.NotFound)
}

// TestRestoreFromDamagedDatabase: nothing can be merged from a damaged database, but the
// backup is restored and the result says so.
func TestRestoreFromDamagedDatabase(t *testing.T) {
	s, c := open(t)
	fay := founder(t, s)
	importEntries(t, fay, entry(2, "Ann", "ann@example.org", "quilting", true))
	b := backUp(t, s, c)
	must(t, s.Close())
	must(t, os.WriteFile(s.file(), []byte("no database at all, and long enough to be looked at"), 0o600))
	done := got(Restore(t.Context(), s.dir, b.backup.Name, c.now))(t)
	if done.DecisionsKept || done.Kept.Reason != BackupDamaged {
		t.Errorf("it says %+v", done)
	}
	if names := listedNames(t, openAt(t, s.dir, c)); names != "Ann" {
		t.Errorf("listed are %s", names)
	}
	if exists(filepath.Join(s.dir, staging)) {
		t.Error("the staging folder is still there")
	}
}
