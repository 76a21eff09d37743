package cli

import (
	"context"
	"fmt"
	"text/tabwriter"

	"kith/backend/domain"
)

// invitationsCommand groups the commands for invitations that were made;
// “kith invite” makes them.
type invitationsCommand struct {
	List     invitationsListCommand     `cmd:"" help:"List the invitations, the latest first."`
	Withdraw invitationsWithdrawCommand `cmd:"" aliases:"revoke" help:"Withdraw open invitations. Their codes no longer work."`
}

type invitationsListCommand struct {
	Org    string `help:"The organization." required:"" placeholder:"NAME"`
	Status string `help:"Only those that are pending, accepted, declined, revoked or expired." enum:"pending,accepted,declined,revoked,expired," default:"" placeholder:"STATUS"`
	JSON   bool   `help:"Print one JSON object per invitation."`
}

func (*invitationsListCommand) readOnly() bool { return true }

func (c *invitationsListCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, c.Org)
	if err != nil {
		return err
	}
	found, err := p.Store.In(scope).Invitations(ctx, scope.Org, domain.InvitationStatus(c.Status))
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(s.Out, found, invitationRecord)
	}
	if len(found) == 0 {
		fmt.Fprintln(s.Err, "There are no invitations.")
	}
	table := tabwriter.NewWriter(s.Out, 0, 0, 2, ' ', 0)
	for _, i := range found {
		until := ""
		if i.Status == domain.InvitationPending && !i.ExpiresAt.IsZero() {
			until = "until " + domain.FormatTime(i.ExpiresAt)
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", domain.OneLine(i.Email), i.Role, i.Status, until, i.ID)
	}
	return table.Flush()
}

// invitationRow is an invitation as “kith invitations” prints it in JSON.
type invitationRow struct {
	InvitationID domain.InvitationID     `json:"invitation_id"`
	Email        string                  `json:"email"`
	Role         domain.Role             `json:"role"`
	Status       domain.InvitationStatus `json:"status"`
	InvitedBy    string                  `json:"invited_by"` // a name; "" if erased
	CreatedAt    string                  `json:"created_at"`
	ExpiresAt    string                  `json:"expires_at"` // "": never
}

func invitationRecord(i domain.Invitation) invitationRow {
	return invitationRow{i.ID, i.Email, i.Role, i.Status, i.InvitedBy, domain.FormatTime(i.CreatedAt), domain.FormatTime(i.ExpiresAt)}
}

type invitationsWithdrawCommand struct {
	Org  string   `help:"The organization." required:"" placeholder:"NAME"`
	Who  []string `arg:"" help:"The addresses that were invited, or the ids of invitations."`
	JSON bool     `help:"Print one JSON object per withdrawn invitation."`
}

func (*invitationsWithdrawCommand) readOnly() bool { return false }

func (c *invitationsWithdrawCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, c.Org)
	if err != nil {
		return err
	}
	scoped := p.Store.In(scope)
	withdrawn, ids := make([]domain.Invitation, len(c.Who)), make([]domain.InvitationID, len(c.Who))
	for i, who := range c.Who {
		if withdrawn[i], err = scoped.InvitationTo(ctx, scope.Org, who); err != nil {
			return err
		}
		ids[i], withdrawn[i].Status = withdrawn[i].ID, domain.InvitationRevoked
	}
	if err := scoped.RevokeInvitations(ctx, ids); err != nil {
		return err
	}
	if c.JSON {
		return printJSON(s.Out, withdrawn, invitationRecord)
	}
	_, err = fmt.Fprintf(s.Out, "%d withdrawn; their codes no longer work.\n", len(withdrawn))
	return err
}
