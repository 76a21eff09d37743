package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/interchange"
)

type importCommand struct {
	File     string   `arg:"" help:"A spreadsheet (.xlsx, .ods), CSV, vCard or JSON file; “-” for standard input." type:"path"`
	Org      string   `help:"The organization to import them into." required:"" placeholder:"NAME"`
	Consent  string   `help:"Where these people agreed to be listed. Without this and without a consent column, nobody is listed. A “no” in the consent column takes precedence." placeholder:"TEXT"`
	Map      []string `help:"Map a column to a field such as email, offers, consent or opt_out, or to not_used. Can be repeated." placeholder:"HEADER=FIELD" sep:"none"`
	Encoding string   `help:"The encoding of a text file, such as windows-1250 or shift_jis. Default: guessed." placeholder:"NAME"`
	Sheet    string   `help:"The sheet of a workbook. Default: the first one with people." placeholder:"NAME"`
	DryRun   bool     `help:"Say what would happen and change nothing."`
	JSON     bool     `help:"Print the report as JSON."`
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
	file, people, err := c.read(ctx, s)
	if err != nil {
		return err
	}
	if err := requireDecisions(people); err != nil {
		return err
	}
	report, err := scoped.Import(ctx, domain.Import{
		Org: org.ID, File: filepath.Base(c.File), DryRun: c.DryRun, Entries: people.Entries(c.Consent), Rejected: people.Rejected(),
	})
	if err != nil {
		return err
	}
	people.Describe(&report)
	report.Encoding, report.Sheet = file.Encoding, file.SheetName()
	if c.JSON {
		err = json.NewEncoder(s.Out).Encode(report)
	} else {
		err = printImport(report, s)
	}
	if err != nil || c.DryRun {
		return err
	}
	_, err = embedMissing(ctx, p, scope, s)
	return err
}

// read reads the file as the flags say, and stops waiting for it when the context ends: nothing is written before all
// is read.
func (c *importCommand) read(ctx context.Context, s Streams) (file *interchange.File, people interchange.MemberFile, err error) {
	done := make(chan struct{})
	var opened *interchange.File
	var read interchange.MemberFile
	var failed error
	go func() {
		defer close(done)
		if opened, failed = c.open(s); failed == nil {
			read, failed = opened.Read()
		}
	}()
	select {
	case <-ctx.Done():
		return nil, interchange.MemberFile{}, ctx.Err()
	case <-done:
		return opened, read, failed
	}
}

// requireDecisions says how to decide at the command line about a column that may be about consent.
func requireDecisions(people interchange.MemberFile) error {
	err := people.RequireDecisions()
	if err == nil {
		return nil
	}
	var quoted []string
	for _, header := range people.Undecided {
		quoted = append(quoted, strings.ReplaceAll(domain.OneLine(header), `"`, `\"`))
	}
	first, refused := quoted[0], domain.Public(err)
	if len(quoted) == 1 {
		return refused.WithHint("cli.decideConsent", "Add --map \"%s=not_used\" if it is about something else, --map \"%s=consent\" if a yes there agrees to be listed, or --map \"%s=opt_out\" if a yes there refuses it.", first, first, first)
	}
	return refused.WithHint("cli.decideConsents", "Add --map \"%s=not_used\" if it is about something else, --map \"%s=consent\" if a yes there agrees to be listed, or --map \"%s=opt_out\" if a yes there refuses it; likewise for %s.", first, first, first, strings.Join(quoted[1:], ", "))
}

// open opens the file as the flags say.
func (c *importCommand) open(s Streams) (*interchange.File, error) {
	in, name := s.In, "people.csv"
	if c.File != "-" {
		file, err := os.Open(c.File)
		if err != nil {
			return nil, unreadable(c.File, err)
		}
		defer file.Close()
		in, name = file, c.File
	}
	opened, err := interchange.OpenAs(name, in, c.Encoding)
	if domain.CodeOf(err) == domain.Internal {
		err = unreadable(c.File, err)
	}
	if err != nil {
		return nil, err
	}
	if err := c.chooseSheet(opened); err != nil {
		return nil, err
	}
	return opened, c.remap(opened)
}

// chooseSheet applies --sheet.
func (c *importCommand) chooseSheet(file *interchange.File) error {
	if c.Sheet == "" {
		return nil
	}
	i := slices.IndexFunc(file.Sheets, func(name string) bool { return strings.EqualFold(name, c.Sheet) })
	if i < 0 {
		return domain.Errorf(domain.Invalid, "cli.noSuchSheet", "The file has no sheet %q; nothing was imported.", c.Sheet).
			WithHint("cli.sheets", "It has: %s.", cmp.Or(strings.Join(file.Sheets, ", "), "none"))
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
	for _, mapping := range c.Map {
		at, found := strings.LastIndexByte(mapping, '='), false
		if at < 0 {
			return domain.Errorf(domain.Invalid, "cli.mapNotAField", "--map %s has no field; nothing was imported.", mapping).
				WithHint("cli.mapExample", "Write --map \"HEADER=FIELD\".")
		}
		header, field := mapping[:at], mapping[at+1:]
		for i, column := range columns { // a file may have several of that name
			if strings.EqualFold(domain.OneLine(column.Header), domain.OneLine(header)) {
				fields[i], found = cmp.Or(interchange.Field(field), interchange.NotUsed), true
			}
		}
		if !found {
			return domain.Errorf(domain.Invalid, "cli.noSuchColumn", "The file has no column %q; nothing was imported.", header)
		}
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
	{domain.ImportLeftOut, "left out: not people"},
}

// printSource says how the file was read, where that was a choice.
func printSource(text *strings.Builder, report domain.ImportReport) {
	if report.Sheet != "" {
		fmt.Fprintf(text, "Read from the sheet %q; --sheet chooses another.\n", domain.OneLine(report.Sheet))
	}
	if report.Encoding != "" && report.Encoding != "utf-8" {
		fmt.Fprintf(text, "Read as %s; --encoding chooses another.\n", report.Encoding)
	}
}

func printImport(report domain.ImportReport, s Streams) error {
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
	printSource(&text, report)
	for _, row := range report.Rows {
		if row.Reason != "" {
			fmt.Fprintf(&text, "line %d: %s\n", row.Line, domain.OneLine(row.Reason))
		}
	}
	writeNotes(&text, report.Rows)
	writeColumns(&text, report)
	if report.ImportID != "" {
		fmt.Fprintf(&text, "Undo it with: kith undo-import %s\n", report.ImportID)
	}
	_, err := fmt.Fprint(s.Out, text.String())
	return err
}

// writeNotes writes each note once, with the number of people it is about and the line of the first.
func writeNotes(text *strings.Builder, rows []domain.ImportedRow) {
	var order []string
	count, first := map[string]int{}, map[string]int{}
	for _, row := range rows {
		for _, note := range row.Notes {
			if count[note] == 0 {
				order, first[note] = append(order, note), row.Line
			}
			count[note]++
		}
	}
	for _, note := range order {
		if n := count[note]; n > 1 {
			fmt.Fprintf(text, "%d people, first in line %d: %s\n", n, first[note], domain.OneLine(note))
		} else {
			fmt.Fprintf(text, "line %d: %s\n", first[note], domain.OneLine(note))
		}
	}
}

// writeColumns writes which columns consent was read from, and which were not used.
func writeColumns(text *strings.Builder, report domain.ImportReport) {
	var consent []string
	for _, header := range slices.Sorted(maps.Keys(report.Columns)) {
		switch field := interchange.Field(report.Columns[header]); field {
		case interchange.Consent, interchange.OptOut, interchange.Status:
			consent = append(consent, fmt.Sprintf("%s (%s)", domain.OneLine(header), field))
		}
	}
	if len(consent) > 0 {
		fmt.Fprintf(text, "Consent was read from: %s\n", strings.Join(consent, ", "))
	}
	if len(report.Ignored) > 0 {
		fmt.Fprintf(text, "Columns not used: %s\n", domain.OneLine(strings.Join(report.Ignored, ", ")))
	}
}
