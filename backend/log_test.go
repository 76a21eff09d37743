package backend_test

import (
	"bytes"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"kith/backend"
	"kith/backend/domain"
)

func logOf(t *testing.T, dir string) string {
	t.Helper()
	logged, err := os.ReadFile(filepath.Join(dir, "kith.log"))
	must(t, err)
	return string(logged)
}

// open opens a data folder and closes it again.
func open(t *testing.T, o backend.Options) {
	t.Helper()
	o.WordsOnly = true
	b, err := backend.Open(t.Context(), o)
	must(t, err)
	must(t, b.Close())
}

func TestLogLevel(t *testing.T) {
	dir := demo(t)
	if logged := logOf(t, dir); logged != "" {
		t.Errorf("without errors the log contains\n%s", logged)
	}
	for _, readOnly := range []bool{false, true} {
		before := logOf(t, dir)
		var also bytes.Buffer
		open(t, backend.Options{DataDir: dir, ReadOnly: readOnly, LogLevel: slog.LevelDebug, LogAlso: &also})
		added := strings.TrimPrefix(logOf(t, dir), before)
		if !strings.Contains(added, "level=DEBUG") || also.String() != added {
			t.Errorf("read-only %v: the file has\n%sand the other writer\n%s", readOnly, added, also.String())
		}
	}
}

// TestLogSize: only the process that holds the lock truncates a log that is too large.
func TestLogSize(t *testing.T) {
	dir := demo(t)
	large := strings.Repeat("time=then level=ERROR msg=anything\n", 40_000)
	must(t, os.WriteFile(filepath.Join(dir, "kith.log"), []byte(large), 0o600))
	open(t, backend.Options{DataDir: dir, ReadOnly: true, LogLevel: slog.LevelDebug})
	if logged := logOf(t, dir); len(logged) <= len(large) {
		t.Errorf("reading left %d bytes of %d", len(logged), len(large))
	}
	open(t, backend.Options{DataDir: dir, LogLevel: slog.LevelDebug})
	if logged := logOf(t, dir); len(logged) > 1_000 {
		t.Errorf("writing left %d bytes", len(logged))
	}
}

// TestReadOnlyCommandNeedsNoLog runs a read-only command on a data folder whose log cannot be
// written.
func TestReadOnlyCommandNeedsNoLog(t *testing.T) {
	dir := demo(t)
	name := filepath.Join(dir, "kith.log")
	must(t, os.Remove(name))
	var also bytes.Buffer
	open(t, backend.Options{DataDir: dir, ReadOnly: true, LogLevel: slog.LevelDebug, LogAlso: &also})
	if _, err := os.Stat(name); !os.IsNotExist(err) || also.Len() == 0 {
		t.Errorf("reading made a log (%v) or logged %q elsewhere", err, also.String())
	}
	must(t, os.Mkdir(name, 0o700))
	mustKith(t, dir, "find", "weld")
}

// TestLogContainsNoUserText asks, imports and fails with the most verbose log level, and
// searches the log for what was typed.
func TestLogContainsNoUserText(t *testing.T) {
	dir := demo(t)
	t.Setenv("KITH_LOG", "debug")
	table := writeFile(t, "zzymembers.csv", "Name,Email,About\nZzyperson,zzy@example.org,zzyabout weaving\n")
	for _, c := range []struct {
		args []string
		code domain.Code
	}{
		{[]string{"ask", "who can mend a zzyboat?"}, ""},
		{[]string{"find", "zzyweld"}, ""},
		{[]string{"find", "weld", "--org", "zzyorg"}, domain.NotFound},
		{[]string{"import", table, "--org", "Nexus Maine", "--consent", "zzyfair"}, ""},
		{[]string{"org", "create", "zzyguild"}, ""},
	} {
		before := logOf(t, dir)
		_, err := kith(t, dir, c.args...)
		wantCode(t, err, c.code)
		if added := strings.TrimPrefix(logOf(t, dir), before); !strings.Contains(added, "command="+c.args[0]) && !strings.Contains(added, `command="`+c.args[0]) {
			t.Errorf("%v logged\n%s", c.args, added)
		}
	}
	if logged := logOf(t, dir); strings.Contains(strings.ToLower(logged), "zzy") {
		t.Errorf("the log holds what was typed:\n%s", logged)
	}
}

// TestLogOnStandardError runs the real binary: the log goes to standard error, never to standard
// output.
func TestLogOnStandardError(t *testing.T) {
	binary, dir := build(t), demo(t)
	quiet, err := exec.CommandContext(t.Context(), binary, "--data", dir, "export", "members", "--org", "Nexus Maine").Output()
	must(t, err)
	t.Setenv("KITH_LOG", "debug")
	var errs bytes.Buffer
	command := exec.CommandContext(t.Context(), binary, "--data", dir, "export", "members", "--org", "Nexus Maine")
	command.Stderr = &errs
	out, err := command.Output()
	must(t, err)
	if !bytes.Equal(out, quiet) || errs.String() != logOf(t, dir) || errs.Len() == 0 {
		t.Errorf("printed %d bytes, without the log %d; logged\n%sand on standard error\n%s", len(out), len(quiet), logOf(t, dir), errs.String())
	}
}

func TestUnknownLogLevel(t *testing.T) {
	t.Setenv("KITH_LOG", "loud")
	_, err := kith(t, t.TempDir(), "version")
	wantCode(t, err, domain.Invalid)
}
