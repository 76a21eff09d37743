package backend_test

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"kith/backend/cli"
	"kith/backend/domain"
	"kith/backend/store/storetest"
)

// laptop is a data folder with somebody who signed up in it.
type laptop struct {
	t   *testing.T
	dir string
}

func newLaptop(t *testing.T, name string) laptop {
	t.Helper()
	t.Setenv("OLLAMA_HOST", "127.0.0.1:1")
	l := laptop{t, storetest.Empty(t)}
	l.kith("signup", "--name", name, "--email", strings.ToLower(strings.Fields(name)[0])+"@example.org")
	return l
}

// kith runs a command that must succeed, and returns what it prints.
func (l laptop) kith(args ...string) string {
	l.t.Helper()
	out, errs, err := kithWith(l.t, l.dir, "", args...)
	if err != nil {
		l.t.Fatalf("kith %s: %v\n%s%s", strings.Join(args, " "), err, out, errs)
	}
	return out + errs
}

// fails runs a command that must fail with a code, and returns what people read.
func (l laptop) fails(want domain.Code, args ...string) string {
	l.t.Helper()
	_, _, err := kithWith(l.t, l.dir, "", args...)
	if domain.CodeOf(err) != want {
		l.t.Errorf("kith %s: %v, want %s", strings.Join(args, " "), err, want)
	}
	return cli.Explain(err)
}

func (l laptop) guild(table string) laptop {
	l.t.Helper()
	l.kith("org", "create", "Harbor Guild")
	l.kith("import", writeFile(l.t, "people.csv", table), "--org", "Harbor Guild")
	return l
}

var codeForm = regexp.MustCompile(`\b[a-z]+(-[a-z]+){9}\b`)

// invite makes an invitation on Olive's laptop.
func (l laptop) invite(address string) (code string) {
	l.t.Helper()
	return codeForm.FindString(l.kith("--as", "olive@example.org", "invite", address, "--org", "Harbor Guild"))
}

// share writes, on Olive's laptop, the directory file that a passphrase or code
// opens.
func (l laptop) share(passphrase string) (file string) {
	l.t.Helper()
	file = filepath.Join(l.t.TempDir(), "guild.kith-directory")
	l.t.Setenv("KITH_PASSPHRASE", passphrase)
	l.kith("--as", "olive@example.org", "directory", "export", file, "--org", "Harbor Guild")
	l.t.Setenv("KITH_PASSPHRASE", "")
	return file
}

// send writes a profile file.
func (l laptop) send(args ...string) (file string) {
	l.t.Helper()
	file = filepath.Join(l.t.TempDir(), "me.kith-profile")
	l.kith(append([]string{"profile", "send", file, "--org", "Harbor Guild"}, args...)...)
	return file
}

func wantWords(t *testing.T, what, text string, words ...string) {
	t.Helper()
	for _, word := range words {
		if !strings.Contains(text, word) {
			t.Errorf("%s lacks %q:\n%s", what, word, text)
		}
	}
}

// TestEveryCommandOnFreshFolderNamesSignUp runs the commands that need somebody
// before anybody has signed up.
func TestEveryCommandOnFreshFolderNamesSignUp(t *testing.T) {
	t.Setenv("OLLAMA_HOST", "127.0.0.1:1")
	file := writeFile(t, "people.csv", "Name,Email\nPat,pat@example.org\n")
	values := target{org: "Guild", orgName: "Guild", user: "Pat", code: "words", session: domain.NewID(), question: domain.NewID()}
	for _, fresh := range []string{t.TempDir(), storetest.Empty(t)} {
		for _, leaf := range leaves(t) {
			if g := commandGuards[path(leaf)]; g == machine || g == anybody {
				continue
			}
			args := append(strings.Fields(path(leaf)), required(leaf, values, file)...)
			_, _, err := kithWith(t, fresh, "5678\n", args...)
			if code := domain.CodeOf(err); code != domain.NoActor && code != domain.NotFound || !strings.Contains(cli.Explain(err), "kith signup --name NAME --email EMAIL") {
				t.Errorf("kith %s: %v", strings.Join(args, " "), err)
			}
		}
	}
}

// required returns the arguments without which a command does not run.
func required(leaf *kong.Node, values target, file string) (args []string) {
	for _, flag := range leaf.Flags {
		if flag.Required {
			args = append(args, typed("--"+flag.Name+"=", flag.Value, values, file)...)
		}
	}
	for _, argument := range leaf.Positional {
		args = append(args, typed("", argument, values, file)...)
	}
	return args
}

// TestCodeJoinsOnAnotherLaptop follows one code from the invitation to the list of
// members, through what each step says is next.
func TestCodeJoinsOnAnotherLaptop(t *testing.T) {
	olive := newLaptop(t, "Olive Oak").guild("Name,Email,What I can help with,Company,Consent\nAna Reyes,ana@example.org,welding,Forge,yes\nBo Li,bo@example.org,knots,,yes\n")
	old := olive.invite("ana@example.org")
	again := olive.kith("invite", "ana@example.org", "--org", "Harbor Guild")
	wantWords(t, "the second invitation", again, "This replaces the open invitation to ana@example.org, whose code no longer works.", "kith directory export FILE")
	code := codeForm.FindString(again)
	file := olive.share(code)

	ana := newLaptop(t, "Ana Reyes")
	wantWords(t, "joining without the file", ana.fails(domain.NotFound, "join", code), "kith join CODE --file FILE", "You are acting as Ana Reyes (ana@example.org).")
	ana.fails(domain.Forbidden, "join", old, "--file", file)
	wantWords(t, "joining", ana.kith("join", code, "--file", file), "You are a member of Harbor Guild", "kith profile show", `kith profile send FILE --org "Harbor Guild"`)
	wantWords(t, "joining again", ana.kith("join", code), "You joined Harbor Guild with this code", "kith profile send FILE")
	wantWords(t, "listing herself", ana.kith("profile", "show"), "You are listed", "kith profile send FILE")
	profile := ana.send()

	wantWords(t, "receiving", olive.kith("profile", "receive", profile), "Ana Reyes", "is listed", "kith directory export")
	members := olive.kith("export", "members", "--org", "Harbor Guild")
	wantWords(t, "what was imported", members, "Forge", "welding")
	wantWords(t, "the invitations", olive.kith("invitations", "list", "--org", "Harbor Guild"), "accepted", "revoked")
	wantWords(t, "a code that was used", olive.fails(domain.NotFound, "join", code), "No invitation")

	wantWords(t, "hiding", ana.kith("profile", "hide"), "You are not listed", "kith profile send FILE")
	wantWords(t, "receiving the opt-out", olive.kith("profile", "receive", ana.send()), "is not listed")
	if listed := olive.kith("member", "list", "ana", "--org", "Harbor Guild"); !strings.Contains(listed, "not listed") {
		t.Errorf("she is still listed:\n%s", listed)
	}
}

// TestCodeJoinsOnTheLaptopThatKeepsIt: the same words work there, with the file
// and without.
func TestCodeJoinsOnTheLaptopThatKeepsIt(t *testing.T) {
	olive := newLaptop(t, "Olive Oak").guild("Name,Email\nBo Li,bo@example.org\n")
	for _, name := range []string{"Bo", "Cy"} {
		address := strings.ToLower(name) + "@example.org"
		code := olive.invite(address)
		args := []string{"--as", address, "join", code}
		if name == "Cy" {
			args = append(args, "--file", olive.share(code))
		}
		olive.kith("signup", "--name", name, "--email", address)
		wantWords(t, "joining", olive.kith(args...), "Welcome to Harbor Guild", "kith profile show")
	}
}

// TestCodeOfSomebodyElseProvesNothing: the file that a code opens can be read by
// whoever has both, but they are nobody to the admin.
func TestCodeOfSomebodyElseProvesNothing(t *testing.T) {
	olive := newLaptop(t, "Olive Oak").guild("Name,Email,Consent\nAna Reyes,ana@example.org,no\n")
	code := olive.invite("ana@example.org")
	mallory := newLaptop(t, "Mallory")
	mallory.kith("join", code, "--file", olive.share(code))
	mallory.kith("profile", "show")
	said := olive.fails(domain.Forbidden, "profile", "receive", mallory.send())
	wantWords(t, "the file with her code", said, "The invitation code in this file does not prove that it is from mallory@example.org", "--confirm")
	fingerprint := regexp.MustCompile(`[0-9a-f]{4}( [0-9a-f]{4}){4}`)
	shown := mallory.kith("profile", "send", filepath.Join(t.TempDir(), "again"), "--org", "Harbor Guild")
	if key := fingerprint.FindString(shown); key == "" || key != fingerprint.FindString(said) {
		t.Errorf("the member reads the fingerprint %q, the admin\n%s", key, said)
	}
	olive.fails(domain.Forbidden, "profile", "receive", mallory.send("--code", code))
	if members := olive.kith("member", "list", "--org", "Harbor Guild"); strings.Contains(members, "Mallory") || strings.Contains(members, " listed") && !strings.Contains(members, "not listed") {
		t.Errorf("the members are\n%s", members)
	}
	wantWords(t, "a mistyped code", mallory.fails(domain.Invalid, "profile", "send", filepath.Join(t.TempDir(), "x"), "--org", "Harbor Guild", "--code", "nonsense"), "word")
}

// TestWithdrawnCodes withdraws invitations by address, by id, and with the member.
func TestWithdrawnCodes(t *testing.T) {
	olive := newLaptop(t, "Olive Oak").guild("Name,Email\nAna Reyes,ana@example.org\nBo Li,bo@example.org\nCy Fox,cy@example.org\n")
	codes := map[string]string{}
	for _, who := range []string{"ana", "bo", "cy"} {
		codes[who] = olive.invite(who + "@example.org")
	}
	var row struct {
		ID     string `json:"invitation_id"`
		Email  string `json:"email"`
		Status string `json:"status"`
	}
	first, _, _ := strings.Cut(olive.kith("invitations", "list", "--json", "--status", "pending", "--org", "Harbor Guild"), "\n")
	must(t, json.Unmarshal([]byte(first), &row))
	if row.Email != "cy@example.org" || row.Status != "pending" {
		t.Errorf("the latest is %+v", row)
	}
	olive.fails(domain.NotFound, "invitations", "withdraw", "ana@example.org", "eve@example.org", "--org", "Harbor Guild")
	olive.kith("invitations", "withdraw", "ANA@example.org", row.ID, "--org", "Harbor Guild")
	olive.kith("member", "remove", "Bo Li", "--org", "Harbor Guild")
	if left := olive.kith("invitations", "list", "--status", "pending", "--org", "Harbor Guild"); !strings.Contains(left, "There are no invitations.") {
		t.Errorf("still open are\n%s", left)
	}
	for who, code := range codes {
		olive.kith("signup", "--name", who, "--email", who+"@example.org")
		olive.fails(domain.NotFound, "--as", who+"@example.org", "join", code)
	}
}

// TestMembersAsTheListPrintsThem uses every column of the list as an argument, and
// the address that a member withholds.
func TestMembersAsTheListPrintsThem(t *testing.T) {
	olive := newLaptop(t, "Olive Oak").guild("Name,Email\nBo Li,bo@example.org\n")
	code := olive.invite("ana@example.org")
	olive.kith("signup", "--name", "Ana Reyes", "--email", "ana@example.org")
	olive.kith("--as", "ana@example.org", "join", code)
	as := []string{"--as", "olive@example.org"}
	run := func(args ...string) string {
		return olive.kith(append(slices.Clone(as), append(args, "--org", "Harbor Guild")...)...)
	}
	if list := run("member", "list"); strings.Contains(list, "ana@example.org") {
		t.Errorf("the list shows an address that is withheld:\n%s", list)
	}
	if list := run("member", "list", "ana@example.org"); !strings.Contains(list, "Ana Reyes") || strings.Contains(list, "ana@example.org") {
		t.Errorf("asked for by her address, she is listed as\n%s", list)
	}
	for _, who := range []string{"Ana Reyes", "ana@example.org", "bo@example.org", "bo li"} {
		run("member", "remove", who)
		list := run("member", "list")
		wantWords(t, "the list", list, "removed", "can be restored until")
		if strings.Contains(list, "ana@example.org") {
			t.Errorf("the list shows an address that is withheld:\n%s", list)
		}
		run("member", "restore", who)
		run("member", "remove", who)
		var row struct {
			UserID       string `json:"user_id"`
			Removed      bool   `json:"removed"`
			RestoreUntil string `json:"restore_until"`
		}
		lines := strings.Split(strings.TrimSpace(run("member", "list", "--json")), "\n")
		must(t, json.Unmarshal([]byte(lines[len(lines)-1]), &row))
		if !row.Removed || row.RestoreUntil == "" {
			t.Errorf("the last row is %+v", row)
		}
		run("member", "restore", row.UserID)
	}
}

// TestOptOutOnRequest: the admin's verb is for imported people only.
func TestOptOutOnRequest(t *testing.T) {
	table := "Name,Email,Consent\nBo Li,bo@example.org,yes\n"
	olive := newLaptop(t, "Olive Oak").guild(table)
	wantWords(t, "the opt-out", olive.kith("member", "optout", "bo@example.org", "--org", "Harbor Guild"), "no import and no admin lists them again")
	again := olive.kith("import", writeFile(t, "again.csv", table), "--org", "Harbor Guild")
	wantWords(t, "importing again", again, "0 of them can be found now")
	wantWords(t, "the audit list", olive.kith("org", "audit", "Harbor Guild"), "entry opted out", "Bo Li")
	wantWords(t, "of oneself", olive.fails(domain.Conflict, "member", "optout", "olive@example.org", "--org", "Harbor Guild"), "kith profile hide")
}

// TestUndoOfTheLatestImport never undoes another one than it shows.
func TestUndoOfTheLatestImport(t *testing.T) {
	olive := newLaptop(t, "Olive Oak").guild("Name,Email\nBo Li,bo@example.org\n")
	olive.kith("import", writeFile(t, "second.csv", "Name,Email\nCy Fox,cy@example.org\n"), "--org", "Harbor Guild")
	wantWords(t, "the imports", olive.kith("imports", "--org", "Harbor Guild"), "second.csv", "people.csv", "1 new", "can be undone until")
	olive.fails(domain.Invalid, "undo-import")
	olive.fails(domain.NotFound, "undo-import", "--org", "Nowhere")
	wantWords(t, "without a terminal", olive.fails(domain.Invalid, "undo-import", "--org", "Harbor Guild"), "--yes")
	wantWords(t, "the undo", olive.kith("undo-import", "--org", "Harbor Guild", "--yes"), "second.csv", "1 removed")
	wantWords(t, "a repetition", olive.fails(domain.Conflict, "undo-import", "--org", "Harbor Guild", "--yes"), "kith imports")
	members := olive.kith("member", "list", "--org", "Harbor Guild")
	if strings.Contains(members, "Cy Fox") || !strings.Contains(members, "Bo Li") {
		t.Errorf("the members are\n%s", members)
	}
	var first struct {
		ID       string `json:"import_id"`
		UndoneAt string `json:"undone_at"`
	}
	lines := strings.Split(olive.kith("imports", "--json", "--org", "Harbor Guild"), "\n")
	must(t, json.Unmarshal([]byte(lines[1]), &first))
	olive.kith("undo-import", first.ID)
	wantWords(t, "of Nexus Maine", olive.fails(domain.NotFound, "undo-import", "--org", "Nexus Maine", "--yes"), "Nothing was imported")
}

// TestErrorsNameWhoActs: on a computer of several people, the wrong one acts
// easily.
func TestErrorsNameWhoActs(t *testing.T) {
	olive := newLaptop(t, "Olive Oak").guild("Name,Email\nBo Li,bo@example.org\n")
	code := olive.invite("ana@example.org")
	olive.kith("signup", "--name", "Ana Reyes", "--email", "ana@example.org")
	wantWords(t, "of an outsider", olive.fails(domain.NotFound, "member", "list", "--org", "Harbor Guild"), "You are acting as Ana Reyes (ana@example.org).")
	olive.kith("join", code)
	said := olive.fails(domain.Forbidden, "member", "list", "--org", "Harbor Guild")
	wantWords(t, "of a member", said, "You are acting as Ana Reyes (ana@example.org), who is no admin of Harbor Guild")
	if strings.Count(said, "You are acting") != 1 {
		t.Errorf("it says so twice: %s", said)
	}
	olive.kith("--as", "olive@example.org", "member", "list", "--org", "Harbor Guild")

	_, _, err := kithWith(t, olive.dir, "open sesame\n", "passcode", "set")
	must(t, err)
	said = olive.fails(domain.Locked, "org", "list")
	wantWords(t, "of somebody with a passcode", said, "You are acting as Ana Reyes.")
	if strings.Contains(said, "@") {
		t.Errorf("it shows an address to whoever knows no passcode: %s", said)
	}
}

// TestDirectoryThatIsNotWrittenIsNotRecorded runs exports that fail.
func TestDirectoryThatIsNotWrittenIsNotRecorded(t *testing.T) {
	olive := newLaptop(t, "Olive Oak").guild("Name,Email\nBo Li,bo@example.org\n")
	file := filepath.Join(t.TempDir(), "guild.kith-directory")
	export := []string{"directory", "export", file, "--org", "Harbor Guild"}
	wantWords(t, "without a passphrase", olive.fails(domain.Invalid, export...), "--passphrase-fd N", "KITH_PASSPHRASE")
	t.Setenv("KITH_PASSPHRASE", "short")
	olive.fails(domain.Invalid, export...)
	t.Setenv("KITH_PASSPHRASE", "four words about boats")
	olive.fails(domain.Unavailable, "directory", "export", filepath.Join(t.TempDir(), "missing", "file"), "--org", "Harbor Guild")
	if audit := olive.kith("org", "audit", "Harbor Guild"); strings.Contains(audit, "directory exported") {
		t.Errorf("the audit list has a file that was not written:\n%s", audit)
	}
	olive.kith(export...)
	wantWords(t, "the audit list", olive.kith("org", "audit", "Harbor Guild"), "directory exported")
}

// TestPassphraseFromDescriptor runs the real binary with a passphrase in an open
// file and in standard input, on two folders.
func TestPassphraseFromDescriptor(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("other files than the standard ones are not inherited")
	}
	binary, olive, ana := build(t), newLaptop(t, "Olive Oak").guild("Name,Email\nBo Li,bo@example.org\n"), newLaptop(t, "Ana Reyes")
	file := filepath.Join(t.TempDir(), "guild.kith-directory")
	run := func(dir, input string, extra *os.File, args ...string) (string, error) {
		command := exec.CommandContext(t.Context(), binary, append([]string{"--data", dir}, args...)...)
		command.Env = append(os.Environ(), "KITH_PASSPHRASE=another one than this")
		command.Stdin = strings.NewReader(input)
		if extra != nil {
			command.ExtraFiles = []*os.File{extra}
		}
		output, err := command.CombinedOutput()
		return string(output), err
	}
	secret, err := os.Open(writeFile(t, "secret", "four words about boats\nand no more\n"))
	must(t, err)
	defer secret.Close()
	if out, err := run(olive.dir, "", secret, "directory", "export", file, "--org", "Harbor Guild", "--passphrase-fd", "3"); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var exit *exec.ExitError
	if out, err := run(ana.dir, "", nil, "directory", "open", file); !errors.As(err, &exit) || !strings.Contains(out, "This does not open the file") {
		t.Errorf("with the variable: %v: %s", err, out)
	}
	if out, err := run(ana.dir, "", nil, "directory", "open", file, "--passphrase-fd", "9"); !errors.As(err, &exit) || !strings.Contains(out, "No passphrase can be read from the open file 9") {
		t.Errorf("from a file that is not open: %v: %s", err, out)
	}
	if out, err := run(ana.dir, "four words about boats\r\n", nil, "directory", "open", file, "--passphrase-fd", "0"); err != nil || !strings.Contains(out, "You are a member of Harbor Guild") {
		t.Errorf("%v: %s", err, out)
	}
}
