package interchange

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"

	"kith/backend/domain"
	"kith/backend/invite"
)

// A sealed file is encrypted with age. Inside stand a line that says what it is,
// the public key of who signed it, the signature, and what was signed. The
// signature covers the line too, so that neither kind is taken for the other.
//
// Whose key it is, the reader decides: the organization's is trusted with its
// first file, after the person could compare its fingerprint with the one that
// an admin reads out, and no other is accepted after it; a member's is tied to
// their address by the code of their invitation, which travels inside, or by an
// admin's word.
type kind struct {
	name    string
	version int
}

var (
	directoryKind = kind{"kith-directory", 1}
	profileKind   = kind{"kith-profile", 1}
)

func (k kind) line() string { return fmt.Sprintf("%s %d\n", k.name, k.version) }

const (
	// WorkFactor is the cost of a passphrase: scrypt's rounds as a power of two.
	// OWASP's Password Storage Cheat Sheet recommends this one, which takes half a
	// second and 128 MB.
	WorkFactor = 17
	// minPassphrase is the shortest that is accepted for a new file, in bytes.
	minPassphrase = 12
)

// NewOrganizationKeys draws the keys of an organization.
func NewOrganizationKeys() (domain.OrganizationKeys, error) {
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		return domain.OrganizationKeys{}, fmt.Errorf("make a signing key: %w", err)
	}
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return domain.OrganizationKeys{}, fmt.Errorf("make a key to read with: %w", err)
	}
	return domain.OrganizationKeys{Public: public, Private: private, Recipient: identity.Recipient().String(), Identity: identity.String()}, nil
}

// Fingerprint is a public key as people compare it.
func Fingerprint(key []byte) string {
	sum := sha256.Sum256(key)
	text := hex.EncodeToString(sum[:10])
	var groups []string
	for i := 0; i < len(text); i += 4 {
		groups = append(groups, text[i:i+4])
	}
	return strings.Join(groups, " ")
}

// secret brings what somebody typed into the form that files are sealed with:
// an invitation code may be typed in any way.
func secret(typed string) string {
	if code, err := invite.Parse(typed); err == nil {
		return code.String()
	}
	return strings.TrimSpace(typed)
}

func passphraseRecipient(typed string, workFactor int) (age.Recipient, error) {
	if len(secret(typed)) < minPassphrase {
		return nil, domain.Errorf(domain.Invalid, "The passphrase is shorter than %d characters; nothing was written.", minPassphrase).
			WithHint("Use a few words, or an invitation code.")
	}
	recipient, err := age.NewScryptRecipient(secret(typed))
	if err != nil {
		return nil, fmt.Errorf("use the passphrase: %w", err)
	}
	recipient.SetWorkFactor(workFactor)
	return recipient, nil
}

func passphraseIdentity(typed string) (age.Identity, error) {
	identity, err := age.NewScryptIdentity(secret(typed))
	if err != nil {
		return nil, domain.Errorf(domain.Invalid, "The code or passphrase is missing.").WithCause(err)
	}
	identity.SetMaxWorkFactor(WorkFactor) // a file must not keep the machine busy for minutes
	return identity, nil
}

func encrypt(w io.Writer, k kind, key ed25519.PrivateKey, body []byte, to age.Recipient) error {
	inner, err := age.Encrypt(w, to)
	if err != nil {
		return fmt.Errorf("encrypt: %w", err)
	}
	public, _ := key.Public().(ed25519.PublicKey) // it always is
	for _, part := range [][]byte{[]byte(k.line()), public, ed25519.Sign(key, append([]byte(k.line()), body...)), body} {
		if _, err := inner.Write(part); err != nil {
			return fmt.Errorf("encrypt: %w", err)
		}
	}
	return inner.Close()
}

// decrypt reads a sealed file whole. It fails with [domain.Forbidden] where the
// secret is another, [domain.Damaged] where the file is cut, changed or forged,
// [domain.Invalid] where it is no such file, and [domain.TooNew].
func decrypt(r io.Reader, k kind, with age.Identity) (signer ed25519.PublicKey, body []byte, err error) {
	inner, err := age.Decrypt(io.LimitReader(r, maxFile), with)
	var other *age.NoIdentityMatchError
	switch {
	case errors.As(err, &other):
		return nil, nil, domain.Errorf(domain.Forbidden, "This does not open the file; nothing was changed.").
			WithHint("Check the code or passphrase, and that the file is the one it belongs to.").WithCause(err)
	case err != nil:
		return nil, nil, damagedFile(err)
	}
	content, err := io.ReadAll(inner)
	if err != nil {
		return nil, nil, damagedFile(err)
	}
	line, rest, _ := bytes.Cut(content, []byte("\n"))
	if err := k.check(string(line) + "\n"); err != nil {
		return nil, nil, err
	}
	const head = ed25519.PublicKeySize + ed25519.SignatureSize
	if len(rest) < head {
		return nil, nil, damagedFile(io.ErrUnexpectedEOF)
	}
	signer, body = ed25519.PublicKey(rest[:ed25519.PublicKeySize]), rest[head:]
	if !ed25519.Verify(signer, append([]byte(k.line()), body...), rest[ed25519.PublicKeySize:head]) {
		return nil, nil, damagedFile(errors.New("the signature does not fit"))
	}
	return signer, body, nil
}

func (k kind) check(line string) error {
	var name string
	var version int
	if _, err := fmt.Sscanf(line, "%s %d\n", &name, &version); err != nil || name != k.name {
		return domain.Errorf(domain.Invalid, "This is another kind of file; nothing was changed.").WithCause(err)
	}
	if version != k.version {
		return domain.Errorf(domain.TooNew, "The file was made by a newer Kith; nothing was changed.").WithHint("Install the newer Kith.")
	}
	return nil
}

func damagedFile(cause error) error {
	return domain.Errorf(domain.Damaged, "The file is damaged, cut off or forged; nothing was changed.").
		WithHint("Ask for it again.").WithCause(cause)
}
