package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/interchange"
)

type importCommand struct {
	File     string            `arg:"" help:"A CSV or vCard file; “-” for standard input." type:"path"`
	Org      string            `help:"The organization to import them into." required:"" placeholder:"NAME"`
	Consent  string            `help:"Where these people agreed to be listed. Without this and without a consent column, nobody is listed. A “no” in the consent column takes precedence." placeholder:"TEXT"`
	Map      map[string]string `help:"Map a column to a field such as email, offers or consent. Leave the field empty to ignore the column. Can be repeated." placeholder:"HEADER=FIELD"`
	Encoding string            `help:"The encoding of a text file, such as windows-1250 or shift_jis. Default: guessed." placeholder:"NAME"`
	Sheet    string            `help:"The sheet of a workbook. Default: the first one with people." placeholder:"NAME"`
	DryRun   bool              `help:"Say what would happen and change nothing."`
	JSON     bool              `help:"Print the report as JSON."`
}

func (*importCommand) readOnly() bool { return false }

func (c *importCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, c.Org)
	if err != nil {
		return err
	}
	scoped := p.Store.In(scope)
	org, err := scoped.Organization(ctx, c.Org)
	if err != nil {
		return err
	}
	people, err := c.read(s)
	if err != nil {
		return err
	}
	if err := people.RequireDecisions(); err != nil {
		return err
	}
	report, err := scoped.Import(ctx, domain.Import{
		Org: org.ID, File: filepath.Base(c.File), DryRun: c.DryRun, Entries: people.Entries(c.Consent), Rejected: people.Rejected(),
	})
	if err != nil {
		return err
	}
	if c.JSON {
		err = json.NewEncoder(s.Out).Encode(report)
	} else {
		err = printImport(report, people, s)
	}
	if err != nil || c.DryRun {
		return err
	}
	_, err = embedMissing(ctx, p, scope, s)
	return err
}

// read reads the file with the field mapping of the command.
func (c *importCommand) read(s Streams) (interchange.MemberFile, error) {
	in, name := s.In, "people.csv"
	if c.File != "-" {
		file, err := os.Open(c.File)
		if err != nil {
			return interchange.MemberFile{}, unreadable(c.File, err)
		}
		defer file.Close()
		in, name = file, c.File
	}
	opened, err := interchange.Open(name, in)
	if domain.CodeOf(err) == domain.Internal {
		err = unreadable(c.File, err)
	}
	if err != nil {
		return interchange.MemberFile{}, err
	}
	if err := c.choose(opened); err != nil {
		return interchange.MemberFile{}, err
	}
	if err := c.remap(opened); err != nil {
		return interchange.MemberFile{}, err
	}
	return opened.Read()
}

// choose applies --encoding and --sheet.
func (c *importCommand) choose(file *interchange.File) error {
	if c.Encoding != "" {
		if err := file.ReadAs(c.Encoding); err != nil {
			return err
		}
	}
	if c.Sheet == "" {
		return nil
	}
	i := slices.IndexFunc(file.Sheets, func(name string) bool { return strings.EqualFold(name, c.Sheet) })
	if i < 0 {
		return domain.Errorf(domain.Invalid, "cli.noSuchSheet", "The file has no sheet %q; nothing was imported.", c.Sheet)
	}
	return file.ChooseSheet(i)
}

// remap applies the --map flags. Other columns keep their guessed fields.
func (c *importCommand) remap(file *interchange.File) error {
	if len(c.Map) == 0 {
		return nil
	}
	columns := file.Columns()
	fields := make([]interchange.Field, len(columns))
	for i, column := range columns {
		fields[i] = column.Field
	}
	for header, field := range c.Map {
		i := slices.IndexFunc(columns, func(column interchange.Column) bool { return strings.EqualFold(column.Header, header) })
		if i < 0 {
			return domain.Errorf(domain.Invalid, "cli.noSuchColumn", "The file has no column %q; nothing was imported.", header)
		}
		fields[i] = cmp.Or(interchange.Field(field), interchange.NotUsed)
	}
	return file.Map(fields)
}

func unreadable(file string, cause error) error {
	return domain.Errorf(domain.NotFound, "common.fileUnreadable", "The file %s cannot be read; nothing was imported.", file).
		WithHint("common.checkFile", "Check that it is there, and a file.").WithCause(cause)
}

// outcomes lists the outcomes in the order and with the words of the report.
var outcomes = []struct {
	outcome domain.ImportOutcome
	words   string
}{
	{domain.ImportNew, "new"},
	{domain.ImportUpdated, "updated"},
	{domain.ImportUnchanged, "unchanged"},
	{domain.ImportInvited, "already use Kith on this computer and were invited"},
	{domain.ImportMember, "already members who use Kith on this computer"},
	{domain.ImportOptedOut, "not imported: they opted out before"},
	{domain.ImportDuplicate, "duplicates in the file"},
	{domain.ImportRejected, "rejected"},
}

func printImport(report domain.ImportReport, people interchange.MemberFile, s Streams) error {
	var text strings.Builder
	if report.DryRun {
		fmt.Fprintln(&text, "A dry run: nothing was changed.")
	}
	for _, o := range outcomes {
		if n := report.Counts[o.outcome]; n > 0 {
			fmt.Fprintf(&text, "%6d %s\n", n, o.words)
		}
	}
	fmt.Fprintf(&text, "%6d of them can be found now\n", report.Listed)
	for _, row := range report.Rows {
		if row.Reason != "" {
			fmt.Fprintf(&text, "line %d: %s\n", row.Line, domain.OneLine(row.Reason))
		}
	}
	if len(people.Ignored) > 0 {
		fmt.Fprintf(&text, "Columns not used: %s\n", domain.OneLine(strings.Join(people.Ignored, ", ")))
	}
	if report.ImportID != "" {
		fmt.Fprintf(&text, "Undo it with: kith undo-import %s\n", report.ImportID)
	}
	_, err := fmt.Fprint(s.Out, text.String())
	return err
}
