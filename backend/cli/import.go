package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"kith/backend/domain"
	"kith/backend/roster"
)

type importCommand struct {
	File    string `arg:"" help:"A CSV or vCard file; “-” for standard input." type:"path"`
	Org     string `help:"The organization that they become members of." required:"" placeholder:"NAME"`
	Consent string `help:"Where these people agreed to be listed. Without it, and without a column that says so, nobody is listed; a column that says no wins." placeholder:"TEXT"`
	DryRun  bool   `help:"Say what would happen and change nothing."`
	JSON    bool   `help:"Print the report as JSON."`
}

func (*importCommand) readOnly() bool { return false }

func (c *importCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, c.Org)
	if err != nil {
		return err
	}
	door := p.Store.In(scope)
	org, err := door.Organization(ctx, c.Org)
	if err != nil {
		return err
	}
	people, err := c.read(s)
	if err != nil {
		return err
	}
	report, err := door.Import(ctx, domain.Import{
		Org: org.ID, File: filepath.Base(c.File), DryRun: c.DryRun, Entries: people.Entries(c.Consent), Rejected: people.Rejected(),
	})
	if err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(s.Out).Encode(report)
	}
	return printImport(report, people, s)
}

func (c *importCommand) read(s Streams) (roster.Roster, error) {
	if c.File == "-" {
		return readPeople(s.In, ".csv")
	}
	file, err := os.Open(c.File)
	if err != nil {
		return roster.Roster{}, unreadable(c.File, err)
	}
	defer file.Close()
	people, err := readPeople(file, filepath.Ext(c.File))
	if domain.CodeOf(err) == domain.Internal {
		err = unreadable(c.File, err)
	}
	return people, err
}

func unreadable(file string, cause error) error {
	return domain.Errorf(domain.NotFound, "The file %s cannot be read; nothing was imported.", file).
		WithHint("Check that it is there, and a file.").Because(cause)
}

func readPeople(r io.Reader, extension string) (roster.Roster, error) {
	switch strings.ToLower(extension) {
	case ".vcf", ".vcard":
		return roster.ReadVCard(r)
	default:
		return roster.ReadCSV(r)
	}
}

// outcomes in the order and the words in which they are told.
var outcomes = []struct {
	outcome domain.ImportOutcome
	words   string
}{
	{domain.ImportNew, "new"},
	{domain.ImportUpdated, "updated"},
	{domain.ImportUnchanged, "unchanged"},
	{domain.ImportInvited, "use Kith here already: an invitation waits for them"},
	{domain.ImportMember, "use Kith here and are members already"},
	{domain.ImportOptedOut, "opted out before: they stay out"},
	{domain.ImportDuplicate, "stand in the file twice"},
	{domain.ImportRejected, "rejected"},
}

func printImport(report domain.ImportReport, people roster.Roster, s Streams) error {
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
			fmt.Fprintf(&text, "line %d: %s\n", row.Line, clean(row.Reason))
		}
	}
	if len(people.Ignored) > 0 {
		fmt.Fprintf(&text, "Columns not used: %s\n", clean(strings.Join(people.Ignored, ", ")))
	}
	_, err := fmt.Fprint(s.Out, text.String())
	return err
}
