package store

import (
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
)

// importRows imports rows, one a line: name | e-mail | LinkedIn | company | consent | marks. Consent is yes, no, or
// all for what is said of the whole file.
func importRows(t *testing.T, d *Scoped, text string) domain.ImportReport {
	t.Helper()
	var entries []domain.Entry
	for line := range strings.Lines(strings.TrimSpace(text)) {
		cells := append(strings.Split(line, "|"), "", "", "", "", "", "")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		e := domain.Entry{
			Line: len(entries) + 2, ConsentSource: "said so",
			Profile: domain.Profile{Name: cells[0], Email: cells[1], LinkedIn: cells[2], Company: cells[3]},
		}
		switch cells[4] {
		case "yes":
			e.Consent = domain.ConsentGiven
		case "all":
			e.Consent, e.Stated = domain.ConsentGiven, true
		case "no":
			e.Consent = domain.ConsentRefused
		}
		if cells[5] != "" {
			e.Marks = strings.Split(cells[5], ",")
		}
		entries = append(entries, e)
	}
	return importEntries(t, d, entries...)
}

// imported returns the entries of Nexus Maine by name: those who are listed with a star, those with an address with it.
func imported(t *testing.T, s *Store) string {
	t.Helper()
	return strings.Join(got(collect(t.Context(), s.read, scanString, `
		SELECT u.name || iif(u.email = '', '', ' ' || u.email) || iif(p.opted_in, '*', '') FROM memberships m
		JOIN users u USING (user_id) JOIN profiles p USING (user_id)
		WHERE m.org_id = ? AND u.claimed_at IS NULL ORDER BY 1`, domain.NexusMaine))(t), ", ")
}

// TestOptOutUnderAnotherSpelling: who said no stays unlisted, however the row that says yes is written.
func TestOptOutUnderAnotherSpelling(t *testing.T) {
	const page = "https://www.linkedin.com/in/ada-vern"
	for _, c := range []struct{ name, first, again string }{
		{"capitals", "Ada Vern | ada@example.org", "ADA VERN | ADA@Example.Org"},
		{"a zero-width space", "Ada Vern | ada@example.org", "Ada Vern | ada@example.org\u200b"},
		{"decomposed letters", "Ada Vern | zoë@example.org", "Ada Vern | zoe\u0308@example.org"},
		{"Punycode", "Ada Vern | ada@bücher.example.org", "Ada Vern | ada@xn--bcher-kva.example.org"},
		{"Unicode", "Ada Vern | ada@xn--bcher-kva.example.org", "Ada Vern | ada@BÜCHER.example.org"},
		{"a page of a country", "Ada Vern || " + page, "Ada Vern || http://uk.linkedin.com/in/Ada-Vern/?trk=x"},
		{"a page under another name and address", "Ada Vern || " + page, "Countess Lovelace | l@example.org | linkedin.com/in/ada-vern/"},
		{"an initial", "Ada Vern | ada@example.org", "A. Vern | ada@example.org"},
		{"another family name", "Ada Vern | ada@example.org", "Ada Quill | ada@example.org"},
		{"the family name first", "Ada Vern | ada@example.org", "Vern, Ada | ada@example.org"},
		{"a name alone", "Zoë O'Lune-Vern", "ZOË O’LUNE‑VERN"},
		{"a name with an address before", "Ada Vern | ada@example.org", "ada vern"},
		{"a name with another company", "Ada Vern ||| Mill", "Ada Vern ||| Yard"},
	} {
		s, _ := open(t)
		d := founder(t, s)
		for i, consent := range []string{"yes", "no", "yes", "all"} {
			row := []string{c.first, c.again}[i/2]
			importRows(t, d, row+strings.Repeat("|", 4-strings.Count(row, "|"))+consent)
		}
		people := 1
		if strings.Contains(c.name, "under another name") {
			people = 2
		}
		if have := imported(t, s); strings.Contains(have, "*") || count(t, s, `SELECT count(*) FROM users WHERE claimed_at IS NULL`) != people {
			t.Errorf("%s: imported are %s", c.name, have)
		}
	}
}

// TestTwoPeopleStayTwo: people who differ are not merged, and a second import of the same rows changes nothing.
func TestTwoPeopleStayTwo(t *testing.T) {
	for _, c := range []struct{ name, rows, want string }{
		{"a couple", "Ada Vern | vern@example.org\nBo Vern | vern@example.org", "Ada Vern vern@example.org, Bo Vern"},
		{"a family", "Ada Vern | v@example.org\nBo Vern | v@example.org\nCy Vern | V@example.org", "Ada Vern v@example.org, Bo Vern, Cy Vern"},
		{"one person, two spellings", "Zoë Ode | z@example.org\nZOE ODE | Z@example.org\nZ. Ode | z@example.org", "Zoë Ode z@example.org"},
		{"a page of two", "Ada Vern || linkedin.com/in/vern\nBo Quill || linkedin.com/in/vern", "Ada Vern, Bo Quill"},
		{"two pages", "Ada || linkedin.com/in/ada\nAda || linkedin.com/in/ada-2\nAda || linkedin.com/in/ada/", "Ada, Ada"},
		{"two addresses", "Ada | a@example.org\nAda | b@example.org\nAda | a@example.org", "Ada a@example.org, Ada b@example.org"},
		{"look-alikes", "Ada | ada@example.org\nAda | \u0430da@example.org", "Ada ada@example.org, Ada \u0430da@example.org"},
		{"numbers", "Ada ||||| 1,Law\nBo ||||| 2,Law\nAda ||||| 3,Law\nAda ||||| 1,Law", "Ada, Ada, Bo"},
		{"companies", "Ada ||| Mill\nAda ||| Yard\nAda ||| The Mill", "Ada, Ada"},
		{"the same row twice", "Ada\nAda\nAda ||| Mill", "Ada"},
		{"a company page of colleagues", "Ada || linkedin.com/company/mill\nBo || linkedin.com/company/mill", "Ada, Bo"},
		{"a page that each member has", "Ada A || linkedin.com/in/me\nAda B || linkedin.com/in/me", "Ada A, Ada B"},
		{"an address that comes later", "Ada || linkedin.com/in/ada\nAda | a@example.org | linkedin.com/in/ada", "Ada a@example.org"},
	} {
		s, _ := open(t)
		d := founder(t, s)
		first := importRows(t, d, c.rows)
		if have := imported(t, s); have != c.want {
			t.Errorf("%s: imported are %s, want %s\n%+v", c.name, have, c.want, first.Rows)
		}
		again := importRows(t, d, c.rows)
		if have := imported(t, s); have != c.want || again.Counts[domain.ImportNew]+again.Counts[domain.ImportUpdated] != 0 {
			t.Errorf("%s: imported again are %s, want %s\n%+v", c.name, have, c.want, again.Rows)
		}
	}
}

// TestDoubtDoesNotList: where somebody said no and nothing tells who, nobody who may be them is newly listed.
func TestDoubtDoesNotList(t *testing.T) {
	const couple = "Ada Vern | v@example.org"
	for _, c := range []struct{ name, before, rows, want string }{
		{"the whole file, of another name", couple + "||| no", "Bo Vern | v@example.org ||| all", "Ada Vern v@example.org, Bo Vern"},
		{"a yes of their own, of another name", couple + "||| no", "Bo Vern | v@example.org ||| yes", "Ada Vern v@example.org, Bo Vern*"},
		{"the whole file, in one file", "", "Bo Vern | v@example.org ||| all\n" + couple + "||| no", "Ada Vern, Bo Vern v@example.org"},
		{"a later no of the same person", "", couple + "||| yes\n" + couple + "||| no", "Ada Vern v@example.org"},
		{"a no without the address", "", couple + "||| yes\nAda Vern |||| no", "Ada Vern v@example.org"},
		{"a no without the address, later", couple + "||| yes", "Ada Vern |||| no", "Ada Vern v@example.org"},
		{"a no of one of two, without a sign", "", "Ada ||||yes| 1\nAda ||||yes| 2\nAda ||||no", "Ada, Ada, Ada"},
		{"a no of one of two", "", "Ada ||||yes| 1\nAda ||||no| 2", "Ada, Ada*"},
		{"two for one who said no", "Ada ||||no", "Ada ||||yes| 1\nAda ||||yes| 2", "Ada, Ada"},
		{"two, one at the company of who said no", "Ada ||| Mill |no", "Ada ||| Mill |yes\nAda ||| Yard |yes", "Ada, Ada*"},
		{"the whole file, a new address", "Ada |||| no", "Ada | a@example.org ||| all", "Ada, Ada a@example.org"},
		{"a yes of their own, a new address", "Ada |||| no", "Ada | a@example.org ||| yes", "Ada, Ada a@example.org"},
		{"a yes of their own, a new address and company", "Ada ||| Mill | no", "Ada | a@example.org || Yard | yes", "Ada, Ada a@example.org*"},
		{"a yes of their own, with a title", "Ada Vern |||| no", "Dr. Ada Vern |||| yes", "Ada Vern, Dr. Ada Vern"},
		{"a yes of their own, without accents", "Zoë Ödegård |||| no", "Zoe Odegard |||| yes", "Zoe Odegard, Zoë Ödegård"},
		{"the page of who said no, with an address of another", "Ada || linkedin.com/in/ada || no\nBo | b@example.org", "Bo | b@example.org | linkedin.com/in/ada || yes", "Ada, Bo b@example.org"},
		{"a no of one with an address and of a name alone", "Ada |||| yes", "Ada | a@example.org ||| no", "Ada a@example.org"},
		{"a no with an address, a yes without", "", "Ada | a@example.org ||| no\nAda |||| yes", "Ada, Ada a@example.org"},
	} {
		s, _ := open(t)
		d := founder(t, s)
		if c.before != "" {
			importRows(t, d, strings.ReplaceAll(c.before, "no", "yes"))
			importRows(t, d, c.before)
		}
		report := importRows(t, d, c.rows)
		if have := imported(t, s); have != c.want {
			t.Errorf("%s: imported are %s, want %s\n%+v", c.name, have, c.want, report.Rows)
		}
		importRows(t, d, c.rows)
		if have := imported(t, s); have != c.want {
			t.Errorf("%s: imported again are %s, want %s", c.name, have, c.want)
		}
	}
}

// TestSharedAddressOfUser: a user of this installation is recognised by their address under any name, unless the file
// has them in a row of their own.
func TestSharedAddressOfUser(t *testing.T) {
	s, _ := open(t)
	fay, ben := founder(t, s), signUp(t, s, "Ben")
	move(t, ben, domain.NexusMaine)
	if row := importRows(t, fay, "Captain | Ben@Example.org ||| yes").Rows[0]; row.Outcome != domain.ImportMember {
		t.Errorf("he is %+v", row)
	}
	report := importRows(t, fay, "Ben | ben@example.org ||| yes\nAda | ben@example.org ||| yes\nCy | ben@example.org ||| all")
	if have := imported(t, s); have != "Ada*, Cy" || report.Rows[0].Outcome != domain.ImportMember {
		t.Errorf("imported are %s; %+v", have, report.Rows)
	}
	if notes := report.Rows[1].Notes; len(notes) != 1 || !strings.Contains(notes[0], "ben@example.org stays") {
		t.Errorf("the notes are %q", notes)
	}
}

// TestManyOfOneName: thousands of rows of one name are matched without comparing each with each.
func TestManyOfOneName(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	var entries []domain.Entry
	for i := range 3_000 {
		e := domain.Entry{Line: i + 2, Profile: domain.Profile{Name: "Ada Vern"}, Marks: []string{domain.NewID()}}
		entries = append(entries, e)
	}
	for range 2 {
		importEntries(t, d, entries...)
	}
	if n := count(t, s, `SELECT count(*) FROM users WHERE name = 'Ada Vern'`); n != 3_000 {
		t.Errorf("%d people", n)
	}
	slices.Reverse(entries)
	if report := importEntries(t, d, entries...); report.Counts[domain.ImportNew] != 0 {
		t.Errorf("the other way round %v", report.Counts)
	}
}
