package api_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kith/backend/api"
	"kith/backend/domain"
)

const passphrase = "four words about boats"

// laptops are two installations, of an organiser and of a member.
type laptops struct {
	organiser, member *page
	org               string
	dir               string
}

func (l *laptops) share(t *testing.T, name string) api.EncryptedFile {
	t.Helper()
	file := filepath.Join(l.dir, name)
	l.organiser.saveAs = func() string { return file }
	_, err := l.organiser.DirectoryFiles.Share(api.ShareDirectoryRequest{OrgID: l.org, Passphrase: passphrase})
	must(t, err)
	return api.EncryptedFile{Path: file}
}

func (l *laptops) open(file api.EncryptedFile) (api.DirectoryOpened, error) {
	return l.member.DirectoryFiles.Open(api.OpenDirectoryRequest{File: file, Passphrase: passphrase})
}

func (l *laptops) send(t *testing.T, name, code string) api.EncryptedFile {
	t.Helper()
	file := filepath.Join(l.dir, name)
	l.member.saveAs = func() string { return file }
	_, err := l.member.DirectoryFiles.SendProfile(api.SendProfileRequest{OrgID: l.org, Code: code})
	must(t, err)
	return api.EncryptedFile{Path: file}
}

func (l *laptops) receive(file api.EncryptedFile, confirmed bool) (api.ProfileReceived, error) {
	return l.organiser.DirectoryFiles.ReceiveProfile(api.ReceiveProfileRequest{File: file, Confirmed: confirmed})
}

func (p *page) importTable(t *testing.T, org, table string) {
	t.Helper()
	file := p.openTable(t, table)
	_, err := p.Imports.Preview(api.PreviewRequest{FileID: file.FileID, OrgID: org, Consent: "the fair"})
	must(t, err)
	_, err = p.Imports.Commit(api.FileRequest{FileID: file.FileID})
	must(t, err)
}

func (p *page) sees(t *testing.T, org string) map[string]string {
	t.Helper()
	seen := map[string]string{}
	found, err := p.People.Browse(api.BrowseRequest{OrgID: org, Limit: 100})
	must(t, err)
	for _, person := range found.People {
		seen[person.Name] = person.UserID
	}
	return seen
}

func (p *page) hasFromFile(t *testing.T, org string) bool {
	t.Helper()
	mine, err := p.Organizations.List()
	must(t, err)
	return slices.ContainsFunc(mine, func(o api.Organization) bool { return o.OrgID == org && o.FromFile })
}

func newLaptops(t *testing.T) *laptops {
	t.Helper()
	l := &laptops{organiser: newPage(t), member: newPage(t), dir: t.TempDir()}
	l.organiser.signUp(t, "Olive")
	org, err := l.organiser.Organizations.Create(api.DescribeOrganizationRequest{Name: "Harbour"})
	must(t, err)
	l.org = org.OrgID
	l.organiser.importTable(t, l.org, "Name,Email,Can help with\nAnn Lee,ann@example.org,knots\nBo Ray,bo@example.org,sails\n")
	l.member.signUp(t, "Mia")
	return l
}

// TestDirectoryFiles shares a directory, sends a member's profile back, and replays old files.
func TestDirectoryFiles(t *testing.T) {
	l := newLaptops(t)
	first := l.share(t, "first")
	_, err := l.member.DirectoryFiles.Open(api.OpenDirectoryRequest{File: first, Passphrase: "not those words at all"})
	wantCode(t, err, domain.Forbidden)
	opened, err := l.open(first)
	must(t, err)
	if !opened.First || opened.Added != 2 || opened.Fingerprint == "" {
		t.Errorf("opened: %+v", opened)
	}
	if seen := l.member.sees(t, l.org); len(seen) != 2 || seen["Ann Lee"] == "" {
		t.Errorf("the member sees %v", seen)
	}
	if l.organiser.hasFromFile(t, l.org) || !l.member.hasFromFile(t, l.org) {
		t.Error("it is kept with the organiser, and came to the member in a file")
	}
	_, err = l.organiser.DirectoryFiles.Open(api.OpenDirectoryRequest{File: first, Passphrase: passphrase})
	wantCode(t, err, domain.Conflict) // the organization is administered here
	_, err = l.member.DirectoryFiles.Share(api.ShareDirectoryRequest{OrgID: l.org, Passphrase: passphrase})
	wantCode(t, err, domain.Forbidden)
}

// TestProfileBetweenTwoLaptops lists a member by a file of their own, takes the
// listing back by another, and replays what is old.
func TestProfileBetweenTwoLaptops(t *testing.T) {
	l := newLaptops(t)
	_, err := l.open(l.share(t, "first"))
	must(t, err)
	_, err = l.member.Profile.Save(api.SaveProfileRequest{ProfileFields: api.ProfileFields{Name: "Mia", Offers: "welding"}, OptedIn: true})
	must(t, err)
	yes := l.send(t, "yes", "")
	_, err = l.receive(yes, false)
	wantCode(t, err, domain.Forbidden) // without proof of the sender
	received, err := l.receive(yes, true)
	if err != nil || !received.New || received.Proof != "" || !received.OptedIn {
		t.Errorf("received: %+v, %v", received, err)
	}
	if seen := l.organiser.sees(t, l.org); seen["Mia"] == "" {
		t.Errorf("the organiser sees %v", seen)
	}
	l.organiser.importTable(t, l.org, "Name,Email,Can help with\nNot Mia,mia@example.org,forged\n")
	withMia := l.share(t, "with mia")
	if _, err := l.open(withMia); err != nil {
		t.Fatal(err)
	}
	if seen := l.member.sees(t, l.org); len(seen) != 2 {
		t.Errorf("the member sees herself: %v", seen)
	}

	_, err = l.member.Profile.Save(api.SaveProfileRequest{ProfileFields: api.ProfileFields{Name: "Mia", Offers: "welding"}})
	must(t, err)
	received, err = l.receive(l.send(t, "no", ""), false)
	if err != nil || received.Proof != "key" || received.OptedIn {
		t.Errorf("received: %+v, %v", received, err)
	}
	_, err = l.receive(yes, true)
	wantCode(t, err, domain.Conflict) // from before the opt-out
	l.organiser.importTable(t, l.org, "Name,Email,Can help with\nMia,mia@example.org,welding\n")
	if seen := l.organiser.sees(t, l.org); seen["Mia"] != "" || seen["Not Mia"] != "" {
		t.Errorf("after the opt-out the organiser sees %v", seen)
	}
}

// TestDirectoryUpdateRemovesOptOuts updates a directory and replays the file from before.
func TestDirectoryUpdateRemovesOptOuts(t *testing.T) {
	l := newLaptops(t)
	before := l.share(t, "before")
	_, err := l.open(before)
	must(t, err)
	l.organiser.importTable(t, l.org, "Name,Email,Can help with,Opted in\nAnn Lee,ann@example.org,knots,no\nBo Ray,bo@example.org,sails and masts,yes\n")
	after := l.share(t, "after")
	would, err := l.member.DirectoryFiles.Open(api.OpenDirectoryRequest{File: after, Passphrase: passphrase, DryRun: true})
	if err != nil || would.Removed != 1 || would.Updated != 1 || len(l.member.sees(t, l.org)) != 2 {
		t.Errorf("the dry run says %+v, %v", would, err)
	}
	_, err = l.open(after)
	must(t, err)
	for _, replay := range []bool{false, true} {
		if replay {
			_, err = l.open(before)
			wantCode(t, err, domain.Conflict)
		}
		if seen := l.member.sees(t, l.org); len(seen) != 1 || seen["Bo Ray"] == "" {
			t.Errorf("replay %v: the member sees %v", replay, seen)
		}
	}
	l.member.close()
	data, err := os.ReadFile(filepath.Join(l.member.dir, "kith.db"))
	must(t, err)
	if bytes.Contains(data, []byte("Ann Lee")) {
		t.Error("she is still in the file")
	}
}

// TestDirectoryFileOfForger opens a file for the same organization that somebody else made.
func TestDirectoryFileOfForger(t *testing.T) {
	l := newLaptops(t)
	_, err := l.open(l.share(t, "real"))
	must(t, err)
	forger := newLaptops(t)
	forged := forger.share(t, "theirs")
	if opened, err := l.open(forged); err != nil || !opened.First { // it opens as a separate organization
		t.Errorf("opened: %+v, %v", opened, err)
	}
	if seen := l.member.sees(t, l.org); len(seen) != 2 {
		t.Errorf("the member sees %v", seen)
	}
	_, err = l.organiser.DirectoryFiles.ReceiveProfile(api.ReceiveProfileRequest{File: forged, Confirmed: true})
	wantCode(t, err, domain.Forbidden)
	_, err = l.organiser.DirectoryFiles.Share(api.ShareDirectoryRequest{OrgID: string(domain.TestEnvironment), Passphrase: passphrase})
	wantCode(t, err, domain.Invalid)
}

// TestDirectoryFileWithInvitationCode encrypts a directory with an invitation code. The code
// also proves the identity of the member, once and for their address only.
func TestDirectoryFileWithInvitationCode(t *testing.T) {
	l := newLaptops(t)
	invited, err := l.organiser.Invitations.Invite(api.InviteRequest{OrgID: l.org, Emails: []string{"mia@example.org", "ned@example.org"}})
	must(t, err)
	mine, neds := invited[0].Code, invited[1].Code
	file := filepath.Join(l.dir, "for mia")
	l.organiser.saveAs = func() string { return file }
	_, err = l.organiser.DirectoryFiles.Share(api.ShareDirectoryRequest{OrgID: l.org, Passphrase: mine})
	must(t, err)
	typed := strings.ToUpper(strings.ReplaceAll(mine, "-", " "))
	_, err = l.member.DirectoryFiles.Open(api.OpenDirectoryRequest{File: api.EncryptedFile{Path: file}, Passphrase: typed})
	must(t, err)

	_, err = l.receive(l.send(t, "with another's code", neds), false)
	wantCode(t, err, domain.Forbidden)
	received, err := l.receive(l.send(t, "with the code", typed), false)
	if err != nil || received.Proof != "code" || !received.New {
		t.Errorf("received: %+v, %v", received, err)
	}
	waiting, err := l.organiser.Invitations.List(api.InvitationsRequest{OrgID: l.org, Status: "pending"})
	if err != nil || len(waiting) != 1 || waiting[0].Email != "ned@example.org" {
		t.Errorf("still pending are %+v, %v", waiting, err)
	}
	again, err := l.receive(l.send(t, "with the key", ""), false)
	if err != nil || again.Proof != "key" {
		t.Errorf("received again: %+v, %v", again, err)
	}
}

// TestCodeOfTheDirectoryIsSentByItself: whoever opened the directory with their
// code types it once.
func TestCodeOfTheDirectoryIsSentByItself(t *testing.T) {
	l := newLaptops(t)
	invited, err := l.organiser.Invitations.Invite(api.InviteRequest{OrgID: l.org, Emails: []string{"mia@example.org"}})
	must(t, err)
	again, err := l.organiser.Invitations.Invite(api.InviteRequest{OrgID: l.org, Emails: []string{"mia@example.org"}})
	if err != nil || invited[0].Replaces || !again[0].Replaces {
		t.Errorf("invited: %+v, then %+v, %v", invited, again, err)
	}
	file := filepath.Join(l.dir, "for mia")
	l.organiser.saveAs = func() string { return file }
	_, err = l.organiser.DirectoryFiles.Share(api.ShareDirectoryRequest{OrgID: l.org, Passphrase: again[0].Code})
	must(t, err)
	_, err = l.member.DirectoryFiles.Open(api.OpenDirectoryRequest{File: api.EncryptedFile{Path: file}, Passphrase: again[0].Code})
	must(t, err)
	received, err := l.receive(l.send(t, "by itself", ""), false)
	if err != nil || received.Proof != "code" {
		t.Errorf("received: %+v, %v", received, err)
	}
}

// TestSharingIsRecordedOnceWritten cancels the dialog, and chooses a place where
// nothing can be written.
func TestSharingIsRecordedOnceWritten(t *testing.T) {
	l := newLaptops(t)
	request := api.ShareDirectoryRequest{OrgID: l.org, Passphrase: passphrase}
	recorded := func() bool {
		history, err := l.organiser.Organizations.Audit(api.AuditRequest{OrgID: l.org})
		must(t, err)
		return slices.ContainsFunc(history, func(e api.AuditEntry) bool { return e.Action == domain.AuditShared })
	}
	l.organiser.saveAs = func() string { return "" }
	if shared, err := l.organiser.DirectoryFiles.Share(request); err != nil || shared.Path != "" || recorded() {
		t.Errorf("cancelled: %+v, %v", shared, err)
	}
	l.organiser.saveAs = func() string { return filepath.Join(l.dir, "missing", "file") }
	_, err := l.organiser.DirectoryFiles.Share(request)
	wantCode(t, err, domain.Unavailable)
	l.organiser.saveAs = func() string { t.Error("a passphrase that is too short asks where to write"); return "" }
	_, err = l.organiser.DirectoryFiles.Share(api.ShareDirectoryRequest{OrgID: l.org, Passphrase: "short"})
	wantCode(t, err, domain.Invalid)
	if recorded() {
		t.Error("the history has a file that was not written")
	}
	l.share(t, "whole")
	if !recorded() {
		t.Error("the history lacks the file")
	}
}
