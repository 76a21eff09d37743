package interchange

import (
	"context"
	"io"
	"os"

	"kith/backend/domain"
)

// DirectoryExporter records that a directory was handed out, as
// store.Scoped.ExportDirectory does.
type DirectoryExporter interface {
	ExportDirectory(ctx context.Context, org domain.OrgID, fresh domain.OrganizationKeys,
		write func(domain.DirectoryFile, domain.OrganizationKeys) error) error
}

// Shared is a directory file that was written, with the public key that signed it.
type Shared struct {
	domain.DirectoryFile
	Signer []byte
}

// ShareDirectory writes the directory file of an organization to path. The
// organization's audit list has it only if the file was written, and there is no
// file if the audit list has none. It fails as WriteDirectory and ExportDirectory
// do.
func ShareDirectory(ctx context.Context, from DirectoryExporter, org domain.OrgID, path, passphrase string, workFactor int) (shared Shared, err error) {
	if err := CheckPassphrase(passphrase); err != nil {
		return shared, err
	}
	fresh, err := NewOrganizationKeys()
	if err != nil {
		return shared, err
	}
	written := false
	err = from.ExportDirectory(ctx, org, fresh, func(file domain.DirectoryFile, keys domain.OrganizationKeys) error {
		err := WriteFile(path, func(w io.Writer) error {
			if err := WriteDirectory(w, file, keys, passphrase, workFactor); err != nil {
				return err
			}
			return stopped(ctx)
		})
		shared, written = Shared{file, keys.Public}, err == nil
		return err
	})
	if err != nil && written {
		_ = os.Remove(path) // it must not be handed out without a record
	}
	return shared, err
}

// stopped returns the error of a context that has ended, as an error that says so.
func stopped(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return domain.Public(err)
	}
	return nil
}
