package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"kith/backend/domain"
	"kith/backend/store"
)

// memberCommand groups the commands with which admins manage members.
type memberCommand struct {
	List    memberListCommand    `cmd:"" help:"List the members, and those who were removed in the last week."`
	Role    memberRoleCommand    `cmd:"" help:"Change the role of members."`
	Remove  memberRemoveCommand  `cmd:"" help:"Remove members, and withdraw open invitations to them. They can be restored for a week."`
	Restore memberRestoreCommand `cmd:"" help:"Restore removed members, with the role they had."`
	Optout  memberOptOutCommand  `cmd:"" help:"Record that people whom you imported said no to being listed. Only they themselves can take that back."`
	entryCommands
}

type memberListCommand struct {
	Org   string `help:"The organization." required:"" placeholder:"NAME"`
	Query string `arg:"" optional:"" help:"Part of a name or address."`
	Role  string `help:"Only those with this role." enum:"member,admin," default:""`
	Limit int    `help:"Maximum number of members." default:"100"`
	JSON  bool   `help:"Print one JSON object per member."`
}

func (*memberListCommand) readOnly() bool { return true }

func (c *memberListCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, c.Org)
	if err != nil {
		return err
	}
	scoped := p.Store.In(scope)
	page, err := scoped.ListMembers(ctx, scope.Org, domain.MemberFilter{Query: c.Query, Role: domain.Role(c.Role)}, 0, max(c.Limit, 1))
	if err != nil {
		return err
	}
	if page.Total == 0 && c.Role == "" {
		page = withAddress(ctx, scoped, c.Query)
	}
	removed, err := c.removed(ctx, scoped)
	if err != nil {
		return err
	}
	if err := c.print(s, page.Members, removed); err != nil {
		return err
	}
	if more := page.Total - len(page.Members); more > 0 {
		fmt.Fprintf(s.Err, "and %d more; --limit shows more of them\n", more)
	}
	return nil
}

// withAddress returns the member whose withheld address the acting user knows
// already, see [store.Scoped.MemberWithAddress]; the row does not show it.
func withAddress(ctx context.Context, scoped *store.Scoped, address string) (page domain.MemberPage) {
	org := scoped.Scope().Org
	if user, err := scoped.MemberWithAddress(ctx, org, address); err == nil {
		if m, err := scoped.Member(ctx, org, user); err == nil { // else they were removed
			page = domain.MemberPage{Members: []domain.Member{m.Member}, Total: 1}
		}
	}
	return page
}

// removed returns the removed members that match the query. They have no role any
// more.
func (c *memberListCommand) removed(ctx context.Context, scoped *store.Scoped) ([]domain.RemovedMember, error) {
	if c.Role != "" {
		return nil, nil
	}
	removed, err := scoped.RemovedMembers(ctx, scoped.Scope().Org)
	query := strings.ToLower(strings.TrimSpace(c.Query))
	return slices.DeleteFunc(removed, func(m domain.RemovedMember) bool {
		return !strings.Contains(strings.ToLower(m.Name), query) && !strings.Contains(m.Email, query)
	}), err
}

func (c *memberListCommand) print(s Streams, members []domain.Member, removed []domain.RemovedMember) error {
	if c.JSON {
		if err := printJSON(s.Out, members, func(m domain.Member) memberRow { return memberRow{Member: m} }); err != nil {
			return err
		}
		return printJSON(s.Out, removed, func(m domain.RemovedMember) memberRow { return memberRow{m.Member, true, domain.FormatTime(m.Until)} })
	}
	table := tabwriter.NewWriter(s.Out, 0, 0, 2, ' ', 0)
	for _, m := range members {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", domain.OneLine(m.Name), domain.OneLine(m.Email), m.Role, listing(m), m.UserID)
	}
	for _, m := range removed {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", domain.OneLine(m.Name), domain.OneLine(m.Email), "removed",
			"can be restored until "+domain.FormatTime(m.Until), m.UserID)
	}
	return table.Flush()
}

// memberRow is a member as “kith member list --json” prints it.
type memberRow struct {
	domain.Member
	Removed      bool   `json:"removed"`
	RestoreUntil string `json:"restore_until"` // "" unless removed
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

// change calls do with the members, whom members looks up, and prints said with
// their number.
func (a membersArgument) change(ctx context.Context, p Parts, s Streams, said string, members lookUp, do func(*store.Scoped, context.Context, domain.OrgID, []domain.UserID) error) error {
	scope, err := p.scope(ctx, a.Org)
	if err != nil {
		return err
	}
	scoped := p.Store.In(scope)
	users := make([]domain.UserID, len(a.Who))
	for i, who := range a.Who {
		if users[i], err = memberNamed(ctx, scoped, who, members); err != nil {
			return err
		}
	}
	if err := do(scoped, ctx, scope.Org, users); err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.Out, said+"\n", len(users))
	return err
}

// memberNamed returns the one of members with an id, e-mail address or full name.
// An id is not looked up. An address that its owner withholds is found by whoever
// invited or imported it. It fails with [domain.NotFound] if there is nobody and
// [domain.Conflict] if there are several.
func memberNamed(ctx context.Context, scoped *store.Scoped, who string, members lookUp) (domain.UserID, error) {
	if domain.IsID(who) {
		return domain.UserID(who), nil
	}
	found, err := members(ctx, scoped, who)
	if err != nil {
		return "", err
	}
	if user, err := oneCalled(found, who); user != "" || err != nil {
		return user, err
	}
	user, err := scoped.MemberWithAddress(ctx, scoped.Scope().Org, who)
	if domain.CodeOf(err) == domain.NotFound {
		err = domain.Errorf(domain.NotFound, "cli.noMemberCalled", "No member is called %s; nothing was changed.", who).
			WithHint("cli.seeMemberList", "“kith member list” shows their names, addresses and ids.")
	}
	return user, err
}

// lookUp returns members whose name or visible address contains who.
type lookUp func(ctx context.Context, scoped *store.Scoped, who string) ([]domain.Member, error)

func currentMembers(ctx context.Context, scoped *store.Scoped, who string) ([]domain.Member, error) {
	page, err := scoped.ListMembers(ctx, scoped.Scope().Org, domain.MemberFilter{Query: who}, 0, 1_000)
	return page.Members, err
}

func removedMembers(ctx context.Context, scoped *store.Scoped, _ string) ([]domain.Member, error) {
	removed, err := scoped.RemovedMembers(ctx, scoped.Scope().Org)
	members := make([]domain.Member, len(removed))
	for i, m := range removed {
		members[i] = m.Member
	}
	return members, err
}

// oneCalled returns the member with a name or address, or "" if there is none.
func oneCalled(members []domain.Member, who string) (domain.UserID, error) {
	var meant []domain.Member
	address, err := domain.NormalizeEmail(who)
	if err != nil {
		address = who // a name
	}
	for _, m := range members {
		if strings.EqualFold(m.Name, who) || strings.EqualFold(m.Email, address) {
			meant = append(meant, m)
		}
	}
	switch len(meant) {
	case 0:
		return "", nil
	case 1:
		return meant[0].UserID, nil
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
	return c.change(ctx, p, s, "%d now with the role "+c.Role+".", currentMembers, func(scoped *store.Scoped, ctx context.Context, org domain.OrgID, users []domain.UserID) error {
		return scoped.SetRole(ctx, org, users, domain.Role(c.Role))
	})
}

type memberRemoveCommand struct{ membersArgument }

func (c *memberRemoveCommand) run(ctx context.Context, p Parts, s Streams) error {
	return c.change(ctx, p, s, "%d removed, and open invitations to them withdrawn. For a week “kith member restore” brings them back.", currentMembers, (*store.Scoped).RemoveMembers)
}

type memberRestoreCommand struct{ membersArgument }

func (c *memberRestoreCommand) run(ctx context.Context, p Parts, s Streams) error {
	return c.change(ctx, p, s, "%d brought back. Invitations to them stay withdrawn.", removedMembers, (*store.Scoped).RestoreMembers)
}

type memberOptOutCommand struct{ membersArgument }

func (c *memberOptOutCommand) run(ctx context.Context, p Parts, s Streams) error {
	said := "%d asked for it. They are not listed, and no import and no admin lists them again.\nIf you gave out a directory file, make a new one."
	return c.change(ctx, p, s, said, currentMembers, func(scoped *store.Scoped, ctx context.Context, org domain.OrgID, users []domain.UserID) error {
		_, err := scoped.OptOut(ctx, org, users)
		return err
	})
}
