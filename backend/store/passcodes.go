package store

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"database/sql"
	"errors"
	"sync"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"kith/backend/domain"
)

// Costs of argon2id: the minimum in OWASP's Password Storage Cheat Sheet, 19
// MiB and two passes, which takes a tenth of a second on an old laptop. They
// are stored with each passcode, so they can be raised later.
const (
	passcodePasses  = 2
	passcodeMemory  = 19 * 1024 // KiB
	passcodeThreads = 1
	passcodeBytes   = 32
)

// Limits on passcodes, in characters.
const (
	minPasscode = 4
	maxPasscode = 200
)

// unlocked holds the users who have entered their passcode since Kith started,
// in memory only. After a sign-out, actions in progress may finish, but new
// ones ask for the passcode again.
type unlocked struct {
	mu    sync.Mutex
	users map[domain.UserID]unlockedUser
}

type unlockedUser struct{ present bool }

func (u *unlocked) has(id domain.UserID) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	_, given := u.users[id]
	return given
}

// isPresent reports whether a user has entered their passcode since the last
// sign-out.
func (u *unlocked) isPresent(id domain.UserID) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.users[id].present
}

// signOut makes every user enter their passcode again.
func (u *unlocked) signOut() {
	u.mu.Lock()
	defer u.mu.Unlock()
	for id := range u.users {
		u.users[id] = unlockedUser{}
	}
}

func (u *unlocked) add(id domain.UserID) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.users == nil {
		u.users = map[domain.UserID]unlockedUser{}
	}
	u.users[id] = unlockedUser{present: true}
}

// Unlock checks a user's passcode and lets them act until Kith exits. Users
// without a passcode need none. It fails with [domain.Locked] if the passcode
// is wrong, and with [domain.TooOften] after too many attempts.
func (s *Store) Unlock(ctx context.Context, id domain.UserID, passcode string) error {
	if err := s.checkPasscode(ctx, id, passcode); err != nil {
		return err
	}
	s.unlocked.add(id)
	return nil
}

func (s *Store) checkPasscode(ctx context.Context, id domain.UserID, passcode string) error {
	stored, err := s.passcode(ctx, id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return coded(err)
	}
	if passcode == "" {
		return passcodeNeeded()
	}
	right, err := s.countAttempts(ctx, "passcode "+string(id), func() (bool, error) { return stored.opens(passcode), nil })
	if err == nil && !right {
		err = domain.Errorf(domain.Locked, "store.passcodeWrong", "That is not the passcode; nothing was changed.").WithHint("store.tryAgain", "Try again.")
	}
	return err
}

func passcodeNeeded() error {
	return domain.Errorf(domain.Locked, "store.hasPasscode", "This person has a passcode.").
		WithHint("store.typePasscode", "Type it in the window or, for commands, in the terminal or the variable KITH_PASSCODE.")
}

// ChangePasscode sets the acting user's passcode, or removes it if changed is
// "". It needs the old one, if there is one.
func (d *Scoped) ChangePasscode(ctx context.Context, old, changed string) error {
	if _, err := d.reader(ctx); err != nil {
		return err
	}
	if n := utf8.RuneCountInString(norm.NFC.String(changed)); changed != "" && n < minPasscode || n > maxPasscode {
		return domain.Errorf(domain.Invalid, "store.passcodeLength", "A passcode has %d to %d characters; nothing was changed.", minPasscode, maxPasscode)
	}
	if err := d.s.checkPasscode(ctx, d.scope.Actor, old); err != nil {
		return err
	}
	made := newPasscode(changed)
	err := d.inTx(ctx, func(tx *sql.Tx) error {
		if changed == "" {
			_, err := tx.ExecContext(ctx, `DELETE FROM passcodes WHERE user_id = ?`, d.scope.Actor)
			return err
		}
		_, err := tx.ExecContext(ctx, `
			INSERT OR REPLACE INTO passcodes (user_id, hash, salt, passes, memory, threads) VALUES (?, ?, ?, ?, ?, ?)`,
			d.scope.Actor, made.hash, made.salt, made.passes, made.memory, made.threads)
		return err
	})
	if err == nil {
		d.s.unlocked.add(d.scope.Actor)
	}
	return err
}

// passcode is a stored passcode hash with its parameters.
type passcode struct {
	hash, salt     []byte
	passes, memory uint32
	threads        uint8
}

func newPasscode(text string) passcode {
	p := passcode{salt: make([]byte, 16), passes: passcodePasses, memory: passcodeMemory, threads: passcodeThreads}
	_, _ = rand.Read(p.salt) // it never fails
	p.hash = p.derive(norm.NFC.String(text))
	return p
}

func (p passcode) derive(text string) []byte {
	return argon2.IDKey([]byte(text), p.salt, p.passes, p.memory, p.threads, passcodeBytes)
}

// opens reports whether text is the passcode. Keyboards differ in how they
// compose accents, so a passcode is hashed in NFC. Passcodes set before that was
// so were hashed as typed.
func (p passcode) opens(text string) bool {
	composed := norm.NFC.String(text)
	return p.hashes(composed) || composed != text && p.hashes(text)
}

func (p passcode) hashes(text string) bool {
	return subtle.ConstantTimeCompare(p.derive(text), p.hash) == 1
}

func (s *Store) passcode(ctx context.Context, id domain.UserID) (p passcode, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT hash, salt, passes, memory, threads FROM passcodes WHERE user_id = ?`, id).
		Scan(&p.hash, &p.salt, &p.passes, &p.memory, &p.threads)
	return p, err
}

// HasPasscode reports whether the acting user has a passcode.
func (d *Scoped) HasPasscode(ctx context.Context) (bool, error) {
	if _, err := d.reader(ctx); err != nil {
		return false, err
	}
	return d.s.HasPasscode(ctx, d.scope.Actor)
}

// WithPasscode returns the users who have a passcode.
func (s *Store) WithPasscode(ctx context.Context) ([]domain.UserID, error) {
	return collect(ctx, s.read, scanID[domain.UserID], `SELECT user_id FROM passcodes`)
}

// HasPasscode reports whether a user has a passcode.
func (s *Store) HasPasscode(ctx context.Context, id domain.UserID) (bool, error) {
	_, err := s.passcode(ctx, id)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, coded(err)
}
