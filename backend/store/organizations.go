package store

import (
	"context"
	"database/sql"
	"errors"

	"kith/backend/domain"
)

// Memberships returns the acting user's memberships of active organizations, by
// name.
func (d *Scoped) Memberships(ctx context.Context) ([]domain.Membership, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return nil, err
	}
	return collect(ctx, q, scanMembership, `
		SELECT `+membershipColumns+`
		FROM memberships m JOIN organizations o USING (org_id)
		WHERE m.user_id = ? ORDER BY o.name COLLATE NOCASE, o.org_id`, d.scope.Actor)
}

// Organizations returns the acting user's memberships by name, including
// archived organizations and, for admins, deleted ones that can be restored.
func (d *Scoped) Organizations(ctx context.Context) ([]domain.Membership, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return nil, err
	}
	return collect(ctx, q, scanMembership, `
		SELECT `+membershipColumns+`
		FROM organization_members m JOIN organizations o USING (org_id)
		WHERE m.user_id = ? AND m.deleted_at IS NULL AND (o.deleted_at IS NULL OR m.role = 'admin')
		ORDER BY o.name COLLATE NOCASE, o.org_id`, d.scope.Actor)
}

const membershipColumns = `o.org_id, o.name, o.description, o.created_at, o.archived_at, o.deleted_at, m.role, m.joined_at,
	EXISTS (SELECT 1 FROM organization_keys k WHERE k.org_id = o.org_id AND k.private_key IS NULL)`

func scanMembership(r row) (domain.Membership, error) {
	var m domain.Membership
	var created, archived, deleted, joined timestamp
	o := &m.Organization
	err := r.Scan(&o.ID, &o.Name, &o.Description, &created, &archived, &deleted, &m.Role, &joined, &o.FromFile)
	o.CreatedAt, o.ArchivedAt, o.DeletedAt, m.JoinedAt = created.Time, archived.Time, deleted.Time, joined.Time
	return m, err
}

// Organization finds one of the acting user's active organizations by id or
// name. It fails with [domain.NotFound], and with [domain.Conflict] if several
// have that name.
func (d *Scoped) Organization(ctx context.Context, nameOrID string) (domain.Organization, error) {
	memberships, err := d.Memberships(ctx)
	if err != nil {
		return domain.Organization{}, err
	}
	return pickOrganization(memberships, nameOrID)
}

// AnyOrganization is Organization for all of [Scoped.Organizations].
func (d *Scoped) AnyOrganization(ctx context.Context, nameOrID string) (domain.Organization, error) {
	memberships, err := d.Organizations(ctx)
	if err != nil {
		return domain.Organization{}, err
	}
	return pickOrganization(memberships, nameOrID)
}

func pickOrganization(memberships []domain.Membership, nameOrID string) (domain.Organization, error) {
	var named []domain.Organization
	for _, m := range memberships {
		if string(m.Organization.ID) == nameOrID {
			return m.Organization, nil
		}
		if sameName(m.Organization.Name, nameOrID) {
			named = append(named, m.Organization)
		}
	}
	switch len(named) {
	case 0:
		return domain.Organization{}, organizationNotFound(sql.ErrNoRows)
	case 1:
		return named[0], nil
	default:
		return domain.Organization{}, domain.Errorf(domain.Conflict, "store.nameAmbiguous", "You belong to %d organizations named %s.", len(named), named[0].Name).
			WithHint("store.nameOrganizationById", "Name the one you mean by its id; “kith org list” shows them.")
	}
}

// Reach returns the organizations whose indexes a question searches. everyone
// says that the viewer has never belonged to an organization and sees every
// opted-in profile. TestAccessRule compares it with the access rule.
func (d *Scoped) Reach(ctx context.Context) (orgs []domain.OrgID, everyone bool, err error) {
	q, err := d.reader(ctx)
	if err != nil {
		return nil, false, err
	}
	return d.reach(ctx, q)
}

func (d *Scoped) reach(ctx context.Context, q querier) (orgs []domain.OrgID, everyone bool, err error) {
	if d.scope.Org == "" {
		err = q.QueryRowContext(ctx, `
			SELECT belonged_at IS NULL AND (SELECT value FROM settings WHERE key = ?) = 'on' FROM people WHERE user_id = ?`,
			SettingNewcomersSeeEveryone, d.scope.Actor).Scan(&everyone)
		if err != nil {
			return nil, false, coded(err)
		}
	}
	orgs, err = collect(ctx, q, scanID[domain.OrgID],
		`SELECT org_id FROM memberships WHERE user_id = ?1 AND ?2 IN ('', org_id) ORDER BY org_id`, d.scope.Actor, d.scope.Org)
	return orgs, everyone, err
}

func scanID[T ~string](r row) (T, error) {
	s, err := scanString(r)
	return T(s), err
}

func organizationNotFound(err error) error {
	if !errors.Is(err, sql.ErrNoRows) {
		return coded(err)
	}
	return domain.Errorf(domain.NotFound, "store.notMemberOf", "You are not a member of an organization of that name.").
		WithHint("store.seeOrganizations", "“kith org list” shows yours.").WithCause(err)
}

// requireMember fails with [domain.NotFound] unless the acting user belongs to
// the organization.
func (d *Scoped) requireMember(ctx context.Context, q querier, org domain.OrgID) error {
	var member bool
	err := q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM memberships WHERE org_id = ? AND user_id = ?)`, org, d.scope.Actor).
		Scan(&member)
	if err == nil && !member {
		err = sql.ErrNoRows
	}
	if err != nil {
		return organizationNotFound(err)
	}
	return nil
}
