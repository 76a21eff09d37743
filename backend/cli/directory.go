package cli

import (
	"context"
	"crypto/ed25519"
	"fmt"
	"io"
	"os"

	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/invite"
	"kith/backend/store"
)

type directoryCommand struct {
	Export directoryExportCommand `cmd:"" help:"Write an organization's directory file: its listed people, encrypted for its members."`
	Open   directoryOpenCommand   `cmd:"" help:"Open a directory file and add its people to this computer."`
}

type directoryExportCommand struct {
	File  string `arg:"" help:"The file to write." type:"path"`
	Org   string `help:"The organization." required:"" placeholder:"NAME"`
	Force bool   `help:"Write over a file that is there."`
	passphraseFlag
}

// Help says what opens the file.
func (*directoryExportCommand) Help() string {
	return `The file is encrypted with a passphrase of at least 12 characters, or with an invitation code: then whoever
was invited opens it with “kith join CODE --file FILE”. Pass the passphrase or code on by another way than the file. It
is asked for twice at the terminal; without one it is read from --passphrase-fd or the variable KITH_PASSPHRASE.`
}

func (*directoryExportCommand) readOnly() bool { return false }

func (c *directoryExportCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, c.Org)
	if err != nil {
		return err
	}
	scoped := p.Store.In(scope)
	if err := scoped.MayExportDirectory(ctx, scope.Org); err != nil {
		return err
	}
	if err := mayWrite(p.Store, c.File, c.Force); err != nil {
		return err
	}
	passphrase, err := c.newPassphrase(ctx, s)
	if err != nil {
		return err
	}
	shared, err := interchange.ShareDirectory(ctx, scoped, scope.Org, c.File, passphrase, interchange.WorkFactor)
	if err != nil {
		return err
	}
	opens := "kith directory open FILE"
	if _, err := invite.Parse(passphrase); err == nil {
		opens = "kith join CODE --file FILE"
	}
	_, err = fmt.Fprintf(s.Out, "%d listed people of %s are in %s.\nThe key it is signed with: %s\nOn their own computer, members open it with: %s\n",
		len(shared.People), domain.OneLine(shared.Name), c.File, interchange.Fingerprint(shared.Signer), opens)
	return err
}

type directoryOpenCommand struct {
	File   string `arg:"" help:"The directory file." type:"path"`
	DryRun bool   `help:"Say what would happen and change nothing."`
	passphraseFlag
}

func (*directoryOpenCommand) readOnly() bool { return false }

func (c *directoryOpenCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, "")
	if err != nil {
		return err
	}
	passphrase, err := c.passphrase(ctx, s)
	if err != nil {
		return err
	}
	return openDirectory(ctx, p.Store.In(scope), s, c.File, passphrase, c.DryRun)
}

// openDirectory opens a directory file, which makes the acting user a member, and
// says what is next.
func openDirectory(ctx context.Context, scoped *store.Scoped, s Streams, path, passphrase string, dryRun bool) error {
	file, signer, err := readEncrypted(path, passphrase, interchange.ReadDirectory)
	if err != nil {
		return err
	}
	o, err := scoped.OpenDirectory(ctx, file, signer, dryRun)
	if err != nil {
		return err
	}
	name := domain.OneLine(o.Name)
	if dryRun {
		fmt.Fprintln(s.Out, "A dry run: nothing was changed.")
	}
	if o.First {
		fmt.Fprintf(s.Out, "The first file of this organization. Compare its key with the one that an admin tells you: %s\n", interchange.Fingerprint(signer))
	}
	_, err = fmt.Fprintf(s.Out, "%s: %d people; %d added, %d updated, %d removed\n", name, o.People, o.Added, o.Updated, o.Removed)
	if err != nil || dryRun || !o.First {
		return err
	}
	code := " --code CODE"
	if file.Code != "" {
		code = ""
	}
	_, err = fmt.Fprintf(s.Out, "You are a member of %s on this computer now. Its admins do not know that yet.\n"+
		"Next, list yourself if you want to be found: kith profile show\n"+
		"Then send them your profile: kith profile send FILE --org %q%s\n", name, o.Name, code)
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
