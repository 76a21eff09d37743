package backend

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"

	"kith/backend/cli"
	"kith/backend/domain"
)

// Examine is the doctor's work: it looks at everything that an answer needs.
func (b *Backend) Examine(ctx context.Context) (cli.Report, error) {
	health, err := b.store.Unscoped().Health(ctx)
	if err != nil {
		return cli.Report{}, err
	}
	report := cli.Report{Version: b.options.Version, Health: health}
	report.Add("data folder", cli.Fine, b.store.Dir())
	report.Add("schema", cli.Fine, fmt.Sprintf("version %d", health.SchemaVersion))
	if len(health.Integrity) > 0 {
		report.Add("database", cli.Wrong, strings.Join(health.Integrity, "; "))
	} else {
		report.Add("database", cli.Fine, fmt.Sprintf("%d people, %d conversations, %d messages", health.Users, health.Sessions, health.Messages))
	}
	for _, org := range health.Organizations {
		report.Add("organization "+org.Name, cli.Fine, fmt.Sprintf("%d members, %d admins, %d listed", org.Members, org.Admins, org.Listed))
	}
	if health.NoOrg > 0 {
		report.Add("memberships", cli.Warning, fmt.Sprintf("%d people are in no organization", health.NoOrg))
	}
	if err := b.examineIndex(ctx, &report); err != nil {
		return report, err
	}
	b.examineOllama(ctx, &report)
	examineSystem(&report)
	return report, nil
}

// examineIndex compares the index with what the store says should stand in it.
func (b *Backend) examineIndex(ctx context.Context, report *cli.Report) error {
	people, err := b.store.Unscoped().Listed(ctx)
	if err != nil {
		return err
	}
	want := 0
	for _, p := range people {
		want += len(standsIn(p))
	}
	have, err := b.directory.Len(ctx)
	if err != nil {
		return err
	}
	state := cli.Fine
	if have != want {
		state = cli.Wrong
	}
	report.Add("index", state, fmt.Sprintf("%d entries, the store has %d", have, want))
	return nil
}

func (b *Backend) examineOllama(ctx context.Context, report *cli.Report) {
	if b.ollama == nil {
		report.Add("Ollama", cli.Warning, "OLLAMA_HOST is not an address; the built-in writer writes")
		return
	}
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	models, err := b.ollama.Models(ctx)
	if err != nil {
		report.Add("Ollama", cli.Fine, domain.Public(err).Message+" The built-in writer writes.")
		return
	}
	names := make([]string, len(models))
	for i, m := range models {
		names[i] = m.Name
	}
	report.Add("Ollama", cli.Fine, fmt.Sprintf("at %s, chat models: %s", b.ollama.Address(), firstOf(strings.Join(names, ", "), "none; the built-in writer writes")))
}

func examineSystem(report *cli.Report) {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		report.Add("system", cli.Warning, "no display: the window cannot open, the commands work")
		return
	}
	report.Add("system", cli.Fine, runtime.GOOS+"/"+runtime.GOARCH)
}
