package api

import (
	"context"

	"kith/backend/domain"
	"kith/backend/store"
)

// Organizations are the acting user's organizations: the one they look into,
// and what their admins may change.
type Organizations struct{ app *App }

// Organization is one of mine. Archived and deleted ones are told apart by
// their times; nobody finds anybody in them.
type Organization struct {
	OrgID       string `json:"org_id"`
	Name        string `json:"name"`
	Description string `json:"description"`
	Role        string `json:"role"` // mine
	JoinedAt    string `json:"joined_at"`
	CreatedAt   string `json:"created_at"`
	ArchivedAt  string `json:"archived_at"` // "" where it is in use
	DeletedAt   string `json:"deleted_at"`  // "" where it is there
	ErasedAt    string `json:"erased_at"`   // of a deleted one: until when it can be brought back
	Lasting     bool   `json:"lasting"`     // exists from the start and cannot be deleted
	FromFile    bool   `json:"from_file"`   // kept elsewhere: it came here in a directory file
}

// OrganizationName identifies an organization in a list of names. The page may
// show another name than the stored one.
type OrganizationName struct {
	OrgID string `json:"org_id"`
	Name  string `json:"name"`
}

// OrganizationRequest names one of my organizations; "" is all of them, where
// that makes sense.
type OrganizationRequest struct {
	OrgID string `json:"org_id"`
}

// DescribeOrganizationRequest says what an organization is called and says of
// itself. To found one, leave OrgID empty.
type DescribeOrganizationRequest struct {
	OrgID       string `json:"org_id"`
	Name        string `json:"name"`
	Description string `json:"description"`
}

// DeleteOrganizationRequest deletes an organization; TypedName has to be its
// name.
type DeleteOrganizationRequest struct {
	OrgID     string `json:"org_id"`
	TypedName string `json:"typed_name"`
}

// AuditRequest asks for what was done in an organization before an entry.
type AuditRequest struct {
	OrgID  string `json:"org_id"`
	Before string `json:"before"` // the id of the last entry that is there; "": from the newest
}

// AuditEntry is a [domain.AuditEntry] with its time as text.
type AuditEntry struct {
	domain.AuditEntry
	At string `json:"at"`
}

// List is my organizations, by name.
func (o *Organizations) List() ([]Organization, error) { return result(o.app.within, organizations) }

// Select remembers which organization I look into; "" is all of mine.
func (o *Organizations) Select(r OrganizationRequest) error {
	return o.change(r, (*store.Scoped).Select)
}

// Create founds an organization, whose admin I become.
func (o *Organizations) Create(r DescribeOrganizationRequest) (Organization, error) {
	return result(o.app.within, func(ctx context.Context, scoped *store.Scoped) (Organization, error) {
		created, err := scoped.CreateOrganization(ctx, domain.Organization{Name: r.Name, Description: r.Description})
		if err != nil {
			return Organization{}, err
		}
		return organizationOf(ctx, scoped, created.ID)
	})
}

// Describe changes what an organization is called and says of itself.
func (o *Organizations) Describe(r DescribeOrganizationRequest) (Organization, error) {
	return result(o.app.within, func(ctx context.Context, scoped *store.Scoped) (Organization, error) {
		changed := domain.Organization{ID: domain.OrgID(r.OrgID), Name: r.Name, Description: r.Description}
		if err := scoped.DescribeOrganization(ctx, changed); err != nil {
			return Organization{}, err
		}
		return organizationOf(ctx, scoped, changed.ID)
	})
}

// Archive puts an organization away, everything in it kept.
func (o *Organizations) Archive(r OrganizationRequest) error {
	return o.change(r, (*store.Scoped).ArchiveOrganization)
}

// Unarchive brings an archived organization back.
func (o *Organizations) Unarchive(r OrganizationRequest) error {
	return o.change(r, (*store.Scoped).UnarchiveOrganization)
}

// Delete hides an organization; it can be brought back for a week, then it is
// erased.
func (o *Organizations) Delete(r DeleteOrganizationRequest) error {
	return o.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		return scoped.DeleteOrganization(ctx, domain.OrgID(r.OrgID), r.TypedName)
	})
}

// Restore brings a deleted organization back.
func (o *Organizations) Restore(r OrganizationRequest) error {
	return o.change(r, (*store.Scoped).RestoreOrganization)
}

// Leave ends my membership.
func (o *Organizations) Leave(r OrganizationRequest) error { return o.change(r, (*store.Scoped).Leave) }

// Rejoin takes back, for a week, that I left.
func (o *Organizations) Rejoin(r OrganizationRequest) error {
	return o.change(r, (*store.Scoped).Rejoin)
}

func (o *Organizations) change(r OrganizationRequest, change func(*store.Scoped, context.Context, domain.OrgID) error) error {
	return o.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		return change(scoped, ctx, domain.OrgID(r.OrgID))
	})
}

// Audit is what was done in an organization, 100 entries at a time, the latest
// first. It is for admins.
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
