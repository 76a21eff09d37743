package cli

import (
	"cmp"
	"context"
	"crypto/ed25519"
	"fmt"
	"io"
	"strings"

	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/invite"
	"kith/backend/store"
)

type profileCommand struct {
	Show    profileShowCommand    `cmd:"" help:"Let others find you: list your profile."`
	Hide    profileHideCommand    `cmd:"" help:"Say no to being listed: nobody finds you. Your profile keeps its text."`
	Send    profileSendCommand    `cmd:"" help:"Write your profile to an encrypted file for the admins of an organization."`
	Receive profileReceiveCommand `cmd:"" help:"Import the profile file that a member sent."`
}

type profileShowCommand struct{}

func (*profileShowCommand) readOnly() bool { return false }

func (*profileShowCommand) run(ctx context.Context, p Parts, s Streams) error {
	scoped, err := setVisibility(ctx, p, domain.Shown)
	if err != nil {
		return err
	}
	_, mine, err := scoped.Me(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintln(s.Out, "You are listed: others can find you.")
	if missing := mine.Missing(); len(missing) > 0 {
		fmt.Fprintf(s.Out, "They find you more easily once your profile has more: %s. You write it in the window.\n", strings.Join(missing, ", "))
	}
	if err := tellAdmins(ctx, scoped, s); err != nil {
		return err
	}
	_, err = embedMissing(ctx, p, scoped.Scope(), s)
	return err
}

type profileHideCommand struct{}

func (*profileHideCommand) readOnly() bool { return false }

func (*profileHideCommand) run(ctx context.Context, p Parts, s Streams) error {
	scoped, err := setVisibility(ctx, p, domain.Hidden)
	if err != nil {
		return err
	}
	fmt.Fprintln(s.Out, "You are not listed: nobody finds you. No import and no admin changes that; “kith profile show” does.")
	return tellAdmins(ctx, scoped, s)
}

func setVisibility(ctx context.Context, p Parts, visibility domain.Visibility) (*store.Scoped, error) {
	scope, err := p.scope(ctx, "")
	if err != nil {
		return nil, err
	}
	scoped := p.Store.In(scope)
	return scoped, scoped.SetVisibility(ctx, visibility)
}

// tellAdmins names the organizations whose admins learn of a change only from a
// profile file, because they keep the directory on another computer.
func tellAdmins(ctx context.Context, scoped *store.Scoped, s Streams) error {
	mine, err := scoped.Memberships(ctx)
	for _, m := range mine {
		if m.Organization.FromFile {
			fmt.Fprintf(s.Out, "%s is kept on another computer. To tell its admins: kith profile send FILE --org %q\n",
				domain.OneLine(m.Organization.Name), m.Organization.Name)
		}
	}
	return err
}

type profileSendCommand struct {
	File  string `arg:"" help:"The file to write." type:"path"`
	Org   string `help:"The organization. You must have opened its directory file." required:"" placeholder:"NAME"`
	Code  string `help:"Your invitation code. In your first file it proves your identity. Default: the code that opened the directory file." placeholder:"WORDS"`
	Force bool   `help:"Write over a file that is there."`
}

func (*profileSendCommand) readOnly() bool { return false }

func (c *profileSendCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, c.Org)
	if err != nil {
		return err
	}
	if c.Code != "" {
		if _, err := invite.Parse(c.Code); err != nil {
			return err
		}
	}
	if err := mayWrite(p.Store, c.File, c.Force); err != nil {
		return err
	}
	_, fresh, err := ed25519.GenerateKey(nil)
	if err != nil {
		return fmt.Errorf("make a key: %w", err)
	}
	file, key, recipient, err := p.Store.In(scope).SendProfile(ctx, scope.Org, fresh)
	if err != nil {
		return err
	}
	file.Code = cmp.Or(c.Code, file.Code)
	if err := interchange.WriteFile(c.File, func(w io.Writer) error { return interchange.WriteProfile(w, file, key, recipient) }); err != nil {
		return err
	}
	fmt.Fprintf(s.Out, "Your profile is in %s. Send it to an admin of %s, who runs: kith profile receive FILE\n", c.File, domain.OneLine(c.Org))
	fmt.Fprintf(s.Out, "The fingerprint of your key: %s\n", interchange.FingerprintOf(key))
	if !file.Profile.OptedIn {
		fmt.Fprintln(s.Out, "You are not listed, so it has your name and address alone. To be found, run “kith profile show” and send it again.")
	}
	if file.Code == "" {
		fmt.Fprintln(s.Out, "It has no invitation code. If it is your first one, the admin asks you for that fingerprint.")
	}
	return nil
}

type profileReceiveCommand struct {
	File    string `arg:"" help:"The profile file." type:"path"`
	Confirm bool   `help:"Accept a file that does not prove its sender, after you checked who sent it."`
	DryRun  bool   `help:"Say what would happen and change nothing."`
}

func (*profileReceiveCommand) readOnly() bool { return false }

func (c *profileReceiveCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, "")
	if err != nil {
		return err
	}
	scoped := p.Store.In(scope)
	identities, err := scoped.Identities(ctx)
	if err != nil {
		return err
	}
	file, signer, err := readEncrypted(c.File, identities, interchange.ReadProfile)
	if err != nil {
		return err
	}
	r, err := scoped.ReceiveProfile(ctx, file, signer, c.Confirm, c.DryRun)
	if err != nil && domain.Public(err).HintTemplate.ID == "store.compareFingerprint" {
		return domain.Public(err).WithHint("cli.compareThenConfirm", "The fingerprint of the key in the file: %s. Compare it with the one that “kith profile send” showed them, then add --confirm.", interchange.Fingerprint(signer))
	}
	if err != nil {
		return err
	}
	if c.DryRun {
		fmt.Fprintln(s.Out, "A dry run: nothing was changed.")
	}
	listed := map[bool]string{true: "is listed", false: "is not listed"}[r.OptedIn]
	_, err = fmt.Fprintf(s.Out, "%s <%s> %s; %d fields changed. Their key: %s\n", domain.OneLine(r.Name), r.Email, listed, len(r.Changes), interchange.Fingerprint(signer))
	if err == nil && !c.DryRun {
		_, err = fmt.Fprintln(s.Out, "For members on other computers, make a new directory file: kith directory export")
	}
	return err
}
