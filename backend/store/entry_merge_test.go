package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/backend/domain"
)

// everything returns what is stored about people, without the times of changes.
func everything(t *testing.T, s *Store) string {
	t.Helper()
	var all strings.Builder
	for _, query := range []string{
		`SELECT json_array(user_id, name, email, origin, merged_into, created_at) FROM users ORDER BY user_id`,
		`SELECT json_array(user_id, headline, about, company, role, location, languages, skills, offers, needs, interests, linkedin, website,
		   show_email, show_linkedin, opted_in, opted_out_at, consent, completed_at IS NULL) FROM profiles ORDER BY user_id`,
		`SELECT json_array(org_id, user_id, role, joined_at, deleted_at, removed_by) FROM organization_members ORDER BY org_id, user_id`,
		`SELECT json_array(user_id, saved_profile_id, note, tags, follow_up_on, deleted_at, name) FROM saved_contacts ORDER BY user_id, saved_profile_id`,
		`SELECT json_array(message_id, user_id, name) FROM message_people ORDER BY message_id, user_id`,
		`SELECT json_array(message_id, content, metadata) FROM chat_messages ORDER BY message_id`,
		`SELECT json_array(invitation_id, email, status) FROM invitations ORDER BY invitation_id`,
	} {
		for _, line := range got(collect(t.Context(), s.read, scanString, query))(t) {
			all.WriteString(line + "\n")
		}
	}
	return all.String()
}

var (
	kept    = domain.Profile{Name: "Bob Reed", Email: "bob@example.org", Headline: "Rigger", Skills: []string{"rope", "knots"}, ShowEmail: true, Location: "Rockland"}
	dropped = domain.Profile{Name: "Robert Reed", Email: "robert@work.example.org", Headline: "Master rigger", Company: "Harbor Yard", Skills: []string{"Knots", "steel"}}
)

func TestMergeEntries(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	org, ids := guildOf(t, fay, kept, dropped)
	m := domain.EntryMerge{Keep: ids["Bob"], Drop: ids["Robert"], Take: []string{"headline", "location"}}
	before := everything(t, s)
	preview := got(fay.MergeEntries(t.Context(), org, m, true))(t)
	if after := everything(t, s); after != before {
		t.Error("a dry run changed something")
	}
	if preview.Result.Headline != "Master rigger" || preview.Result.Location != "Rockland" || !preview.Result.OptedIn || preview.Result.ShowEmail {
		t.Errorf("the preview is %+v", preview.Result)
	}
	got(fay.MergeEntries(t.Context(), org, m, false))(t)
	d := detailOf(t, fay, org, ids["Bob"])
	if p := d.Profile; p.Company != "Harbor Yard" || p.Email != "bob@example.org" || p.ShowEmail || !slices.Equal(p.Skills, []string{"rope", "knots", "steel"}) {
		t.Errorf("merged, he is %+v", p)
	}
	if d.Change == nil || d.Change.Merged != "Robert Reed" {
		t.Fatalf("the change is %+v", d.Change)
	}
	_, err := fay.Member(t.Context(), org, ids["Robert"])
	wantCode(t, err, domain.NotFound)
	wantCode(t, fay.RestoreMembers(t.Context(), org, []domain.UserID{ids["Robert"]}), domain.NotFound)
	if removals := got(fay.Removals(t.Context(), org))(t); len(removals) != 0 {
		t.Errorf("he counts as removed: %+v", removals)
	}
	if last := got(fay.Audit(t.Context(), org, "", 1))(t)[0]; last.Action != domain.AuditMerged || last.Subject != "Bob Reed" {
		t.Errorf("the history says %+v", last)
	}
	got(fay.UndoEntryChange(t.Context(), org, d.Change.ID))(t)
	if after := everything(t, s); after != before {
		t.Errorf("after the undo there is\n%s\nbefore the merge there was\n%s", after, before)
	}
	_, err = fay.MergeEntries(t.Context(), org, domain.EntryMerge{Keep: ids["Bob"], Drop: ids["Robert"], Take: []string{"opted_in"}}, false)
	wantCode(t, err, domain.Invalid)
}

// TestMergeKeepsTheMoreRestrictiveConsent merges entries of each consent, both ways.
func TestMergeKeepsTheMoreRestrictiveConsent(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	for _, c := range []struct{ keep, drop, want string }{
		{"listed", "listed", "listed"}, {"listed", "unlisted", "unlisted"}, {"listed", "opted out", "opted out"},
		{"unlisted", "unlisted", "unlisted"}, {"unlisted", "opted out", "opted out"}, {"opted out", "opted out", "opted out"},
		{"listed", "declined", "declined"}, {"unlisted", "declined", "declined"},
	} {
		for _, keepFirst := range []bool{true, false} {
			t.Run(fmt.Sprint(c, keepFirst), func(t *testing.T) {
				org := found(t, fay, fmt.Sprint("Guild of ", c, keepFirst))
				importInto(t, fay, org, kept, dropped)
				users := got(fay.MemberIDs(t.Context(), org, domain.MemberFilter{Claimed: domain.No}))(t)
				for i, consent := range []string{c.keep, c.drop} {
					setConsent(t, s, users[i], consent)
				}
				if !keepFirst {
					slices.Reverse(users)
				}
				preview := got(fay.MergeEntries(t.Context(), org, domain.EntryMerge{Keep: users[0], Drop: users[1]}, false))(t)
				m := detailOf(t, fay, org, users[0])
				have := map[bool]string{true: "listed", false: "unlisted"}[m.Listed]
				if m.OptedOut {
					have = "opted out"
				} else if count(t, s, `SELECT count(*) FROM profiles WHERE user_id = ? AND consent = 'declined'`, users[0]) == 1 {
					have = "declined"
				}
				if have != c.want || preview.OptedOut != m.OptedOut || preview.Result.OptedIn != m.Listed {
					t.Errorf("the result is %s, want %s; the preview was %+v", have, c.want, preview)
				}
			})
		}
	}
}

func setConsent(t *testing.T, s *Store, user domain.UserID, consent string) {
	t.Helper()
	switch consent {
	case "unlisted":
		execute(t, s, `UPDATE profiles SET opted_in = 0, consent = '' WHERE user_id = ?`, user)
	case "declined":
		execute(t, s, `UPDATE profiles SET opted_in = 0, consent = 'declined' WHERE user_id = ?`, user)
	case "opted out":
		optOutEntry(t, s, user)
	}
}

// TestMergeMovesReferences: what refers to the merged entry refers to the other one, and the
// undo brings it all back.
func TestMergeMovesReferences(t *testing.T) {
	s, clock := open(t)
	fay, ben := founder(t, s), signUp(t, s, "Ben")
	org, ids := guildOf(t, fay, kept, dropped)
	inviteAndAccept(t, fay, org, ben, domain.RoleMember)
	about := answerAbout(t, ben, ids["Robert"], "builtin")
	answerAbout(t, fay, ids["Bob"], "builtin")
	got(ben.SaveContact(t.Context(), ids["Robert"], about.Answer))(t)
	must(t, ben.AnnotateContact(t.Context(), ids["Robert"], ContactNotes{Note: "met at the fair"}))
	for name, notes := range map[string]ContactNotes{
		"Bob":    {Note: "old friend", Tags: []string{"rope"}},
		"Robert": {Note: "new friend", Tags: []string{"rope", "steel"}, FollowUpOn: "2026-04-01"},
	} {
		got(fay.SaveContact(t.Context(), ids[name], ""))(t)
		must(t, fay.AnnotateContact(t.Context(), ids[name], notes))
	}
	before := everything(t, s)
	got(fay.MergeEntries(t.Context(), org, domain.EntryMerge{Keep: ids["Bob"], Drop: ids["Robert"]}, false))(t)
	if mine := got(ben.Contacts(t.Context()))(t); len(mine) != 1 || mine[0].SavedProfileID != ids["Bob"] || mine[0].Note != "met at the fair" {
		t.Errorf("Ben's contacts are %+v", mine)
	}
	if mine := got(fay.Contacts(t.Context()))(t); len(mine) != 1 || mine[0].Note != "old friend\n\nnew friend" || !slices.Equal(mine[0].Tags, []string{"rope", "steel"}) || mine[0].FollowUpOn != "2026-04-01" {
		t.Errorf("Fay's contacts are %+v", mine)
	}
	answer := got(ben.Answer(t.Context(), about.Answer))(t)
	if shown := answer.Metadata.Shown(); len(shown) != 1 || shown[0].UserID != ids["Bob"] {
		t.Errorf("the answer shows %+v", shown)
	}
	clock.at = clock.at.Add(time.Hour)
	got(fay.UndoEntryChange(t.Context(), org, detailOf(t, fay, org, ids["Bob"]).Change.ID))(t)
	if after := everything(t, s); after != before {
		t.Errorf("after the undo there is\n%s\nbefore the merge there was\n%s", after, before)
	}
}

// TestMergedEntryIsRecognised: imports, invitations and sign-ups under the address of the
// merged entry are about the one that stays.
func TestMergedEntryIsRecognised(t *testing.T) {
	s, clock := open(t)
	fay := founder(t, s)
	org, ids := guildOf(t, fay, kept, dropped)
	invited := inviteOne(t, fay, org, dropped.Email, domain.RoleMember)
	optOutEntry(t, s, ids["Robert"])
	got(fay.MergeEntries(t.Context(), org, domain.EntryMerge{Keep: ids["Bob"], Drop: ids["Robert"]}, false))(t)
	if m := detailOf(t, fay, org, ids["Bob"]); m.Invitation != domain.InvitationPending || m.Listed {
		t.Errorf("he is %+v", m.Member)
	}
	for range 2 {
		importInto(t, fay, org, dropped)
		if n := count(t, s, `SELECT count(*) FROM memberships WHERE org_id = ?`, org); n != 2 {
			t.Errorf("after an import of the merged address there are %d members", n)
		}
		if n := count(t, s, `SELECT count(*) FROM listed_profiles`); n != 0 {
			t.Errorf("%d are listed although he said no", n)
		}
		clock.at = clock.at.Add(Grace + time.Hour) // the merge cannot be undone any more
		must(t, s.purge(t.Context()))
	}
	if n := count(t, s, `SELECT count(*) FROM profiles WHERE user_id = ? AND company <> ''`, ids["Robert"]); n != 0 {
		t.Error("the words of the merged entry are kept")
	}
	robert := signUpAs(t, s, "Robert", dropped.Email)
	got(robert.Redeem(t.Context(), invited.Code))(t)
	if n := count(t, s, `SELECT count(*) FROM memberships WHERE org_id = ?`, org); n != 2 {
		t.Errorf("once he has joined there are %d members", n)
	}
	must(t, robert.EraseMe(t.Context(), "Robert"))
	if n := count(t, s, `SELECT count(*) FROM users WHERE name LIKE 'Bob%' OR name LIKE 'Robert%'`); n != 0 {
		t.Errorf("%d rows about him are left", n)
	}
	if n := count(t, s, `SELECT count(*) FROM erasures WHERE user_id IN (?, ?)`, ids["Bob"], ids["Robert"]); n != 2 {
		t.Errorf("a restore would erase %d of his entries again", n)
	}
}

// TestMergedEntryHidesWithItsUser: somebody who signs up under the address of a merged entry
// decides themselves whether they are listed.
func TestMergedEntryHidesWithItsUser(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	org, ids := guildOf(t, fay, kept, dropped)
	got(fay.MergeEntries(t.Context(), org, domain.EntryMerge{Keep: ids["Bob"], Drop: ids["Robert"]}, false))(t)
	change := detailOf(t, fay, org, ids["Bob"]).Change.ID
	listed := func() int { return count(t, s, `SELECT count(*) FROM listed_profiles`) }
	if listed() != 1 {
		t.Fatal("he is not listed")
	}
	robert := signUpAs(t, s, "Robert", dropped.Email)
	if listed() != 0 || detailOf(t, fay, org, ids["Bob"]).Listed {
		t.Error("he is listed although he uses Kith and is hidden")
	}
	wantCode(t, second(fay.UndoEntryChange(t.Context(), org, change)), domain.Conflict)
	must(t, robert.EraseMe(t.Context(), "Robert"))
	if listed() != 0 {
		t.Error("he is listed again after he erased himself")
	}
}

// TestMergeOfMergedEntries undoes two merges in turn.
func TestMergeOfMergedEntries(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	org, ids := guildOf(t, fay, kept, dropped, domain.Profile{Name: "Rob", Email: "rob@example.org"})
	before := everything(t, s)
	for _, m := range []domain.EntryMerge{{Keep: ids["Robert"], Drop: ids["Rob"]}, {Keep: ids["Bob"], Drop: ids["Robert"]}} {
		got(fay.MergeEntries(t.Context(), org, m, false))(t)
	}
	importInto(t, fay, org, domain.Profile{Name: "Bob Reed", Email: "rob@example.org", Headline: "Rigger"})
	if n := count(t, s, `SELECT count(*) FROM memberships WHERE org_id = ?`, org); n != 2 {
		t.Errorf("there are %d members", n)
	}
	for _, name := range []string{"Bob", "Robert"} {
		got(fay.UndoEntryChange(t.Context(), org, detailOf(t, fay, org, ids[name]).Change.ID))(t)
	}
	if after := everything(t, s); after != before {
		t.Errorf("after the undos there is\n%s\nbefore there was\n%s", after, before)
	}
}

// TestErasingMergedEntryLeavesNoText greps the data folder for the words of both.
func TestErasingMergedEntryLeavesNoText(t *testing.T) {
	s, clock := open(t)
	fay := founder(t, s)
	secret := domain.Profile{Name: "Quendolyn Xu", Email: "quendolyn@example.org", Offers: "xylography"}
	org, ids := guildOf(t, fay, kept, secret)
	got(fay.MergeEntries(t.Context(), org, domain.EntryMerge{Keep: ids["Bob"], Drop: ids["Quendolyn"]}, false))(t)
	must(t, fay.RemoveMembers(t.Context(), org, []domain.UserID{ids["Bob"]}))
	clock.at = clock.at.Add(Grace + time.Second)
	must(t, s.purge(t.Context()))
	for _, word := range []string{"Quendolyn", "xylography", "quendolyn@"} {
		grep(t, s.dir, word, false)
	}
}

// TestRestoreKeepsOptOutOfMergedEntry: a backup from before the merge lists neither of the two
// entries if the person has opted out since.
func TestRestoreKeepsOptOutOfMergedEntry(t *testing.T) {
	s, clock := open(t)
	fay := founder(t, s)
	org, ids := guildOf(t, fay, kept, dropped)
	made := got(fay.MakeBackup(t.Context(), ""))(t)
	clock.at = clock.at.Add(time.Hour)
	got(fay.MergeEntries(t.Context(), org, domain.EntryMerge{Keep: ids["Bob"], Drop: ids["Robert"]}, false))(t)
	clock.at = clock.at.Add(time.Hour)
	optOutEntry(t, s, ids["Bob"])
	must(t, s.Close())
	if done := got(Restore(t.Context(), s.dir, made.Name, clock.now))(t); !done.DecisionsKept {
		t.Fatal("the decisions were lost")
	}
	again := openAt(t, s.dir, clock)
	if n := count(t, again, `SELECT count(*) FROM listed_profiles`); n != 0 {
		t.Errorf("%d of the two entries are listed", n)
	}
}

func TestRemovals(t *testing.T) {
	s, clock := open(t)
	fay, ana := founder(t, s), signUp(t, s, "Ana")
	org, ids := guildOf(t, fay, kept, dropped, una)
	inviteAndAccept(t, fay, org, ana, domain.RoleAdmin)
	must(t, fay.RemoveMembers(t.Context(), org, []domain.UserID{ids["Robert"], ana.scope.Actor, ids["Bob"]}))
	clock.at = clock.at.Add(time.Hour)
	must(t, fay.RemoveMembers(t.Context(), org, []domain.UserID{ids["Una"]}))
	_, err := ana.Removals(t.Context(), org)
	wantCode(t, err, domain.NotFound)
	removals := got(fay.Removals(t.Context(), org))(t)
	if len(removals) != 2 || len(removals[0].People) != 1 || len(removals[1].People) != 3 || removals[1].People[0].Name != "Ana" || removals[1].By != "Fay Founder" {
		t.Fatalf("the removals are %+v", removals)
	}
	var users []domain.UserID
	for _, p := range removals[1].People {
		users = append(users, p.UserID)
	}
	must(t, fay.RestoreMembers(t.Context(), org, users))
	if n := count(t, s, `SELECT count(*) FROM memberships WHERE org_id = ? AND role = 'admin'`, org); n != 2 {
		t.Errorf("%d are admins again", n)
	}
	clock.at = clock.at.Add(Grace)
	if removals := got(fay.Removals(t.Context(), org))(t); len(removals) != 0 {
		t.Errorf("after a week the removals are %+v", removals)
	}
}
