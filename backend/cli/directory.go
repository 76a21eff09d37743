package cli

import (
	"context"
	"crypto/ed25519"
	"fmt"
	"io"
	"os"

	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/store"
)

type directoryCommand struct {
	Export directoryExportCommand `cmd:"" help:"Write an organization's directory file: its listed people, encrypted for its members."`
	Open   directoryOpenCommand   `cmd:"" help:"Open a directory file and add its people to this computer."`
}

// passphraseVariable names the environment variable that holds the passphrase for
// commands that run without a terminal.
const passphraseVariable = "KITH_PASSPHRASE"

func (s Streams) passphrase(ctx context.Context) (string, error) {
	if given := os.Getenv(passphraseVariable); given != "" {
		return given, nil
	}
	return s.readSecret(ctx, "Passphrase or invitation code: ")
}

type directoryExportCommand struct {
	File  string `arg:"" help:"The file to write." type:"path"`
	Org   string `help:"The organization." required:"" placeholder:"NAME"`
	Force bool   `help:"Write over a file that is there."`
}

func (*directoryExportCommand) readOnly() bool { return false }

func (c *directoryExportCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, c.Org)
	if err != nil {
		return err
	}
	fresh, err := interchange.NewOrganizationKeys()
	if err != nil {
		return err
	}
	passphrase, err := s.passphrase(ctx)
	if err != nil {
		return err
	}
	file, keys, err := p.Store.In(scope).ExportDirectory(ctx, scope.Org, fresh)
	if err != nil {
		return err
	}
	if err := mayWrite(p.Store, c.File, c.Force); err != nil {
		return err
	}
	err = interchange.WriteFile(c.File, func(w io.Writer) error {
		return interchange.WriteDirectory(w, file, keys, passphrase, interchange.WorkFactor)
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.Out, "%d listed people of %s are in %s.\nThe key it is signed with: %s\n",
		len(file.People), domain.OneLine(file.Name), c.File, interchange.Fingerprint(keys.Public))
	return err
}

type directoryOpenCommand struct {
	File   string `arg:"" help:"The directory file." type:"existingfile"`
	DryRun bool   `help:"Say what would happen and change nothing."`
}

func (*directoryOpenCommand) readOnly() bool { return false }

func (c *directoryOpenCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, "")
	if err != nil {
		return err
	}
	passphrase, err := s.passphrase(ctx)
	if err != nil {
		return err
	}
	file, signer, err := readEncrypted(c.File, passphrase, interchange.ReadDirectory)
	if err != nil {
		return err
	}
	o, err := p.Store.In(scope).OpenDirectory(ctx, file, signer, c.DryRun)
	if err != nil {
		return err
	}
	if c.DryRun {
		fmt.Fprintln(s.Out, "A dry run: nothing was changed.")
	}
	if o.First {
		fmt.Fprintf(s.Out, "The first file of this organization. Compare its key with the one that an admin tells you: %s\n", interchange.Fingerprint(signer))
	}
	_, err = fmt.Fprintf(s.Out, "%s: %d people; %d added, %d updated, %d removed\n", domain.OneLine(o.Name), o.People, o.Added, o.Updated, o.Removed)
	return err
}

type profileCommand struct {
	Send    profileSendCommand    `cmd:"" help:"Write your profile to an encrypted file for the admins of an organization."`
	Receive profileReceiveCommand `cmd:"" help:"Import the profile file that a member sent."`
}

type profileSendCommand struct {
	File  string `arg:"" help:"The file to write." type:"path"`
	Org   string `help:"The organization. You must have opened its directory file." required:"" placeholder:"NAME"`
	Code  string `help:"Your invitation code. In your first file it proves your identity." placeholder:"WORDS"`
	Force bool   `help:"Write over a file that is there."`
}

func (*profileSendCommand) readOnly() bool { return false }

func (c *profileSendCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, c.Org)
	if err != nil {
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
	file.Code = c.Code
	if err := mayWrite(p.Store, c.File, c.Force); err != nil {
		return err
	}
	if err := interchange.WriteFile(c.File, func(w io.Writer) error { return interchange.WriteProfile(w, file, key, recipient) }); err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.Out, "Your profile is in %s. Send it to an admin of %s.\n", c.File, domain.OneLine(c.Org))
	return err
}

type profileReceiveCommand struct {
	File    string `arg:"" help:"The profile file." type:"existingfile"`
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
	if err != nil {
		return err
	}
	if c.DryRun {
		fmt.Fprintln(s.Out, "A dry run: nothing was changed.")
	}
	listed := map[bool]string{true: "is listed", false: "is not listed"}[r.OptedIn]
	_, err = fmt.Fprintf(s.Out, "%s <%s> %s; %d fields changed. Their key: %s\n", domain.OneLine(r.Name), r.Email, listed, len(r.Changes), interchange.Fingerprint(signer))
	return err
}

// readEncrypted opens the encrypted file at path and reads it with key.
func readEncrypted[Key, File any](path string, key Key, read func(io.Reader, Key) (File, ed25519.PublicKey, error)) (file File, signer ed25519.PublicKey, err error) {
	encrypted, err := os.Open(path)
	if err != nil {
		return file, nil, unreadable(path, err)
	}
	defer encrypted.Close()
	return read(encrypted, key)
}

// mayWrite fails with [domain.Conflict] if the file exists, unless force is true,
// and with [domain.Invalid] if it is in the data folder.
func mayWrite(s *store.Store, path string, force bool) error {
	if store.Within(s.Dir(), path) {
		return domain.Errorf(domain.Invalid, "common.fileInDataFolder", "The file lies in the data folder, where Kith keeps its own; nothing was written.").
			WithHint("common.choosePlaceOutside", "Choose a place outside.")
	}
	if _, err := os.Lstat(path); err == nil && !force {
		return domain.Errorf(domain.Conflict, "common.fileExists", "The file %s is there already; nothing was written.", path).
			WithHint("cli.chooseNameOrForce", "Choose another name, or write over it with --force.")
	}
	return nil
}
