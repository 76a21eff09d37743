package backend_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"kith/backend/cli"
	"kith/backend/domain"
	"kith/backend/store"
	"kith/backend/store/storetest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// harbour is a small file to import, with an unknown column, an invalid entry, and an entry
// with terminal control characters.
const harbour = "Name,Email,Headline,Location,Skills,What I can help with,Boat\n" +
	"Nora Quill,nora@example.org,Sailmaker,\"Belfast, Maine\",sail repair; splicing,Mending torn sails and teaching how,Sloop\n" +
	"Tomas Wren,tomas@example.org,Boatbuilder,\"Rockland, Maine\",planking; caulking,Finding out why a wooden hull leaks,Dory\n" +
	"Eve \x1b[31mRed\u202e,eve@example.org,Rigger \u2066and more,Camden,splicing,Replacing a torn halyard,\n" +
	",nonsense,,,,,\n"

// consenting is a file with answers that say yes, no, and what nobody can read, and a column to decide about.
const consenting = "Name,Email,May we list you in the directory?,Unsubscribed,\"Sharing; \"\"consent\"\" = ok?\",Boat\n" +
	"Ann Lee,ann@example.org,Yes please,,no,Sloop\nBo Orr,bo@example.org,purple,,yes,\nCy Dunn,cy@example.org,purple,,,\n" +
	"Dee Ek,dee@example.org,,2024-05-03,,\nEd Nye,ed@example.org,\"yes, but not my name\",,,\n"

// TestOutput compares the output of commands with golden files: standard output, a separating
// line, then standard error.
func TestOutput(t *testing.T) {
	t.Setenv("OLLAMA_HOST", "127.0.0.1:1")
	t.Setenv("COLUMNS", "80")
	dir, members := storetest.Empty(t), writeFile(t, "members.csv", harbour)
	answers := writeFile(t, "answers.csv", consenting)
	inStore(t, dir, func(s *store.Store) {
		_, err := s.SignUp(t.Context(), domain.SurfaceDesktop, "Olive Organiser", "olive@example.org")
		must(t, err)
	})
	for _, c := range []struct {
		golden string
		args   []string
	}{
		{"help", []string{"--help"}},
		{"help-find", []string{"find", "--help"}},
		{"help-ask", []string{"ask", "--help"}},
		{"help-import", []string{"import", "--help"}},
		{"help-export", []string{"export", "--help"}},
		{"import-dry", []string{"import", members, "--org", "Nexus Maine", "--consent", "the regatta", "--dry-run"}},
		{"import", []string{"import", members, "--org", "Nexus Maine", "--consent", "the regatta"}},
		{"import-undecided", []string{"import", answers, "--org", "Nexus Maine", "--consent", "the regatta"}},
		{"import-consent", []string{"import", answers, "--org", "Nexus Maine", "--consent", "the regatta", "--map", `Sharing; "consent" = ok?=not_used`, "--dry-run"}},
		{"find", []string{"find", "who can mend a torn sail?"}},
		{"find-steering", []string{"find", "who can replace a torn halyard?"}},
		{"find-explain", []string{"find", "--explain", "who can mend a torn sail near Belfast, not a rigger?"}},
		{"find-trace", []string{"find", "--trace", "who can mend a torn sail near Belfast, not a rigger?"}},
		{"find-nobody", []string{"find", "quantum chromodynamics"}},
		{"ask", []string{"ask", "who can mend a torn sail?"}},
		{"ask-draft", []string{"ask", "draft an introduction to Nora Quill"}},
		{"ask-no-model", []string{"ask", "--model", "missing", "who can mend a torn sail?"}},
		{"export-conversations-csv", []string{"export", "conversations", "--format", "csv"}},
		{"doctor", []string{"doctor"}},
		{"demo-refused", []string{"demo"}},
	} {
		t.Run(c.golden, func(t *testing.T) { golden(t, c.golden, output(t, dir, c.args...)) })
	}
	empty := t.TempDir()
	golden(t, "doctor-nothing", output(t, empty, "doctor"))
	golden(t, "demo", output(t, empty, "demo"))
}

// output returns the output of a command, without parts that depend on the run or the computer.
func output(t *testing.T, dir string, args ...string) string {
	t.Helper()
	out, errs, err := kithWith(t, dir, "", args...)
	if err != nil {
		errs += "kith: " + cli.Explain(err) + "\n"
	}
	if errs != "" {
		out += "-- stderr --\n" + errs
	}
	for _, varies := range []struct{ pattern, by string }{
		{regexp.QuoteMeta(dir), "DIR"},
		{`[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`, "ID"},
		{`(?m)^(  schema +version )\d+`, "${1}N"},
		{`\(\d+\.\d\d ms\)`, "(N ms)"},
		{`(?m)^..(system|display|WebKitGTK 4\.1) .*\n`, ""},
	} {
		out = regexp.MustCompile(varies.pattern).ReplaceAllString(out, varies.by)
	}
	return out
}

// golden compares have with a file of testdata.
func golden(t *testing.T, name, have string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if *update {
		must(t, os.MkdirAll("testdata", 0o755))
		must(t, os.WriteFile(path, []byte(have), 0o644))
	}
	want, err := os.ReadFile(path)
	must(t, err)
	if have != string(want) {
		t.Errorf("%s differs; -update accepts it\n%s", path, differing(have, string(want)))
	}
}

// differing returns the first line in which two texts differ.
func differing(have, want string) string {
	a, b := strings.Split(have, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d is  %q\nit should be %q", i+1, a[i], b[i])
		}
	}
	return "one ends before the other"
}
