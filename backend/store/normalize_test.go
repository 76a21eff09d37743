package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
)

// storedBefore fills a store with addresses in the forms of earlier versions, which collide for some.
func storedBefore(t *testing.T) (*Store, *Scoped, domain.ImportID) {
	t.Helper()
	s, _ := open(t)
	d := founder(t, s)
	signUpAs(t, s, "Zoë", "zoë@example.org")
	signUpAs(t, s, "Bo", "bo@example.org")
	signUpAs(t, s, "Bo Again", "bo.again@example.org")
	inviteOne(t, d, domain.NexusMaine, "guest@bücher.example.org", domain.RoleMember)
	var entries []domain.Entry
	for i := range 2*normalizeChunk + 10 {
		e := entry(i+2, fmt.Sprintf("Person %d", i), fmt.Sprintf("p%d@bücher.example.org", i), "rope", true)
		e.Profile.LinkedIn = fmt.Sprintf("https://www.linkedin.com/in/p%d", i)
		entries = append(entries, e)
	}
	imported := importEntries(t, d, entries...)
	execute(t, s, `UPDATE users SET email = replace(email, 'bücher', 'xn--bcher-kva')`)
	execute(t, s, `UPDATE invitations SET email = replace(email, 'bücher', 'xn--bcher-kva')`)
	execute(t, s, `UPDATE profiles SET linkedin = replace(linkedin, 'www.linkedin.com/in/p', 'linkedin.com/in/P')`)
	execute(t, s, "UPDATE users SET email = 'zoe\u0308@example.org' WHERE name = 'Zoë'")
	execute(t, s, `UPDATE users SET email = 'bo@xn--bcher-kva.example.org' WHERE name = 'Bo'`)
	execute(t, s, `UPDATE users SET email = 'bo@bücher.example.org' WHERE name = 'Bo Again'`)
	execute(t, s, `UPDATE users SET email = 'p1@bücher.example.org' WHERE name = 'Person 2'`)
	execute(t, s, `UPDATE profiles SET linkedin = 'http://linkedin.com/in/p3/' WHERE linkedin LIKE '%/P4'`)
	// As if the import had stored them so.
	rows := got(collect(t.Context(), s.read, scanID[domain.UserID], `SELECT user_id FROM import_changes`))(t)
	states := got(readStates(t.Context(), s.read, domain.NexusMaine, rows))(t)
	for id, state := range states {
		execute(t, s, `UPDATE import_changes SET after = ? WHERE user_id = ?`, state.digest(), id)
	}
	execute(t, s, `INSERT INTO settings (key, value) VALUES (?, 'on') ON CONFLICT DO NOTHING`, settingNormalize)
	return s, d, imported.ImportID
}

func addresses(t *testing.T, s *Store) string {
	t.Helper()
	rows := got(collect(t.Context(), s.read, scanString, `
		SELECT name || ' ' || email || ' ' || linkedin FROM users JOIN profiles USING (user_id)
		UNION ALL SELECT 'invited ' || email FROM invitations ORDER BY 1`))(t)
	return strings.Join(rows, "\n")
}

func TestNormalizeStored(t *testing.T) {
	s, d, imported := storedBefore(t)
	must(t, s.normalizeStored(t.Context(), nil))
	have := addresses(t, s)
	for _, want := range []string{
		"Zoë zoë@example.org", "invited guest@bücher.example.org", "Person 0 p0@bücher.example.org https://www.linkedin.com/in/p0",
		"Bo bo@xn--bcher-kva.example.org", "Bo Again bo@bücher.example.org",
		"Person 1 p1@xn--bcher-kva.example.org", "Person 2 p1@bücher.example.org",
		"Person 3 p3@bücher.example.org https://linkedin.com/in/P3", "Person 4 p4@bücher.example.org http://linkedin.com/in/p3/",
	} {
		if !strings.Contains(have+"\n", want) {
			t.Errorf("%s is missing in\n%.2000s", want, have)
		}
	}
	if n := count(t, s, `SELECT count(*) FROM users WHERE email LIKE '%xn--%'`); n != 2 {
		t.Errorf("%d addresses are in Punycode", n)
	}
	collisions := got(s.Unscoped().AddressCollisions(t.Context()))(t)
	if len(collisions) != 3 || !collisions[0].Users || !slices.Equal(collisions[0].Names, []string{"Bo", "Bo Again"}) || collisions[1].Org != "Nexus Maine" {
		t.Errorf("the collisions are %+v", collisions)
	}
	must(t, s.normalizeStored(t.Context(), func() error { return errors.New("it is not due any more") }))
	undone := got(d.UndoImport(t.Context(), imported, nil))(t)
	if undone.Removed != 2*normalizeChunk+10 || len(undone.Left) != 0 {
		t.Errorf("undone: %d removed, %d left", undone.Removed, len(undone.Left))
	}
}

// TestNormalizeIsResumed cuts the step off after each of its transactions, and opens the folder again.
func TestNormalizeIsResumed(t *testing.T) {
	whole, _, _ := storedBefore(t)
	must(t, whole.normalizeStored(t.Context(), nil))
	s, _, _ := storedBefore(t)
	stop := errors.New("cut off")
	for n := 0; ; n++ {
		err := s.normalizeStored(t.Context(), func() error { return stop })
		if err == nil {
			break
		}
		if !errors.Is(err, stop) || n > 5 {
			t.Fatalf("cut off %d times: %v", n, err)
		}
		if n == 1 {
			must(t, s.Close())
			s = openAt(t, s.dir, &clock{s.now()})
			break
		}
	}
	if have, want := addresses(t, s), addresses(t, whole); have != want {
		t.Errorf("there is\n%s\nand should be\n%s", have, want)
	}
	if n := count(t, s, `SELECT count(*) FROM settings WHERE key = ?`, settingNormalize); n != 0 {
		t.Error("it is still due")
	}
}

// TestCollidingUsersCanSignIn: users who keep an address in two spellings are each found under their own, entries of
// theirs stay unlisted, and nobody can sign up beside them.
func TestCollidingUsersCanSignIn(t *testing.T) {
	s, d, _ := storedBefore(t)
	execute(t, s, `UPDATE users SET email = 'bo@xn--bcher-kva.example.org' WHERE name = 'Person 5'`)
	must(t, s.normalizeStored(t.Context(), nil))
	for name, address := range map[string]string{"Bo": "BO@xn--bcher-kva.example.org", "Bo Again": "bo@BÜCHER.example.org", "Zoë": "zoe\u0308@example.org"} {
		if u := got(s.claimedByEmail(t.Context(), address))(t); u.Name != name {
			t.Errorf("%s finds %s", address, u.Name)
		}
	}
	if _, err := s.SignUp(t.Context(), domain.SurfaceDesktop, "Bo Three", "Bo@Bücher.example.org"); domain.CodeOf(err) != domain.Conflict {
		t.Errorf("a third one: %v", err)
	}
	if n := count(t, s, `SELECT count(*) FROM listed_profiles JOIN users USING (user_id) WHERE name = 'Person 5'`); n != 0 {
		t.Error("the entry of a user is listed")
	}
	again := importEntries(t, d, entry(2, "Bo", "bo@bücher.example.org", "", true), entry(3, "Person 1", "P1@bücher.example.org", "", true))
	if again.Rows[0].Outcome != domain.ImportInvited || again.Rows[1].Outcome != domain.ImportUnchanged {
		t.Errorf("imported: %+v", again.Rows)
	}
}

// TestOnePersonUnderEachSpelling: invitation, sign-up, code, claim, import and profile file take each spelling of an
// address for the same, and no other address.
func TestOnePersonUnderEachSpelling(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	for i, letter := range []string{"é", "ö", "\u0430", "a", "l"} {
		spellings := []string{
			letter + "da@bücher.example.org", strings.ToUpper(letter) + "DA@BÜCHER.Example.ORG", " " + letter + "da@bu\u0308cher.example.org\u200b",
			letter + "d\u00ada@xn--bcher-kva.example.org", "\u2068" + letter + "da@XN--BCHER-kva.example。org\u2069",
		}
		spelled := func(n int) string { return spellings[(n+i)%len(spellings)] }
		name := "Person " + letter
		if row := importEntries(t, fay, entry(2, name, spelled(0), "rope", true)).Rows[0]; row.Outcome != domain.ImportNew {
			t.Fatalf("%s is %+v", letter, row)
		}
		code := inviteOne(t, fay, domain.NexusMaine, spelled(1), domain.RoleMember).Code
		file := profileFile(spelled(2), 1)
		file.Profile.Name, file.Code = name, code.String()
		if sent := got(fay.ReceiveProfile(t.Context(), file, []byte("key"), false, true))(t); sent.Proof != proofCode || sent.New {
			t.Errorf("the profile file of %s is %+v", letter, sent)
		}
		user := signUpAs(t, s, name, spelled(3))
		got(user.Redeem(t.Context(), code))(t)
		if n := count(t, s, `SELECT count(*) FROM users WHERE merged_into = ?`, user.scope.Actor); n != 1 {
			t.Errorf("%s claimed %d entries", letter, n)
		}
		if u := got(s.claimedByEmail(t.Context(), spelled(4)))(t); u.ID != user.scope.Actor {
			t.Errorf("%q is %s", spelled(4), u.Name)
		}
		if _, err := s.SignUp(t.Context(), domain.SurfaceDesktop, name, spelled(2)); domain.CodeOf(err) != domain.Conflict {
			t.Errorf("signing up again: %v", err)
		}
		if row := importEntries(t, fay, entry(2, name, spelled(3), "rope", true)).Rows[0]; row.Outcome != domain.ImportMember {
			t.Errorf("imported again %s is %+v", letter, row)
		}
	}
}
