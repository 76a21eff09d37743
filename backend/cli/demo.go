package cli

import (
	"context"
	"fmt"

	"kith/backend/domain"
	"kith/backend/roster"
)

type demoCommand struct{}

// demoProfile is who one is in the demo: complete, and not listed.
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

func (*demoCommand) run(ctx context.Context, p Parts, s Streams) error {
	users, err := p.Store.ClaimedUsers(ctx)
	if err != nil {
		return err
	}
	if len(users) > 0 {
		return domain.Errorf(domain.Conflict, "Somebody uses the data folder %s already; nothing was changed.", p.Store.Dir()).
			WithHint("Choose an empty one with --data.")
	}
	you, err := p.Store.SignUp(ctx, p.Surface, demoProfile.Name, "you@example.org")
	if err != nil {
		return err
	}
	door := p.Store.In(domain.Scope{Actor: you.ID, Surface: p.Surface})
	if err := door.SaveProfile(ctx, demoProfile); err != nil {
		return err
	}
	if err := door.LoadSample(ctx, roster.Sample()); err != nil {
		return err
	}
	people, listed, err := p.Store.CountSample(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.Out, `Loaded %d invented people into %s; %d of them can be found.
You are %s <%s>, an admin of Test Environment and Nexus Maine.

Try:  kith ask "My well went brackish after the storm, who do I talk to?"
`, people, p.Store.Dir(), listed, you.Name, you.Email)
	return err
}
