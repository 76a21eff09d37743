package store

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/golang-migrate/migrate/v4"

	"kith/backend/domain"
	"kith/backend/racetest"
)

func TestOpenTwice(t *testing.T) {
	s, c := open(t)
	_, err := Open(t.Context(), s.dir, Options{Now: c.now})
	wantCode(t, err, domain.Busy)
	founder(t, s)

	beside, err := Open(t.Context(), s.dir, Options{ReadOnly: true, Now: c.now})
	must(t, err)
	if users := got(beside.ClaimedUsers(t.Context()))(t); len(users) != 1 {
		t.Errorf("the reader sees %d users", len(users))
	}
	_, err = beside.SignUp(t.Context(), domain.SurfaceDesktop, "Late", "late@example.org")
	wantCode(t, err, domain.ReadOnly)
	must(t, beside.Close())
	must(t, s.Close())
	must(t, openAt(t, s.dir, c).Close())
}

func TestOpenMissingDatabaseReadOnly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "none")
	_, err := Open(t.Context(), dir, Options{ReadOnly: true})
	wantCode(t, err, domain.NotFound)
	if exists(dir) {
		t.Error("reading created the folder")
	}
}

func TestOpenNewer(t *testing.T) {
	s, c := open(t)
	founder(t, s)
	execute(t, s, `UPDATE schema_migrations SET version = 999`)
	must(t, s.Close())
	before := got(os.ReadFile(s.file()))(t)
	for _, readOnly := range []bool{false, true} {
		_, err := Open(t.Context(), s.dir, Options{ReadOnly: readOnly, Now: c.now})
		wantCode(t, err, domain.TooNew)
	}
	if after := got(os.ReadFile(s.file()))(t); !bytes.Equal(before, after) {
		t.Error("the newer database was changed")
	}
}

func TestOpenDamaged(t *testing.T) {
	s, c := open(t)
	must(t, s.Close())
	must(t, os.WriteFile(s.file(), bytes.Repeat([]byte("not a database "), 1000), 0o600))
	before := got(os.ReadFile(s.file()))(t)
	_, err := Open(t.Context(), s.dir, Options{Now: c.now})
	wantCode(t, err, domain.Damaged)
	if after := got(os.ReadFile(s.file()))(t); !bytes.Equal(before, after) {
		t.Error("the damaged file was changed")
	}
}

func TestFilePermissions(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps permissions elsewhere")
	}
	s, _ := open(t)
	founder(t, s)
	info := got(os.Stat(s.dir))(t)
	if info.Mode().Perm() != 0o700 {
		t.Errorf("the folder is %v", info.Mode())
	}
	for _, entry := range got(os.ReadDir(s.dir))(t) {
		if info := got(entry.Info())(t); info.Mode().Perm() != 0o600 {
			t.Errorf("%s is %v", entry.Name(), info.Mode())
		}
	}
}

// TestReadOnlyFolder runs the test binary again as an ordinary user, because root can write
// to read-only folders.
func TestReadOnlyFolder(t *testing.T) {
	if dir := os.Getenv("KITH_TEST_READ_ONLY"); dir != "" {
		_, err := Open(t.Context(), dir, Options{})
		wantCode(t, err, domain.ReadOnly)
		s, err := Open(t.Context(), dir, Options{ReadOnly: true})
		must(t, err)
		if users := got(s.ClaimedUsers(t.Context()))(t); len(users) != 1 {
			t.Errorf("the reader sees %d users", len(users))
		}
		must(t, s.Close())
		return
	}
	if runtime.GOOS != "linux" {
		t.Skip("needs another user to run as")
	}
	s, _ := open(t)
	founder(t, s)
	must(t, s.Close())
	makeReadableForEverybody(t, s.dir)
	binary := filepath.Join(s.dir, "test-binary")
	must(t, copyFile(os.Args[0], binary))
	must(t, os.Chmod(binary, 0o755))
	must(t, os.Chmod(s.dir, 0o555))
	t.Cleanup(func() { _ = os.Chmod(s.dir, 0o755) }) // so that it can be removed

	again := program(t, binary, "-test.run=^TestReadOnlyFolder$", "-test.v")
	again.Env = append(os.Environ(), "KITH_TEST_READ_ONLY="+s.dir)
	again.Dir = "/"
	if os.Getuid() == 0 {
		again.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	output, err := again.CombinedOutput()
	if err != nil || !strings.Contains(string(output), "--- PASS: TestReadOnlyFolder") {
		t.Errorf("%v\n%s", err, output)
	}
}

// makeReadableForEverybody lets other users read a test's folder.
func makeReadableForEverybody(t *testing.T, dir string) {
	t.Helper()
	for _, entry := range got(os.ReadDir(dir))(t) {
		must(t, os.Chmod(filepath.Join(dir, entry.Name()), 0o644))
	}
	for ; dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
		must(t, os.Chmod(dir, 0o755))
	}
}

func program(t *testing.T, name string, args ...string) *exec.Cmd {
	t.Helper()
	return exec.CommandContext(t.Context(), name, args...)
}

func TestFullDisk(t *testing.T) {
	s, _ := open(t)
	d := founder(t, s)
	kept := got(d.BeginTurn(t.Context(), "", "asked while there was room"))(t)
	var pages int
	must(t, s.write.QueryRowContext(t.Context(), `PRAGMA page_count`).Scan(&pages))
	must(t, s.write.QueryRowContext(t.Context(), `PRAGMA max_page_count = `+strconv.Itoa(pages+1)).Scan(&pages))
	long := strings.Repeat("no room for these words ", 2000)
	_, err := d.BeginTurn(t.Context(), kept.Session.ID, long)
	wantCode(t, err, domain.Full)

	must(t, s.write.QueryRowContext(t.Context(), `PRAGMA max_page_count = 100000`).Scan(&pages))
	if messages := got(d.Messages(t.Context(), kept.Session.ID))(t); len(messages) != 2 {
		t.Errorf("%d messages are kept, want the question and its answer", len(messages))
	}
	got(d.BeginTurn(t.Context(), kept.Session.ID, long))(t)
	if problems := got(s.Unscoped().Health(t.Context()))(t).Integrity; len(problems) > 0 {
		t.Errorf("integrity: %v", problems)
	}
}

// TestMigrationsUpDownUp migrates a database with data down and up again.
func TestMigrationsUpDownUp(t *testing.T) {
	racetest.Skip(t)
	s, c := open(t)
	founder(t, s)
	b := signUp(t, s, "Ben")
	got(b.BeginTurn(t.Context(), "", "kept through it all?"))(t)
	must(t, s.Close())

	down := []struct {
		to   uint
		keep string // data that must be kept
	}{
		{7, `SELECT count(*) FROM organization_members WHERE deleted_at IS NULL`},
		{5, `SELECT count(*) FROM chat_sessions`},
		{4, `SELECT count(*) FROM chat_messages`},
		{2, `SELECT count(*) FROM chat_messages`},
		{1, `SELECT count(*) FROM users`},
	}
	for _, step := range down {
		must(t, s.steps(t.Context(), func(m *migrate.Migrate) error { return m.Migrate(step.to) }))
		raw, err := openPool(t.Context(), s.file(), 1)
		must(t, err)
		var kept int
		must(t, raw.QueryRowContext(t.Context(), step.keep).Scan(&kept))
		must(t, raw.Close())
		if kept == 0 {
			t.Errorf("going down to %d lost everything", step.to)
		}
	}
	again := openAt(t, s.dir, c)
	if users := got(again.ClaimedUsers(t.Context()))(t); len(users) != 2 {
		t.Errorf("%d users came back up", len(users))
	}
	if n := got(again.Actor(t.Context(), ""))(t); n.ID != b.scope.Actor {
		t.Error("the setting of who acts was lost")
	}
	copies := got(os.ReadDir(again.backupFolder()))(t)
	if len(copies) != 1 {
		t.Errorf("%d copies were made before the upgrade, want 1", len(copies))
	}
	must(t, again.steps(t.Context(), func(m *migrate.Migrate) error { return m.Down() }))
}

// TestUpgradeAddsUsersToTestEnvironment upgrades a database of a version without
// organizations.
func TestUpgradeAddsUsersToTestEnvironment(t *testing.T) {
	racetest.Skip(t)
	s, c := open(t)
	must(t, s.steps(t.Context(), func(m *migrate.Migrate) error { return m.Migrate(5) }))
	execute(t, s, `DELETE FROM organization_members`)
	execute(t, s, `INSERT INTO users (user_id, name, origin, created_at, updated_at) VALUES
		('early', 'Early', 'signup', '', ''), ('entry', 'Entry', 'import', '', '')`)
	must(t, s.Close())
	again := openAt(t, s.dir, c)
	if n := count(t, again, `SELECT count(*) FROM memberships WHERE org_id = ?`, domain.TestEnvironment); n != 1 {
		t.Errorf("%d people were put into Test Environment, want the one who signed up", n)
	}
	execute(t, again, `INSERT INTO users (user_id, name, origin, created_at, updated_at) VALUES ('late', 'Late', 'signup', '2026-01-01', '')`)
	if n := count(t, again, `SELECT count(*) FROM memberships WHERE user_id = 'late' AND org_id = ?`, domain.TestEnvironment); n != 1 {
		t.Error("the trigger did not assign a row that was written by hand")
	}
}

func TestInterruptedUpgrade(t *testing.T) {
	racetest.Skip(t)
	s, c := open(t)
	founder(t, s)
	must(t, s.steps(t.Context(), func(m *migrate.Migrate) error { return m.Migrate(7) }))
	must(t, s.Close())
	copied, err := s.backUpBeforeUpgrade(t.Context(), 7)
	must(t, err)
	raw, err := openPool(t.Context(), s.file(), 1)
	must(t, err)
	_, err = raw.ExecContext(t.Context(), `UPDATE schema_migrations SET version = 8, dirty = true; DELETE FROM profiles`)
	must(t, err)
	must(t, raw.Close())

	again := openAt(t, s.dir, c)
	if n := count(t, again, `SELECT count(*) FROM profiles`); n != 1 {
		t.Errorf("%d profiles after %s was put back", n, copied)
	}
}

// TestInterruptedUpgradeWithDamagedFile checks that a file that cannot be read is not treated
// as empty.
func TestInterruptedUpgradeWithDamagedFile(t *testing.T) {
	s, c := open(t)
	founder(t, s)
	execute(t, s, `UPDATE schema_migrations SET dirty = true`)
	var root, size int64
	must(t, s.write.QueryRowContext(t.Context(), `SELECT rootpage FROM sqlite_master WHERE name = 'users'`).Scan(&root))
	must(t, s.write.QueryRowContext(t.Context(), `PRAGMA page_size`).Scan(&size))
	must(t, s.Close())
	file := got(os.OpenFile(s.file(), os.O_RDWR, 0))(t)
	got(file.WriteAt(bytes.Repeat([]byte{0xff}, int(size)), (root-1)*size))(t)
	must(t, file.Close())
	before := got(os.ReadFile(s.file()))(t)

	_, err := Open(t.Context(), s.dir, Options{Now: c.now})
	wantCode(t, err, domain.Damaged)
	if after := got(os.ReadFile(s.file()))(t); !bytes.Equal(before, after) {
		t.Error("the damaged database was changed")
	}
}

// TestInterruptedFirstStart: if nobody had signed up, the database is created again and the
// old file is kept.
func TestInterruptedFirstStart(t *testing.T) {
	s, c := open(t)
	execute(t, s, `UPDATE schema_migrations SET version = 3, dirty = true`)
	must(t, s.Close())
	again := openAt(t, s.dir, c)
	founder(t, again)
	if aside := got(filepath.Glob(s.file() + ".unfinished-*"))(t); len(aside) != 1 {
		t.Errorf("put aside are %v", aside)
	}
}
