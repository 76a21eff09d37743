package store

import (
	"testing"
	"time"

	"kith/backend/domain"
)

var signer, forger = []byte("the key of the organization"), []byte("another key")

func directoryOf(org domain.OrgID, sequence int64, people ...domain.Profile) domain.DirectoryFile {
	return domain.DirectoryFile{Org: org, Name: "Harbour", Sequence: sequence, Recipient: "age1", People: people}
}

func somebodyNamed(name string) domain.Profile {
	return domain.Profile{UserID: domain.UserID(domain.NewID()), Name: name, Languages: []string{}, Skills: []string{}, Interests: []string{}}
}

// TestInvalidDirectoryFilesChangeNothing opens files that must be rejected.
func TestInvalidDirectoryFilesChangeNothing(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	importEntries(t, d, entry(2, "Local", "local@example.org", "", true))
	local := got(d.Members(t.Context(), domain.NexusMaine))(t)
	org, other := domain.OrgID(domain.NewID()), domain.OrgID(domain.NewID())
	ann, bo := somebodyNamed("Ann"), somebodyNamed("Bo")
	got(d.OpenDirectory(t.Context(), directoryOf(org, 10, ann, bo), signer, false))(t)
	before := dump(t, s)
	for name, c := range map[string]struct {
		file   domain.DirectoryFile
		signer []byte
		want   domain.Code
	}{
		"another key":                    {directoryOf(org, 11, ann), forger, domain.Forbidden},
		"older":                          {directoryOf(org, 9), signer, domain.Conflict},
		"an organization that is here":   {directoryOf(domain.NexusMaine, 99), signer, domain.Conflict},
		"somebody here":                  {directoryOf(org, 11, local[0]), signer, domain.Damaged},
		"oneself":                        {directoryOf(org, 11, domain.Profile{UserID: d.scope.Actor, Name: "Me"}), signer, domain.Damaged},
		"somebody of another directory":  {directoryOf(other, 1, ann), forger, domain.Damaged},
		"of somebody who is not at home": {directoryOf(org, 11, bo, local[1]), signer, domain.Damaged},
	} {
		_, err := d.OpenDirectory(t.Context(), c.file, c.signer, false)
		if domain.CodeOf(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
		if dump(t, s) != before {
			t.Errorf("%s: something was changed", name)
		}
	}
	again := got(d.OpenDirectory(t.Context(), directoryOf(org, 10, ann, bo), signer, false))(t)
	if again.Added+again.Updated+again.Removed != 0 || again.First {
		t.Errorf("the same file again did %+v", again)
	}
	if _, err := s.In(domain.Scope{}).OpenDirectory(t.Context(), directoryOf(org, 12), signer, false); domain.CodeOf(err) != domain.NoActor {
		t.Errorf("nobody opened a file: %v", err)
	}
}

// exported returns a directory file as it would be written.
func exported(t *testing.T, d *Scoped, org domain.OrgID, keys domain.OrganizationKeys) (out domain.DirectoryFile) {
	t.Helper()
	must(t, d.ExportDirectory(t.Context(), org, keys, func(file domain.DirectoryFile, _ domain.OrganizationKeys) error {
		out = file
		return nil
	}))
	return out
}

// profileFile is what somebody with this address sends to Nexus Maine.
func profileFile(email string, sequence int64) domain.ProfileFile {
	p := somebodyNamed("Word of " + email)
	p.Email, p.OptedIn = email, true
	return domain.ProfileFile{Org: domain.NexusMaine, Sequence: sequence, RemoteID: p.UserID, Profile: p}
}

// TestInvalidProfileFilesAreRejected receives files that must be rejected.
func TestInvalidProfileFilesAreRejected(t *testing.T) {
	s, _ := open(t)
	d, ben := founder(t, s), signUp(t, s, "Ben")
	importEntries(t, d, entry(2, "Ann", "ann@example.org", "", true), entry(3, "Bo", "bo@example.org", "", false))
	receive := func(f domain.ProfileFile, key []byte, confirmed bool) domain.Code {
		_, err := d.ReceiveProfile(t.Context(), f, key, confirmed, false)
		return domain.CodeOf(err)
	}
	ann := profileFile("ann@example.org", 5)
	if code := receive(ann, signer, true); code != "" {
		t.Fatalf("confirmed by an admin it is %s", code)
	}
	taken := profileFile("bo@example.org", 1)
	taken.RemoteID = ann.RemoteID
	badCode := profileFile("bo@example.org", 1)
	badCode.Code = "no such words"
	before := dump(t, s)
	for name, c := range map[string]struct {
		file domain.ProfileFile
		key  []byte
		want domain.Code
	}{
		"another key":                    {profileFile("ann@example.org", 9), forger, domain.Forbidden},
		"older, with the key":            {profileFile("ann@example.org", 4), signer, domain.Conflict},
		"without proof":                  {profileFile("bo@example.org", 1), forger, domain.Forbidden},
		"an invalid code":                {badCode, forger, domain.Forbidden},
		"with the id of somebody else":   {taken, forger, domain.Forbidden},
		"of a user of this installation": {profileFile("ben@example.org", 1), forger, domain.Conflict},
	} {
		if code := receive(c.file, c.key, false); code != c.want {
			t.Errorf("%s: %s, want %s", name, code, c.want)
		}
		if dump(t, s) != before {
			t.Errorf("%s: something was changed", name)
		}
	}
	if _, err := ben.ReceiveProfile(t.Context(), profileFile("bo@example.org", 1), forger, true, false); domain.CodeOf(err) != domain.NotFound {
		t.Errorf("somebody who is not a member received a file: %v", err)
	}
	execute(t, s, `UPDATE organization_members SET deleted_at = ? WHERE user_id IN (SELECT user_id FROM users WHERE email = 'ann@example.org')`, s.timestamp())
	if code := receive(profileFile("ann@example.org", 9), signer, true); code != domain.Forbidden {
		t.Errorf("a removed member came back: %s", code)
	}
}

// TestLeavingOrganizationFromDirectoryFile: an organization from a directory file has no
// admin here, but can be left. When no user here is a member any more, its people are erased.
func TestLeavingOrganizationFromDirectoryFile(t *testing.T) {
	s, clock := open(t)
	d := founder(t, s)
	org := domain.OrgID(domain.NewID())
	got(d.OpenDirectory(t.Context(), directoryOf(org, 10, somebodyNamed("Ann")), signer, false))(t)
	must(t, d.Leave(t.Context(), org))
	must(t, s.purge(t.Context()))
	must(t, d.Rejoin(t.Context(), org))
	must(t, d.Leave(t.Context(), org))
	clock.at = clock.at.Add(Grace + time.Second)
	must(t, s.purge(t.Context()))
	if n := count(t, s, `SELECT (SELECT count(*) FROM users WHERE name = 'Ann') + (SELECT count(*) FROM organizations WHERE org_id = ?)`, org); n != 0 {
		t.Error("the directory is still there")
	}
}

// TestRemoteIDOfAnotherOrganization: a member sends a profile file with the id of somebody in
// another organization. Users who are in both must still be able to open directory files.
func TestRemoteIDOfAnotherOrganization(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	kept := found(t, d, "Harbor Guild")
	elsewhere := somebodyNamed("Ann")
	p := somebodyNamed("Mallory")
	p.Email, p.OptedIn = "mallory@example.org", true
	file := domain.ProfileFile{Org: kept, Sequence: 1, RemoteID: elsewhere.UserID, Profile: p}
	got(d.ReceiveProfile(t.Context(), file, signer, true, false))(t)
	keys := domain.OrganizationKeys{Public: signer, Private: signer, Recipient: "age1"}
	out := exported(t, d, kept, keys)

	laptop, _ := open(t)
	member := founder(t, laptop)
	got(member.OpenDirectory(t.Context(), directoryOf(domain.OrgID(domain.NewID()), 1, elsewhere), forger, false))(t)
	out.Recipient = "age1"
	got(member.OpenDirectory(t.Context(), out, signer, false))(t)

	mallory := somebodyNamed("Fay Founder") // has the id of the user on their own laptop
	mallory.Email, mallory.OptedIn = "laptop@example.org", true
	file = domain.ProfileFile{Org: kept, Sequence: 1, RemoteID: domain.DirectoryID(kept, member.scope.Actor), Profile: mallory}
	got(d.ReceiveProfile(t.Context(), file, signer, true, false))(t)
	out = exported(t, d, kept, keys)
	out.Recipient = "age1"
	if opened := got(member.OpenDirectory(t.Context(), out, signer, false))(t); opened.Added != 0 || opened.People < 2 {
		t.Errorf("opening it did %+v", opened)
	}
}
