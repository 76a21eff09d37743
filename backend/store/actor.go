package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"kith/backend/domain"
)

const userColumns = `user_id, name, email, origin, claimed_at, merged_into, primary_org_id, created_at`

func scanUser(r row) (domain.User, error) {
	var u domain.User
	var claimed, created timestamp
	err := r.Scan(&u.ID, &u.Name, &u.Email, &u.Origin, &claimed, text[domain.UserID]{&u.MergedInto},
		text[domain.OrgID]{&u.PrimaryOrgID}, &created)
	u.ClaimedAt, u.CreatedAt = claimed.Time, created.Time
	return u, err
}

// ClaimedUsers returns the users of this installation, by name.
func (s *Store) ClaimedUsers(ctx context.Context) ([]domain.User, error) {
	return collect(ctx, s.read, scanUser,
		`SELECT `+userColumns+` FROM people WHERE claimed_at IS NOT NULL ORDER BY name COLLATE NOCASE, user_id`)
}

// Actor returns the acting user: the one with the given address or, if email is
// "", the one who signed in last or the only one. It fails with
// [domain.NoActor] if there is none or several are possible. It fails with
// [domain.Locked], and still returns the user, if they have not entered their
// passcode since the last sign-out.
func (s *Store) Actor(ctx context.Context, email string) (domain.User, error) {
	u, err := s.actingUser(ctx, email)
	if err != nil || s.unlocked.isPresent(u.ID) {
		return u, err
	}
	locked, err := s.HasPasscode(ctx, u.ID)
	if err == nil && locked {
		err = passcodeNeeded()
	}
	return u, err
}

// actingUser is Actor without the check of the passcode.
func (s *Store) actingUser(ctx context.Context, email string) (domain.User, error) {
	if email != "" {
		return s.claimedByEmail(ctx, email)
	}
	if signedIn, err := s.setting(ctx, settingActor); err != nil {
		return domain.User{}, err
	} else if signedIn != "" {
		return s.claimedByID(ctx, domain.UserID(signedIn))
	}
	users, err := s.ClaimedUsers(ctx)
	switch {
	case err != nil:
		return domain.User{}, err
	case len(users) == 1:
		return users[0], nil
	case len(users) == 0:
		return domain.User{}, domain.Errorf(domain.NoActor, "store.nobodySignedUp", "Nobody has signed up here yet.").
			WithHint("store.signUpFirst", "Sign up in the window or with “kith signup --name NAME --email EMAIL”.")
	default:
		return domain.User{}, domain.Errorf(domain.NoActor, "store.actorAmbiguous", "Several people use this Kith, and nobody is signed in.").
			WithHint("store.nameActor", "Say who you are with --as EMAIL.")
	}
}

func (s *Store) claimedByEmail(ctx context.Context, email string) (domain.User, error) {
	normalized, err := domain.NormalizeEmail(email)
	if err != nil {
		return domain.User{}, err
	}
	typed := strings.ToLower(strings.TrimSpace(email)) // an address that collides with another is stored as it was
	u, err := scanUser(s.read.QueryRowContext(ctx,
		`SELECT `+userColumns+` FROM people WHERE email IN (?1, ?2) AND claimed_at IS NOT NULL ORDER BY email = ?1 DESC LIMIT 1`, typed, normalized))
	if errors.Is(err, sql.ErrNoRows) {
		return u, domain.Errorf(domain.NoActor, "store.nobodyWithAddress", "Nobody with the address %s uses this Kith.", normalized).
			WithHint("store.checkAddressOrSignUp", "Check the address, or sign up with it: in the window or with “kith signup”.")
	}
	return u, coded(err)
}

func (s *Store) claimedByID(ctx context.Context, id domain.UserID) (domain.User, error) {
	u, err := scanUser(s.read.QueryRowContext(ctx,
		`SELECT `+userColumns+` FROM people WHERE user_id = ? AND claimed_at IS NOT NULL`, id))
	if errors.Is(err, sql.ErrNoRows) {
		return u, domain.Errorf(domain.NoActor, "store.notSignedIn", "You are not signed in.").WithHint("store.signIn", "Sign in and try again.")
	}
	return u, coded(err)
}

// SignUp creates a user with an empty profile and signs them in. Imported
// entries with their address are no longer listed, see the view
// listed_profiles. The first user becomes admin of the initial organizations.
// It fails with [domain.Conflict] if the address is taken.
func (s *Store) SignUp(ctx context.Context, surface domain.Surface, name, email string) (domain.User, error) {
	profile := domain.Profile{Name: name}
	if err := profile.Clean(); err != nil {
		return domain.User{}, err
	}
	if profile.Name == "" {
		return domain.User{}, domain.Errorf(domain.Invalid, "common.nameNeeded", "A name is needed.")
	}
	normalized, err := domain.NormalizeEmail(email)
	if err != nil {
		return domain.User{}, err
	}
	id, now := domain.UserID(domain.NewID()), s.timestamp()
	err = s.inTx(ctx, func(tx *sql.Tx) error {
		return s.signUp(ctx, tx, surface, newUser{
			ID: id, Name: profile.Name, Email: normalized, Origin: domain.OriginSignup, ClaimedAt: now, CreatedAt: now,
		})
	})
	if err != nil {
		return domain.User{}, err
	}
	replaced, err := collect(ctx, s.read, scanID[domain.UserID], `SELECT user_id FROM people WHERE email = ? AND claimed_at IS NULL`, normalized)
	if err != nil {
		return domain.User{}, err
	}
	s.notify(replaced...)
	return s.claimedByID(ctx, id)
}

func (s *Store) signUp(ctx context.Context, tx *sql.Tx, surface domain.Surface, u newUser) error {
	taken, err := collect(ctx, tx, scanString, `SELECT email FROM users WHERE claimed_at IS NOT NULL`)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(taken, func(stored string) bool { return normalEmail(stored) == u.Email }) {
		return domain.Errorf(domain.Conflict, "store.addressTaken", "Somebody with the address %s uses this Kith already.", u.Email).
			WithHint("store.chooseYourself", "If that is you, choose yourself under “Who's there?” or, for commands, with --as %s.", u.Email)
	}
	if err := insertUser(ctx, tx, u); err != nil {
		return err
	}
	if len(taken) == 0 {
		if err := makeFirstAdmin(ctx, tx, u.ID, u.CreatedAt); err != nil {
			return err
		}
	}
	if err := setSetting(ctx, tx, settingActor, string(u.ID)); err != nil {
		return err
	}
	return s.record(ctx, tx, domain.Event{Kind: domain.EventJoined, UserID: u.ID, Surface: surface})
}

func makeFirstAdmin(ctx context.Context, tx *sql.Tx, id domain.UserID, now string) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO organization_members (org_id, user_id, role, joined_at, updated_at)
		SELECT org_id, ?1, 'admin', ?2, ?2 FROM organizations WHERE org_id IN (?3, ?4)
		ON CONFLICT DO UPDATE SET role = 'admin'`,
		id, now, domain.TestEnvironment, domain.NexusMaine)
	return err
}

// SignIn makes a user the acting user of this machine. It always checks their
// passcode, and fails like [Store.Unlock].
func (s *Store) SignIn(ctx context.Context, id domain.UserID, passcode string) (domain.User, error) {
	if err := s.Unlock(ctx, id, passcode); err != nil {
		return domain.User{}, err
	}
	return s.SetActor(ctx, id)
}

// SetActor is [Store.SignIn] for a user who has entered their passcode already.
// Otherwise it fails with [domain.Locked].
func (s *Store) SetActor(ctx context.Context, id domain.UserID) (domain.User, error) {
	u, err := s.claimedByID(ctx, id)
	if err != nil {
		return u, err
	}
	if err := s.In(domain.Scope{Actor: id}).authorize(ctx, s.read); err != nil {
		return u, err
	}
	return u, s.inTx(ctx, func(tx *sql.Tx) error { return setSetting(ctx, tx, settingActor, string(id)) })
}

// SignOut signs the acting user out.
func (s *Store) SignOut(ctx context.Context) error {
	err := s.SetSetting(ctx, settingActor, "")
	if err == nil {
		s.unlocked.signOut()
	}
	return err
}

type newUser struct {
	ID                   domain.UserID
	Name, Email          string
	Origin               domain.Origin
	ClaimedAt, CreatedAt string
}

// insertUser writes a user and their empty profile.
func insertUser(ctx context.Context, tx *sql.Tx, u newUser) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO users (user_id, name, email, origin, claimed_at, created_at, updated_at)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)`,
		u.ID, u.Name, u.Email, u.Origin, null(u.ClaimedAt), u.CreatedAt)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO profiles (user_id, created_at, updated_at) VALUES (?1, ?2, ?2)`, u.ID, u.CreatedAt)
	return err
}
