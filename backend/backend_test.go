package backend_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"kith/backend"
	"kith/backend/cli"
	"kith/backend/domain"
	"kith/backend/racetest"
	"kith/backend/store"
	"kith/backend/store/storetest"
)

// kith runs a command with a data folder, like main, and returns its output.
func kith(t *testing.T, dir string, args ...string) (out string, err error) {
	t.Helper()
	out, _, err = kithWith(t, dir, "", args...)
	return out, err
}

func kithWith(t *testing.T, dir, input string, args ...string) (out, errs string, err error) {
	t.Helper()
	var o, e bytes.Buffer
	streams := cli.Streams{In: strings.NewReader(input), Out: &o, Err: &e}
	line, done, err := cli.Parse(append([]string{"--data", dir}, args...), streams)
	if err == nil && !done {
		err = line.Run(t.Context(), backend.CommandLine(backend.Options{DataDir: line.Data, As: line.As, Version: "test", LogLevel: line.Log, WordsOnly: true}), streams)
	}
	return o.String(), e.String(), err
}

func mustKith(t *testing.T, dir string, args ...string) string {
	t.Helper()
	out, err := kith(t, dir, args...)
	if err != nil {
		t.Fatalf("kith %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return out
}

// demo returns a data folder with the sample community. It turns Ollama off.
func demo(t *testing.T) string {
	t.Helper()
	t.Setenv("OLLAMA_HOST", "127.0.0.1:1")
	return sample.Dir(t)
}

// sample is what “kith demo” makes.
var sample = storetest.New(func(dir string) error {
	var ignored bytes.Buffer
	streams := cli.Streams{In: strings.NewReader(""), Out: &ignored, Err: &ignored}
	line, _, err := cli.Parse([]string{"--data", dir, "demo"}, streams)
	if err != nil {
		return err
	}
	return line.Run(context.Background(), backend.CommandLine(backend.Options{DataDir: dir, Version: "test", WordsOnly: true}), streams)
})

func wantCode(t *testing.T, err error, want domain.Code) {
	t.Helper()
	if have := domain.CodeOf(err); have != want {
		t.Errorf("error %v has code %q, want %q", err, have, want)
	}
}

type found struct {
	Query   string
	Intent  string
	TookMS  float64 `json:"took_ms"`
	Matches []struct {
		UserID   string `json:"user_id"`
		Name     string
		Score    float64
		Reason   string
		Evidence []domain.Evidence
	}
	Nearest []json.RawMessage
}

func TestFind(t *testing.T) {
	dir := demo(t)
	var f found
	must(t, json.Unmarshal([]byte(mustKith(t, dir, "find", "--json", "--limit", "3", "my well went brackish after the storm")), &f))
	if f.Intent != "find_people" || len(f.Matches) == 0 || len(f.Matches) > 3 || f.Nearest == nil || f.TookMS <= 0 {
		t.Errorf("found %+v", f)
	}
	for _, m := range f.Matches {
		if m.UserID == "" || m.Name == "" || m.Reason == "" || len(m.Evidence) == 0 || m.Evidence[0].Field == "" || m.Evidence[0].Text == "" {
			t.Errorf("a match lacks something: %+v", m)
		}
	}
	out, _, err := kithWith(t, dir, "who can weld?\n\nquantum chromodynamics\n", "find", "--json")
	if err != nil || strings.Count(out, "\n") != 2 {
		t.Errorf("two questions from standard input: %v\n%s", err, out)
	}
	_, err = kith(t, dir, "find", "weld", "--org", "Nowhere")
	wantCode(t, err, domain.NotFound)
	_, err = kith(t, dir, "--as", "nobody@example.org", "find", "weld")
	wantCode(t, err, domain.NoActor)
	_, err = kith(t, t.TempDir(), "find", "weld")
	wantCode(t, err, domain.NotFound)
}

// TestFindTrace traces questions among people of whom some may not be seen: Cleo
// is in another organization, Dora did not opt in.
func TestFindTrace(t *testing.T) {
	dir := t.TempDir()
	inStore(t, dir, func(s *store.Store) {
		for _, name := range []string{"Founder", "Ada", "Ben", "Dora"} {
			u, err := s.SignUp(t.Context(), domain.SurfaceDesktop, name, name+"@example.org")
			must(t, err)
			listed := domain.Profile{Name: name + " Quill", Offers: "mending sails", OptedIn: name == "Ada" || name == "Ben"}
			must(t, s.In(domain.Scope{Actor: u.ID, Surface: domain.SurfaceDesktop}).SaveProfile(t.Context(), listed))
		}
	})
	table := writeFile(t, "cleo.csv", "Name,Email,What I can help with\nCleo Quill,cleo@example.org,mending sails\n")
	mustKith(t, dir, "--as", "founder@example.org", "import", table, "--org", "Nexus Maine", "--consent", "she said so")

	const questions = "who can mend sails?\ntell me about Cleo Quil\nDora\n"
	find := []string{"--as", "ada@example.org", "find", "--json"}
	plain, errs, err := kithWith(t, dir, questions, find...)
	must(t, err)
	if errs != "" {
		t.Errorf("without --trace standard error holds %s", errs)
	}
	out, trace, err := kithWith(t, dir, questions, append(find, "--trace")...)
	must(t, err)
	took := regexp.MustCompile(`"took_ms":[^,]*`)
	if took.ReplaceAllString(out, "") != took.ReplaceAllString(plain, "") {
		t.Errorf("--trace changes the output from\n%s\nto\n%s", plain, out)
	}
	first, others, _ := strings.Cut(trace, "tell me about")
	headings := regexp.MustCompile(`(?m)^\w+`).FindAllString(first, -1)
	if want := "query prepare plan retrieve rerank decide explain query"; strings.Join(headings, " ") != want {
		t.Errorf("the first trace and the beginning of the next have %v, want %s", headings, want)
	}
	if strings.Count(first, "  Ben Quill\n") != 4 || strings.Count(trace, "query\n") != 3 {
		t.Errorf("traces of three questions, the first of which finds Ben:\n%s", trace)
	}
	if leaked := regexp.MustCompile(`Cleo|Dora|Founder`).FindString(first); leaked != "" {
		t.Errorf("the first trace tells %s:\n%s", leaked, first)
	}
	if strings.Contains(others, "  Cleo Quill\n") || strings.Contains(others, "Dora Quill") {
		t.Errorf("the other traces tell who may not be seen:\n%s", others)
	}
}

func TestAsk(t *testing.T) {
	dir := demo(t)
	var session string
	var text, content strings.Builder
	lines := strings.Split(strings.TrimSpace(mustKith(t, dir, "ask", "--json", "Who can help me write a grant for a garden?")), "\n")
	for i, line := range lines {
		var e struct {
			Seq       int
			Kind      string
			SessionID string `json:"session_id"`
			Text      string
			Content   string
			Matches   []struct{ Evidence []domain.Evidence }
		}
		must(t, json.Unmarshal([]byte(line), &e))
		text.WriteString(e.Text)
		content.WriteString(e.Content)
		if e.Seq != i+1 || e.Kind == "matches" && (len(e.Matches) == 0 || len(e.Matches[0].Evidence) == 0) {
			t.Errorf("event %d is %s", i+1, line)
		}
		if e.SessionID != "" {
			session = e.SessionID
		}
	}
	if text.String() == "" || text.String() != content.String() {
		t.Errorf("streamed %q, stored %q", text.String(), content.String())
	}
	mustKith(t, dir, "ask", "--session", session, "and near Bangor?")
	var conversations []struct {
		Messages []struct{ Role, Content string }
	}
	must(t, json.Unmarshal([]byte(mustKith(t, dir, "export", "conversations")), &conversations))
	if len(conversations) != 1 || len(conversations[0].Messages) != 4 {
		t.Errorf("conversations are %+v", conversations)
	}
	_, err := kith(t, dir, "ask", "--session", "not-mine", "and?")
	wantCode(t, err, domain.NotFound)
}

// TestAskWithMissingModel: the question is stored even though the model is missing.
func TestAskWithMissingModel(t *testing.T) {
	dir := demo(t)
	t.Setenv("OLLAMA_HOST", slowOllama(t))
	out, errs, err := kithWith(t, dir, "", "ask", "--model", "missing", "Who can weld?")
	wantCode(t, err, domain.NotFound)
	if said := cli.Explain(err); !strings.Contains(said, "no chat model called missing") || !strings.Contains(said, "kith doctor") {
		t.Errorf("it fails with %q", said)
	}
	if !strings.Contains(out, " 1. ") || !strings.Contains(errs, "(the question is kept)") {
		t.Errorf("printed are\n%sand\n%s", out, errs)
	}
	if kept := mustKith(t, dir, "export", "conversations"); !strings.Contains(kept, "Who can weld?") || !strings.Contains(kept, `"failed"`) {
		t.Errorf("kept is %s", kept)
	}
	out, err = kith(t, dir, "ask", "--json", "--model", "missing", "Who can weld?")
	wantCode(t, err, domain.NotFound)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if last := lines[len(lines)-1]; !strings.Contains(last, `"kind":"failed"`) || !strings.Contains(last, `"code":"not_found"`) {
		t.Errorf("the last event is %s", last)
	}
}

func TestImportAndExport(t *testing.T) {
	dir := demo(t)
	file := writeFile(t, "members.csv", "Name,Email,Skills,What I can help with\nAnn Entry,ann@example.org,quilting,hand quilting of zigzag patterns\n,,,\n,nonsense,,\n")
	dry := mustKith(t, dir, "import", file, "--org", "Nexus Maine", "--consent", "the fair", "--dry-run", "--json")
	real := mustKith(t, dir, "import", file, "--org", "Nexus Maine", "--consent", "the fair", "--json")
	withoutID := regexp.MustCompile(`"import_id":"[^"]+",`).ReplaceAllString(real, "")
	if strings.Replace(dry, `"dry_run":true`, `"dry_run":false`, 1) != withoutID {
		t.Errorf("the dry run said\n%sand the import\n%s", dry, real)
	}
	if !strings.Contains(real, `"new":1`) || !strings.Contains(real, `"rejected":1`) {
		t.Errorf("the report is %s", real)
	}
	if out := mustKith(t, dir, "find", "zigzag quilting"); !strings.Contains(out, "Ann Entry") {
		t.Errorf("she is not found:\n%s", out)
	}
	members := mustKith(t, dir, "export", "members", "--org", "Nexus Maine")
	again := mustKith(t, dir, "import", writeFile(t, "again.csv", members), "--org", "Nexus Maine", "--json")
	if strings.Contains(again, `"new"`) || strings.Contains(again, `"updated"`) {
		t.Errorf("importing an export changed something: %.400s", again)
	}
	for _, unreadable := range []string{"missing.csv", t.TempDir()} {
		_, err := kith(t, dir, "import", unreadable, "--org", "Nexus Maine")
		wantCode(t, err, domain.NotFound)
	}
}

func TestExportContacts(t *testing.T) {
	dir := demo(t)
	if out := mustKith(t, dir, "export", "contacts", "--format", "json"); strings.TrimSpace(out) != "[]" {
		t.Errorf("no contacts are %q", out)
	}
	var person domain.Profile
	asDemoUser(t, dir, func(d *store.Scoped) {
		members, err := d.Members(t.Context(), domain.TestEnvironment)
		must(t, err)
		person = members[0]
		_, err = d.SaveContact(t.Context(), person.UserID, "")
		must(t, err)
		must(t, d.AnnotateContact(t.Context(), person.UserID, store.ContactNotes{Note: "Bring the blue jar", Tags: []string{"wells"}}))
	})
	for _, format := range []string{"csv", "vcard", "json"} {
		out := mustKith(t, dir, "export", "contacts", "--format", format)
		for _, want := range []string{person.Name, "Bring the blue jar", "wells"} {
			if !strings.Contains(out, want) {
				t.Errorf("%s lacks %q:\n%s", format, want, out)
			}
		}
	}
	t.Setenv("LC_ALL", "en_US.UTF-8")
	if out := mustKith(t, dir, "export", "contacts"); !strings.HasPrefix(out, "\ufeffName,") {
		t.Errorf("without a format it is not CSV:\n%s", out)
	}
}

// TestExportSeparator checks what decides about the separator: the option, then the
// language of the window, then that of the system.
func TestExportSeparator(t *testing.T) {
	dir := demo(t)
	for _, test := range []struct {
		setting, locale string
		args            []string
		want            string
	}{
		{"", "C", nil, ","},
		{"", "de_DE.UTF-8", nil, ";"},
		{"en", "de_DE.UTF-8", nil, ","},
		{"fr", "C", nil, ";"},
		{"fr", "C", []string{"--separator", "comma"}, ","},
		{"", "C", []string{"--separator", "tab"}, "\t"},
	} {
		inStore(t, dir, func(s *store.Store) { must(t, s.SetSetting(t.Context(), store.SettingLanguage, test.setting)) })
		t.Setenv("LC_ALL", test.locale)
		out := mustKith(t, dir, append([]string{"export", "members", "--org", "Nexus Maine"}, test.args...)...)
		if want := "\ufeffName" + test.want + "Email"; !strings.HasPrefix(out, want) {
			t.Errorf("%+v: the file begins with %.20q", test, out)
		}
	}
}

func TestExportConversationsAreJSON(t *testing.T) {
	dir := demo(t)
	for _, format := range []string{"csv", "vcard"} {
		_, err := kith(t, dir, "export", "conversations", "--format", format)
		wantCode(t, err, domain.Invalid)
	}
	for _, args := range [][]string{{}, {"--format", "json"}} {
		if out := mustKith(t, dir, append([]string{"export", "conversations"}, args...)...); strings.TrimSpace(out) != "[]" {
			t.Errorf("no conversations are %q", out)
		}
	}
}

func TestUsage(t *testing.T) {
	for _, args := range [][]string{{"nonsense"}, {"find", "--limit", "many"}, {"import"}, {"export", "secrets"}, {"export", "contacts", "--format", "pdf"}} {
		_, err := kith(t, t.TempDir(), args...)
		wantCode(t, err, domain.Invalid)
	}
	if out := mustKith(t, t.TempDir(), "version"); out != "kith test\n" {
		t.Errorf("the version is %q", out)
	}
}

// TestOtherOrganizationsChangeNothing: answers do not change when many people are added to
// other organizations.
func TestOtherOrganizationsChangeNothing(t *testing.T) {
	racetest.Skip(t)
	dir := demo(t)
	took := regexp.MustCompile(`"took_ms":[^,]*`)
	ask := func() string {
		questions := "my well went brackish after the storm\nbrakish wels\nwho is Person 7?\nsomebody near Rockland who speaks French\n"
		out, errs, err := kithWith(t, dir, questions, "find", "--json", "--org", "Test Environment")
		if err != nil {
			t.Fatalf("%v: %s", err, errs)
		}
		return took.ReplaceAllString(out, "")
	}
	before := ask()
	var table strings.Builder
	table.WriteString("Name,Email,About\n")
	for i := range 10_000 {
		fmt.Fprintf(&table, "Person %d,person%d@example.org,My well went brackish and the storm took pump %d\n", i, i, i)
	}
	mustKith(t, dir, "import", writeFile(t, "many.csv", table.String()), "--org", "Nexus Maine", "--consent", "all of them")
	if after := ask(); after != before {
		t.Errorf("before\n%safter\n%s", before, after)
	}
}
