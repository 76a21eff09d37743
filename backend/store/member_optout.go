package store

import (
	"context"
	"database/sql"

	"kith/backend/domain"
)

// OptOut records that people whom admins imported said no to being listed, all of
// them or none. It is lasting: no import and no admin lists them again, only they
// themselves can, once they use Kith. It returns how many had not said so before.
// It is for admins. It fails with [domain.Conflict] for users of this
// installation, who decide for themselves, and for the sample community.
func (d *Scoped) OptOut(ctx context.Context, org domain.OrgID, users []domain.UserID) (changed int, err error) {
	err = d.changeMembers(ctx, org, users, func(tx *sql.Tx, user domain.UserID) error {
		m, err := memberOf(ctx, tx, org, user)
		if err != nil {
			return err
		}
		if m.claimed {
			return domain.Errorf(domain.Conflict, "store.decidesForThemselves", "%s uses Kith here and decides that for themselves; nothing was changed.", m.name).
				WithHint("store.hideYourself", "They hide their profile in Settings or with “kith profile hide”. You can remove them from the organization.")
		}
		if m.sample {
			return domain.Errorf(domain.Conflict, "store.sampleStays", "The sample community stays as it is.")
		}
		n, err := execCount(ctx, tx, `
			UPDATE profiles SET opted_in = 0, consent = '', opted_out_at = ?2, updated_at = ?2 WHERE user_id = ?1 AND opted_out_at IS NULL`,
			user, d.s.timestamp())
		if err != nil || n == 0 {
			return err
		}
		changed++
		return d.audit(ctx, tx, org, auditFact{action: domain.AuditOptedOut, subject: user})
	})
	return changed, err
}
