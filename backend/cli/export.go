package cli

import (
	"cmp"
	"context"
	"fmt"
	"os"

	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/store"
)

type exportCommand struct {
	What      string `arg:"" help:"What to export: members, contacts, conversations, or everything about you." enum:"members,contacts,conversations,everything"`
	Org       string `help:"The organization. Required for members." placeholder:"NAME"`
	Format    string `help:"csv, vcard or json. Default: csv for members and contacts. Conversations and everything are always json." enum:"csv,vcard,json," default:"" placeholder:"NAME"`
	Separator string `help:"Separator of csv: comma, semicolon or tab. Default: what Excel expects in your language." enum:"comma,semicolon,tab," default:"" placeholder:"NAME"`
	Output    string `help:"The file to write. Default: standard output." short:"o" type:"path" placeholder:"FILE"`
	Force     bool   `help:"Write over a file that is there."`
}

func (*exportCommand) readOnly() bool { return true }

func (c *exportCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, c.Org)
	if err != nil {
		return err
	}
	if c.Output != "" {
		if err := mayWrite(p.Store, c.Output, c.Force); err != nil {
			return err
		}
	}
	scoped := p.Store.In(scope)
	switch c.What {
	case "members":
		return c.members(ctx, p, scoped, s)
	case "contacts":
		return c.contacts(ctx, p, scoped, s)
	case "everything":
		return c.account(ctx, scoped, s)
	default:
		return c.conversations(ctx, scoped, s)
	}
}

func (c *exportCommand) members(ctx context.Context, p Parts, scoped *store.Scoped, s Streams) error {
	if c.Org == "" {
		return domain.Errorf(domain.Invalid, "cli.nameOrganization", "Say of which organization with --org NAME.")
	}
	separator, err := c.separator(ctx, p)
	if err != nil {
		return err
	}
	format, err := interchange.MemberFormat(cmp.Or(c.Format, "csv"), separator)
	if err != nil {
		return err
	}
	people, err := scoped.Members(ctx, scoped.Scope().Org)
	if err != nil {
		return err
	}
	return write(c, s, format, people)
}

func (c *exportCommand) contacts(ctx context.Context, p Parts, scoped *store.Scoped, s Streams) error {
	separator, err := c.separator(ctx, p)
	if err != nil {
		return err
	}
	format, err := interchange.ContactFormat(cmp.Or(c.Format, "csv"), separator)
	if err != nil {
		return err
	}
	contacts, err := interchange.Contacts(ctx, scoped)
	if err != nil {
		return err
	}
	return write(c, s, format, contacts)
}

var separators = map[string]rune{"comma": ',', "semicolon": ';', "tab": '\t'}

// separator returns the separator that was named, else that of the window's language
// or of the system's.
func (c *exportCommand) separator(ctx context.Context, p Parts) (rune, error) {
	if named, ok := separators[c.Separator]; ok {
		return named, nil
	}
	chosen, err := p.Store.Setting(ctx, store.SettingLanguage)
	return interchange.Separator(cmp.Or(chosen, os.Getenv("LC_ALL"), os.Getenv("LC_NUMERIC"), os.Getenv("LANG"))), err
}

// write writes rows to the output file or, without one, to standard output.
func write[T any](c *exportCommand, s Streams, format interchange.Format[T], rows []T) error {
	if c.Output == "" {
		return format.Write(s.Out, rows)
	}
	if err := format.WriteFile(c.Output, rows); err != nil {
		return err
	}
	_, err := fmt.Fprintf(s.Err, "%d %s written to %s\n", len(rows), c.What, c.Output)
	return err
}

func (c *exportCommand) conversations(ctx context.Context, scoped *store.Scoped, s Streams) error {
	if err := c.requireJSON(); err != nil {
		return err
	}
	all, err := interchange.Conversations(ctx, scoped)
	if err != nil {
		return err
	}
	return write(c, s, interchange.JSON[interchange.Conversation](), all)
}

func (c *exportCommand) account(ctx context.Context, scoped *store.Scoped, s Streams) error {
	if err := c.requireJSON(); err != nil {
		return err
	}
	all, err := interchange.ExportAccount(ctx, scoped)
	if err != nil {
		return err
	}
	return write(c, s, interchange.AccountExportFormat(), []interchange.AccountExport{all})
}

func (c *exportCommand) requireJSON() error {
	if cmp.Or(c.Format, "json") != "json" {
		return domain.Errorf(domain.Invalid, "cli.jsonOnly", "This cannot be written as %s, only as json.", c.Format).WithHint("cli.leaveFormatOut", "Leave --format out.")
	}
	return nil
}
