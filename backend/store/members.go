package store

import (
	"context"

	"kith/backend/domain"
)

// Members returns the profiles of all members as admins may see them. For users
// who are not listed, that is only the name. It is for admins.
func (d *Scoped) Members(ctx context.Context, org domain.OrgID) ([]domain.Profile, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return nil, err
	}
	if err := d.requireAdmin(ctx, q, org); err != nil {
		return nil, err
	}
	type member struct {
		domain.Profile
		claimed bool
	}
	members, err := collect(ctx, q, func(r row) (m member, err error) {
		m.Profile, err = scanProfile(claimedRow{r, &m.claimed})
		return m, err
	}, `SELECT `+profileColumns+`, u.claimed_at IS NOT NULL
		FROM memberships m JOIN people u USING (user_id) JOIN profiles p USING (user_id)
		WHERE m.org_id = ? ORDER BY u.name COLLATE NOCASE, u.user_id`, org)
	if err != nil {
		return nil, err
	}
	seen := make([]domain.Profile, len(members))
	for i, m := range members {
		seen[i] = adminView(m.Profile, m.claimed, d.scope.Actor)
	}
	return seen, nil
}

type claimedRow struct {
	row
	claimed *bool
}

func (r claimedRow) Scan(dest ...any) error { return r.row.Scan(append(dest, r.claimed)...) }
