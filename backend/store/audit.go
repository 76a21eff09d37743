package store

import (
	"context"
	"database/sql"

	"kith/backend/domain"
)

// auditFact is a new record for an organization's audit list.
type auditFact struct {
	action     domain.AuditAction
	subject    domain.UserID
	invitation domain.InvitationID
	facts      auditFacts
}

type auditFacts struct {
	Role  domain.Role `json:"role,omitempty"`
	Count int         `json:"count,omitempty"`
}

// audit appends an action of the acting user to an organization's audit list.
func (d *Scoped) audit(ctx context.Context, tx *sql.Tx, org domain.OrgID, f auditFact) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO audit (audit_id, org_id, actor_id, subject_id, invitation_id, action, facts, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		domain.NewID(), org, d.scope.Actor, null(f.subject), null(f.invitation), f.action, encode(f.facts), d.s.timestamp())
	return err
}

// Audit reads an organization's audit list, the latest first, starting after
// the record with id before, or at the newest if before is "". It is for
// admins, also of archived and deleted organizations.
func (d *Scoped) Audit(ctx context.Context, org domain.OrgID, before string, limit int) ([]domain.AuditEntry, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return nil, err
	}
	if err := d.requireAdminOfAny(ctx, q, org); err != nil {
		return nil, err
	}
	return collect(ctx, q, scanAudit, auditQuery+`
		WHERE a.org_id = ?1 AND (?2 = '' OR a.audit_id < ?2) ORDER BY a.audit_id DESC LIMIT ?3`, org, before, limit)
}

const auditQuery = `
	SELECT a.audit_id, a.action, actor.name, a.actor_id, coalesce(subject.name, i.email), a.subject_id,
	       a.facts ->> 'role', coalesce(a.facts ->> 'count', 0), a.at
	FROM audit a
	LEFT JOIN users actor ON actor.user_id = a.actor_id
	LEFT JOIN users subject ON subject.user_id = a.subject_id
	LEFT JOIN invitations i ON i.invitation_id = a.invitation_id`

func scanAudit(r row) (domain.AuditEntry, error) {
	var e domain.AuditEntry
	var at timestamp
	err := r.Scan(&e.ID, &e.Action, text[string]{&e.Actor}, text[domain.UserID]{&e.ActorID}, text[string]{&e.Subject},
		text[domain.UserID]{&e.SubjectID}, text[domain.Role]{&e.Role}, &e.Count, &at)
	e.At = at.Time
	return e, err
}
