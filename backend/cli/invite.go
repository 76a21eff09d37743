package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"kith/backend/domain"
	"kith/backend/invite"
	"kith/backend/store"
)

type inviteCommand struct {
	Emails []string `arg:"" help:"The e-mail addresses of the people to invite." placeholder:"EMAIL"`
	Org    string   `help:"The organization." required:"" placeholder:"NAME"`
	Role   string   `help:"Their role: “member” or “admin”." enum:"member,admin" default:"member" placeholder:"ROLE"`
	Days   int      `help:"Number of days for which the codes are valid." default:"30"`
	JSON   bool     `help:"Print one JSON object per invitation."`
}

func (*inviteCommand) readOnly() bool { return false }

func (c *inviteCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, c.Org)
	if err != nil {
		return err
	}
	made, err := p.Store.In(scope).Invite(ctx, store.InviteRequest{
		Org: scope.Org, Emails: c.Emails, Role: domain.Role(c.Role), Expires: time.Now().Add(time.Duration(c.Days) * 24 * time.Hour),
	})
	if err != nil {
		return err
	}
	for _, i := range made {
		if err := c.print(s, i); err != nil {
			return err
		}
	}
	if !c.JSON {
		c.explain(ctx, p.Store.In(scope), s, made)
	}
	return nil
}

// explain says what becomes of earlier codes, and what is next.
func (c *inviteCommand) explain(ctx context.Context, scoped *store.Scoped, s Streams, made []store.Invited) {
	for _, i := range made {
		if i.Replaces {
			fmt.Fprintf(s.Err, "This replaces the open invitation to %s, whose code no longer works.\n", domain.OneLine(i.Email))
		}
	}
	fmt.Fprintln(s.Err, "Pass the codes on now: they are not shown again. On this computer people join with: kith join CODE")
	if scoped.MayExportDirectory(ctx, scoped.Scope().Org) == nil {
		fmt.Fprintf(s.Err, "For another computer, write the directory file that a code opens: kith directory export FILE --org %q\n", c.Org)
	}
}

func (c *inviteCommand) print(s Streams, i store.Invited) error {
	if c.JSON {
		return json.NewEncoder(s.Out).Encode(map[string]any{
			"email": i.Email, "role": i.Role, "code": i.Code.String(), "link": invite.Link{Code: i.Code}.String(),
			"expires_at": domain.FormatTime(i.ExpiresAt), "replaces": i.Replaces,
		})
	}
	_, err := fmt.Fprintf(s.Out, "%s  %s\n", domain.OneLine(i.Email), i.Code)
	return err
}
