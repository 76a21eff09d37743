package backend

import (
	"context"
	"fmt"
	"strings"
	"time"

	"kith/backend/cli"
	"kith/backend/domain"
	"kith/backend/ollama"
)

// Examine is the doctor's work: it looks at everything that an answer needs,
// and goes on where something of it cannot be opened.
func Examine(ctx context.Context, o Options) cli.Report {
	report := cli.Report{Version: o.Version}
	examineData(ctx, o, &report)
	examineOllama(ctx, &report)
	examineSystem(&report)
	return report
}

// examineData reads beside a running Kith, and changes nothing.
func examineData(ctx context.Context, o Options, report *cli.Report) {
	o.ReadOnly = true
	b, err := Open(ctx, o)
	if err != nil {
		report.Fail("data folder", err)
		return
	}
	report.Add("data folder", cli.Fine, b.store.Dir())
	b.examineDatabase(ctx, report)
	b.examineIndex(ctx, report)
	if err := b.Close(); err != nil {
		report.Fail("closing the data folder", err)
	}
}

func (b *Backend) examineDatabase(ctx context.Context, report *cli.Report) {
	health, err := b.store.Unscoped().Health(ctx)
	if err != nil {
		report.Fail("database", err)
		return
	}
	report.Health = &health
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
}

// examineIndex compares the index with what the store says should stand in it.
func (b *Backend) examineIndex(ctx context.Context, report *cli.Report) {
	want := 0
	for p, err := range b.store.Unscoped().Listed(ctx) {
		if err != nil {
			report.Fail("index", err)
			return
		}
		want += len(standsIn(p))
	}
	have, err := b.directory.Len(ctx)
	if err != nil {
		report.Fail("index", err)
		return
	}
	state := cli.Fine
	if have != want {
		state = cli.Wrong
	}
	report.Add("index", state, fmt.Sprintf("%d entries, the store has %d", have, want))
}

func examineOllama(ctx context.Context, report *cli.Report) {
	client, err := ollama.New("")
	if err != nil {
		report.Add("Ollama", cli.Warning, domain.Public(err).Message+" The built-in writer writes.")
		return
	}
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	models, err := client.Models(ctx)
	if err != nil {
		report.Add("Ollama", cli.Fine, domain.Public(err).Message+" The built-in writer writes.")
		return
	}
	names := make([]string, len(models))
	for i, m := range models {
		names[i] = m.Name
	}
	report.Add("Ollama", cli.Fine, fmt.Sprintf("at %s, chat models: %s", client.Address(), firstOf(strings.Join(names, ", "), "none; the built-in writer writes")))
}
