package api

import (
	"context"
	"time"

	"kith/backend/domain"
	"kith/backend/invite"
	"kith/backend/store"
)

// Invitations invites people to organizations and accepts invitations. The page makes the text around a
// code, in its own language, and the QR code.
type Invitations struct{ app *App }

// Invitation is an invitation as admins and the invited person see it.
type Invitation struct {
	InvitationID string `json:"invitation_id"`
	OrgID        string `json:"org_id"`
	Organization string `json:"organization"`
	Email        string `json:"email"`
	Role         string `json:"role"`
	Status       string `json:"status"`     // "pending", "accepted", "declined", "revoked", "expired"
	InvitedBy    string `json:"invited_by"` // a name; "" if erased
	HasCode      bool   `json:"has_code"`
	NeedsCode    bool   `json:"needs_code"` // for the invited user: the code is needed to accept it
	CreatedAt    string `json:"created_at"`
	ExpiresAt    string `json:"expires_at"` // "": never
}

// Invited is an invitation with its code. The code is shown only once, because only its hash is stored.
type Invited struct {
	Invitation Invitation `json:"invitation"`
	Code       string     `json:"code"`      // ten words
	Link       string     `json:"link"`      // with the code, for a link or QR code
	Replaces   bool       `json:"replaces"`  // an earlier invitation to that address was open; its code is invalid now
	UsesKith   bool       `json:"uses_kith"` // a claimed user of this installation has that address, and sees the invitation
}

// InviteRequest invites people by e-mail address.
type InviteRequest struct {
	OrgID     string   `json:"org_id"`
	Emails    []string `json:"emails"`
	Role      string   `json:"role"`       // "": "member"
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

// ResendRequest makes a new code for an invitation.
type ResendRequest struct {
	InvitationID string `json:"invitation_id"`
	ExpiresAt    string `json:"expires_at"` // "": in thirty days
}

// CodeRequest is a code or link as the user typed or pasted it.
type CodeRequest struct {
	Code string `json:"code"`
}

// List returns an organization's invitations, the latest first. It is for admins.
func (i *Invitations) List(r InvitationsRequest) ([]Invitation, error) {
	return result(i.app.within, func(ctx context.Context, scoped *store.Scoped) ([]Invitation, error) {
		found, err := scoped.Invitations(ctx, domain.OrgID(r.OrgID), domain.InvitationStatus(r.Status))
		return each(found, invitation), err
	})
}

// Invite invites people. If one invitation fails, none is made. It is for admins.
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

// Resend makes a new code; the old one becomes invalid. It is for admins.
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

// Revoke revokes a pending invitation. It is for admins.
func (i *Invitations) Revoke(r InvitationRequest) error {
	return i.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		return scoped.RevokeInvitation(ctx, domain.InvitationID(r.InvitationID))
	})
}

// Waiting returns the pending invitations of the acting user.
func (i *Invitations) Waiting() ([]Invitation, error) {
	return result(i.app.within, func(ctx context.Context, scoped *store.Scoped) ([]Invitation, error) {
		found, err := scoped.Waiting(ctx)
		return each(found, invitation), err
	})
}

// LookUp returns the invitation of a code. It works before the user has signed up.
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

// Redeem accepts the invitation of a code.
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

// Accept accepts a pending invitation of the acting user.
func (i *Invitations) Accept(r InvitationRequest) (Organization, error) {
	return result(i.app.within, func(ctx context.Context, scoped *store.Scoped) (Organization, error) {
		joined, err := scoped.Accept(ctx, domain.InvitationID(r.InvitationID))
		if err != nil {
			return Organization{}, err
		}
		return organizationOf(ctx, scoped, joined.ID)
	})
}

// Decline declines a pending invitation of the acting user.
func (i *Invitations) Decline(r InvitationRequest) error {
	return i.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		return scoped.Decline(ctx, domain.InvitationID(r.InvitationID))
	})
}

// expiry parses the expiry time from the page; "" is the default.
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
		Invitation: invitation(i.Invitation), Code: i.Code.String(), Link: invite.Link{Code: i.Code}.String(), Replaces: i.Replaces, UsesKith: i.UsesKith,
	}
}
