package store

import (
	"strings"
	"testing"

	"kith/backend/domain"
)

// rejected returns a row that is not imported and speaks against listing somebody.
func rejected(consent domain.Consent, name string, emails ...string) domain.ImportedRow {
	return domain.ImportedRow{
		Line: 2, Name: name, Outcome: domain.ImportRejected,
		Objection: domain.Objection{Name: name, Emails: emails, Consent: consent},
	}
}

// TestRejectedRowsUnlist checks whom rows take off that are not imported: people who were banned or left, and addresses
// without a name that say no. An undo brings them back.
func TestRejectedRowsUnlist(t *testing.T) {
	const couple = "Ada Vern | vern@example.org\nBo Vern | bo@example.org\nAda Quill | quill@example.org"
	const page = "https://www.linkedin.com/in/ada-vern"
	gone, refused := domain.ConsentUnreadable, domain.ConsentRefused
	for _, c := range []struct {
		name  string
		row   domain.ImportedRow
		left  string // who stays listed
		later string // who is listed after another yes
	}{
		{"an address and a name", rejected(gone, "Ada Vern", "VERN@example.org"), "Ada Quill, Bo Vern", "Ada Quill, Ada Vern, Bo Vern"},
		{"an address alone", rejected(refused, "", "vern@example.org"), "Ada Quill, Bo Vern", "Ada Quill, Bo Vern"},
		{"a further address", rejected(gone, "Ada Vern", "new@example.org", "vern@example.org"), "Ada Quill, Bo Vern", "Ada Quill, Ada Vern, Bo Vern"},
		{"a name alone", rejected(gone, "Vern, Ada"), "Ada Quill, Bo Vern", "Ada Quill, Ada Vern, Bo Vern"},
		{"another address of the name", rejected(gone, "Ada Vern", "new@example.org"), "Ada Quill, Ada Vern, Bo Vern", "Ada Quill, Ada Vern, Bo Vern"},
		{"the address of another", rejected(gone, "Cy Moss", "vern@example.org"), "Ada Quill, Ada Vern, Bo Vern", "Ada Quill, Ada Vern, Bo Vern"},
		{"nothing is said", rejected(domain.ConsentUnknown, "Ada Vern", "vern@example.org"), "Ada Quill, Ada Vern, Bo Vern", "Ada Quill, Ada Vern, Bo Vern"},
		{"a page", domain.ImportedRow{Objection: domain.Objection{LinkedIn: "linkedin.com/in/Ada-Vern/", Consent: refused}}, "Ada Quill, Bo Vern", "Ada Quill, Bo Vern"},
	} {
		s, _ := open(t)
		d := founder(t, s)
		agreed := strings.ReplaceAll(couple+"\n", "\n", "|||yes\n")
		agreed = strings.Replace(agreed, "vern@example.org|||", "vern@example.org|"+page+"||", 1)
		importRows(t, d, agreed)
		before := dump(t, s)
		report := got(d.Import(t.Context(), domain.Import{Org: domain.NexusMaine, Rejected: []domain.ImportedRow{c.row}}))(t)
		if names := listedNames(t, s); names != c.left {
			t.Errorf("%s: listed are %s, want %s\n%+v", c.name, names, c.left, report.Rows)
		}
		if notes := len(report.Rows[0].Notes); c.left != c.later && notes != 1 || c.row.Objection.Consent == domain.ConsentUnknown && notes != 0 {
			t.Errorf("%s: the row has %d notes", c.name, notes)
		}
		got(d.UndoImport(t.Context(), report.ImportID, nil))(t)
		if after := dump(t, s); after != before {
			t.Errorf("%s: undone it is\n%s\nand was\n%s", c.name, after, before)
		}
		got(d.Import(t.Context(), domain.Import{Org: domain.NexusMaine, Rejected: []domain.ImportedRow{c.row}}))(t)
		if importRows(t, d, agreed); listedNames(t, s) != c.later {
			t.Errorf("%s: after another yes listed are %s, want %s", c.name, listedNames(t, s), c.later)
		}
	}
}

// TestRejectedRowsBesideOthers checks that a row that is not imported counts for rows of the same file, and that an
// entry without a name that says no takes the person off.
func TestRejectedRowsBesideOthers(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	importEntries(t, d, saying(2, "Cy Moss", "cy@example.org", domain.ConsentGiven))
	report := got(d.Import(t.Context(), domain.Import{
		Org: domain.NexusMaine, Rejected: []domain.ImportedRow{rejected(domain.ConsentUnreadable, "Ann Lee", "ann@example.org")},
		Entries: []domain.Entry{
			saying(3, "Ann Lee", "ann@example.org", domain.ConsentGiven), saying(4, "Bo Orr", "bo@example.org", domain.ConsentGiven),
			{Line: 5, Profile: domain.Profile{Email: "cy@example.org"}, Consent: domain.ConsentRefused},
		},
	}))(t)
	if names := listedNames(t, s); names != "Bo Orr" || report.Listed != 1 {
		t.Errorf("listed are %s, reported %d\n%+v", names, report.Listed, report.Rows)
	}
	if n := count(t, s, `SELECT count(*) FROM profiles WHERE opted_out_at IS NOT NULL`); n != 1 {
		t.Errorf("%d opted out for good", n)
	}
}

// TestFurtherAddressesIdentify checks that a row is about whom one of its further addresses belongs to.
func TestFurtherAddressesIdentify(t *testing.T) {
	for _, c := range []struct {
		name    string
		consent domain.Consent
		want    string
	}{
		{"Ann Lee", domain.ConsentRefused, "Ann Lee old@example.org"},
		{"Ann Lee", domain.ConsentUnknown, "Ann Lee old@example.org*"},
		{"Bo Orr", domain.ConsentRefused, "Ann Lee old@example.org*, Bo Orr new@example.org"},
	} {
		s, _ := open(t)
		d := founder(t, s)
		importEntries(t, d, saying(2, "Ann Lee", "old@example.org", domain.ConsentGiven))
		row := saying(2, c.name, "new@example.org", c.consent)
		row.OtherEmails = []string{"third@example.org", "old@example.org"}
		importEntries(t, d, row)
		if have := imported(t, s); have != c.want {
			t.Errorf("%s with consent %d: imported are %s, want %s", c.name, c.consent, have, c.want)
		}
	}
}

// TestNamesakesOfARefusalAreUnlisted checks that a no of one of several people of the name lists none of them, and is no
// lasting opt-out.
func TestNamesakesOfARefusalAreUnlisted(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	const both = "Ada | a@example.org ||| yes\nAda | b@example.org ||| yes\nBo | bo@example.org ||| yes"
	importRows(t, d, both)
	importRows(t, d, "Ada |||| no")
	if have := imported(t, s); have != "Ada, Ada a@example.org, Ada b@example.org, Bo bo@example.org*" {
		t.Errorf("imported are %s", have)
	}
	importRows(t, d, both)
	if have := imported(t, s); have != "Ada, Ada a@example.org*, Ada b@example.org*, Bo bo@example.org*" {
		t.Errorf("after their own yes imported are %s", have)
	}
}

// TestRefusingUsersAreNotInvited checks that a user of this installation gets no invitation from a file that says no for
// them, in whichever row.
func TestRefusingUsersAreNotInvited(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	signUp(t, s, "Ben")
	signUp(t, s, "Cal")
	report := importEntries(t, d, saying(2, "Ben", "ben@example.org", domain.ConsentGiven), saying(3, "Ben", "Ben@example.org", domain.ConsentRefused),
		saying(4, "Cal", "cal@example.org", domain.ConsentGiven))
	if report.Counts[domain.ImportInvited] != 1 || report.Rows[0].Outcome != domain.ImportUnchanged || report.Rows[0].Reason == "" {
		t.Errorf("the report is %+v", report.Rows)
	}
	if n := count(t, s, `SELECT count(*) FROM invitations WHERE email = 'ben@example.org'`); n != 0 {
		t.Errorf("%d invitations for who said no", n)
	}
}

// TestListEntriesHeedsRefusals checks that admins do not list by hand who said no in a file.
func TestListEntriesHeedsRefusals(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	importRows(t, d, "Ann | ann@example.org ||| no\nBo | bo@example.org\nCy | cy@example.org ||| yes")
	importRows(t, d, "Cy | cy@example.org ||| no")
	users := got(collect(t.Context(), s.read, scanString, `SELECT user_id FROM users WHERE claimed_at IS NULL AND origin = 'import'`))(t)
	ids := make([]domain.UserID, len(users))
	for i, user := range users {
		ids[i] = domain.UserID(user)
	}
	if n := got(d.ListEntries(t.Context(), domain.NexusMaine, ids, "said so at the party"))(t); n != 1 || listedNames(t, s) != "Bo" {
		t.Errorf("%d were listed; listed are %s", n, listedNames(t, s))
	}
}
