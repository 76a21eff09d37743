package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"kith/backend/domain"
	"kith/backend/store"
)

// entryCommands are the commands about imported entries, of people who do not use
// this installation.
type entryCommands struct {
	Edit  memberEditCommand  `cmd:"" help:"Change the profile of somebody who was imported and does not use Kith."`
	Merge memberMergeCommand `cmd:"" help:"Merge two imported members who are one person."`
	Undo  memberUndoCommand  `cmd:"" help:"Undo the last edit or merge of an imported member, within a week."`
}

// entryArgument selects one member by id, e-mail address or full name.
type entryArgument struct {
	Org string `help:"The organization." required:"" placeholder:"NAME"`
	Who string `arg:"" help:"Their name, address or id."`
}

func (entryArgument) readOnly() bool { return false }

func (a entryArgument) detail(ctx context.Context, p Parts) (*store.Scoped, store.MemberDetail, error) {
	scope, err := p.scope(ctx, a.Org)
	if err != nil {
		return nil, store.MemberDetail{}, err
	}
	scoped := p.Store.In(scope)
	user, err := memberNamed(ctx, scoped, a.Who, currentMembers)
	if err != nil {
		return nil, store.MemberDetail{}, err
	}
	m, err := scoped.Member(ctx, scope.Org, user)
	return scoped, m, err
}

type memberEditCommand struct {
	entryArgument
	Name      *string `help:"New name." placeholder:"TEXT"`
	Email     *string `help:"New e-mail address; “” removes it, and so it is with all that follow." placeholder:"EMAIL"`
	Headline  *string `help:"New headline." placeholder:"TEXT"`
	Role      *string `help:"New role at work." placeholder:"TEXT"`
	Company   *string `help:"New company." placeholder:"TEXT"`
	Location  *string `help:"New place." placeholder:"TEXT"`
	Skills    *string `help:"New skills, separated by semicolons; likewise interests and languages." placeholder:"LIST"`
	Interests *string `help:"New interests." placeholder:"LIST"`
	Languages *string `help:"New languages." placeholder:"LIST"`
	Offers    *string `help:"What they can help with." placeholder:"TEXT"`
	Needs     *string `help:"What they are looking for." placeholder:"TEXT"`
	About     *string `help:"New text about them." placeholder:"TEXT"`
	LinkedIn  *string `name:"linkedin" help:"New LinkedIn page." placeholder:"URL"`
	Website   *string `help:"New website." placeholder:"URL"`
	ShowEmail *bool   `help:"Show others their e-mail address." negatable:""`
	ShowPage  *bool   `name:"show-linkedin" help:"Show others their LinkedIn page." negatable:""`
	Consent   string  `help:"List them to others; TEXT says where their consent comes from." placeholder:"TEXT" xor:"listing"`
	Unlist    bool    `help:"Stop listing them." xor:"listing"`
}

func (c *memberEditCommand) run(ctx context.Context, p Parts, s Streams) error {
	scoped, m, err := c.detail(ctx, p)
	if err != nil {
		return err
	}
	edit := c.edited(m.Profile)
	edit.UserID = m.UserID
	if err := scoped.EditEntry(ctx, scoped.Scope().Org, domain.EntryEdit{Profile: edit, Ground: c.Consent}); err != nil {
		return err
	}
	after, err := scoped.Member(ctx, scoped.Scope().Org, m.UserID)
	if err != nil {
		return err
	}
	changes := m.Profile.ChangesTo(after.Profile)
	if len(changes) == 0 {
		_, err = fmt.Fprintln(s.Out, "Nothing changed.")
		return err
	}
	for _, change := range changes {
		fmt.Fprintf(s.Out, "%s: %q is now %q\n", change.Field, change.Before, change.After)
	}
	_, err = fmt.Fprintln(s.Out, "For a week “kith member undo” takes that back.")
	return err
}

// edited returns a profile with the values that were given.
func (c *memberEditCommand) edited(p domain.Profile) domain.Profile {
	for _, field := range []struct {
		given *string
		value *string
	}{
		{c.Name, &p.Name}, {c.Email, &p.Email}, {c.Headline, &p.Headline}, {c.Role, &p.Role}, {c.Company, &p.Company}, {c.Location, &p.Location},
		{c.Offers, &p.Offers}, {c.Needs, &p.Needs}, {c.About, &p.About}, {c.LinkedIn, &p.LinkedIn}, {c.Website, &p.Website},
	} {
		if field.given != nil {
			*field.value = *field.given
		}
	}
	for _, field := range []struct {
		given *string
		value *[]string
	}{{c.Skills, &p.Skills}, {c.Interests, &p.Interests}, {c.Languages, &p.Languages}} {
		if field.given != nil {
			*field.value = strings.Split(*field.given, ";")
		}
	}
	if c.ShowEmail != nil {
		p.ShowEmail = *c.ShowEmail
	}
	if c.ShowPage != nil {
		p.ShowLinkedIn = *c.ShowPage
	}
	p.OptedIn = (p.OptedIn || c.Consent != "") && !c.Unlist
	return p
}

type memberMergeCommand struct {
	Org    string   `help:"The organization." required:"" placeholder:"NAME"`
	Keep   string   `arg:"" help:"Name, address or id of the entry that stays."`
	Drop   string   `arg:"" help:"Name, address or id of the entry that becomes part of it."`
	Take   []string `help:"Field whose value comes from the second although the first has one, such as “email”. May be repeated." placeholder:"FIELD"`
	DryRun bool     `help:"Show the result and change nothing."`
	JSON   bool     `help:"Print the result as JSON."`
}

func (*memberMergeCommand) readOnly() bool { return false }

func (c *memberMergeCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, c.Org)
	if err != nil {
		return err
	}
	scoped := p.Store.In(scope)
	merge := domain.EntryMerge{Take: c.Take}
	if merge.Keep, err = memberNamed(ctx, scoped, c.Keep, currentMembers); err != nil {
		return err
	}
	if merge.Drop, err = memberNamed(ctx, scoped, c.Drop, currentMembers); err != nil {
		return err
	}
	preview, err := scoped.MergeEntries(ctx, scope.Org, merge, c.DryRun)
	if err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(s.Out).Encode(map[string]any{
			"keep": merge.Keep, "drop": merge.Drop, "fields": preview.Fields, "listed": preview.Result.OptedIn, "opted_out": preview.OptedOut, "dry_run": c.DryRun,
		})
	}
	return c.print(s, preview)
}

func (c *memberMergeCommand) print(s Streams, m domain.MergePreview) error {
	table := tabwriter.NewWriter(s.Out, 0, 0, 2, ' ', 0)
	for _, f := range m.Fields {
		if f.Result == "" {
			continue
		}
		note := ""
		if other := f.Keep; f.Choice {
			if f.Result == f.Keep {
				other = f.Drop
			}
			note = fmt.Sprintf("instead of %q", domain.Shorten(domain.OneLine(other), 60))
		} else if f.Lost > 0 {
			note = fmt.Sprintf("%d more do not fit", f.Lost)
		}
		fmt.Fprintf(table, "%s\t%s\t%s\n", f.Field, domain.Shorten(domain.OneLine(f.Result), 80), note)
	}
	fmt.Fprintf(table, "listed\t%s\t\n", mergedListing(m))
	if err := table.Flush(); err != nil {
		return err
	}
	said := "Merged. For a week “kith member undo” takes that back."
	if c.DryRun {
		said = "Nothing was changed. Without --dry-run they are merged."
	}
	_, err := fmt.Fprintln(s.Out, said)
	return err
}

// mergedListing says whether the result of a merge is listed, and why not.
func mergedListing(m domain.MergePreview) string {
	switch {
	case m.OptedOut:
		return "no: one of them said no to being listed"
	case m.Result.OptedIn:
		return "yes"
	case m.Keep.OptedIn || m.Drop.OptedIn:
		return "no: only one of them was listed"
	default:
		return "no"
	}
}

type memberUndoCommand struct{ entryArgument }

func (c *memberUndoCommand) run(ctx context.Context, p Parts, s Streams) error {
	scoped, m, err := c.detail(ctx, p)
	if err != nil {
		return err
	}
	if m.Change == nil {
		return domain.Errorf(domain.NotFound, "cli.noChangeToUndo", "%s was not edited or merged in the last week, or was changed since; nothing was undone.", m.Name)
	}
	if _, err := scoped.UndoEntryChange(ctx, scoped.Scope().Org, m.Change.ID); err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.Out, "Undone: %s is as before.\n", domain.OneLine(m.Name))
	return err
}
