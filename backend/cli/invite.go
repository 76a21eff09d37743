package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
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
		fmt.Fprintln(s.Err, "Pass the codes on now: they are not shown again.")
	}
	return nil
}

func (c *inviteCommand) print(s Streams, i store.Invited) error {
	if c.JSON {
		return json.NewEncoder(s.Out).Encode(map[string]string{
			"email": i.Email, "role": string(i.Role), "code": i.Code.String(), "link": invite.Link{Code: i.Code}.String(),
			"expires_at": domain.FormatTime(i.ExpiresAt),
		})
	}
	_, err := fmt.Fprintf(s.Out, "%s  %s\n", domain.OneLine(i.Email), i.Code)
	return err
}

type joinCommand struct {
	Code []string `arg:"" help:"The ten words of an invitation code, or its link."`
}

func (*joinCommand) readOnly() bool { return false }

func (c *joinCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, "")
	if err != nil {
		return err
	}
	code, err := invite.Parse(strings.Join(c.Code, " "))
	if err != nil {
		return err
	}
	joined, err := p.Store.In(scope).Redeem(ctx, code)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.Out, "Welcome to %s. Others find you there once you list your profile.\n", domain.OneLine(joined.Name))
	return err
}
