package cli

import (
	"context"
	"fmt"
	"text/tabwriter"

	"kith/backend/domain"
	"kith/backend/store"
)

type backupCommand struct {
	File string `arg:"" optional:"" help:"The file to write. Default: a new backup in the data folder." type:"path"`
}

func (*backupCommand) readOnly() bool { return true }

func (c *backupCommand) run(ctx context.Context, p Parts, s Streams) error {
	made, err := p.Store.MakeBackup(ctx, c.File)
	if err != nil {
		return err
	}
	if made.Expires.IsZero() {
		_, err = fmt.Fprintf(s.Out, "All data is backed up in %s.\n", made.Name)
	} else {
		_, err = fmt.Fprintf(s.Out, "The backup %s is kept until %s.\n", made.Name, made.Expires.Format("2 January 2006"))
	}
	return err
}

type backupsCommand struct{}

func (*backupsCommand) runAlone(_ context.Context, k Kith, s Streams) error {
	dir, err := k.DataDir()
	if err != nil {
		return err
	}
	backups, err := store.Backups(dir)
	if err != nil {
		return err
	}
	if len(backups) == 0 {
		_, err := fmt.Fprintln(s.Out, "There are no backups. To make one, run “kith backup”.")
		return err
	}
	table := tabwriter.NewWriter(s.Out, 0, 0, 2, ' ', 0)
	for _, c := range backups {
		until := "kept while it is among the newest seven"
		if !c.Expires.IsZero() {
			until = "kept until " + c.Expires.Format("2 January 2006")
		}
		_, _ = fmt.Fprintf(table, "%s\t%d KB\t%s\n", c.Name, (c.Size+1023)>>10, until) // it keeps an error until Flush
	}
	return table.Flush()
}

type restoreCommand struct {
	From string `arg:"" optional:"" help:"Name of a backup, or path of a file. Default: the newest intact backup."`
}

// runAlone restores without opening the data, which may be damaged.
func (c *restoreCommand) runAlone(ctx context.Context, k Kith, s Streams) error {
	dir, err := k.DataDir()
	if err != nil {
		return err
	}
	from := c.From
	if from == "" {
		newest, there, err := store.NewestUsableBackup(ctx, dir)
		if err != nil {
			return err
		}
		if !there {
			return domain.Errorf(domain.NotFound, "cli.noGoodBackup", "There is no good copy in %s; nothing was changed.", dir).WithHint("cli.nameBackup", "Name a file: kith restore FILE.")
		}
		from = newest.Name
	}
	restored, err := store.Restore(ctx, dir, from, nil)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.Out, "Restored from %s.\n", from)
	if restored.Kept.Name == "" {
		return nil
	}
	since := "Who opted out since stays unlisted, and who was erased since stays erased."
	if !restored.DecisionsKept {
		since = "It could not be read: who opted out or was erased since the copy was made is as they were then."
	}
	_, err = fmt.Fprintf(s.Out, "What was there before is kept as %s. %s\n", restored.Kept.Name, since)
	return err
}
