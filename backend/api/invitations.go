package api

import (
	"context"
	"time"

	"kith/backend/domain"
	"kith/backend/invite"
	"kith/backend/store"
)

// Invitations ask people to join an organization. Texts around a code, and the
// QR code of its link, are the page's own: they are in the reader's language.
type Invitations struct{ app *App }

// Invitation is one as admins and the invited see it.
type Invitation struct {
	InvitationID string `json:"invitation_id"`
	OrgID        string `json:"org_id"`
	Organization string `json:"organization"`
	Email        string `json:"email"`
	Role         string `json:"role"`
	Status       string `json:"status"`     // "pending", "accepted", "declined", "revoked", "expired"
	InvitedBy    string `json:"invited_by"` // a name; "" if erased
	HasCode      bool   `json:"has_code"`
	NeedsCode    bool   `json:"needs_code"` // of one that waits for me: it takes the code
	CreatedAt    string `json:"created_at"`
	ExpiresAt    string `json:"expires_at"` // "": never
}

// Invited is an invitation with its code, which is shown this once and cannot
// be asked for again.
type Invited struct {
	Invitation Invitation `json:"invitation"`
	Code       string     `json:"code"`      // ten words
	Link       string     `json:"link"`      // the same for a link or QR code
	UsesKith   bool       `json:"uses_kith"` // somebody uses Kith here under that address; it waits for them there, too
}

// InviteRequest invites people by their addresses.
type InviteRequest struct {
	OrgID     string   `json:"org_id"`
	Emails    []string `json:"emails"`
	Role      string   `json:"role"`       // "member" where it is ""
	ExpiresAt string   `json:"expires_at"` // "": in thirty days
}

// InvitationsRequest asks for invitations with a status, or all with "".
type InvitationsRequest struct {
	OrgID  string `json:"org_id"`
	Status string `json:"status"`
}

// InvitationRequest names an invitation.
type InvitationRequest struct {
	InvitationID string `json:"invitation_id"`
}

// ResendRequest makes another code for an invitation.
type ResendRequest struct {
	InvitationID string `json:"invitation_id"`
	ExpiresAt    string `json:"expires_at"` // "": in thirty days
}

// CodeRequest is a code as somebody typed or pasted it, or its link.
type CodeRequest struct {
	Code string `json:"code"`
}

// List is an organization's invitations, the latest first. It is for admins.
func (i *Invitations) List(r InvitationsRequest) ([]Invitation, error) {
	return result(i.app.within, func(ctx context.Context, scoped *store.Scoped) ([]Invitation, error) {
		found, err := scoped.Invitations(ctx, domain.OrgID(r.OrgID), domain.InvitationStatus(r.Status))
		return each(found, invitation), err
	})
}

// Invite invites people, all of them or none. It is for admins.
func (i *Invitations) Invite(r InviteRequest) ([]Invited, error) {
	return result(i.app.within, func(ctx context.Context, scoped *store.Scoped) ([]Invited, error) {
		role, err := domain.ParseRole(r.Role)
		if err != nil {
			return nil, err
		}
		expires, err := expiry(r.ExpiresAt)
		if err != nil {
			return nil, err
		}
		made, err := scoped.Invite(ctx, store.InviteRequest{Org: domain.OrgID(r.OrgID), Emails: r.Emails, Role: role, Expires: expires})
		return each(made, invited), err
	})
}

// Resend makes another code; the old one no longer counts. It is for admins.
func (i *Invitations) Resend(r ResendRequest) (Invited, error) {
	return result(i.app.within, func(ctx context.Context, scoped *store.Scoped) (Invited, error) {
		expires, err := expiry(r.ExpiresAt)
		if err != nil {
			return Invited{}, err
		}
		made, err := scoped.ResendInvitation(ctx, domain.InvitationID(r.InvitationID), expires)
		if err != nil {
			return Invited{}, err
		}
		return invited(made), nil
	})
}

// Revoke takes a pending invitation back. It is for admins.
func (i *Invitations) Revoke(r InvitationRequest) error {
	return i.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		return scoped.RevokeInvitation(ctx, domain.InvitationID(r.InvitationID))
	})
}

// Waiting are the invitations that wait for me.
func (i *Invitations) Waiting() ([]Invitation, error) {
	return result(i.app.within, func(ctx context.Context, scoped *store.Scoped) ([]Invitation, error) {
		found, err := scoped.Waiting(ctx)
		return each(found, invitation), err
	})
}

// LookUp tells what a code is for, before anybody signed up with it.
func (i *Invitations) LookUp(r CodeRequest) (Invitation, error) {
	return result(i.app.run, func(ctx context.Context, p Parts) (Invitation, error) {
		code, err := invite.Parse(r.Code)
		if err != nil {
			return Invitation{}, err
		}
		found, err := p.Store.LookUpInvitation(ctx, code)
		if err != nil {
			return Invitation{}, err
		}
		return invitation(found), nil
	})
}

// Redeem accepts the invitation that a code is for.
func (i *Invitations) Redeem(r CodeRequest) (Organization, error) {
	return result(i.app.within, func(ctx context.Context, scoped *store.Scoped) (Organization, error) {
		code, err := invite.Parse(r.Code)
		if err != nil {
			return Organization{}, err
		}
		joined, err := scoped.Redeem(ctx, code)
		if err != nil {
			return Organization{}, err
		}
		return organizationOf(ctx, scoped, joined.ID)
	})
}

// Accept accepts an invitation that waits for me.
func (i *Invitations) Accept(r InvitationRequest) (Organization, error) {
	return result(i.app.within, func(ctx context.Context, scoped *store.Scoped) (Organization, error) {
		joined, err := scoped.Accept(ctx, domain.InvitationID(r.InvitationID))
		if err != nil {
			return Organization{}, err
		}
		return organizationOf(ctx, scoped, joined.ID)
	})
}

// Decline says no to an invitation that waits for me.
func (i *Invitations) Decline(r InvitationRequest) error {
	return i.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		return scoped.Decline(ctx, domain.InvitationID(r.InvitationID))
	})
}

// expiry reads a time of the page; "" is the usual one.
func expiry(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return at, domain.Errorf(domain.Invalid, "api.notATime", "%q is no time; nobody was invited.", text)
	}
	return at, nil
}

func invitation(i domain.Invitation) Invitation {
	return Invitation{
		InvitationID: string(i.ID), OrgID: string(i.Organization.ID), Organization: i.Organization.Name, Email: i.Email,
		Role: string(i.Role), Status: string(i.Status), InvitedBy: i.InvitedBy, HasCode: i.HasCode, NeedsCode: i.NeedsCode,
		CreatedAt: domain.FormatTime(i.CreatedAt), ExpiresAt: domain.FormatTime(i.ExpiresAt),
	}
}

func invited(i store.Invited) Invited {
	return Invited{
		Invitation: invitation(i.Invitation), Code: i.Code.String(), Link: invite.Link{Code: i.Code}.String(), UsesKith: i.UsesKith,
	}
}
