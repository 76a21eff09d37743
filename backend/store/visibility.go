package store

import (
	"context"
	"database/sql"

	"kith/backend/domain"
)

// Visibility returns whether the acting user is shown to others.
func (d *Scoped) Visibility(ctx context.Context) (visibility domain.Visibility, err error) {
	q, err := d.reader(ctx)
	if err != nil {
		return "", err
	}
	err = q.QueryRowContext(ctx, `
		SELECT CASE WHEN opted_in = 1 THEN ?2 WHEN paused_at IS NOT NULL THEN ?3 ELSE ?4 END FROM profiles WHERE user_id = ?1`,
		d.scope.Actor, domain.Shown, domain.Paused, domain.Hidden).Scan(&visibility)
	return visibility, coded(err)
}

// SetVisibility opts the acting user in or out. The profile keeps its text. A
// paused profile is hidden too, and its owner is reminded.
func (d *Scoped) SetVisibility(ctx context.Context, visibility domain.Visibility) error {
	if !visibility.Known() {
		return domain.Errorf(domain.Invalid, "store.visibilityUnknown", "A profile is shown, paused or hidden; nothing was changed.")
	}
	err := d.inTx(ctx, func(tx *sql.Tx) error {
		before, err := d.s.ownProfile(ctx, tx, d.scope.Actor)
		if err != nil {
			return err
		}
		after := before
		after.OptedIn = visibility == domain.Shown
		if err := d.s.updateProfile(ctx, tx, after); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE profiles SET paused_at = ?2 WHERE user_id = ?1`, d.scope.Actor, pausedAt(visibility, d.s.timestamp()))
		if err != nil {
			return err
		}
		return d.recordProfileChange(ctx, tx, before, after)
	})
	if err == nil {
		d.s.notify(d.scope.Actor)
	}
	return err
}

func pausedAt(visibility domain.Visibility, now string) any {
	if visibility == domain.Paused {
		return now
	}
	return nil
}
