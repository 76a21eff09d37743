package api

import (
	"bytes"
	"cmp"
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/store"
)

// DirectoryFiles shares an organization's directory with its members' laptops, in encrypted files, and
// receives the members' own profiles.
type DirectoryFiles struct{ app *App }

// ShareDirectoryRequest makes a directory file, encrypted with a passphrase or an
// invitation code.
type ShareDirectoryRequest struct {
	OrgID      string `json:"org_id"`
	Passphrase string `json:"passphrase"`
}

// SharedDirectory has the path of the file ("" if the dialog was cancelled), and the fingerprint of the
// key, which members compare when they open the first file.
type SharedDirectory struct {
	Path        string `json:"path"`
	People      int    `json:"people"`
	Fingerprint string `json:"fingerprint"`
}

// EncryptedFile is a directory or profile file: its path or, from a page in a
// browser, its bytes in base64.
type EncryptedFile struct {
	Path    string `json:"path"`
	Content string `json:"content"`
}

// OpenDirectoryRequest opens a directory file. A dry run changes nothing.
type OpenDirectoryRequest struct {
	File       EncryptedFile `json:"file"`
	Passphrase string        `json:"passphrase"` // or the invitation code
	DryRun     bool          `json:"dry_run"`
}

// DirectoryOpened is the result of opening a directory file, or of a dry run.
type DirectoryOpened struct {
	domain.DirectoryOpened
	MadeAt      string `json:"made_at"`
	Fingerprint string `json:"fingerprint"`
}

// SendProfileRequest makes a profile file for an organization whose directory file the user has
// opened. Code is the code of the user's invitation. It proves their identity and is needed for the
// first file only; "" is the one that opened the directory file, if one did.
type SendProfileRequest struct {
	OrgID string `json:"org_id"`
	Code  string `json:"code"`
}

// SentProfile has the path of the profile file ("" if the dialog was cancelled), and the fingerprint of
// the user's key, which an admin asks for if the file does not prove who sent it.
type SentProfile struct {
	Path        string `json:"path"`
	Fingerprint string `json:"fingerprint"`
}

// ReceiveProfileRequest receives a member's profile file. Confirmed says that an admin has checked who
// sent it, if the file does not prove it.
type ReceiveProfileRequest struct {
	File      EncryptedFile `json:"file"`
	Confirmed bool          `json:"confirmed"`
	DryRun    bool          `json:"dry_run"`
}

// ProfileReceived is the result of receiving a profile file, or of a dry run.
type ProfileReceived struct {
	domain.ProfileReceived
	Fingerprint string `json:"fingerprint"`
}

// Choose shows a dialog to choose a directory or profile file. The path is empty if it was cancelled.
func (d *DirectoryFiles) Choose() (PathRequest, error) {
	return result(d.app.within, func(context.Context, *store.Scoped) (PathRequest, error) {
		path, err := d.app.parts.Window.OpenFile("*.kith-directory;*.kith-profile")
		return PathRequest{Path: path}, err
	})
}

// Share writes the directory of an organization to a file that the user chooses. It is for admins.
func (d *DirectoryFiles) Share(r ShareDirectoryRequest) (SharedDirectory, error) {
	return result(d.app.within, func(ctx context.Context, scoped *store.Scoped) (SharedDirectory, error) {
		path, err := d.chooseDirectoryFile(ctx, scoped, r)
		if err != nil || path == "" {
			return SharedDirectory{}, err
		}
		shared, err := interchange.ShareDirectory(ctx, scoped, domain.OrgID(r.OrgID), path, r.Passphrase, d.app.parts.WorkFactor)
		if err != nil {
			return SharedDirectory{}, err
		}
		return SharedDirectory{Path: path, People: len(shared.People), Fingerprint: interchange.Fingerprint(shared.Signer)}, nil
	})
}

// chooseDirectoryFile asks where to write a directory file, if it can be made.
func (d *DirectoryFiles) chooseDirectoryFile(ctx context.Context, scoped *store.Scoped, r ShareDirectoryRequest) (string, error) {
	if err := scoped.MayExportDirectory(ctx, domain.OrgID(r.OrgID)); err != nil {
		return "", err
	}
	if err := interchange.CheckPassphrase(r.Passphrase); err != nil {
		return "", err
	}
	org, err := scoped.Organization(ctx, r.OrgID)
	if err != nil {
		return "", err
	}
	path, err := d.app.parts.saveAs(fileName(org.Name + ".kith-directory"))
	if err == nil {
		err = ctx.Err()
	}
	return path, err
}

// Open imports a directory file: the user becomes a member of its organization and sees its people.
func (d *DirectoryFiles) Open(r OpenDirectoryRequest) (DirectoryOpened, error) {
	return result(d.app.within, func(ctx context.Context, scoped *store.Scoped) (DirectoryOpened, error) {
		encrypted, err := r.File.open()
		if err != nil {
			return DirectoryOpened{}, err
		}
		defer encrypted.Close()
		file, signer, err := interchange.ReadDirectory(encrypted, r.Passphrase)
		if err != nil {
			return DirectoryOpened{}, err
		}
		o, err := scoped.OpenDirectory(ctx, file, signer, r.DryRun)
		return DirectoryOpened{o, domain.FormatTime(o.MadeAt), interchange.Fingerprint(signer)}, err
	})
}

// SendProfile writes the user's profile to a file that they choose, for the admins of the
// organization.
func (d *DirectoryFiles) SendProfile(r SendProfileRequest) (SentProfile, error) {
	return result(d.app.within, func(ctx context.Context, scoped *store.Scoped) (SentProfile, error) {
		_, fresh, err := ed25519.GenerateKey(nil)
		if err != nil {
			return SentProfile{}, fmt.Errorf("make a key: %w", err)
		}
		file, key, recipient, err := scoped.SendProfile(ctx, domain.OrgID(r.OrgID), fresh)
		if err != nil {
			return SentProfile{}, err
		}
		file.Code = cmp.Or(r.Code, file.Code)
		path, err := d.write(ctx, file.Profile.Name+".kith-profile", func(w io.Writer) error {
			return interchange.WriteProfile(w, file, key, recipient)
		})
		return SentProfile{Path: path, Fingerprint: interchange.FingerprintOf(key)}, err
	})
}

// ReceiveProfile imports a member's own profile. It is for admins of the organization that it was made
// for.
func (d *DirectoryFiles) ReceiveProfile(r ReceiveProfileRequest) (ProfileReceived, error) {
	received, err := result(d.app.within, func(ctx context.Context, scoped *store.Scoped) (ProfileReceived, error) {
		identities, err := scoped.Identities(ctx)
		if err != nil {
			return ProfileReceived{}, err
		}
		encrypted, err := r.File.open()
		if err != nil {
			return ProfileReceived{}, err
		}
		defer encrypted.Close()
		file, signer, err := interchange.ReadProfile(encrypted, identities)
		if err != nil {
			return ProfileReceived{}, err
		}
		p, err := scoped.ReceiveProfile(ctx, file, signer, r.Confirmed, r.DryRun)
		return ProfileReceived{p, interchange.Fingerprint(signer)}, err
	})
	received.Changes = orEmpty(received.Changes)
	return received, err
}

// write writes a file that the user chooses and returns its path, or "" if the dialog was cancelled.
func (d *DirectoryFiles) write(ctx context.Context, name string, write func(io.Writer) error) (string, error) {
	path, err := d.app.parts.saveAs(fileName(name))
	if err != nil || path == "" {
		return "", err
	}
	if err := ctx.Err(); err != nil {
		return "", err
	}
	return path, interchange.WriteFile(path, write)
}

// fileName is a name without what file systems have a use for.
func fileName(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, name)
}

func (f EncryptedFile) open() (io.ReadCloser, error) {
	if f.Path == "" {
		content, err := base64.StdEncoding.DecodeString(f.Content)
		if err != nil {
			return nil, domain.Errorf(domain.Invalid, "api.fileCutUnchanged", "The file did not arrive whole; nothing was changed.").WithCause(err)
		}
		return io.NopCloser(bytes.NewReader(content)), nil
	}
	file, err := os.Open(f.Path)
	if err != nil {
		return nil, unreadable(filepath.Base(f.Path), err)
	}
	return file, nil
}
