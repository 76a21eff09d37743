package cli

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"

	"kith/backend/domain"
	"kith/backend/store"
)

// orgCommand groups the commands for organizations. Each takes the name or id of
// an organization.
type orgCommand struct {
	List      orgListCommand      `cmd:"" help:"List your organizations."`
	Create    orgCreateCommand    `cmd:"" help:"Create an organization. You become its admin."`
	Rename    orgRenameCommand    `cmd:"" help:"Rename an organization."`
	Describe  orgDescribeCommand  `cmd:"" help:"Change an organization's description."`
	Archive   orgArchiveCommand   `cmd:"" help:"Archive an organization. Everything in it is kept."`
	Unarchive orgUnarchiveCommand `cmd:"" help:"Unarchive an organization."`
	Delete    orgDeleteCommand    `cmd:"" help:"Delete an organization. It can be restored for a week."`
	Restore   orgRestoreCommand   `cmd:"" help:"Restore a deleted organization."`
	Leave     orgLeaveCommand     `cmd:"" help:"Leave an organization."`
	Audit     orgAuditCommand     `cmd:"" help:"Show an organization's audit log, newest first."`
}

type orgArgument struct {
	Org string `arg:"" help:"The organization." placeholder:"NAME"`
}

func (orgArgument) readOnly() bool { return false }

// change calls do with one of the acting user's organizations, which may be
// archived or deleted, and prints said with its name.
func (a orgArgument) change(ctx context.Context, p Parts, s Streams, said string, do func(*store.Scoped, domain.Organization) error) error {
	scope, err := p.scope(ctx, "")
	if err != nil {
		return err
	}
	scoped := p.Store.In(scope)
	org, err := scoped.AnyOrganization(ctx, a.Org)
	if err != nil {
		return err
	}
	if err := do(scoped, org); err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.Out, said+"\n", domain.OneLine(org.Name))
	return err
}

// changeByID is change with a method of the store that takes an id.
func (a orgArgument) changeByID(ctx context.Context, p Parts, s Streams, said string, do func(*store.Scoped, context.Context, domain.OrgID) error) error {
	return a.change(ctx, p, s, said, func(scoped *store.Scoped, org domain.Organization) error { return do(scoped, ctx, org.ID) })
}

type orgListCommand struct{}

func (*orgListCommand) readOnly() bool { return true }

func (*orgListCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, "")
	if err != nil {
		return err
	}
	mine, err := p.Store.In(scope).Organizations(ctx)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(s.Out, 0, 0, 2, ' ', 0)
	for _, m := range mine {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", domain.OneLine(m.Organization.Name), m.Role, state(m.Organization), m.Organization.ID)
	}
	return table.Flush()
}

func state(o domain.Organization) string {
	switch {
	case !o.DeletedAt.IsZero():
		return "deleted, can be restored until " + domain.FormatTime(o.DeletedAt.Add(store.Grace))
	case !o.ArchivedAt.IsZero():
		return "archived"
	default:
		return ""
	}
}

type orgCreateCommand struct {
	Name        string `arg:"" help:"The organization's name."`
	Description string `help:"A description." placeholder:"TEXT"`
}

func (*orgCreateCommand) readOnly() bool { return false }

func (c *orgCreateCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, "")
	if err != nil {
		return err
	}
	created, err := p.Store.In(scope).CreateOrganization(ctx, domain.Organization{Name: c.Name, Description: c.Description})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.Out, "%s is created; you are its admin.\n", domain.OneLine(created.Name))
	return err
}

type orgRenameCommand struct {
	orgArgument
	Name string `arg:"" help:"The new name."`
}

func (c *orgRenameCommand) run(ctx context.Context, p Parts, s Streams) error {
	return c.change(ctx, p, s, "%s is renamed.", func(scoped *store.Scoped, org domain.Organization) error {
		org.Name = c.Name
		return scoped.DescribeOrganization(ctx, org)
	})
}

type orgDescribeCommand struct {
	orgArgument
	Description string `arg:"" help:"The new description."`
}

func (c *orgDescribeCommand) run(ctx context.Context, p Parts, s Streams) error {
	return c.change(ctx, p, s, "The description of %s is changed.", func(scoped *store.Scoped, org domain.Organization) error {
		org.Description = c.Description
		return scoped.DescribeOrganization(ctx, org)
	})
}

type orgArchiveCommand struct{ orgArgument }

func (c *orgArchiveCommand) run(ctx context.Context, p Parts, s Streams) error {
	return c.changeByID(ctx, p, s, "%s is archived. To undo this, run “kith org unarchive”.", (*store.Scoped).ArchiveOrganization)
}

type orgUnarchiveCommand struct{ orgArgument }

func (c *orgUnarchiveCommand) run(ctx context.Context, p Parts, s Streams) error {
	return c.changeByID(ctx, p, s, "%s is back.", (*store.Scoped).UnarchiveOrganization)
}

type orgDeleteCommand struct {
	orgArgument
	Confirm string `help:"The organization's name again, to confirm." placeholder:"NAME"`
}

func (c *orgDeleteCommand) run(ctx context.Context, p Parts, s Streams) error {
	return c.change(ctx, p, s, "%s is deleted. “kith org restore” can restore it for a week.", func(scoped *store.Scoped, org domain.Organization) error {
		if c.Confirm == "" {
			return domain.Errorf(domain.Invalid, "cli.nothingDeletedYet", "Nothing was deleted yet.").
				WithHint("cli.exportThenConfirm", "Export what you want to keep, then say it again with --confirm %q.", org.Name)
		}
		return scoped.DeleteOrganization(ctx, org.ID, c.Confirm)
	})
}

type orgRestoreCommand struct{ orgArgument }

func (c *orgRestoreCommand) run(ctx context.Context, p Parts, s Streams) error {
	return c.changeByID(ctx, p, s, "%s is back.", (*store.Scoped).RestoreOrganization)
}

type orgLeaveCommand struct{ orgArgument }

func (c *orgLeaveCommand) run(ctx context.Context, p Parts, s Streams) error {
	return c.changeByID(ctx, p, s, "You left %s.", (*store.Scoped).Leave)
}

type orgAuditCommand struct{ orgArgument }

func (*orgAuditCommand) readOnly() bool { return true }

func (c *orgAuditCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, "")
	if err != nil {
		return err
	}
	scoped := p.Store.In(scope)
	org, err := scoped.AnyOrganization(ctx, c.Org)
	if err != nil {
		return err
	}
	const most = 200
	entries, err := scoped.Audit(ctx, org.ID, "", most)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(s.Out, 0, 0, 2, ' ', 0)
	for _, e := range entries {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", domain.FormatTime(e.At), nameOr(e.ActorID, e.Actor),
			strings.ReplaceAll(string(e.Action), "_", " "), domain.OneLine(e.Subject), e.Role)
	}
	return table.Flush()
}

// nameOr returns a name in the audit log, or "(erased)" for an erased user.
func nameOr(id domain.UserID, name string) string {
	if id == "" {
		return "(erased)"
	}
	return domain.OneLine(name)
}
