package store

import (
	"database/sql"
	"slices"
	"strconv"
	"testing"

	"kith/backend/domain"
	"kith/backend/racetest"
)

// TestAccessRule compares the view visible_profiles with domain.CanSee for
// every pair of people, in every scope, with the setting on and off.
func TestAccessRule(t *testing.T) {
	racetest.Skip(t)
	s, _ := open(t)
	people := community(t, s)
	orgs := []domain.OrgID{"", domain.TestEnvironment, domain.NexusMaine, "org-third", "org-nowhere"}
	for _, c := range []struct {
		newcomers bool
		third     string // the state of the third organization
	}{
		{true, ""}, {false, ""}, {true, "archived_at"}, {true, "deleted_at"},
	} {
		newcomers := c.newcomers
		must(t, s.SetSetting(t.Context(), SettingNewcomersSeeEveryone, map[bool]string{true: "on", false: "off"}[newcomers]))
		if c.third != "" {
			execute(t, s, `UPDATE organizations SET archived_at = NULL, deleted_at = NULL`)
			execute(t, s, `UPDATE organizations SET `+c.third+` = created_at || '2026' WHERE org_id = 'org-third'`)
			for i := range people {
				people[i].member = slices.DeleteFunc(people[i].member, func(org domain.OrgID) bool { return org == "org-third" })
			}
		}
		pairs, seen := 0, 0
		for _, viewer := range people {
			for _, org := range orgs {
				visible := visibleTo(t, s, viewer.ID, org)
				inReach := reachOf(t, s, viewer, org)
				for _, viewed := range people {
					want := domain.CanSee(viewer.asViewer(), viewed.asViewed(), org, newcomers) && !viewer.gone && !viewed.gone
					if have := slices.Contains(visible, viewed.ID); have != want {
						t.Errorf("%+v: %s sees %s in %q: SQL says %v, Go says %v", c, viewer.ID, viewed.ID, org, have, want)
					}
					if mayBeSeen := viewed.optedIn && !viewed.gone && !viewed.replaced && viewed.ID != viewer.ID; mayBeSeen && inReach(viewed) != want {
						t.Errorf("%+v: %s in the reach of %s in %q: %v, Go says %v", c, viewed.ID, viewer.ID, org, !want, want)
					}
					pairs++
					if want {
						seen++
					}
				}
			}
		}
		if seen == 0 || seen == pairs {
			t.Fatalf("of %d pairs %d are visible: the table tests nothing", pairs, seen)
		}
	}
}

// reachOf returns a function that reports whether somebody is in the search scope of the
// viewer.
func reachOf(t *testing.T, s *Store, viewer somebody, org domain.OrgID) func(somebody) bool {
	t.Helper()
	if viewer.gone {
		return func(somebody) bool { return false }
	}
	orgs, everyone, err := s.In(domain.Scope{Actor: viewer.ID, Org: org}).reach(t.Context(), s.read)
	must(t, err)
	return func(viewed somebody) bool {
		return everyone || slices.ContainsFunc(viewed.member, func(org domain.OrgID) bool { return slices.Contains(orgs, org) })
	}
}

type somebody struct {
	ID       domain.UserID
	member   []domain.OrgID // present memberships
	left     []domain.OrgID
	optedIn  bool
	belonged bool
	gone     bool // deleted
	replaced bool // an entry with whose address somebody has signed up
}

func (p somebody) asViewer() domain.Viewer {
	return domain.Viewer{ID: p.ID, Member: p.member, Belonged: p.belonged}
}

func (p somebody) asViewed() domain.Viewed {
	return domain.Viewed{ID: p.ID, Member: p.member, OptedIn: p.optedIn, Replaced: p.replaced}
}

// community creates one person for every combination of present memberships,
// ended memberships and consent.
func community(t *testing.T, s *Store) []somebody {
	t.Helper()
	all := []domain.OrgID{domain.TestEnvironment, domain.NexusMaine, "org-third"}
	execute(t, s, `INSERT INTO organizations (org_id, name, created_at, updated_at) VALUES ('org-third', 'Third', '', '')`)
	var people []somebody
	must(t, s.inTx(t.Context(), func(tx *sql.Tx) error {
		for combination := range 1 << 7 {
			p := somebody{ID: domain.UserID("user-" + strconv.Itoa(combination)), optedIn: combination&64 != 0}
			for i, org := range all {
				if combination>>i&1 != 0 {
					p.member = append(p.member, org)
				} else if combination>>(3+i)&1 != 0 {
					p.left = append(p.left, org)
				}
			}
			p.belonged = len(p.member)+len(p.left) > 0
			if err := p.write(t, s, tx); err != nil {
				return err
			}
			people = append(people, p)
		}
		return nil
	}))
	gone := &people[len(people)-1]
	execute(t, s, `UPDATE users SET deleted_at = ? WHERE user_id = ?`, s.timestamp(), gone.ID)
	gone.gone = true
	claimed, replaced := &people[len(people)-2], &people[len(people)-3]
	execute(t, s, `UPDATE users SET email = 'same@example.org' WHERE user_id IN (?, ?)`, claimed.ID, replaced.ID)
	execute(t, s, `UPDATE users SET claimed_at = created_at WHERE user_id = ?`, claimed.ID)
	replaced.replaced = true
	return people
}

func (p somebody) write(t *testing.T, s *Store, tx *sql.Tx) error {
	t.Helper()
	err := insertUser(t.Context(), tx, newUser{ID: p.ID, Name: string(p.ID), Origin: domain.OriginImport, CreatedAt: s.timestamp()})
	if err != nil {
		return err
	}
	if err := s.updateProfile(t.Context(), tx, domain.Profile{UserID: p.ID, Name: string(p.ID), OptedIn: p.optedIn}); err != nil {
		return err
	}
	for _, org := range append(slices.Clone(p.member), p.left...) {
		if err := insertMember(t.Context(), tx, org, p.ID, s.timestamp()); err != nil {
			return err
		}
	}
	for _, org := range p.left {
		_, err := tx.ExecContext(t.Context(), `UPDATE organization_members SET deleted_at = ? WHERE user_id = ? AND org_id = ?`, s.timestamp(), p.ID, org)
		if err != nil {
			return err
		}
	}
	return nil
}

func visibleTo(t *testing.T, s *Store, viewer domain.UserID, org domain.OrgID) []domain.UserID {
	t.Helper()
	ids, err := collect(t.Context(), s.read, scanID[domain.UserID],
		`SELECT DISTINCT user_id FROM visible_profiles WHERE viewer_id = ?1 AND (?2 = '' OR org_id = ?2)`, viewer, org)
	must(t, err)
	return ids
}

func TestZeroScopeOpensNothing(t *testing.T) {
	s, _ := open(t)
	optIn(t, founder(t, s), domain.Profile{})
	for _, scope := range []domain.Scope{{}, {Actor: "nobody"}, {Org: domain.TestEnvironment}} {
		d := s.In(scope)
		_, err := d.Profiles(t.Context(), nil)
		wantCode(t, err, domain.NoActor)
		_, _, err = d.Reach(t.Context())
		wantCode(t, err, domain.NoActor)
		_, err = d.BeginTurn(t.Context(), "", "hello")
		wantCode(t, err, domain.NoActor)
		_, err = d.RemoveSample(t.Context())
		wantCode(t, err, domain.NoActor)
	}
}

// TestScenario is the acceptance scenario of the access rule.
func TestScenario(t *testing.T) {
	s, _ := open(t)
	a, b, c := threeSailmakers(t, s)

	if _, err := a.Profile(t.Context(), b.scope.Actor); err != nil {
		t.Errorf("Ada does not see Ben: %v", err)
	}
	_, err := a.Profile(t.Context(), c.scope.Actor)
	wantCode(t, err, domain.NotFound)
	_, err = a.Profile(t.Context(), a.scope.Actor)
	wantCode(t, err, domain.NotFound)

	first := got(a.BeginTurn(t.Context(), "", "Who makes sails?"))(t)
	if first.Session.OrgID != domain.TestEnvironment {
		t.Errorf("the session began in %q", first.Session.OrgID)
	}
	second := got(a.BeginTurn(t.Context(), first.Session.ID, "And repairs them?"))(t)
	if second.Session.ID != first.Session.ID {
		t.Error("the next message began another session")
	}
	if already := got(a.SaveContact(t.Context(), b.scope.Actor, first.Answer))(t); already {
		t.Error("Ben was saved before")
	}
	must(t, a.RecordEmailClick(t.Context(), b.scope.Actor, first.Answer))
	contact := got(a.Contacts(t.Context()))(t)[0]
	if contact.SavedProfileID != b.scope.Actor || contact.ChatSessionID != first.Session.ID || contact.EmailClicked.IsZero() {
		t.Errorf("saved contact is %+v", contact)
	}
}

// threeSailmakers are two in Test Environment and one in Nexus Maine alone.
func threeSailmakers(t *testing.T, s *Store) (a, b, c *Scoped) {
	t.Helper()
	founder(t, s)
	a, b, c = signUp(t, s, "Ada"), signUp(t, s, "Ben"), signUp(t, s, "Cleo")
	for _, d := range []*Scoped{a, b, c} {
		optIn(t, d, domain.Profile{Offers: "sailmaking", ShowEmail: true})
	}
	move(t, c, domain.NexusMaine)
	return a, b, c
}

func TestOnlyWhoNeverBelongedAnywhereSeesAll(t *testing.T) {
	s, _ := open(t)
	_, b, _ := threeSailmakers(t, s)
	never := signUp(t, s, "Nia")
	execute(t, s, `DELETE FROM organization_members WHERE user_id = ?`, never.scope.Actor)
	execute(t, s, `UPDATE users SET belonged_at = NULL WHERE user_id = ?`, never.scope.Actor)
	if n := got(never.CountVisible(t.Context(), 1000))(t); n != 3 {
		t.Errorf("who never belonged anywhere sees %d of 3", n)
	}
	move(t, b)
	if n := got(b.CountVisible(t.Context(), 1000))(t); n != 0 {
		t.Errorf("whose membership was taken away sees %d", n)
	}
	execute(t, s, `DELETE FROM organization_members WHERE user_id = ?`, b.scope.Actor)
	if n := got(b.CountVisible(t.Context(), 1000))(t); n != 0 {
		t.Errorf("whose membership is gone without a trace sees %d", n)
	}
}

func TestMethodsRejectOtherUsersData(t *testing.T) {
	s, _ := open(t)
	mine, other := founder(t, s), signUp(t, s, "Mallory")
	optIn(t, mine, domain.Profile{Offers: "secrets"})
	turn := got(mine.BeginTurn(t.Context(), "", "my private question"))(t)
	must(t, mine.SaveAnswer(t.Context(), turn.Answer, "a private answer", domain.Metadata{Status: domain.AnswerComplete}))

	attempts := map[string]error{
		"read messages":  second(other.Messages(t.Context(), turn.Session.ID)),
		"read session":   second(other.Session(t.Context(), turn.Session.ID)),
		"read answer":    second(other.Answer(t.Context(), turn.Answer)),
		"read question":  second(other.QuestionOf(t.Context(), turn.Answer)),
		"go on with it":  second(other.BeginTurn(t.Context(), turn.Session.ID, "and?")),
		"change answer":  other.SaveAnswer(t.Context(), turn.Answer, "forged", domain.Metadata{}),
		"rename":         other.RenameSession(t.Context(), turn.Session.ID, "forged"),
		"delete":         other.DeleteSession(t.Context(), turn.Session.ID),
		"restore":        other.RestoreSession(t.Context(), turn.Session.ID),
		"erase":          other.EraseSession(t.Context(), turn.Session.ID),
		"save with it":   second(other.SaveContact(t.Context(), mine.scope.Actor, turn.Answer)),
		"impression":     other.RecordImpression(t.Context(), mine.scope.Actor, turn.Answer),
		"annotate":       other.AnnotateContact(t.Context(), mine.scope.Actor, ContactNotes{Note: "forged"}),
		"remove contact": other.RemoveContact(t.Context(), mine.scope.Actor),
	}
	for what, err := range attempts {
		if domain.CodeOf(err) != domain.NotFound {
			t.Errorf("%s: %v, want not_found", what, err)
		}
	}
	if hits := got(other.SearchMessages(t.Context(), "private"))(t); len(hits) != 0 {
		t.Errorf("search found %v", hits)
	}
	messages := got(mine.Messages(t.Context(), turn.Session.ID))(t)
	if len(messages) != 2 || messages[1].Content != "a private answer" {
		t.Errorf("messages are now %v", messages)
	}
}

func TestAdminMethodsRejectMembers(t *testing.T) {
	s, _ := open(t)
	admin, member := founder(t, s), signUp(t, s, "Mel Member")
	org := got(admin.Organization(t.Context(), "nexus maine"))(t)
	entries := []domain.Entry{{Line: 2, Profile: domain.Profile{Name: "New"}}}

	test := got(member.Organization(t.Context(), "Test Environment"))(t)
	_, err := member.Members(t.Context(), test.ID)
	wantCode(t, err, domain.Forbidden)
	_, err = member.Import(t.Context(), domain.Import{Org: test.ID, Entries: entries})
	wantCode(t, err, domain.Forbidden)
	_, err = member.RemoveSample(t.Context())
	wantCode(t, err, domain.Forbidden)
	wantCode(t, member.LoadSample(t.Context(), nil), domain.Forbidden)
	_, err = member.Import(t.Context(), domain.Import{Org: org.ID, Entries: entries})
	wantCode(t, err, domain.NotFound)
	if n := count(t, s, `SELECT count(*) FROM users`); n != 2 {
		t.Errorf("there are %d users", n)
	}
}

func second[T any](_ T, err error) error { return err }
