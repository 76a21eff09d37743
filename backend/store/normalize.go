package store

import (
	"bytes"
	"context"
	"database/sql"
	"slices"

	"kith/backend/domain"
)

// settingNormalize is set by a migration until the addresses that were stored
// before are in the one form in which they are compared.
const settingNormalize Setting = "addresses_to_normalize"

// normalizeChunk is how many people are changed per transaction.
const normalizeChunk = 200

// normalizeStored brings stored e-mail addresses and LinkedIn pages into the form
// of [domain.NormalizeEmail] and [domain.CleanLinkedIn], once after the migration.
// What collides with somebody else stays as it was, and the doctor reports it. It
// can be cut off after any transaction: what is done already is found normalised.
// done, which may be nil, is called after each transaction.
func (s *Store) normalizeStored(ctx context.Context, done func() error) error {
	if due, err := s.setting(ctx, settingNormalize); err != nil || due == "" {
		return err
	}
	changes, kept, err := s.addressChanges(ctx)
	if err != nil {
		return err
	}
	for chunk := range slices.Chunk(changes, normalizeChunk) {
		err := s.inTx(ctx, func(tx *sql.Tx) error {
			for _, c := range chunk {
				if err := c.write(ctx, tx); err != nil {
					return err
				}
			}
			return nil
		})
		if err == nil && done != nil {
			err = done()
		}
		if err != nil {
			return err
		}
	}
	return s.inTx(ctx, func(tx *sql.Tx) error {
		if err := normalizeInvitations(ctx, tx, kept); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `DELETE FROM settings WHERE key = ?`, settingNormalize)
		return err
	})
}

// addressChange is a person whose addresses are stored in another form.
type addressChange struct {
	user        domain.UserID
	email, page string // normalised
}

// addressChanges returns the people to change, and the stored addresses of users
// that collide and are kept.
func (s *Store) addressChanges(ctx context.Context) (changes []addressChange, kept map[string]bool, err error) {
	people, err := storedAddresses(ctx, s.read)
	if err != nil {
		return nil, nil, err
	}
	groups := groupAddresses(people)
	kept = map[string]bool{}
	for _, p := range people {
		if p.claimed && groups.shared(p, p.email) {
			kept[p.storedEmail] = true
		}
	}
	for _, p := range people {
		c := addressChange{p.user, p.email, p.page}
		// An entry keeps the spelling of a user who keeps it, who has replaced the entry.
		if kept[p.storedEmail] || groups.shared(p, p.email) {
			c.email = p.storedEmail
		}
		if groups.shared(p, p.page) {
			c.page = p.storedPage
		}
		if c.email != p.storedEmail || c.page != p.storedPage {
			changes = append(changes, c)
		}
	}
	return changes, kept, nil
}

// write changes a person, and what an undo of their imports compares them with.
func (c addressChange) write(ctx context.Context, tx *sql.Tx) error {
	type imported struct {
		id    domain.ImportID
		org   domain.OrgID
		after []byte
	}
	imports, err := collect(ctx, tx, func(r row) (i imported, err error) { return i, r.Scan(&i.id, &i.org, &i.after) }, `
		SELECT c.import_id, i.org_id, c.after FROM import_changes c JOIN imports i USING (import_id) WHERE c.user_id = ?`, c.user)
	if err != nil {
		return err
	}
	unchanged := imports[:0]
	for _, i := range imports {
		states, err := readStates(ctx, tx, i.org, []domain.UserID{c.user})
		if err != nil {
			return err
		}
		if state, there := states[c.user]; there && bytes.Equal(state.digest(), i.after) {
			unchanged = append(unchanged, i)
		}
	}
	if _, err := tx.ExecContext(ctx, `UPDATE users SET email = ?2 WHERE user_id = ?1`, c.user, c.email); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE profiles SET linkedin = ?2 WHERE user_id = ?1`, c.user, c.page); err != nil {
		return err
	}
	for _, i := range unchanged {
		states, err := readStates(ctx, tx, i.org, []domain.UserID{c.user})
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE import_changes SET after = ?3 WHERE import_id = ?1 AND user_id = ?2`,
			i.id, c.user, states[c.user].digest())
		if err != nil {
			return err
		}
	}
	return nil
}

// normalizeInvitations normalises the addresses of invitations, but not those of
// users whose own address is kept.
func normalizeInvitations(ctx context.Context, tx *sql.Tx, kept map[string]bool) error {
	emails, err := collect(ctx, tx, scanString, `SELECT DISTINCT email FROM invitations`)
	if err != nil {
		return err
	}
	for _, email := range emails {
		normalized := normalEmail(email)
		if normalized == email || kept[email] {
			continue
		}
		if _, err := tx.ExecContext(ctx, `UPDATE invitations SET email = ?2 WHERE email = ?1`, email, normalized); err != nil {
			return err
		}
	}
	return nil
}

// normalEmail normalises a stored address. One that is none stays as it is.
func normalEmail(stored string) string {
	if normalized, err := domain.NormalizeEmail(stored); err == nil {
		return normalized
	}
	return stored
}

// normalPage normalises a stored LinkedIn page.
func normalPage(stored string) string {
	if normalized, err := domain.CleanLinkedIn(stored); err == nil {
		return normalized
	}
	return stored
}
