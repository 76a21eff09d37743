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
	"golang.org/x/text/unicode/norm"

	"kith/backend/domain"
	"kith/backend/invite"
)

// kind is a kind of encrypted file. Such a file is encrypted with age. The
// plaintext is a line with name and version, the signer's public key, the
// signature, and the signed body. The signature covers the line too, so that one
// kind cannot be passed off as the other.
//
// The reader decides whether to trust the key. An organization's key is trusted
// on first use, after the user could compare its fingerprint with an admin;
// later files must have the same key. A member's key is tied to their e-mail
// address by the invitation code in the file, or by an admin's confirmation.
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
	// WorkFactor is scrypt's cost for a passphrase, as the logarithm of N to base 2.
	// OWASP's Password Storage Cheat Sheet recommends this value. It takes half a
	// second and 128 MB.
	WorkFactor = 17
	// minPassphrase is the minimum length of a new file's passphrase, in bytes.
	minPassphrase = 12
)

// NewOrganizationKeys generates a signing key and an encryption key.
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

// Fingerprint returns a hash of a public key for people to compare: 80 bits as
// hexadecimal digits in groups of four.
func Fingerprint(key []byte) string {
	sum := sha256.Sum256(key)
	text := hex.EncodeToString(sum[:10])
	var groups []string
	for i := 0; i < len(text); i += 4 {
		groups = append(groups, text[i:i+4])
	}
	return strings.Join(groups, " ")
}

// FingerprintOf returns the [Fingerprint] of the public key that belongs to a
// private one.
func FingerprintOf(private ed25519.PrivateKey) string {
	public, _ := private.Public().(ed25519.PublicKey) // it always is
	return Fingerprint(public)
}

// secret normalises a typed passphrase: an invitation code may be typed in any
// case and spacing, and keyboards differ in how they compose accents.
func secret(typed string) string {
	if code := codeIn(typed); code != "" {
		return code
	}
	return norm.NFC.String(strings.TrimSpace(typed))
}

// codeIn returns the invitation code that was typed as a passphrase, or "".
func codeIn(typed string) string {
	if code, err := invite.Parse(typed); err == nil {
		return code.String()
	}
	return ""
}

// CheckPassphrase fails with [domain.Invalid] if a passphrase is too short for a
// new directory file, or is a mistyped invitation code, which whoever was invited
// could not open it with.
func CheckPassphrase(typed string) error {
	if err := invite.Mistyped(typed); err != nil {
		return err
	}
	if len(secret(typed)) < minPassphrase {
		return domain.Errorf(domain.Invalid, "interchange.passphraseTooShort", "The passphrase is shorter than %d characters; nothing was written.", minPassphrase).
			WithHint("interchange.chooseBetterPassphrase", "Use a few words, or an invitation code.")
	}
	return nil
}

func passphraseRecipient(typed string, workFactor int) (age.Recipient, error) {
	if err := CheckPassphrase(typed); err != nil {
		return nil, err
	}
	recipient, err := age.NewScryptRecipient(secret(typed))
	if err != nil {
		return nil, fmt.Errorf("use the passphrase: %w", err)
	}
	recipient.SetWorkFactor(workFactor)
	return recipient, nil
}

// passphraseIdentities returns what a passphrase may open: files encrypted with
// its NFC form and, if that differs, older ones encrypted with it as typed.
func passphraseIdentities(typed string) ([]age.Identity, error) {
	forms := []string{secret(typed)}
	if old := strings.TrimSpace(typed); norm.NFC.String(old) == forms[0] && old != forms[0] {
		forms = append(forms, old)
	}
	identities := make([]age.Identity, len(forms))
	for i, form := range forms {
		identity, err := age.NewScryptIdentity(form)
		if err != nil {
			return nil, domain.Errorf(domain.Invalid, "interchange.codeMissing", "The code or passphrase is missing.").WithCause(err)
		}
		identity.SetMaxWorkFactor(WorkFactor) // a hostile file could otherwise demand minutes of work
		identities[i] = identity
	}
	return identities, nil
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

// decrypt reads a whole encrypted file and verifies its signature. It fails with
// [domain.Forbidden] if the key or passphrase is wrong, [domain.Damaged] if the
// file is incomplete, changed or forged, [domain.Invalid] if it is of another
// kind, and [domain.TooNew] if it has another version.
func decrypt(r io.Reader, k kind, with ...age.Identity) (signer ed25519.PublicKey, body []byte, err error) {
	inner, err := age.Decrypt(io.LimitReader(r, maxFile), with...)
	var other *age.NoIdentityMatchError
	switch {
	case errors.As(err, &other):
		return nil, nil, domain.Errorf(domain.Forbidden, "interchange.codeWrong", "This does not open the file; nothing was changed.").
			WithHint("interchange.checkCode", "Check the code or passphrase, and that the file is the one it belongs to.").WithCause(err)
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
		return domain.Errorf(domain.Invalid, "interchange.anotherKindOfFile", "This is another kind of file; nothing was changed.").WithCause(err)
	}
	if version != k.version {
		return domain.Errorf(domain.TooNew, "interchange.fileTooNew", "The file was made by a newer Kith; nothing was changed.").WithHint("common.installNewerKith", "Install the newer Kith.")
	}
	return nil
}

func damagedFile(cause error) error {
	return domain.Errorf(domain.Damaged, "interchange.fileDamaged", "The file is damaged, cut off or forged; nothing was changed.").
		WithHint("interchange.askForItAgain", "Ask for it again.").WithCause(cause)
}
