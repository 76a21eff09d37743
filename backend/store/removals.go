package store

import (
	"context"

	"kith/backend/domain"
)

// Removals lists the members whom admins removed and can still restore, those who
// were removed at one time together, the latest first. It is for admins.
func (d *Scoped) Removals(ctx context.Context, org domain.OrgID) ([]domain.Removal, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return nil, err
	}
	if err := d.requireAdmin(ctx, q, org); err != nil {
		return nil, err
	}
	type removed struct {
		domain.RemovedPerson
		by   domain.UserID
		name string
		at   timestamp
	}
	people := each(ctx, q, func(r row) (p removed, err error) {
		return p, r.Scan(&p.UserID, &p.Name, &p.by, &p.name, &p.at)
	}, `
		SELECT m.user_id, u.name, m.removed_by, b.name, m.deleted_at
		FROM organization_members m JOIN people u USING (user_id) JOIN users b ON b.user_id = m.removed_by
		WHERE m.org_id = ?1 AND m.deleted_at > ?2 AND m.removed_by <> m.user_id
		ORDER BY m.deleted_at DESC, m.removed_by, u.name COLLATE NOCASE, u.user_id`, org, d.s.graceBegan())
	removals := []domain.Removal{}
	var last removed
	for p, err := range people {
		if err != nil {
			return nil, err
		}
		if len(removals) == 0 || p.at != last.at || p.by != last.by {
			removals = append(removals, domain.Removal{By: p.name, At: p.at.Time, Until: p.at.Add(Grace)})
		}
		last = p
		r := &removals[len(removals)-1]
		r.People = append(r.People, p.RemovedPerson)
	}
	return removals, nil
}
