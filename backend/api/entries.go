package api

import (
	"context"

	"kith/backend/domain"
	"kith/backend/store"
)

// EditEntryRequest replaces the profile of an imported entry. Ground says where consent comes from; it is
// needed if OptedIn lists an entry that was not listed.
type EditEntryRequest struct {
	MemberRequest
	Email string `json:"email"`
	ProfileFields
	ShowEmail    bool   `json:"show_email"`
	ShowLinkedIn bool   `json:"show_linkedin"`
	OptedIn      bool   `json:"opted_in"`
	Ground       string `json:"ground"`
}

// MergeRequest merges one imported entry into another. Take names the fields whose value comes from the
// dropped one although the other has one too.
type MergeRequest struct {
	OrgID  string   `json:"org_id"`
	KeepID string   `json:"keep_id"`
	DropID string   `json:"drop_id"`
	Take   []string `json:"take"`
}

// MergePreview is what a merge makes.
type MergePreview struct {
	Keep     string               `json:"keep"` // their names
	Drop     string               `json:"drop"`
	Fields   []domain.MergedField `json:"fields"`
	Listed   bool                 `json:"listed"`
	OptedOut bool                 `json:"opted_out"` // one of them said no to being listed
}

// EntryChange is the last change of an entry that can be undone.
type EntryChange struct {
	ChangeID string   `json:"change_id"` // "": there is none
	Merged   string   `json:"merged"`    // the name of the entry that was merged into it; "": it was edited
	By       string   `json:"by"`
	Fields   []string `json:"fields"` // the names of the fields that changed
	At       string   `json:"at"`
	Until    string   `json:"until"`
}

// ChangeRequest names a change of an entry.
type ChangeRequest struct {
	OrgID    string `json:"org_id"`
	ChangeID string `json:"change_id"`
}

// Removal are members whom an admin removed at one time, and who can be restored.
type Removal struct {
	By     string          `json:"by"`
	At     string          `json:"at"`
	Until  string          `json:"until"`
	People []RemovedPerson `json:"people"`
}

// RemovedPerson is a removed member.
type RemovedPerson struct {
	UserID string `json:"user_id"`
	Name   string `json:"name"`
}

// EditEntry replaces the profile of an imported entry.
func (m *Members) EditEntry(r EditEntryRequest) error {
	return m.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		p := SaveProfileRequest{ProfileFields: r.ProfileFields, ShowEmail: r.ShowEmail, ShowLinkedIn: r.ShowLinkedIn, OptedIn: r.OptedIn}.profile()
		p.UserID, p.Email = domain.UserID(r.UserID), r.Email
		return scoped.EditEntry(ctx, domain.OrgID(r.OrgID), domain.EntryEdit{Profile: p, Ground: r.Ground})
	})
}

// PreviewMerge returns what a merge of two entries would make.
func (m *Members) PreviewMerge(r MergeRequest) (MergePreview, error) { return m.merge(r, true) }

// Merge merges two entries.
func (m *Members) Merge(r MergeRequest) (MergePreview, error) { return m.merge(r, false) }

func (m *Members) merge(r MergeRequest, dryRun bool) (MergePreview, error) {
	return result(m.app.within, func(ctx context.Context, scoped *store.Scoped) (MergePreview, error) {
		p, err := scoped.MergeEntries(ctx, domain.OrgID(r.OrgID), domain.EntryMerge{Keep: domain.UserID(r.KeepID), Drop: domain.UserID(r.DropID), Take: r.Take}, dryRun)
		return MergePreview{Keep: p.Keep.Name, Drop: p.Drop.Name, Fields: orEmpty(p.Fields), Listed: p.Result.OptedIn, OptedOut: p.OptedOut}, err
	})
}

// UndoChange undoes the last edit or merge of an entry.
func (m *Members) UndoChange(r ChangeRequest) error {
	return m.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		_, err := scoped.UndoEntryChange(ctx, domain.OrgID(r.OrgID), r.ChangeID)
		return err
	})
}

// Removals lists the members who were removed and can be restored, the latest first.
func (m *Members) Removals(r OrganizationRequest) ([]Removal, error) {
	return result(m.app.within, func(ctx context.Context, scoped *store.Scoped) ([]Removal, error) {
		removals, err := scoped.Removals(ctx, domain.OrgID(r.OrgID))
		return each(removals, func(r domain.Removal) Removal {
			return Removal{
				By: r.By, At: domain.FormatTime(r.At), Until: domain.FormatTime(r.Until),
				People: each(r.People, func(p domain.RemovedPerson) RemovedPerson {
					return RemovedPerson{UserID: string(p.UserID), Name: p.Name}
				}),
			}
		}), err
	})
}

func entryChange(c *domain.EntryChange) EntryChange {
	if c == nil {
		return EntryChange{Fields: []string{}}
	}
	return EntryChange{
		ChangeID: c.ID, Merged: c.Merged, By: c.By, At: domain.FormatTime(c.At), Until: domain.FormatTime(c.Until),
		Fields: each(c.Fields, func(f domain.FieldChange) string { return f.Field }),
	}
}
