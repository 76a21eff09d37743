package cli

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"

	"kith/backend/domain"
	"kith/backend/store"
)

// memberCommand groups the commands with which admins manage members.
type memberCommand struct {
	List    memberListCommand    `cmd:"" help:"List the members."`
	Role    memberRoleCommand    `cmd:"" help:"Change the role of members."`
	Remove  memberRemoveCommand  `cmd:"" help:"Remove members. They can be restored for a week."`
	Restore memberRestoreCommand `cmd:"" help:"Restore removed members, with the role they had."`
	entryCommands
}

type memberListCommand struct {
	Org   string `help:"The organization." required:"" placeholder:"NAME"`
	Query string `arg:"" optional:"" help:"Part of a name or address."`
	Role  string `help:"Only those with this role." enum:"member,admin," default:""`
	Limit int    `help:"Maximum number of members." default:"100"`
}

func (*memberListCommand) readOnly() bool { return true }

func (c *memberListCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, c.Org)
	if err != nil {
		return err
	}
	page, err := p.Store.In(scope).ListMembers(ctx, scope.Org, domain.MemberFilter{Query: c.Query, Role: domain.Role(c.Role)}, 0, max(c.Limit, 1))
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(s.Out, 0, 0, 2, ' ', 0)
	for _, m := range page.Members {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", domain.OneLine(m.Name), domain.OneLine(m.Email), m.Role, listing(m), m.UserID)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if more := page.Total - len(page.Members); more > 0 {
		fmt.Fprintf(s.Err, "and %d more; --limit shows more of them\n", more)
	}
	return nil
}

func listing(m domain.Member) string {
	if m.Listed {
		return "listed"
	}
	return "not listed"
}

// membersArgument selects members by id, e-mail address or full name.
type membersArgument struct {
	Org string   `help:"The organization." required:"" placeholder:"NAME"`
	Who []string `arg:"" help:"Their names, addresses or ids."`
}

func (membersArgument) readOnly() bool { return false }

func (a membersArgument) change(ctx context.Context, p Parts, s Streams, said string, do func(*store.Scoped, context.Context, domain.OrgID, []domain.UserID) error) error {
	scope, err := p.scope(ctx, a.Org)
	if err != nil {
		return err
	}
	scoped := p.Store.In(scope)
	users := make([]domain.UserID, len(a.Who))
	for i, who := range a.Who {
		if users[i], err = memberNamed(ctx, scoped, who); err != nil {
			return err
		}
	}
	if err := do(scoped, ctx, scope.Org, users); err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.Out, said+"\n", len(users))
	return err
}

// memberNamed returns the member with an id, e-mail address or full name. An id is
// not looked up, because the member may have been removed. It fails with
// [domain.NotFound] if there is none and [domain.Conflict] if there are several.
func memberNamed(ctx context.Context, scoped *store.Scoped, who string) (domain.UserID, error) {
	if domain.IsID(who) {
		return domain.UserID(who), nil
	}
	page, err := scoped.ListMembers(ctx, scoped.Scope().Org, domain.MemberFilter{Query: who}, 0, 1_000)
	if err != nil {
		return "", err
	}
	var meant []domain.Member
	for _, m := range page.Members {
		if strings.EqualFold(m.Name, who) || strings.EqualFold(m.Email, who) {
			meant = append(meant, m)
		}
	}
	switch len(meant) {
	case 1:
		return meant[0].UserID, nil
	case 0:
		return "", domain.Errorf(domain.NotFound, "cli.noMemberCalled", "No member is called %s; nothing was changed.", who).
			WithHint("cli.seeMemberList", "“kith member list” shows their names, addresses and ids.")
	default:
		return "", domain.Errorf(domain.Conflict, "cli.manyMembersCalled", "%d members are called %s; nothing was changed.", len(meant), who).
			WithHint("cli.useMemberID", "Use the id that “kith member list” shows.")
	}
}

type memberRoleCommand struct {
	membersArgument
	Role string `help:"“admin” or “member”." required:"" enum:"member,admin" placeholder:"ROLE"`
}

func (c *memberRoleCommand) run(ctx context.Context, p Parts, s Streams) error {
	return c.change(ctx, p, s, "%d now with the role "+c.Role+".", func(scoped *store.Scoped, ctx context.Context, org domain.OrgID, users []domain.UserID) error {
		return scoped.SetRole(ctx, org, users, domain.Role(c.Role))
	})
}

type memberRemoveCommand struct{ membersArgument }

func (c *memberRemoveCommand) run(ctx context.Context, p Parts, s Streams) error {
	return c.change(ctx, p, s, "%d removed; for a week “kith member restore ID” brings them back.", (*store.Scoped).RemoveMembers)
}

type memberRestoreCommand struct{ membersArgument }

func (c *memberRestoreCommand) run(ctx context.Context, p Parts, s Streams) error {
	return c.change(ctx, p, s, "%d brought back.", (*store.Scoped).RestoreMembers)
}
