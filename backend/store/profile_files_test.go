package store

import (
	"testing"

	"kith/backend/domain"
)

// wordOf is a profile file of Ann's laptop to Nexus Maine.
func wordOf(id domain.UserID, sequence int64, fill func(*domain.Profile)) domain.ProfileFile {
	p := somebodyNamed("Ann")
	p.UserID, p.Email, p.OptedIn = id, "ann@example.org", true
	fill(&p)
	return domain.ProfileFile{Org: domain.NexusMaine, Sequence: sequence, RemoteID: id, Profile: p}
}

func entryOfAnn(t *testing.T, d *Scoped) domain.Profile {
	t.Helper()
	id := got(d.MemberIDs(t.Context(), domain.NexusMaine, domain.MemberFilter{Query: "ann@"}))(t)[0]
	return got(d.Member(t.Context(), domain.NexusMaine, id))(t).Profile
}

// TestProfileFileKeepsWhatWasImported: what a member leaves empty has what the
// organiser had imported, and nothing of what the member sent earlier and has
// taken back.
func TestProfileFileKeepsWhatWasImported(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	imported := domain.Profile{Name: "Ann", Email: "ann@example.org", Offers: "imported offers", Company: "Forge", Skills: []string{"imported skill"}, ShowEmail: true}
	importInto(t, d, domain.NexusMaine, imported)
	id := domain.UserID(domain.NewID())
	receive := func(f domain.ProfileFile) {
		t.Helper()
		got(d.ReceiveProfile(t.Context(), f, signer, true, false))(t)
	}

	receive(wordOf(id, 1, func(p *domain.Profile) {
		p.Offers, p.About, p.Skills = "her offers", "her words", []string{"her skill"}
	}))
	p := entryOfAnn(t, d)
	if p.Offers != "her offers" || p.Company != "Forge" || p.About != "her words" || p.Skills[0] != "her skill" || p.ShowEmail || !p.OptedIn {
		t.Errorf("after the first file it is %+v", p)
	}
	receive(wordOf(id, 2, func(p *domain.Profile) { p.Headline = "Welder" }))
	p = entryOfAnn(t, d)
	if p.Offers != "imported offers" || p.About != "" || p.Skills[0] != "imported skill" || p.Headline != "Welder" {
		t.Errorf("after she took her words back it is %+v", p)
	}
	receive(wordOf(id, 3, func(p *domain.Profile) { p.OptedIn, p.About, p.Headline = false, "private words", "private" }))
	p = entryOfAnn(t, d)
	if p.Offers != "imported offers" || p.Company != "Forge" || p.About != "" || p.Headline != "" || p.OptedIn {
		t.Errorf("after her opt-out it is %+v", p)
	}
	if n := count(t, s, `SELECT count(*) FROM listed_profiles JOIN users USING (user_id) WHERE email = 'ann@example.org'`); n != 0 {
		t.Error("she is still listed")
	}
}

// TestProfileFileOfUnknownBase receives another file of somebody whose first one
// came before the imported values were kept: nothing of it stays.
func TestProfileFileOfUnknownBase(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	id := domain.UserID(domain.NewID())
	got(d.ReceiveProfile(t.Context(), wordOf(id, 1, func(p *domain.Profile) { p.About = "her words" }), signer, true, false))(t)
	execute(t, s, `UPDATE profile_keys SET imported = NULL`)
	got(d.ReceiveProfile(t.Context(), wordOf(id, 2, func(p *domain.Profile) { p.Offers = "welding" }), signer, true, false))(t)
	if p := entryOfAnn(t, d); p.About != "" || p.Offers != "welding" {
		t.Errorf("it is %+v", p)
	}
}

// TestClaimClearsImportedBase: whoever claims their entry leaves no copy of it.
func TestClaimClearsImportedBase(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	importEntries(t, d, entry(2, "Ann", "ann@example.org", "xyzzy", true))
	got(d.ReceiveProfile(t.Context(), wordOf(domain.UserID(domain.NewID()), 1, func(*domain.Profile) {}), signer, true, false))(t)
	if n := count(t, s, `SELECT count(*) FROM profile_keys WHERE imported LIKE '%xyzzy%'`); n != 1 {
		t.Fatal("the imported words are not kept to begin with")
	}
	code := inviteOne(t, d, domain.NexusMaine, "ann@example.org", domain.RoleMember).Code
	got(signUpAs(t, s, "Ann", "ann@example.org").Redeem(t.Context(), code))(t)
	if n := count(t, s, `SELECT count(*) FROM profile_keys WHERE imported LIKE '%xyzzy%'`); n != 0 {
		t.Error("the imported words are still there")
	}
}

// TestSentProfileOfUnlistedUserHasNoText: whoever is not listed sends name and
// address only.
func TestSentProfileOfUnlistedUserHasNoText(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	org := domain.OrgID(domain.NewID())
	got(d.OpenDirectory(t.Context(), directoryOf(org, 10), signer, false))(t)
	must(t, d.SaveProfile(t.Context(), domain.Profile{Name: "Fay Founder", About: "private words"}))
	sent, _, _, err := d.SendProfile(t.Context(), org, []byte("key"))
	if err != nil || sent.Profile.About != "" || sent.Profile.Name != "Fay Founder" || sent.Profile.Email == "" {
		t.Errorf("they send %+v, %v", sent.Profile, err)
	}
}

// TestCodeThatOpenedADirectoryIsSentWithTheProfile: it is kept for the member who
// opened the file, and for nobody else on the computer.
func TestCodeThatOpenedADirectoryIsSentWithTheProfile(t *testing.T) {
	s, _ := open(t)
	d, ben := founder(t, s), signUp(t, s, "Ben")
	code := inviteOne(t, d, found(t, d, "Elsewhere"), "x@example.org", domain.RoleMember).Code
	file := directoryOf(domain.OrgID(domain.NewID()), 10)
	file.Code = code.String()
	got(d.OpenDirectory(t.Context(), file, signer, true))(t)
	if _, err := d.JoinedWith(t.Context(), code); domain.CodeOf(err) != domain.NotFound {
		t.Errorf("after a dry run: %v", err)
	}
	got(d.OpenDirectory(t.Context(), file, signer, false))(t)
	file.Code = ""
	got(ben.OpenDirectory(t.Context(), file, signer, false))(t)
	got(d.OpenDirectory(t.Context(), file, signer, false))(t) // with a passphrase; the code stays

	if joined := got(d.JoinedWith(t.Context(), code))(t); joined.ID != file.Org {
		t.Errorf("she joined %+v", joined)
	}
	if sent, _, _, err := d.SendProfile(t.Context(), file.Org, []byte("key")); err != nil || sent.Code != code.String() {
		t.Errorf("she sends the code %q, %v", sent.Code, err)
	}
	if sent, _, _, err := ben.SendProfile(t.Context(), file.Org, []byte("key")); err != nil || sent.Code != "" {
		t.Errorf("he sends the code %q, %v", sent.Code, err)
	}
	_, err := ben.JoinedWith(t.Context(), code)
	wantCode(t, err, domain.NotFound)
	must(t, d.Leave(t.Context(), file.Org))
	_, err = d.JoinedWith(t.Context(), code)
	wantCode(t, err, domain.NotFound)
}

// TestDirectoryIsRecordedOnceWritten: a file that could not be written was not
// handed out, so nothing says that it was.
func TestDirectoryIsRecordedOnceWritten(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	org := found(t, d, "Harbor Guild")
	keys := domain.OrganizationKeys{Public: signer, Private: signer, Recipient: "age1", Identity: "key"}
	before := dump(t, s)
	full := domain.Errorf(domain.Full, "store.diskFull", "The disk is full.")
	err := d.ExportDirectory(t.Context(), org, keys, func(domain.DirectoryFile, domain.OrganizationKeys) error { return full })
	wantCode(t, err, domain.Full)
	if dump(t, s) != before {
		t.Error("a file that was not written left something")
	}
	exported(t, d, org, keys)
	if n := count(t, s, `SELECT count(*) FROM audit WHERE action = 'directory_exported'`); n != 1 {
		t.Errorf("it was recorded %d times", n)
	}
	ben := signUp(t, s, "Ben")
	wantCode(t, ben.MayExportDirectory(t.Context(), org), domain.NotFound)
	inviteAndAccept(t, d, org, ben, domain.RoleMember)
	wantCode(t, ben.MayExportDirectory(t.Context(), org), domain.Forbidden)
	wantCode(t, d.MayExportDirectory(t.Context(), domain.NexusMaine), domain.Invalid)
	must(t, d.MayExportDirectory(t.Context(), org))
}
