package store

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kith/backend/domain"
)

func TestErasingUserLeavesNoText(t *testing.T) {
	s, clock := open(t)
	fay, zoe := founder(t, s), signUpAs(t, s, "Zoe Zanzibar", "zanzibar@example.org")
	optIn(t, zoe, domain.Profile{Offers: "zanzibar lessons"})
	turn := got(zoe.BeginTurn(t.Context(), "", "zanzibar question"))(t)
	must(t, zoe.Record(t.Context(), domain.Event{Kind: domain.EventSearch, MessageID: turn.Answer, Search: &domain.SearchFacts{Topic: "zanzibar"}}))
	got(fay.SaveContact(t.Context(), zoe.scope.Actor, ""))(t)
	alone := found(t, zoe, "Zanzibar Guild")
	importInto(t, zoe, alone, domain.Profile{Name: "Entry Zanzibar"})
	must(t, zoe.ChangePasscode(t.Context(), "", "1234"))

	e := got(zoe.Erasure(t.Context()))(t)
	if e.Sessions != 1 || e.Messages != 2 || e.SavedBy != 1 || len(e.Organizations) != 2 || len(e.Ending) != 1 || len(e.Blocked) != 0 || e.Facts == 0 || !e.BackupsUntil.IsZero() {
		t.Errorf("it says %+v", e)
	}
	wantCode(t, zoe.EraseMe(t.Context(), "Somebody"), domain.Invalid)
	must(t, zoe.EraseMe(t.Context(), " zoe zanzibar"))
	_, _, err := zoe.Me(t.Context())
	wantCode(t, err, domain.NoActor)
	if n := count(t, s, `SELECT count(*) FROM events WHERE user_id IS NULL`); n == 0 {
		t.Error("the facts went, too")
	}
	for _, name := range []string{"kith.db", "kith.db-wal"} {
		file, err := os.ReadFile(filepath.Join(s.dir, name))
		must(t, err)
		if bytes.Contains(bytes.ToLower(file), []byte("zanzibar")) {
			t.Errorf("%s still holds words", name)
		}
	}
	if again := signUpAs(t, s, "Zoe", "zanzibar@example.org"); again.scope.Actor == zoe.scope.Actor {
		t.Error("she is back")
	}
	must(t, s.Unscoped().BackUpDaily(t.Context()))
	if e := got(fay.Erasure(t.Context()))(t); !e.BackupsUntil.Equal(clock.at.Add(BackupRetention)) {
		t.Errorf("copies are said to stay until %v", e.BackupsUntil)
	}
}

// TestOnlyUserErasesThemselves: the only user can erase themselves, and for the next who
// signs up the organizations are as at the start.
func TestOnlyUserErasesThemselves(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	must(t, fay.EraseMe(t.Context(), "Fay Founder"))
	next := signUp(t, s, "Nia")
	if mine := got(next.Memberships(t.Context()))(t); len(mine) != 2 || mine[0].Role != domain.RoleAdmin {
		t.Errorf("the next is in %+v", mine)
	}
}

func TestRemovedEntriesAreErasedAfterTheGracePeriod(t *testing.T) {
	s, clock := open(t)
	fay := founder(t, s)
	org := found(t, fay, "Harbor Guild")
	importInto(t, fay, org, domain.Profile{Name: "Una"}, domain.Profile{Name: "Uma"})
	users := got(fay.MemberIDs(t.Context(), org, domain.MemberFilter{Claimed: domain.No}))(t)
	must(t, fay.RemoveMembers(t.Context(), org, users))
	must(t, fay.RestoreMembers(t.Context(), org, users[:1]))
	clock.at = clock.at.Add(Grace + time.Second)
	must(t, s.purge(t.Context()))
	if n := count(t, s, `SELECT count(*) FROM users WHERE claimed_at IS NULL`); n != 1 {
		t.Errorf("%d entries are left, want the one brought back", n)
	}
	if n := count(t, s, `SELECT count(*) FROM organization_members WHERE org_id = ?`, org); n != 2 {
		t.Errorf("%d memberships are left", n)
	}
}

// TestEntriesOfErasedUsersStayUnlisted: imported entries with the address of a claimed user
// are not listed, and are not listed after this user is erased either.
func TestEntriesOfErasedUsersStayUnlisted(t *testing.T) {
	s, _ := open(t)
	fay, ben := founder(t, s), signUp(t, s, "Ben")
	importEntries(t, fay, entry(2, "Zoe Entry", "zoe@example.org", "sailing", true))
	move(t, ben, domain.NexusMaine)
	zoe := signUpAs(t, s, "Zoe", "zoe@example.org")
	must(t, zoe.EraseMe(t.Context(), "Zoe"))
	if seen, _, err := ben.People(t.Context(), domain.PeopleFilter{}, 0, 10); err != nil || len(seen) != 0 {
		t.Errorf("Ben sees %v, %v", namesOf(seen), err)
	}
	importEntries(t, fay, entry(2, "Zoe Entry", "zoe@example.org", "sailing", true))
	users := got(fay.MemberIDs(t.Context(), domain.NexusMaine, domain.MemberFilter{Claimed: domain.No}))(t)
	got(fay.ListEntries(t.Context(), domain.NexusMaine, users, "she said so at the party"))(t)
	if n := count(t, s, `SELECT count(*) FROM listed_profiles`); n != 0 {
		t.Errorf("%d are listed after another import", n)
	}
}
