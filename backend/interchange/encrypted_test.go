package interchange

import (
	"bytes"
	"crypto/ed25519"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"filippo.io/age"

	"kith/backend/domain"
	"kith/backend/invite"
)

const passphrase = "four words about boats"

// cheap is a fast work factor.
const cheap = 4

func aDirectory() domain.DirectoryFile {
	p := rosalind()
	return domain.DirectoryFile{
		Org: domain.OrgID(domain.NewID()), Name: "Harbour", Sequence: 7, MadeAt: time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC),
		People: []domain.Profile{p},
	}
}

func encryptedDirectory(t testing.TB, d domain.DirectoryFile) ([]byte, domain.OrganizationKeys) {
	t.Helper()
	return encryptedDirectoryAt(t, d, cheap)
}

func encryptedDirectoryAt(t testing.TB, d domain.DirectoryFile, workFactor int) ([]byte, domain.OrganizationKeys) {
	t.Helper()
	keys, err := NewOrganizationKeys()
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := WriteDirectory(&file, d, keys, passphrase, workFactor); err != nil {
		t.Fatal(err)
	}
	return file.Bytes(), keys
}

func TestDirectoryFile(t *testing.T) {
	want := aDirectory()
	content, keys := encryptedDirectory(t, want)
	got, signer, err := ReadDirectory(bytes.NewReader(content), "  "+passphrase+"\n")
	if err != nil || !bytes.Equal(signer, keys.Public) {
		t.Fatalf("signed by %x: %v", signer, err)
	}
	if got.Org != want.Org || got.Sequence != 7 || got.Recipient != keys.Recipient || len(got.People) != 1 || !got.People[0].Same(want.People[0]) {
		t.Errorf("read %+v", got)
	}
	_, _, err = ReadDirectory(bytes.NewReader(content), "other words about boats")
	if domain.CodeOf(err) != domain.Forbidden {
		t.Errorf("with another passphrase: %v", err)
	}
	if err := WriteDirectory(&bytes.Buffer{}, want, keys, "short", cheap); domain.CodeOf(err) != domain.Invalid {
		t.Errorf("with a short passphrase: %v", err)
	}
}

// TestDamagedEncryptedFiles cuts a file at every byte, and changes every byte:
// none of the results can be read.
func TestDamagedEncryptedFiles(t *testing.T) {
	content, _ := encryptedDirectory(t, aDirectory())
	for i := range content {
		if _, _, err := ReadDirectory(bytes.NewReader(content[:i]), passphrase); err == nil {
			t.Fatalf("cut at %d of %d it opens", i, len(content))
		}
		changed := bytes.Clone(content)
		changed[i] ^= 1
		if _, _, err := ReadDirectory(bytes.NewReader(changed), passphrase); err == nil {
			t.Fatalf("changed at %d of %d it opens", i, len(content))
		}
	}
}

// TestForgedFiles encrypts invalid content, as an attacker who knows the
// passphrase could.
func TestForgedFiles(t *testing.T) {
	public, private, _ := ed25519.GenerateKey(nil)
	body := []byte(`{"org_id":"x"}`)
	signed := func(line string, body []byte) string {
		return line + string(public) + string(ed25519.Sign(private, append([]byte(line), body...))) + string(body)
	}
	for name, c := range map[string]struct {
		inside string
		want   domain.Code
	}{
		"nothing":              {"", domain.Invalid},
		"words":                {"words\n", domain.Invalid},
		"the line alone":       {"kith-directory 1\n", domain.Damaged},
		"no signature":         {"kith-directory 1\n" + strings.Repeat("x", 200), domain.Damaged},
		"another kind":         {signed("kith-profile 1\n", body), domain.Invalid},
		"signed for another":   {strings.Replace(signed("kith-profile 1\n", body), "kith-profile", "kith-directory", 1), domain.Damaged},
		"a newer version":      {signed("kith-directory 2\n", body), domain.TooNew},
		"signed, no directory": {signed("kith-directory 1\n", body), domain.Damaged},
		"signed, no JSON":      {signed("kith-directory 1\n", []byte("{")), domain.Damaged},
	} {
		to, err := passphraseRecipient(passphrase, cheap)
		if err != nil {
			t.Fatal(err)
		}
		var file bytes.Buffer
		inner, err := age.Encrypt(&file, to)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = inner.Write([]byte(c.inside))
		_ = inner.Close()
		if _, _, err := ReadDirectory(&file, passphrase); domain.CodeOf(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestExpensiveWorkFactorIsRejected(t *testing.T) {
	content, _ := encryptedDirectoryAt(t, aDirectory(), WorkFactor+1)
	if _, _, err := ReadDirectory(bytes.NewReader(content), passphrase); err == nil {
		t.Error("a file that takes too long opens")
	}
}

func TestProfileFile(t *testing.T) {
	keys, err := NewOrganizationKeys()
	if err != nil {
		t.Fatal(err)
	}
	other, err := NewOrganizationKeys()
	if err != nil {
		t.Fatal(err)
	}
	public, private, _ := ed25519.GenerateKey(nil)
	want := domain.ProfileFile{
		Org: domain.OrgID(domain.NewID()), Sequence: 3, RemoteID: "01890a5d-b000-7000-8000-0000000000aa", Code: "some words", Profile: rosalind(),
	}
	var file bytes.Buffer
	if err := WriteProfile(&file, want, private, keys.Recipient); err != nil {
		t.Fatal(err)
	}
	got, signer, err := ReadProfile(bytes.NewReader(file.Bytes()), []string{other.Identity, keys.Identity})
	if err != nil || !bytes.Equal(signer, public) || got.Profile.UserID != want.RemoteID || got.Profile.Email != want.Profile.Email || !got.Profile.OptedIn {
		t.Errorf("read %+v, %v", got, err)
	}
	if _, _, err := ReadProfile(bytes.NewReader(file.Bytes()), []string{other.Identity}); domain.CodeOf(err) != domain.Forbidden {
		t.Errorf("with another organization's key: %v", err)
	}
}

func FuzzDirectoryRecord(f *testing.F) {
	keys, _ := NewOrganizationKeys()
	d := aDirectory()
	body, _ := json.Marshal(directoryRecord{Org: d.Org, Name: d.Name, Sequence: 1, Recipient: keys.Recipient, People: []domain.ProfileRecord{d.People[0].Record()}})
	f.Add(body)
	f.Fuzz(func(t *testing.T, body []byte) {
		d, err := readDirectory(body)
		if err != nil {
			if domain.CodeOf(err) != domain.Damaged {
				t.Fatalf("coded %s: %v", domain.CodeOf(err), err)
			}
			return
		}
		for _, p := range d.People {
			again := p
			if p.Name == "" || !domain.ValidID(p.UserID) || again.Clean() != nil || !again.Same(p) {
				t.Errorf("not clean: %+v", p)
			}
		}
	})
}

func FuzzProfileRecord(f *testing.F) {
	p := rosalind()
	remote := domain.UserID(domain.NewID())
	p.UserID = remote
	body, _ := json.Marshal(profileRecord{Org: domain.OrgID(domain.NewID()), Sequence: 1, RemoteID: remote, Code: "some words", Profile: p.Record()})
	if _, err := readProfile(body); err != nil {
		f.Fatal(err)
	}
	f.Add(body)
	f.Fuzz(func(t *testing.T, body []byte) {
		file, err := readProfile(body)
		if err != nil {
			if domain.CodeOf(err) != domain.Damaged {
				t.Fatalf("coded %s: %v", domain.CodeOf(err), err)
			}
			return
		}
		again := file.Profile
		if again.Name == "" || again.Email == "" || !domain.ValidID(file.RemoteID) || !domain.ValidID(file.Org) || again.Clean() != nil || !again.Same(file.Profile) {
			t.Errorf("not clean: %+v", file)
		}
	})
}

// TestPassphrasesComposeAccents types "é" as one character and as two. A file that
// was encrypted with two before still opens.
func TestPassphrasesComposeAccents(t *testing.T) {
	const one, two = "un caf\u00e9 au lait", "un cafe\u0301 au lait"
	keys, err := NewOrganizationKeys()
	if err != nil {
		t.Fatal(err)
	}
	opens := func(content []byte, typed string) bool {
		_, _, err := ReadDirectory(bytes.NewReader(content), typed)
		return err == nil
	}
	for _, chosen := range []string{one, two} {
		var file bytes.Buffer
		if err := WriteDirectory(&file, aDirectory(), keys, chosen, cheap); err != nil {
			t.Fatal(err)
		}
		if !opens(file.Bytes(), one) || !opens(file.Bytes(), " "+two) || opens(file.Bytes(), "un cafe au lait") {
			t.Errorf("encrypted with %q, it does not open with both forms, or with neither", chosen)
		}
	}

	to, err := age.NewScryptRecipient(two)
	if err != nil {
		t.Fatal(err)
	}
	to.SetWorkFactor(cheap)
	content, _ := encryptedDirectory(t, aDirectory())
	_, body, err := decrypt(bytes.NewReader(content), directoryKind, identitiesOf(t, passphrase)...)
	if err != nil {
		t.Fatal(err)
	}
	var old bytes.Buffer
	if err := encrypt(&old, directoryKind, keys.Private, body, to); err != nil {
		t.Fatal(err)
	}
	if !opens(old.Bytes(), two) || opens(old.Bytes(), "un cafe au lait") {
		t.Error("an old file does not open as it was typed")
	}
}

func identitiesOf(t *testing.T, passphrase string) []age.Identity {
	t.Helper()
	with, err := passphraseIdentities(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	return with
}

// TestMistypedCodes: a code with a typing error encrypts nothing, and when it
// opens nothing the error names the word.
func TestMistypedCodes(t *testing.T) {
	code := invite.NewCode().String()
	first, rest, _ := strings.Cut(code, "-")
	mistyped := first + "x-" + rest
	keys, err := NewOrganizationKeys()
	if err != nil {
		t.Fatal(err)
	}
	if err := WriteDirectory(&bytes.Buffer{}, aDirectory(), keys, mistyped, cheap); domain.CodeOf(err) != domain.Invalid || !strings.Contains(err.Error(), first) {
		t.Errorf("writing: %v", err)
	}
	var file bytes.Buffer
	if err := WriteDirectory(&file, aDirectory(), keys, code, cheap); err != nil {
		t.Fatal(err)
	}
	if _, _, err := ReadDirectory(bytes.NewReader(file.Bytes()), mistyped); domain.CodeOf(err) != domain.Invalid || !strings.Contains(err.Error(), first) {
		t.Errorf("reading: %v", err)
	}
	d, _, err := ReadDirectory(bytes.NewReader(file.Bytes()), strings.ToUpper(strings.ReplaceAll(code, "-", " ")))
	if err != nil || d.Code != code {
		t.Errorf("it opens with the code %q, %v", d.Code, err)
	}
}
