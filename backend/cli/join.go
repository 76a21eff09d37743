package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"kith/backend/domain"
	"kith/backend/invite"
	"kith/backend/store"
)

type joinCommand struct {
	Code []string `arg:"" help:"The ten words of an invitation code, or its link."`
	File string   `help:"The directory file that the code opens, if the organization is kept on another computer." type:"path" placeholder:"FILE"`
}

func (*joinCommand) readOnly() bool { return false }

func (c *joinCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, "")
	if err != nil {
		return err
	}
	scoped := p.Store.In(scope)
	code, err := invite.Parse(strings.Join(c.Code, " "))
	if err != nil {
		return err
	}
	if c.File != "" {
		err := openDirectory(ctx, scoped, s, c.File, code.String(), false)
		switch {
		case is(err, "interchange.codeWrong"):
			return domain.Public(err).WithHint("cli.fileOpensOtherwise", "If the file has a passphrase of its own, run “kith directory open FILE”, then “kith profile send” with --code.")
		case !is(err, "store.keptHere"): // there the code itself is redeemed
			return err
		}
	} else if joined, err := scoped.JoinedWith(ctx, code); err == nil {
		_, err = fmt.Fprintf(s.Out, "You joined %s with this code, on this computer.\nNext, tell its admins: kith profile send FILE --org %q\n",
			domain.OneLine(joined.Name), joined.Name)
		return err
	}
	return redeem(ctx, scoped, s, code)
}

// is reports whether err has the message with an id.
func is(err error, id string) bool {
	var coded *domain.Error
	return errors.As(err, &coded) && coded.MessageTemplate.ID == id
}

// redeem accepts an invitation that was made on this computer.
func redeem(ctx context.Context, scoped *store.Scoped, s Streams, code invite.Code) error {
	joined, err := scoped.Redeem(ctx, code)
	if is(err, "store.noInvitationWithCode") {
		return domain.Public(err).WithHint("cli.joinWithFile", "It may be used, taken back or expired. For an organization on another computer, get its directory file and run “kith join CODE --file FILE”.")
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.Out, "Welcome to %s. Others find you there once you list your profile: kith profile show\n", domain.OneLine(joined.Name))
	return err
}
