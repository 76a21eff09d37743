package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"kith/backend/domain"
	"kith/backend/store"
)

type importsCommand struct {
	Org  string `help:"The organization." required:"" placeholder:"NAME"`
	JSON bool   `help:"Print one JSON object per import."`
}

func (*importsCommand) readOnly() bool { return true }

func (c *importsCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, c.Org)
	if err != nil {
		return err
	}
	past, err := p.Store.In(scope).Imports(ctx, scope.Org)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(s.Out, past, importRecord)
	}
	if len(past) == 0 {
		fmt.Fprintln(s.Err, "Nothing was imported yet.")
		return nil
	}
	table := tabwriter.NewWriter(s.Out, 0, 0, 2, ' ', 0)
	for _, i := range past {
		fmt.Fprintf(table, "%s\t%s\n", i.ID, strings.Join(importWords(i), "\t"))
	}
	return table.Flush()
}

// pastImport is an import as “kith imports --json” prints it. Times are empty if
// there is none.
type pastImport struct {
	ImportID  domain.ImportID              `json:"import_id"`
	File      string                       `json:"file"`
	By        string                       `json:"by"`
	At        string                       `json:"at"`
	UndoneAt  string                       `json:"undone_at"`
	UndoUntil string                       `json:"undo_until"`
	Counts    map[domain.ImportOutcome]int `json:"counts"`
}

func importRecord(i domain.PastImport) pastImport {
	return pastImport{i.ID, i.File, i.By, domain.FormatTime(i.At), domain.FormatTime(i.UndoneAt), domain.FormatTime(i.Until), i.Counts}
}

// importWords describes an import: when, which file, who, how many, and whether
// it can be undone.
func importWords(i domain.PastImport) []string {
	var counts []string
	for _, o := range outcomes {
		if n := i.Counts[o.outcome]; n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, o.words))
		}
	}
	undo := "can be undone until " + domain.FormatTime(i.Until)
	if !i.UndoneAt.IsZero() {
		undo = "undone " + domain.FormatTime(i.UndoneAt)
	}
	by := cmp.Or(domain.OneLine(i.By), "(erased)")
	return []string{domain.FormatTime(i.At), domain.OneLine(cmp.Or(i.File, "(no name)")), by, cmp.Or(strings.Join(counts, ", "), "nobody"), undo}
}

type undoImportCommand struct {
	Import string `arg:"" optional:"" help:"The id that “kith import” printed and “kith imports” lists. Default: the latest import into --org."`
	Org    string `help:"The organization whose latest import is undone." placeholder:"NAME"`
	Yes    bool   `help:"Undo the latest import without asking."`
	JSON   bool   `help:"Print the result as JSON."`
}

func (*undoImportCommand) readOnly() bool { return false }

func (c *undoImportCommand) run(ctx context.Context, p Parts, s Streams) error {
	if c.Import == "" && c.Org == "" {
		return domain.Errorf(domain.Invalid, "cli.whichImport", "Say which import: by its id, or with --org NAME for the latest one; nothing was undone.").
			WithHint("cli.seeImports", "“kith imports --org NAME” lists them.")
	}
	scope, err := p.scope(ctx, c.Org)
	if err != nil {
		return err
	}
	scoped, id := p.Store.In(scope), domain.ImportID(c.Import)
	if id == "" {
		if id, err = c.latest(ctx, scoped, s); err != nil {
			return err
		}
	}
	undone, err := scoped.UndoImport(ctx, id, nil)
	if err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(s.Out).Encode(undone)
	}
	return printUndo(s.Out, undone)
}

// latest shows the latest import of the scope's organization and asks whether to
// undo it. It never goes on to an older one: whoever repeats the command could
// undo more than they mean.
func (c *undoImportCommand) latest(ctx context.Context, scoped *store.Scoped, s Streams) (domain.ImportID, error) {
	past, err := scoped.Imports(ctx, scoped.Scope().Org)
	if err != nil {
		return "", err
	}
	if len(past) == 0 {
		return "", domain.Errorf(domain.NotFound, "cli.noImports", "Nothing was imported into %s yet; nothing was undone.", c.Org)
	}
	if !past[0].UndoneAt.IsZero() {
		return "", domain.Errorf(domain.Conflict, "cli.latestUndone", "The latest import was undone already; nothing was undone now.").
			WithHint("cli.nameOlderImport", "“kith imports” lists the older ones; undo one by its id.")
	}
	fmt.Fprintln(s.Err, "The latest import:", strings.Join(importWords(past[0]), ", "))
	if c.Yes {
		return past[0].ID, nil
	}
	yes, asked, err := s.confirmUndo(ctx)
	switch {
	case err != nil:
		return "", err
	case !asked:
		return "", domain.Errorf(domain.Invalid, "cli.confirmUndo", "Nothing was undone yet.").WithHint("cli.sayYes", "Say it again with --yes.")
	case !yes:
		return "", domain.Errorf(domain.Stopped, "cli.undoDeclined", "Nothing was undone.")
	}
	return past[0].ID, nil
}

func printUndo(w io.Writer, undone domain.ImportUndo) error {
	var text strings.Builder
	fmt.Fprintf(&text, "%6d removed\n%6d put back as they were\n%6d invitations withdrawn\n", undone.Removed, undone.Restored, undone.Withdrawn)
	for _, row := range undone.Left {
		fmt.Fprintf(&text, "%s stays: %s\n", domain.OneLine(row.Name), row.Reason)
	}
	_, err := fmt.Fprint(w, text.String())
	return err
}
