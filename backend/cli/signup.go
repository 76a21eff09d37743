package cli

import (
	"context"
	"encoding/json"
	"fmt"

	"kith/backend/domain"
)

type signUpCommand struct {
	Name  string `help:"Your name." required:"" placeholder:"NAME"`
	Email string `help:"Your e-mail address." required:"" placeholder:"EMAIL"`
	JSON  bool   `help:"Print who signed up as JSON."`
}

func (*signUpCommand) readOnly() bool { return false }

func (c *signUpCommand) run(ctx context.Context, p Parts, s Streams) error {
	u, err := p.Store.SignUp(ctx, p.Surface, c.Name, c.Email)
	if err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(s.Out).Encode(map[string]string{"user_id": string(u.ID), "name": u.Name, "email": u.Email})
	}
	fmt.Fprintf(s.Out, "You are signed up and signed in here as %s. You are shown to nobody yet.\n", person(u))
	waiting, err := p.Store.In(domain.Scope{Actor: u.ID, Surface: p.Surface}).Waiting(ctx)
	if err != nil {
		return err
	}
	for _, i := range waiting {
		fmt.Fprintf(s.Out, "You are invited to %s.\n", domain.OneLine(i.Organization.Name))
	}
	_, err = fmt.Fprint(s.Out, `
With an invitation code:  kith join CODE
  and a directory file:   kith join CODE --file FILE
To bring people together: kith org create NAME, then kith import FILE --org NAME
`)
	return err
}

// person formats a user for a sentence.
func person(u domain.User) string {
	return fmt.Sprintf("%s (%s)", domain.OneLine(u.Name), domain.OneLine(u.Email))
}
