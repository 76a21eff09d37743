package store

import (
	"bytes"
	"os"
	"testing"
	"time"

	"kith/backend/domain"
)

func TestSignInNeedsPasscode(t *testing.T) {
	s, clock := open(t)
	fay, ben := founder(t, s), signUp(t, s, "Ben")
	must(t, fay.ChangePasscode(t.Context(), "", "open sesame"))
	must(t, s.Close())
	s = openAt(t, s.dir, clock)
	fay, ben = s.In(fay.scope), s.In(ben.scope)

	_, _, err := fay.Me(t.Context())
	wantCode(t, err, domain.Locked)
	wantCode(t, fay.SaveProfile(t.Context(), domain.Profile{Name: "Forged"}), domain.Locked)
	wantCode(t, fay.ChangePasscode(t.Context(), "open sesame", ""), domain.Locked)
	if u, err := s.Actor(t.Context(), domainEmail("Fay Founder")); domain.CodeOf(err) != domain.Locked || u.ID != fay.scope.Actor {
		t.Errorf("--as finds %v, %v", u, err)
	}
	_, err = s.SignIn(t.Context(), fay.scope.Actor, "")
	wantCode(t, err, domain.Locked)
	if _, _, err := ben.Me(t.Context()); err != nil {
		t.Errorf("Ben is locked out, too: %v", err)
	}

	must(t, s.Unlock(t.Context(), fay.scope.Actor, "open sesame"))
	if _, _, err := fay.Me(t.Context()); err != nil {
		t.Errorf("unlocked, she is not let in: %v", err)
	}
	_, err = s.SignIn(t.Context(), fay.scope.Actor, "")
	wantCode(t, err, domain.Locked) // signing in always needs the passcode
}

func TestChangingPasscodeNeedsOldOne(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	wantCode(t, fay.ChangePasscode(t.Context(), "", "abc"), domain.Invalid)
	must(t, fay.ChangePasscode(t.Context(), "", "first one"))
	for _, old := range []string{"", "wrong"} {
		wantCode(t, fay.ChangePasscode(t.Context(), old, "second"), domain.Locked)
		wantCode(t, fay.ChangePasscode(t.Context(), old, ""), domain.Locked)
	}
	must(t, fay.ChangePasscode(t.Context(), "first one", "second"))
	wantCode(t, s.Unlock(t.Context(), fay.scope.Actor, "first one"), domain.Locked)
	must(t, fay.ChangePasscode(t.Context(), "second", ""))
	if locked := got(s.HasPasscode(t.Context(), fay.scope.Actor))(t); locked {
		t.Error("it is still there")
	}
}

// TestWrongPasscodesIncreaseDelay checks the delays with a test clock. Neither a restart nor
// a second, read-only store shortens them.
func TestWrongPasscodesIncreaseDelay(t *testing.T) {
	s, clock := open(t)
	fay := founder(t, s)
	must(t, fay.ChangePasscode(t.Context(), "", "right one"))
	id := fay.scope.Actor
	for range freeAttempts + 1 {
		wantCode(t, s.Unlock(t.Context(), id, "wrong"), domain.Locked)
	}
	for wait := firstWait; wait < 4*firstWait; wait *= 2 {
		wantCode(t, s.Unlock(t.Context(), id, "right one"), domain.TooOften)
		must(t, s.Close())
		s = openAt(t, s.dir, clock)
		clock.at = clock.at.Add(wait - time.Millisecond)
		wantCode(t, s.Unlock(t.Context(), id, "right one"), domain.TooOften)
		clock.at = clock.at.Add(time.Millisecond)
		wantCode(t, s.Unlock(t.Context(), id, "wrong"), domain.Locked)
	}
	beside := got(Open(t.Context(), s.dir, Options{ReadOnly: true, Now: clock.now}))(t)
	wantCode(t, beside.Unlock(t.Context(), id, "right one"), domain.TooOften)
	clock.at = clock.at.Add(longestWait)
	wantCode(t, beside.Unlock(t.Context(), id, "wrong"), domain.Locked)
	wantCode(t, s.Unlock(t.Context(), id, "right one"), domain.TooOften)
	clock.at = clock.at.Add(longestWait)
	must(t, beside.Unlock(t.Context(), id, "right one"))
	must(t, beside.Close())
	if n := count(t, s, `SELECT count(*) FROM attempts`); n != 0 {
		t.Errorf("%d wrong attempts are stored after a right one", n)
	}
}

func TestPasscodeIsNotStored(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	must(t, fay.ChangePasscode(t.Context(), "", "zanzibar sesame"))
	must(t, s.Close())
	if file := got(os.ReadFile(s.file()))(t); bytes.Contains(file, []byte("zanzibar")) {
		t.Error("the passcode is in the file")
	}
}

// TestOnlyUserNeedsPasscode: the only user is the acting user by default, but must still
// enter their passcode.
func TestOnlyUserNeedsPasscode(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	must(t, fay.ChangePasscode(t.Context(), "", "open sesame"))
	asked := func(after string) {
		t.Helper()
		if u, err := s.Actor(t.Context(), ""); domain.CodeOf(err) != domain.Locked || u.ID != fay.scope.Actor {
			t.Errorf("after %s %q acts: %v", after, u.Name, err)
		}
	}
	must(t, s.SignOut(t.Context()))
	asked("signing out")
	if _, _, err := fay.Me(t.Context()); err != nil {
		t.Errorf("what she began cannot be finished: %v", err)
	}
	got(s.SignIn(t.Context(), fay.scope.Actor, "open sesame"))(t)
	if _, err := s.Actor(t.Context(), ""); err != nil {
		t.Errorf("signed in again, she is locked out: %v", err)
	}
	ben := signUp(t, s, "Ben")
	must(t, ben.EraseMe(t.Context(), "Ben"))
	asked("the other one erased himself")
}

// TestPasscodesComposeAccents types "é" as one character and as two. A passcode
// that was hashed as two before still opens.
func TestPasscodesComposeAccents(t *testing.T) {
	const one, two = "caf\u00e9 noir", "cafe\u0301 noir"
	s, _ := open(t)
	fay := founder(t, s)
	for _, set := range []string{one, two} {
		must(t, fay.ChangePasscode(t.Context(), "", set))
		for _, typed := range []string{one, two} {
			must(t, s.Unlock(t.Context(), fay.scope.Actor, typed))
		}
		wantCode(t, s.Unlock(t.Context(), fay.scope.Actor, "cafe noir"), domain.Locked)
		must(t, fay.ChangePasscode(t.Context(), two, ""))
	}
	wantCode(t, fay.ChangePasscode(t.Context(), "", "e\u0301e\u0301e\u0301"), domain.Invalid) // three characters

	must(t, fay.ChangePasscode(t.Context(), "", "anything"))
	old := newPasscode("")
	execute(t, s, `UPDATE passcodes SET hash = ?, salt = ?`, old.derive(two), old.salt)
	must(t, s.Unlock(t.Context(), fay.scope.Actor, two))
}
