package store

import (
	"context"
	"errors"

	"kith/backend/domain"
)

// RemovedMembers lists the members whom admins removed and can still restore, by
// name. Of each it shows what [Scoped.ListMembers] shows of members. It is for
// admins.
func (d *Scoped) RemovedMembers(ctx context.Context, org domain.OrgID) ([]domain.RemovedMember, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return nil, err
	}
	if err := d.requireAdmin(ctx, q, org); err != nil {
		return nil, err
	}
	return collect(ctx, q, scanRemoved, `
		SELECT u.user_id, u.name,
		  CASE WHEN u.claimed_at IS NULL OR u.user_id = ?2 OR p.opted_in AND p.show_email THEN u.email ELSE '' END, m.role, u.origin,
		  u.claimed_at IS NOT NULL, m.joined_at, m.deleted_at
		FROM organization_members m JOIN people u USING (user_id) JOIN profiles p USING (user_id)
		WHERE m.org_id = ?1 AND m.deleted_at > ?3 AND m.removed_by <> m.user_id
		ORDER BY u.name COLLATE NOCASE, u.user_id`, org, d.scope.Actor, d.s.graceBegan())
}

func scanRemoved(r row) (m domain.RemovedMember, err error) {
	var joined, removed timestamp
	err = r.Scan(&m.UserID, &m.Name, &m.Email, &m.Role, &m.Origin, &m.Claimed, &joined, &removed)
	m.JoinedAt, m.Until = joined.Time, removed.Add(Grace)
	return m, err
}

// MemberWithAddress returns the member, or removed member, of an organization who
// has an address that the acting user knows already: they invited it, and this
// member accepted, or they imported it, and this member claimed the entry. It
// tells nobody else whose address it is: it fails with [domain.NotFound] as for an
// unknown address. It is for admins.
func (d *Scoped) MemberWithAddress(ctx context.Context, org domain.OrgID, address string) (domain.UserID, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return "", err
	}
	if err := d.requireAdmin(ctx, q, org); err != nil {
		return "", err
	}
	email, err := domain.NormalizeEmail(address)
	if err != nil {
		return "", errors.Join(personNotFound(), err)
	}
	known, err := collect(ctx, q, scanID[domain.UserID], `
		SELECT m.user_id FROM organization_members m JOIN people u USING (user_id)
		WHERE m.org_id = ?1 AND u.email = ?2 AND u.claimed_at IS NOT NULL AND (m.deleted_at IS NULL OR m.deleted_at > ?4 AND m.removed_by <> m.user_id)
		  AND (EXISTS (SELECT 1 FROM invitations i
		         WHERE i.org_id = ?1 AND i.email = ?2 AND i.user_id = m.user_id AND i.status = 'accepted' AND i.invited_by = ?3)
		    OR EXISTS (SELECT 1 FROM users e JOIN organization_members em ON em.user_id = e.user_id AND em.org_id = ?1
		         WHERE e.merged_into = m.user_id AND e.email = ?2
		           AND EXISTS (SELECT 1 FROM imports f LEFT JOIN import_changes c ON c.import_id = f.import_id AND c.user_id = e.user_id
		             WHERE f.org_id = ?1 AND f.imported_by = ?3 AND (f.at = e.created_at OR c.user_id IS NOT NULL))))`,
		org, email, d.scope.Actor, d.s.graceBegan())
	if err != nil {
		return "", err
	}
	if len(known) != 1 {
		return "", personNotFound()
	}
	return known[0], nil
}
