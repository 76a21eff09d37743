package api

import (
	"context"

	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/store"
)

// VisibilityRequest says how I show myself: "shown", "paused" or "hidden".
type VisibilityRequest struct {
	Visibility string `json:"visibility"`
}

// PasscodeRequest changes my passcode; an empty new one removes it.
type PasscodeRequest struct {
	Old string `json:"old"`
	New string `json:"new"`
}

// Erasure says what erasing me takes away, and what it does not.
type Erasure struct {
	Name          string             `json:"name"` // to be typed
	Sessions      int                `json:"sessions"`
	Messages      int                `json:"messages"`
	Contacts      int                `json:"contacts"`
	Organizations []OrganizationName `json:"organizations"` // in which my membership ends
	Ending        []OrganizationName `json:"ending"`        // of these, erased with me: nobody else who uses Kith is in them
	Blocked       []OrganizationName `json:"blocked"`       // of these, without another admin: nothing is erased until they have one
	SavedBy       int                `json:"saved_by"`      // people whose saved contact of me goes
	Facts         int                `json:"facts"`         // facts that stay without my name, for statistics and audit lists
	BackupsUntil  string             `json:"backups_until"` // when the last copy of today's is gone; "" if there is none
}

// EraseRequest erases me; TypedName has to be my name.
type EraseRequest struct {
	TypedName string `json:"typed_name"`
}

// SetVisibility opts me in or out, or lets me pause. Nothing that I wrote is lost.
func (p *Profile) SetVisibility(r VisibilityRequest) (Me, error) {
	return result(p.app.within, func(ctx context.Context, scoped *store.Scoped) (Me, error) {
		if err := scoped.SetVisibility(ctx, domain.Visibility(r.Visibility)); err != nil {
			return Me{}, err
		}
		return me(ctx, scoped)
	})
}

// Preview is how others see me, or would if I showed myself.
func (p *Profile) Preview() (Person, error) {
	return result(p.app.within, func(ctx context.Context, scoped *store.Scoped) (Person, error) {
		_, mine, err := scoped.Me(ctx)
		return person(mine.Redacted(), nil), err
	})
}

// ChangePasscode sets, changes or removes my passcode; it asks for the old one.
func (p *Profile) ChangePasscode(r PasscodeRequest) error {
	return p.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		return scoped.ChangePasscode(ctx, r.Old, r.New)
	})
}

// ExportAll writes everything that Kith keeps of me to a file that I choose, as
// JSON.
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

// Erasure says what [Profile.Erase] would take away.
func (p *Profile) Erasure() (Erasure, error) {
	return result(p.app.within, func(ctx context.Context, scoped *store.Scoped) (Erasure, error) {
		e, err := scoped.Erasure(ctx)
		return Erasure{
			Name: e.Name, Sessions: e.Sessions, Messages: e.Messages, Contacts: e.Contacts,
			Organizations: each(e.Organizations, organizationName), Ending: each(e.Ending, organizationName),
			Blocked: each(e.Blocked, organizationName), SavedBy: e.SavedBy, Facts: e.Facts, BackupsUntil: domain.FormatTime(e.CopiesUntil),
		}, err
	})
}

// Erase removes me for good and signs me out.
func (p *Profile) Erase(r EraseRequest) error {
	return p.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		if err := scoped.EraseMe(ctx, r.TypedName); err != nil {
			return err
		}
		p.app.chosen.Store(true)
		return nil
	})
}
