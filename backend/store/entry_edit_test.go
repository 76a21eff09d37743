package store

import (
	"slices"
	"strings"
	"testing"
	"time"

	"kith/backend/domain"
)

// guildOf returns an organization of d's with imported people who are listed, and
// their ids by first name.
func guildOf(t *testing.T, d *Scoped, people ...domain.Profile) (domain.OrgID, map[string]domain.UserID) {
	t.Helper()
	org := found(t, d, "Harbor Guild")
	importInto(t, d, org, people...)
	ids := map[string]domain.UserID{}
	for _, m := range got(d.ListMembers(t.Context(), org, domain.MemberFilter{Claimed: domain.No}, 0, 100))(t).Members {
		first, _, _ := strings.Cut(m.Name, " ")
		ids[first] = m.UserID
	}
	return org, ids
}

var una = domain.Profile{Name: "Una Reed", Email: "una@example.org", Headline: "Sailmaker", Skills: []string{"canvas"}, ShowEmail: true}

func optOutEntry(t *testing.T, s *Store, user domain.UserID) {
	t.Helper()
	execute(t, s, `UPDATE profiles SET opted_in = 0, opted_out_at = ?, consent = '' WHERE user_id = ?`, s.timestamp(), user)
}

func detailOf(t *testing.T, d *Scoped, org domain.OrgID, user domain.UserID) MemberDetail {
	t.Helper()
	return got(d.Member(t.Context(), org, user))(t)
}

func TestEditEntry(t *testing.T) {
	s, clock := open(t)
	fay := founder(t, s)
	org, ids := guildOf(t, fay, una)
	before := everything(t, s)
	edit := una
	edit.UserID, edit.Name, edit.Email, edit.Website, edit.OptedIn = ids["Una"], " Una  Reed-Mar ", "UNA@work.example.org", "una.example.org", true
	edit.Skills = []string{"canvas", "rope", "Rope"}
	must(t, fay.EditEntry(t.Context(), org, domain.EntryEdit{Profile: edit}))
	m := detailOf(t, fay, org, ids["Una"])
	if p := m.Profile; p.Name != "Una Reed-Mar" || p.Email != "una@work.example.org" || p.Website != "https://una.example.org" || !p.OptedIn || !slices.Equal(p.Skills, []string{"canvas", "rope"}) {
		t.Errorf("the entry is %+v", p)
	}
	if m.Consent != "said so" || m.Change == nil || m.Change.By != "Fay Founder" || len(m.Change.Fields) != 4 || m.Change.Merged != "" {
		t.Errorf("the consent is %q, the change %+v", m.Consent, m.Change)
	}
	if last := got(fay.Audit(t.Context(), org, "", 1))(t)[0]; last.Action != domain.AuditEdited || last.Subject != "Una Reed-Mar" {
		t.Errorf("the history says %+v", last)
	}
	edit.Email = "not an address"
	wantCode(t, fay.EditEntry(t.Context(), org, domain.EntryEdit{Profile: edit}), domain.Invalid)
	clock.at = clock.at.Add(Grace - time.Second)
	if user := got(fay.UndoEntryChange(t.Context(), org, m.Change.ID))(t); user != ids["Una"] {
		t.Errorf("undone was the change of %s", user)
	}
	if after := everything(t, s); after != before {
		t.Errorf("after the undo there is\n%s\nbefore the edit there was\n%s", after, before)
	}
	wantCode(t, second(fay.UndoEntryChange(t.Context(), org, m.Change.ID)), domain.Conflict)
	if m := detailOf(t, fay, org, ids["Una"]); m.Change != nil {
		t.Errorf("what was undone can be undone: %+v", m.Change)
	}
}

// TestUndoOfEntryChangeIsRefused: an undo never overwrites what came later.
func TestUndoOfEntryChangeIsRefused(t *testing.T) {
	s, clock := open(t)
	fay := founder(t, s)
	org, ids := guildOf(t, fay, una)
	edited := func(headline, email string) string {
		t.Helper()
		edit := detailOf(t, fay, org, ids["Una"]).Profile
		edit.Headline, edit.Email = headline, email
		must(t, fay.EditEntry(t.Context(), org, domain.EntryEdit{Profile: edit}))
		return detailOf(t, fay, org, ids["Una"]).Change.ID
	}
	first := edited("Rigger", una.Email)
	last := edited("Cook", una.Email)
	wantCode(t, second(fay.UndoEntryChange(t.Context(), org, first)), domain.Conflict)
	wantCode(t, second(fay.UndoEntryChange(t.Context(), domain.NexusMaine, last)), domain.NotFound)
	got(fay.UndoEntryChange(t.Context(), org, last))(t)
	if m := detailOf(t, fay, org, ids["Una"]); m.Change == nil || m.Change.ID != first {
		t.Errorf("the first edit cannot be undone after the second: %+v", m.Change)
	}
	got(fay.ListEntries(t.Context(), org, []domain.UserID{ids["Una"]}, ""))(t)
	wantCode(t, second(fay.UndoEntryChange(t.Context(), org, first)), domain.Conflict)
	moved := edited("Cook", "una@work.example.org")
	importInto(t, fay, org, domain.Profile{Name: "Una Reed", Email: una.Email})
	wantCode(t, second(fay.UndoEntryChange(t.Context(), org, moved)), domain.Conflict)
	late := edited("Pilot", "una@work.example.org")
	clock.at = clock.at.Add(Grace)
	wantCode(t, second(fay.UndoEntryChange(t.Context(), org, late)), domain.Conflict)
	must(t, s.purge(t.Context()))
	if n := count(t, s, `SELECT count(*) FROM entry_changes`); n != 0 {
		t.Errorf("old values of %d changes are kept", n)
	}
}

func TestEditEntryDecidesAboutListing(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	org, ids := guildOf(t, fay, una)
	edit := detailOf(t, fay, org, ids["Una"]).Profile
	edit.OptedIn = false
	must(t, fay.EditEntry(t.Context(), org, domain.EntryEdit{Profile: edit, Ground: "not asked for"}))
	m := detailOf(t, fay, org, ids["Una"])
	if m.Listed || m.OptedOut || m.Consent != "" {
		t.Errorf("unlisted, she is %+v", m)
	}
	edit.OptedIn = true
	wantCode(t, fay.EditEntry(t.Context(), org, domain.EntryEdit{Profile: edit}), domain.Invalid)
	must(t, fay.EditEntry(t.Context(), org, domain.EntryEdit{Profile: edit, Ground: "on the phone"}))
	if m := detailOf(t, fay, org, ids["Una"]); !m.Listed || m.Consent != "on the phone" {
		t.Errorf("listed again, she is %+v", m)
	}
	var actions []domain.AuditAction
	for _, e := range got(fay.Audit(t.Context(), org, "", 4))(t) {
		actions = append(actions, e.Action)
	}
	if !slices.Equal(actions, []domain.AuditAction{domain.AuditListed, domain.AuditEdited, domain.AuditUnlisted, domain.AuditEdited}) {
		t.Errorf("the history says %v", actions)
	}
	must(t, fay.EditEntry(t.Context(), org, domain.EntryEdit{Profile: edit, Ground: "another ground"}))
	if m := detailOf(t, fay, org, ids["Una"]); m.Consent != "on the phone" {
		t.Errorf("an edit changed how consent was given to %q", m.Consent)
	}
}

// TestEditEntryKeepsOptOut: who said no stays unlisted, and imports recognise them.
func TestEditEntryKeepsOptOut(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	org, ids := guildOf(t, fay, una, domain.Profile{Name: "Zoe", Email: "zoe@example.org"})
	optOutEntry(t, s, ids["Una"])
	m := detailOf(t, fay, org, ids["Una"])
	if !m.Editable || !m.Fixed {
		t.Errorf("she is %+v", m)
	}
	for name, change := range map[string]func(*domain.Profile){
		"listing":  func(p *domain.Profile) { p.OptedIn = true },
		"name":     func(p *domain.Profile) { p.Name = "Somebody" },
		"e-mail":   func(p *domain.Profile) { p.Email = "una@work.example.org" },
		"LinkedIn": func(p *domain.Profile) { p.LinkedIn = "https://www.linkedin.com/in/una" },
	} {
		edit := m.Profile
		change(&edit)
		if err := fay.EditEntry(t.Context(), org, domain.EntryEdit{Profile: edit, Ground: "said so"}); domain.CodeOf(err) != domain.Conflict {
			t.Errorf("%s: %v", name, err)
		}
	}
	edit := m.Profile
	edit.Headline = "Sailmaker and rigger"
	must(t, fay.EditEntry(t.Context(), org, domain.EntryEdit{Profile: edit}))
	zoe := detailOf(t, fay, org, ids["Zoe"]).Profile
	zoe.Email = una.Email
	wantCode(t, fay.EditEntry(t.Context(), org, domain.EntryEdit{Profile: zoe}), domain.Conflict)
	must(t, fay.RemoveMembers(t.Context(), org, []domain.UserID{ids["Una"]}))
	wantCode(t, fay.EditEntry(t.Context(), org, domain.EntryEdit{Profile: zoe}), domain.Conflict)
}

// others are people whom an admin may not change, by what keeps the admin from it.
type others struct {
	fay, ben, oda *Scoped // the admin, a member who uses Kith, the admin of another organization
	org, other    domain.OrgID
	far           domain.UserID // in the other organization
	ids           map[string]domain.UserID
}

func entriesOfOthers(t *testing.T, s *Store) (o others) {
	t.Helper()
	o.fay, o.ben, o.oda = founder(t, s), signUp(t, s, "Ben"), signUp(t, s, "Oda")
	o.org, o.ids = guildOf(t, o.fay, una, domain.Profile{Name: "Kit", Email: "kit@example.org"}, domain.Profile{Name: "Ida", Email: "ida@example.org"},
		domain.Profile{Name: "Own", Email: "own@example.org"}, domain.Profile{Name: "Two", Email: "two@example.org"})
	inviteAndAccept(t, o.fay, o.org, o.ben, domain.RoleMember)
	o.other = got(o.oda.CreateOrganization(t.Context(), domain.Organization{Name: "Other Guild"}))(t).ID
	importInto(t, o.oda, o.other, domain.Profile{Name: "Far"})
	o.far = got(o.oda.MemberIDs(t.Context(), o.other, domain.MemberFilter{Claimed: domain.No}))(t)[0]
	execute(t, s, `INSERT INTO profile_keys (org_id, user_id, public_key, sequence, remote_id) VALUES (?, ?, x'00', 1, '')`, o.org, o.ids["Own"])
	execute(t, s, `INSERT INTO organization_members (org_id, user_id, joined_at, updated_at) VALUES (?, ?, '', '')`, o.other, o.ids["Two"])
	execute(t, s, `UPDATE users SET origin = 'sample' WHERE user_id = ?`, o.ids["Ida"])
	signUpAs(t, s, "Kit", "kit@example.org")
	return o
}

// TestOnlyEntriesAreEditedAndMerged: nobody changes what people wrote themselves, or
// what belongs to others.
func TestOnlyEntriesAreEditedAndMerged(t *testing.T) {
	s, _ := open(t)
	o := entriesOfOthers(t, s)
	fay, ben, oda, org, other, far, ids := o.fay, o.ben, o.oda, o.org, o.other, o.far, o.ids
	for name, c := range map[string]struct {
		by   *Scoped
		org  domain.OrgID
		user domain.UserID
		want domain.Code
	}{
		"a member who uses Kith":        {fay, org, ben.scope.Actor, domain.Conflict},
		"the admin":                     {fay, org, fay.scope.Actor, domain.Conflict},
		"somebody elsewhere":            {fay, org, far, domain.NotFound},
		"an organization of others":     {fay, other, far, domain.NotFound},
		"no admin":                      {ben, org, ids["Una"], domain.Forbidden},
		"no member":                     {oda, org, ids["Una"], domain.NotFound},
		"the sample":                    {fay, org, ids["Ida"], domain.Conflict},
		"a profile of their own":        {fay, org, ids["Own"], domain.Conflict},
		"an entry of others too":        {fay, org, ids["Two"], domain.Conflict},
		"nobody":                        {fay, org, "nobody", domain.NotFound},
		"somebody who may use Kith (!)": {fay, org, ids["Kit"], ""},
	} {
		err := c.by.EditEntry(t.Context(), c.org, domain.EntryEdit{Profile: domain.Profile{UserID: c.user, Name: "Kit", Email: "kit@example.org", Headline: "forged"}})
		if domain.CodeOf(err) != c.want {
			t.Errorf("editing %s: %v", name, err)
		}
		if c.want == "" {
			c.want = domain.Conflict
		}
		for _, m := range []domain.EntryMerge{{Keep: ids["Una"], Drop: c.user}, {Keep: c.user, Drop: ids["Una"]}} {
			if c.user == ids["Una"] {
				m = domain.EntryMerge{Keep: ids["Una"], Drop: ids["Two"]}
			}
			if _, err := c.by.MergeEntries(t.Context(), c.org, m, false); domain.CodeOf(err) != c.want {
				t.Errorf("merging %s: %v", name, err)
			}
		}
	}
	wantCode(t, second(fay.MergeEntries(t.Context(), org, domain.EntryMerge{Keep: ids["Una"], Drop: ids["Una"]}, false)), domain.Invalid)
	if n := count(t, s, `SELECT count(*) FROM profiles WHERE headline = 'forged' AND user_id <> ?`, ids["Kit"]); n != 0 {
		t.Errorf("%d profiles were changed", n)
	}
}
