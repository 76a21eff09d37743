package cli

import (
	"context"
	"fmt"

	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/store"
)

type demoCommand struct{}

// demoProfile is the profile of the demo user: complete, and not listed.
var demoProfile = domain.Profile{
	Name:     "Alex Harbor",
	Headline: "New in Rockland, fixing up an old house by the water",
	Role:     "Bookkeeper",
	Location: "Rockland, Maine",
	Skills:   []string{"bookkeeping", "spreadsheets"},
	Offers:   "Sorting out a shoebox of receipts",
	Needs:    "People who know about wells, old houses and wooden boats",
}

func (*demoCommand) readOnly() bool { return false }

// run fills the data folder in three steps. Each step is skipped if it is already
// done, so that an interrupted demo can be completed by running it again.
func (*demoCommand) run(ctx context.Context, p Parts, s Streams) error {
	you, err := demoUser(ctx, p)
	if err != nil {
		return err
	}
	scoped := p.Store.In(domain.Scope{Actor: you.ID, Surface: p.Surface})
	if err := introduce(ctx, scoped); err != nil {
		return err
	}
	if err := scoped.LoadSample(ctx, interchange.Sample()); err != nil {
		return err
	}
	people, listed, err := p.Store.CountSample(ctx)
	if err != nil {
		return err
	}
	if _, err := embedMissing(ctx, p, scoped.Scope(), s); err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.Out, `%d invented people are in %s; %d of them can be found.
You are %s <%s>, an admin of Test Environment and Nexus Maine.

Try:  kith ask "My well went brackish after the storm, who do I talk to?"
`, people, p.Store.Dir(), listed, domain.OneLine(you.Name), you.Email)
	return err
}

// demoUser signs in the demo user. It fails with [domain.Conflict] if another
// user has signed up in the data folder.
func demoUser(ctx context.Context, p Parts) (domain.User, error) {
	const email = "you@example.org"
	users, err := p.Store.ClaimedUsers(ctx)
	switch {
	case err != nil:
		return domain.User{}, err
	case len(users) == 0:
		return p.Store.SignUp(ctx, p.Surface, demoProfile.Name, email)
	case len(users) == 1 && users[0].Email == email:
		p.As = email
		if _, err := p.actor(ctx); err != nil {
			return domain.User{}, err
		}
		return p.Store.SetActor(ctx, users[0].ID)
	default:
		return domain.User{}, domain.Errorf(domain.Conflict, "cli.dataFolderTaken", "Somebody uses the data folder %s already; nothing was changed.", p.Store.Dir()).
			WithHint("cli.chooseEmptyFolder", "Choose an empty one with --data.")
	}
}

// introduce saves the demo profile, unless the user already has a headline.
func introduce(ctx context.Context, scoped *store.Scoped) error {
	_, profile, err := scoped.Me(ctx)
	if err != nil || profile.Headline != "" {
		return err
	}
	return scoped.SaveProfile(ctx, demoProfile)
}
