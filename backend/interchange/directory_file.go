package interchange

import (
	"crypto/ed25519"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"filippo.io/age"

	"kith/backend/domain"
	"kith/backend/invite"
)

// directoryRecord is the JSON content of a directory file.
type directoryRecord struct {
	Org         domain.OrgID `json:"org_id"`
	Name        string       `json:"name"`
	Description string       `json:"description"`
	Sequence    int64        `json:"sequence"`
	MadeAt      time.Time    `json:"made_at"`
	Recipient   string       `json:"recipient"`
	People      records      `json:"people"`
}

// profileRecord is the JSON content of a profile file.
type profileRecord struct {
	Org      domain.OrgID         `json:"org_id"`
	Sequence int64                `json:"sequence"`
	MadeAt   time.Time            `json:"made_at"`
	RemoteID domain.UserID        `json:"remote_id"`
	Code     string               `json:"code"`
	Profile  domain.ProfileRecord `json:"profile"`
}

// WriteDirectory encrypts a directory file with a passphrase or an invitation
// code, and signs it with the organization's key. It fails with [domain.Invalid]
// if the passphrase is too short. The work factor is [WorkFactor], or less in tests.
func WriteDirectory(w io.Writer, d domain.DirectoryFile, keys domain.OrganizationKeys, passphrase string, workFactor int) error {
	to, err := passphraseRecipient(passphrase, workFactor)
	if err != nil {
		return err
	}
	r := directoryRecord{
		Org: d.Org, Name: d.Name, Description: d.Description, Sequence: d.Sequence, MadeAt: d.MadeAt, Recipient: keys.Recipient,
		People: make(records, len(d.People)),
	}
	for i, p := range d.People {
		r.People[i] = p.Record()
	}
	return encryptRecord(w, directoryKind, keys.Private, r, to)
}

// ReadDirectory decrypts a directory file and returns the public key that signed
// it. The profiles are cleaned as in an import. It fails as decrypt does.
func ReadDirectory(r io.Reader, passphrase string) (domain.DirectoryFile, ed25519.PublicKey, error) {
	with, err := passphraseIdentities(passphrase)
	if err != nil {
		return domain.DirectoryFile{}, nil, err
	}
	signer, body, err := decrypt(r, directoryKind, with...)
	if mistyped := invite.Mistyped(passphrase); mistyped != nil && domain.CodeOf(err) == domain.Forbidden {
		err = mistyped
	}
	if err != nil {
		return domain.DirectoryFile{}, nil, err
	}
	d, err := readDirectory(body)
	d.Code = codeIn(passphrase)
	return d, signer, err
}

func readDirectory(body []byte) (domain.DirectoryFile, error) {
	var r directoryRecord
	if err := json.Unmarshal(body, &r); err != nil {
		return domain.DirectoryFile{}, damagedFile(err)
	}
	named := domain.Profile{Name: r.Name, About: r.Description}
	if err := named.Clean(); err != nil || named.Name == "" || !domain.ValidID(r.Org) || r.Sequence <= 0 {
		return domain.DirectoryFile{}, damagedFile(fmt.Errorf("the organization: %w", err))
	}
	if _, err := age.ParseX25519Recipient(r.Recipient); err != nil {
		return domain.DirectoryFile{}, damagedFile(err)
	}
	d := domain.DirectoryFile{
		Org: r.Org, Name: named.Name, Description: named.About, Sequence: r.Sequence, MadeAt: r.MadeAt, Recipient: r.Recipient,
		People: make([]domain.Profile, len(r.People)),
	}
	seen := make(map[domain.UserID]bool, len(r.People))
	for i, person := range r.People {
		p, err := cleanRecord(person)
		if err != nil || seen[p.UserID] {
			return domain.DirectoryFile{}, damagedFile(fmt.Errorf("person %d: %w", i, err))
		}
		seen[p.UserID], d.People[i] = true, p
	}
	return d, nil
}

// cleanRecord returns the profile of a record, cleaned as in an import.
func cleanRecord(r domain.ProfileRecord) (domain.Profile, error) {
	e := domain.Entry{Profile: domain.Profile(r)}
	if !domain.ValidID(r.UserID) {
		return domain.Profile{}, fmt.Errorf("no id: %q", r.UserID)
	}
	err := e.Clean()
	return e.Profile, err
}

// WriteProfile encrypts a profile file for the organization's admins, and signs
// it with the member's key.
func WriteProfile(w io.Writer, p domain.ProfileFile, key ed25519.PrivateKey, recipient string) error {
	to, err := age.ParseX25519Recipient(recipient)
	if err != nil {
		return fmt.Errorf("use the organization's key: %w", err)
	}
	r := profileRecord{
		Org: p.Org, Sequence: p.Sequence, MadeAt: p.MadeAt, RemoteID: p.RemoteID, Code: p.Code, Profile: p.Profile.Record(),
	}
	r.Profile.UserID = p.RemoteID // the id on the member's own laptop stays private
	return encryptRecord(w, profileKind, key, r, to)
}

// ReadProfile decrypts a profile file with one of the organizations' keys, and
// returns the public key that signed it. It fails as decrypt does, with
// [domain.Forbidden] if none of the keys opens it.
func ReadProfile(r io.Reader, identities []string) (domain.ProfileFile, ed25519.PublicKey, error) {
	with, err := anyOf(identities)
	if err != nil {
		return domain.ProfileFile{}, nil, err
	}
	signer, body, err := decrypt(r, profileKind, with)
	if domain.CodeOf(err) == domain.Forbidden {
		err = domain.Errorf(domain.Forbidden, "interchange.profileForOthers", "This file is no profile for an organization that you administer here; nothing was changed.").
			WithHint("interchange.askWhichOrganization", "Ask who sent it for which organization it is, and whether they opened its newest directory file.").WithCause(err)
	}
	if err != nil {
		return domain.ProfileFile{}, nil, err
	}
	p, err := readProfile(body)
	return p, signer, err
}

func readProfile(body []byte) (domain.ProfileFile, error) {
	var r profileRecord
	if len(body) > maxPerson {
		return domain.ProfileFile{}, damagedFile(fmt.Errorf("a person of %d bytes", len(body)))
	}
	if err := json.Unmarshal(body, &r); err != nil {
		return domain.ProfileFile{}, damagedFile(err)
	}
	profile, err := cleanRecord(r.Profile)
	if err != nil || profile.Email == "" || profile.UserID != r.RemoteID || !domain.ValidID(r.Org) || r.Sequence <= 0 {
		return domain.ProfileFile{}, damagedFile(fmt.Errorf("the profile: %w", err))
	}
	return domain.ProfileFile{
		Org: r.Org, Sequence: r.Sequence, MadeAt: r.MadeAt, RemoteID: r.RemoteID, Code: r.Code, Profile: profile,
	}, nil
}

// keyring is an identity that tries several keys.
type keyring []age.Identity

// Unwrap implements [age.Identity].
func (k keyring) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	for _, identity := range k {
		if key, err := identity.Unwrap(stanzas); err == nil {
			return key, nil
		}
	}
	return nil, age.ErrIncorrectIdentity
}

func anyOf(identities []string) (keyring, error) {
	keys := make(keyring, len(identities))
	for i, text := range identities {
		identity, err := age.ParseX25519Identity(text)
		if err != nil {
			return nil, fmt.Errorf("read the organization's key: %w", err)
		}
		keys[i] = identity
	}
	return keys, nil
}

func encryptRecord(w io.Writer, k kind, key ed25519.PrivateKey, r any, to age.Recipient) error {
	body, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return encrypt(w, k, key, body, to)
}
