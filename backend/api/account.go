package api

import (
	"context"

	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/store"
)

// VisibilityRequest sets the acting user's visibility: "shown", "paused" or "hidden".
type VisibilityRequest struct {
	Visibility string `json:"visibility"`
}

// PasscodeRequest changes the passcode; an empty new one removes it.
type PasscodeRequest struct {
	Old string `json:"old"`
	New string `json:"new"`
}

// Erasure says what erasing the acting user would delete and keep.
type Erasure struct {
	Name          string             `json:"name"` // must be typed to confirm
	Sessions      int                `json:"sessions"`
	Messages      int                `json:"messages"`
	Contacts      int                `json:"contacts"`
	Organizations []OrganizationName `json:"organizations"` // in which the membership ends
	Ending        []OrganizationName `json:"ending"`        // of these, erased too: no other claimed user is a member
	Blocked       []OrganizationName `json:"blocked"`       // of these, without another admin: erasing fails until they have one
	SavedBy       int                `json:"saved_by"`      // number of users whose saved contact is deleted
	Facts         int                `json:"facts"`         // number of events and audit entries that are kept without the name
	BackupsUntil  string             `json:"backups_until"` // when the last backup with the user's data expires; "" if there is none
}

// EraseRequest erases the acting user; TypedName must be their name.
type EraseRequest struct {
	TypedName string `json:"typed_name"`
}

// SetVisibility shows, pauses or hides the acting user's profile. It deletes nothing.
func (p *Profile) SetVisibility(r VisibilityRequest) (Me, error) {
	return result(p.app.within, func(ctx context.Context, scoped *store.Scoped) (Me, error) {
		if err := scoped.SetVisibility(ctx, domain.Visibility(r.Visibility)); err != nil {
			return Me{}, err
		}
		return me(ctx, scoped)
	})
}

// Preview returns the acting user's profile as others see it, or would if it were shown.
func (p *Profile) Preview() (Person, error) {
	return result(p.app.within, func(ctx context.Context, scoped *store.Scoped) (Person, error) {
		_, mine, err := scoped.Me(ctx)
		return person(mine.Redacted(), nil), err
	})
}

// ChangePasscode sets, changes or removes the passcode. It needs the old one.
func (p *Profile) ChangePasscode(r PasscodeRequest) error {
	return p.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		return scoped.ChangePasscode(ctx, r.Old, r.New)
	})
}

// ExportAll writes the account export, as JSON, to a file that the user chooses.
func (p *Profile) ExportAll() (Exported, error) {
	return result(p.app.within, func(ctx context.Context, scoped *store.Scoped) (Exported, error) {
		format := interchange.AccountExportFormat()
		path, err := p.app.parts.saveAs("kith-everything" + format.Extension)
		if err != nil || path == "" {
			return Exported{}, err
		}
		all, err := interchange.ExportAccount(ctx, scoped)
		if err != nil {
			return Exported{}, err
		}
		return Exported{Path: path, Count: 1}, format.WriteFile(path, []interchange.AccountExport{all})
	})
}

// Erasure returns what [Profile.Erase] would delete and keep.
func (p *Profile) Erasure() (Erasure, error) {
	return result(p.app.within, func(ctx context.Context, scoped *store.Scoped) (Erasure, error) {
		e, err := scoped.Erasure(ctx)
		return Erasure{
			Name: e.Name, Sessions: e.Sessions, Messages: e.Messages, Contacts: e.Contacts,
			Organizations: each(e.Organizations, organizationName), Ending: each(e.Ending, organizationName),
			Blocked: each(e.Blocked, organizationName), SavedBy: e.SavedBy, Facts: e.Facts, BackupsUntil: domain.FormatTime(e.BackupsUntil),
		}, err
	})
}

// Erase erases the acting user and signs them out.
func (p *Profile) Erase(r EraseRequest) error {
	return p.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		if err := scoped.EraseMe(ctx, r.TypedName); err != nil {
			return err
		}
		p.app.chosen.Store(true)
		return nil
	})
}
