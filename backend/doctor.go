package backend

import (
	"context"
	"fmt"
	"strings"

	"kith/backend/cli"
	"kith/backend/domain"
	"kith/backend/models"
	"kith/backend/ollama"
	"kith/backend/store"
)

// Doctor checks everything that Kith needs to answer a question. A check that
// fails does not stop the others.
func Doctor(ctx context.Context, o Options) cli.Report {
	report := cli.Report{Version: o.Version}
	checkData(ctx, o, &report)
	checkOllama(ctx, &report)
	checkSystem(&report)
	return report
}

// checkData opens the data folder read-only, so that it works beside a running Kith.
func checkData(ctx context.Context, o Options, report *cli.Report) {
	o.ReadOnly = true
	b, err := Open(ctx, o)
	if err != nil {
		report.Fail("data folder", err)
		return
	}
	report.Add("data folder", cli.Fine, b.store.Dir())
	b.checkDatabase(ctx, report)
	b.checkAddresses(ctx, report)
	b.checkIndex(ctx, report)
	b.checkEmbeddings(ctx, report)
	if err := b.Close(); err != nil {
		report.Fail("closing the data folder", err)
	}
}

func (b *Backend) checkDatabase(ctx context.Context, report *cli.Report) {
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

// maxCollisions is how many shared addresses are reported one by one.
const maxCollisions = 10

// checkAddresses reports people who have one address and are stored as several.
// There is nothing to report where nobody is.
func (b *Backend) checkAddresses(ctx context.Context, report *cli.Report) {
	collisions, err := b.store.Unscoped().AddressCollisions(ctx)
	if err != nil {
		report.Fail("addresses", err)
		return
	}
	for _, c := range collisions[:min(len(collisions), maxCollisions)] {
		report.Add("address "+c.Address, cli.Warning, collisionWords(c))
	}
	if left := len(collisions) - maxCollisions; left > 0 {
		report.Add("addresses", cli.Warning, fmt.Sprintf("%d more are shared like these", left))
	}
}

func collisionWords(c store.AddressCollision) string {
	names := strings.Join(c.Names[:min(len(c.Names), maxCollisions)], ", ")
	if c.Users {
		return fmt.Sprintf("%d people use this Kith under this one address: %s. Nothing was merged. If they are one person, keep one profile, sign in as the other and choose “Erase me”.",
			len(c.Names), names)
	}
	found := fmt.Sprintf("%d members of %s have it: %s. Nothing was merged. If they are one person, an admin removes the others in the list of members.", len(c.Names), c.Org, names)
	if c.OptOut {
		found += " One of them opted out and another is listed: look at these first."
	}
	return found
}

// checkIndex compares the number of indexed profiles with that of the store.
func (b *Backend) checkIndex(ctx context.Context, report *cli.Report) {
	want, err := b.store.Unscoped().CountListed(ctx)
	if err != nil {
		report.Fail("index", err)
		return
	}
	have, err := b.search.Count(ctx)
	if err != nil {
		report.Fail("index", err)
		return
	}
	state, found := cli.Fine, fmt.Sprintf("%d entries, the store has %d", have.Entries, want)
	if have.Cut > 0 {
		state = cli.Warning
		found += fmt.Sprintf("; %d are long and not indexed in full, %d kB of their text is left out", have.Cut, (have.BytesLeftOut+999)/1_000)
	}
	if have.Entries != want {
		state = cli.Wrong
	}
	report.Add("index", state, found)
}

// checkEmbeddings reports how many profiles the chosen embedder has embedded.
func (b *Backend) checkEmbeddings(ctx context.Context, report *cli.Report) {
	model, done, total, err := b.search.Embedded(ctx)
	if err != nil {
		report.Add("meaning", cli.Warning, domain.Public(err).Message+" People are found by their words.")
		return
	}
	found := fmt.Sprintf("%s has embedded %d of %d profiles", model, done, total)
	if done < total {
		found += "; “kith index” goes on, and the open window does"
	}
	report.Add("meaning", cli.Fine, found)
}

// checkOllama does not start Ollama.
func checkOllama(ctx context.Context, report *cli.Report) {
	service := modelsAlone()
	defer service.Close()
	server, installed := service.Inspect(ctx)
	found := cli.DescribeServer(server)
	if names := chatModels(installed); len(names) > 0 {
		found += " Models that write: " + strings.Join(names, ", ") + "."
	}
	state := cli.Fine // the built-in writer does without
	if server.State == models.WrongAddress || server.State == models.TooOld {
		state = cli.Warning
	}
	report.Add("Ollama", state, found)
}

func chatModels(installed []ollama.Model) (names []string) {
	for _, m := range installed {
		if m.CanChat {
			names = append(names, m.Name)
		}
	}
	return names
}
