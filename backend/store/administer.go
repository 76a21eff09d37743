package store

import (
	"context"
	"database/sql"

	"kith/backend/domain"
)

// CreateOrganization creates an organization with the acting user as its admin.
// It fails with [domain.Conflict] if they belong to one of that name.
func (d *Scoped) CreateOrganization(ctx context.Context, o domain.Organization) (domain.Organization, error) {
	if err := o.Clean(); err != nil {
		return o, err
	}
	o.ID = domain.OrgID(domain.NewID())
	err := d.inTx(ctx, func(tx *sql.Tx) error {
		if err := d.requireFreeName(ctx, tx, o); err != nil {
			return err
		}
		now := d.s.timestamp()
		_, err := tx.ExecContext(ctx, `
			INSERT INTO organizations (org_id, name, description, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?4)`,
			o.ID, o.Name, o.Description, now)
		if err != nil {
			return err
		}
		if err := insertMember(ctx, tx, o.ID, d.scope.Actor, now); err != nil {
			return err
		}
		if err := setRole(ctx, tx, o.ID, d.scope.Actor, domain.RoleAdmin, now); err != nil {
			return err
		}
		return d.audit(ctx, tx, o.ID, auditFact{action: domain.AuditCreated})
	})
	if err != nil {
		return domain.Organization{}, err
	}
	d.s.notify(d.scope.Actor)
	return d.Organization(ctx, string(o.ID))
}

// requireFreeName fails if the acting user belongs to another organization of
// the same name. Organizations of others are not checked, because the error
// would reveal that they exist.
func (d *Scoped) requireFreeName(ctx context.Context, tx *sql.Tx, o domain.Organization) error {
	names, err := collect(ctx, tx, scanString, `
		SELECT o.name FROM organization_members m JOIN organizations o USING (org_id)
		WHERE m.user_id = ? AND m.deleted_at IS NULL AND o.deleted_at IS NULL AND o.org_id <> ?`, d.scope.Actor, o.ID)
	if err != nil {
		return err
	}
	for _, name := range names {
		if sameName(name, o.Name) {
			return domain.Errorf(domain.Conflict, "store.organizationNameTaken", "You belong to an organization named %s already; nothing was changed.", name).
				WithHint("store.chooseAnotherName", "Choose another name.")
		}
	}
	return nil
}

// DescribeOrganization changes an organization's name and description. It is
// for admins.
func (d *Scoped) DescribeOrganization(ctx context.Context, o domain.Organization) error {
	if err := o.Clean(); err != nil {
		return err
	}
	return d.inTx(ctx, func(tx *sql.Tx) error {
		if err := d.requireAdminOfAny(ctx, tx, o.ID); err != nil {
			return err
		}
		if err := d.requireFreeName(ctx, tx, o); err != nil {
			return err
		}
		var before domain.Organization
		err := tx.QueryRowContext(ctx, `SELECT name, description FROM organizations WHERE org_id = ?`, o.ID).Scan(&before.Name, &before.Description)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE organizations SET name = ?2, description = ?3, updated_at = ?4 WHERE org_id = ?1`,
			o.ID, o.Name, o.Description, d.s.timestamp())
		if err != nil {
			return err
		}
		return d.auditDescription(ctx, tx, before, o)
	})
}

func (d *Scoped) auditDescription(ctx context.Context, tx *sql.Tx, before, after domain.Organization) error {
	if before.Name != after.Name {
		if err := d.audit(ctx, tx, after.ID, auditFact{action: domain.AuditRenamed}); err != nil {
			return err
		}
	}
	if before.Description != after.Description {
		return d.audit(ctx, tx, after.ID, auditFact{action: domain.AuditDescribed})
	}
	return nil
}

// ArchiveOrganization archives an organization: its members cannot find each
// other, and its data is kept. It is for admins. Test Environment, which
// everybody joins, cannot be archived ([domain.Conflict]).
func (d *Scoped) ArchiveOrganization(ctx context.Context, org domain.OrgID) error {
	if org == domain.TestEnvironment {
		return d.refuseToAdmin(ctx, org, domain.Errorf(domain.Conflict, "store.cannotArchiveFirst", "Everybody who signs up starts in this organization; it cannot be archived."))
	}
	return d.changeStatus(ctx, org, domain.AuditArchived, `UPDATE organizations SET archived_at = ?2, updated_at = ?2 WHERE org_id = ?1 AND archived_at IS NULL AND deleted_at IS NULL`)
}

// UnarchiveOrganization makes an archived organization active again. It is for
// admins.
func (d *Scoped) UnarchiveOrganization(ctx context.Context, org domain.OrgID) error {
	return d.changeStatus(ctx, org, domain.AuditUnarchived, `UPDATE organizations SET archived_at = NULL, updated_at = ?2 WHERE org_id = ?1 AND archived_at IS NOT NULL AND deleted_at IS NULL`)
}

// DeleteOrganization deletes an organization. It can be restored within
// [Grace]; then it is erased with the entries that were imported into it. It is
// for admins, who type its name as confirmation. The initial organizations
// cannot be deleted ([domain.Conflict]).
func (d *Scoped) DeleteOrganization(ctx context.Context, org domain.OrgID, name string) error {
	if org.IsInitial() {
		return d.refuseToAdmin(ctx, org, domain.Errorf(domain.Conflict, "store.cannotDeleteFirst", "This organization exists from the start; it cannot be deleted."))
	}
	q, err := d.reader(ctx)
	if err != nil {
		return err
	}
	if err := d.requireAdminOfAny(ctx, q, org); err != nil {
		return err
	}
	var called string
	if err := q.QueryRowContext(ctx, `SELECT name FROM organizations WHERE org_id = ?`, org).Scan(&called); err != nil {
		return coded(err)
	}
	if !sameName(called, name) {
		return domain.Errorf(domain.Invalid, "store.organizationNameDiffers", "That is not the organization's name; nothing was deleted.").
			WithHint("store.typeNameToDelete", "Type “%s” to delete it.", called)
	}
	return d.changeStatus(ctx, org, domain.AuditDeleted, `UPDATE organizations SET deleted_at = ?2, updated_at = ?2 WHERE org_id = ?1 AND deleted_at IS NULL`)
}

// RestoreOrganization undoes a deletion within [Grace]. It is for those who
// were admins.
func (d *Scoped) RestoreOrganization(ctx context.Context, org domain.OrgID) error {
	return d.changeStatus(ctx, org, domain.AuditRestored, `UPDATE organizations SET deleted_at = NULL, updated_at = ?2 WHERE org_id = ?1 AND deleted_at IS NOT NULL`)
}

// refuseToAdmin returns why to admins, and the usual error to everybody else.
func (d *Scoped) refuseToAdmin(ctx context.Context, org domain.OrgID, why error) error {
	q, err := d.reader(ctx)
	if err == nil {
		err = d.requireAdminOfAny(ctx, q, org)
	}
	if err == nil {
		err = why
	}
	return err
}

// changeStatus runs a statement that archives, deletes or restores an
// organization, and notifies about all its members. It does nothing if the
// statement changes no row.
func (d *Scoped) changeStatus(ctx context.Context, org domain.OrgID, action domain.AuditAction, statement string) error {
	var members []domain.UserID
	err := d.inTx(ctx, func(tx *sql.Tx) (err error) {
		if err := d.requireAdminOfAny(ctx, tx, org); err != nil {
			return err
		}
		n, err := execCount(ctx, tx, statement, org, d.s.timestamp())
		if err != nil || n == 0 {
			return err
		}
		members, err = collect(ctx, tx, scanID[domain.UserID], `SELECT user_id FROM organization_members WHERE org_id = ?`, org)
		if err != nil {
			return err
		}
		return d.audit(ctx, tx, org, auditFact{action: action})
	})
	if err == nil {
		d.s.notify(members...)
	}
	return err
}

// requireAdminOfAny is requireAdmin for organizations that may be archived or
// deleted.
func (d *Scoped) requireAdminOfAny(ctx context.Context, q querier, org domain.OrgID) error {
	var role domain.Role
	err := q.QueryRowContext(ctx, `
		SELECT m.role FROM organization_members m JOIN organizations o USING (org_id)
		WHERE m.org_id = ? AND m.user_id = ? AND m.deleted_at IS NULL AND (o.deleted_at IS NULL OR m.role = 'admin')`,
		org, d.scope.Actor).Scan(&role)
	if err != nil {
		return organizationNotFound(err)
	}
	return d.requireRole(ctx, q, org, role)
}
