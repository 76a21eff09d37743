package api

import (
	"context"

	"kith/backend/domain"
	"kith/backend/store"
)

// Organizations lists, selects and changes the acting user's organizations.
type Organizations struct{ app *App }

// Organization is an organization of the acting user. In an archived or deleted one nobody can be found.
type Organization struct {
	OrgID       string `json:"org_id"`
	Name        string `json:"name"`
	Description string `json:"description"`
	Role        string `json:"role"` // of the acting user
	JoinedAt    string `json:"joined_at"`
	CreatedAt   string `json:"created_at"`
	ArchivedAt  string `json:"archived_at"` // "": not archived
	DeletedAt   string `json:"deleted_at"`  // "": not deleted
	ErasedAt    string `json:"erased_at"`   // if deleted: until when it can be restored
	Lasting     bool   `json:"lasting"`     // built in: it cannot be deleted
	FromFile    bool   `json:"from_file"`   // it came in a directory file and is managed on another computer
}

// OrganizationName identifies an organization in a list of names. The page may
// show another name than the stored one.
type OrganizationName struct {
	OrgID string `json:"org_id"`
	Name  string `json:"name"`
}

// OrganizationRequest names an organization of the acting user. Some methods accept "" for all of them.
type OrganizationRequest struct {
	OrgID string `json:"org_id"`
}

// DescribeOrganizationRequest has the name and description of an organization. For Create, OrgID is empty.
type DescribeOrganizationRequest struct {
	OrgID       string `json:"org_id"`
	Name        string `json:"name"`
	Description string `json:"description"`
}

// DeleteOrganizationRequest deletes an organization; TypedName must be its name.
type DeleteOrganizationRequest struct {
	OrgID     string `json:"org_id"`
	TypedName string `json:"typed_name"`
}

// AuditRequest asks for the audit entries of an organization before an entry.
type AuditRequest struct {
	OrgID  string `json:"org_id"`
	Before string `json:"before"` // id of an entry; "": from the newest on
}

// AuditEntry is a [domain.AuditEntry] with its time as text.
type AuditEntry struct {
	domain.AuditEntry
	At string `json:"at"`
}

// List returns the acting user's organizations, sorted by name.
func (o *Organizations) List() ([]Organization, error) { return result(o.app.within, organizations) }

// Select stores which organization the acting user has selected; "" means all of theirs.
func (o *Organizations) Select(r OrganizationRequest) error {
	return o.change(r, (*store.Scoped).Select)
}

// Create creates an organization with the acting user as its admin.
func (o *Organizations) Create(r DescribeOrganizationRequest) (Organization, error) {
	return result(o.app.within, func(ctx context.Context, scoped *store.Scoped) (Organization, error) {
		created, err := scoped.CreateOrganization(ctx, domain.Organization{Name: r.Name, Description: r.Description})
		if err != nil {
			return Organization{}, err
		}
		return organizationOf(ctx, scoped, created.ID)
	})
}

// Describe changes the name and description of an organization.
func (o *Organizations) Describe(r DescribeOrganizationRequest) (Organization, error) {
	return result(o.app.within, func(ctx context.Context, scoped *store.Scoped) (Organization, error) {
		changed := domain.Organization{ID: domain.OrgID(r.OrgID), Name: r.Name, Description: r.Description}
		if err := scoped.DescribeOrganization(ctx, changed); err != nil {
			return Organization{}, err
		}
		return organizationOf(ctx, scoped, changed.ID)
	})
}

// Archive archives an organization and keeps its data.
func (o *Organizations) Archive(r OrganizationRequest) error {
	return o.change(r, (*store.Scoped).ArchiveOrganization)
}

// Unarchive restores an archived organization.
func (o *Organizations) Unarchive(r OrganizationRequest) error {
	return o.change(r, (*store.Scoped).UnarchiveOrganization)
}

// Delete deletes an organization. It can be restored for a week, then it is erased.
func (o *Organizations) Delete(r DeleteOrganizationRequest) error {
	return o.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		return scoped.DeleteOrganization(ctx, domain.OrgID(r.OrgID), r.TypedName)
	})
}

// Restore restores a deleted organization.
func (o *Organizations) Restore(r OrganizationRequest) error {
	return o.change(r, (*store.Scoped).RestoreOrganization)
}

// Leave ends the acting user's membership.
func (o *Organizations) Leave(r OrganizationRequest) error { return o.change(r, (*store.Scoped).Leave) }

// Rejoin undoes Leave, for a week.
func (o *Organizations) Rejoin(r OrganizationRequest) error {
	return o.change(r, (*store.Scoped).Rejoin)
}

func (o *Organizations) change(r OrganizationRequest, change func(*store.Scoped, context.Context, domain.OrgID) error) error {
	return o.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		return change(scoped, ctx, domain.OrgID(r.OrgID))
	})
}

// Audit returns 100 audit entries of an organization, the latest first. It is for admins.
func (o *Organizations) Audit(r AuditRequest) ([]AuditEntry, error) {
	return result(o.app.within, func(ctx context.Context, scoped *store.Scoped) ([]AuditEntry, error) {
		entries, err := scoped.Audit(ctx, domain.OrgID(r.OrgID), r.Before, 100)
		return each(entries, auditEntry), err
	})
}

func organizations(ctx context.Context, scoped *store.Scoped) ([]Organization, error) {
	mine, err := scoped.Organizations(ctx)
	return each(mine, organization), err
}

func organizationOf(ctx context.Context, scoped *store.Scoped, id domain.OrgID) (Organization, error) {
	mine, err := scoped.Organizations(ctx)
	for _, m := range mine {
		if m.Organization.ID == id {
			return organization(m), err
		}
	}
	return Organization{}, err
}

func organization(m domain.Membership) Organization {
	o := m.Organization
	shown := Organization{
		OrgID: string(o.ID), Name: o.Name, Description: o.Description, Role: string(m.Role), Lasting: o.ID.IsInitial(), FromFile: o.FromFile,
		JoinedAt: domain.FormatTime(m.JoinedAt), CreatedAt: domain.FormatTime(o.CreatedAt),
		ArchivedAt: domain.FormatTime(o.ArchivedAt), DeletedAt: domain.FormatTime(o.DeletedAt),
	}
	if !o.DeletedAt.IsZero() {
		shown.ErasedAt = domain.FormatTime(o.DeletedAt.Add(store.Grace))
	}
	return shown
}

func organizationName(o domain.OrganizationName) OrganizationName {
	return OrganizationName{OrgID: string(o.ID), Name: o.Name}
}

func auditEntry(e domain.AuditEntry) AuditEntry {
	return AuditEntry{AuditEntry: e, At: domain.FormatTime(e.At)}
}
