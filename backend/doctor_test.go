package backend_test

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kith/backend/cli"
	"kith/backend/domain"
	"kith/backend/store"
)

// examined runs the doctor command and returns its report.
func examined(t *testing.T, dir string) (report cli.Report, err error) {
	t.Helper()
	out, err := kith(t, dir, "doctor", "--json")
	must(t, json.Unmarshal([]byte(out), &report))
	return report, err
}

func checkOf(report cli.Report, name string) (check cli.Check) {
	if i := slices.IndexFunc(report.Checks, func(c cli.Check) bool { return c.Name == name }); i >= 0 {
		check = report.Checks[i]
	}
	return check
}

func TestDoctorWhileKithIsRunning(t *testing.T) {
	dir := demo(t)
	inStore(t, dir, func(*store.Store) {
		report, err := examined(t, dir)
		must(t, err)
		for _, name := range []string{"data folder", "schema", "database", "organization Nexus Maine", "index", "Ollama", "system"} {
			if check := checkOf(report, name); check.State != cli.Fine || check.Found == "" {
				t.Errorf("%s: %+v", name, check)
			}
		}
		if report.Version != "test" || report.Health == nil || report.Health.Claimed != 1 {
			t.Errorf("the report is %+v", report)
		}
	})
}

// TestDoctorWithDamagedData damages the data folder: the doctor still reports all other checks.
func TestDoctorWithDamagedData(t *testing.T) {
	for _, c := range []struct {
		name   string
		breaks func(t *testing.T, dir string)
		check  string
		found  string
	}{
		{"missing", func(t *testing.T, dir string) { t.Helper(); must(t, os.RemoveAll(dir)) }, "data folder", "There is no Kith data in"},
		{"newer", func(t *testing.T, dir string) {
			t.Helper()
			raw(t, dir, `UPDATE schema_migrations SET version = 999`)
		}, "data folder", "written by a newer Kith"},
		{"no database", func(t *testing.T, dir string) {
			t.Helper()
			must(t, os.WriteFile(filepath.Join(dir, "kith.db"), bytes.Repeat([]byte("no database "), 1000), 0o600))
		}, "data folder", "The database is damaged"},
		{"locked", func(t *testing.T, dir string) {
			t.Helper()
			raw(t, dir, `PRAGMA locking_mode = EXCLUSIVE; CREATE TABLE held (a)`)
		}, "data folder", "in use by another program"},
		{"damaged within", damage, "database", "damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := demo(t)
			c.breaks(t, dir)
			report, err := examined(t, dir)
			wantCode(t, err, domain.Damaged)
			if check := checkOf(report, c.check); check.State != cli.Wrong || !strings.Contains(check.Found, c.found) {
				t.Errorf("%s: %+v", c.check, check)
			}
			for _, name := range []string{"Ollama", "system"} {
				if checkOf(report, name).State != cli.Fine {
					t.Errorf("%s was not looked at: %+v", name, report.Checks)
				}
			}
		})
	}
}

// raw runs statements on a connection that stays open for the test.
func raw(t *testing.T, dir, statements string) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, "kith.db"))
	must(t, err)
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { must(t, db.Close()) })
	_, err = db.ExecContext(t.Context(), statements)
	must(t, err)
}

// damage overwrites the root page of the table users.
func damage(t *testing.T, dir string) {
	t.Helper()
	name := filepath.Join(dir, "kith.db")
	db, err := sql.Open("sqlite", name)
	must(t, err)
	var root, size int64
	must(t, db.QueryRowContext(t.Context(), `SELECT rootpage, page_size FROM sqlite_master, pragma_page_size WHERE name = 'users'`).Scan(&root, &size))
	must(t, db.Close())
	file, err := os.OpenFile(name, os.O_WRONLY, 0)
	must(t, err)
	_, err = file.WriteAt(bytes.Repeat([]byte{0xff}, int(size)), (root-1)*size)
	must(t, err)
	must(t, file.Close())
}

// TestDoctorReportsLongProfiles checks that it says when a profile is not indexed in full.
func TestDoctorReportsLongProfiles(t *testing.T) {
	dir := demo(t)
	inStore(t, dir, func(s *store.Store) {
		actor, err := s.Actor(t.Context(), "")
		must(t, err)
		p := domain.Profile{Name: "Long", OptedIn: true}
		for _, text := range []*string{&p.About, &p.Offers, &p.Needs} {
			for i := 0; len(*text) < domain.MaxText-10; i++ {
				*text += strconv.FormatInt(int64(1_000+i), 36) + strconv.Itoa(len(*text)) + " "
			}
		}
		must(t, s.In(domain.Scope{Actor: actor.ID, Surface: domain.SurfaceDesktop}).SaveProfile(t.Context(), p))
	})
	report, err := examined(t, dir)
	must(t, err)
	if check := checkOf(report, "index"); check.State != cli.Warning || !strings.Contains(check.Found, "long and not indexed in full") {
		t.Errorf("%+v", check)
	}
	if log := logOf(t, dir); !strings.Contains(log, "not indexed in full") {
		t.Errorf("the log has %q", log)
	}
}

// TestDoctorReportsCollisions checks that it says who has one address, and what to do.
func TestDoctorReportsCollisions(t *testing.T) {
	dir := demo(t)
	inStore(t, dir, func(s *store.Store) {
		for _, address := range []string{"zoe@example.org", "bo@example.org"} {
			_, err := s.SignUp(t.Context(), domain.SurfaceDesktop, "Name of "+address, address)
			must(t, err)
		}
	})
	if report, err := examined(t, dir); err != nil || checkOf(report, "address zoe@example.org").Found != "" {
		t.Errorf("before, %v: %+v", err, report.Checks)
	}
	raw(t, dir, `UPDATE users SET email = 'bo@bücher.example.org' WHERE email = 'zoe@example.org';
		UPDATE users SET email = 'bo@xn--bcher-kva.example.org' WHERE email = 'bo@example.org'`)
	report, err := examined(t, dir)
	must(t, err)
	check := checkOf(report, "address bo@bücher.example.org")
	if check.State != cli.Warning || !strings.Contains(check.Found, "Name of zoe@example.org, Name of bo@example.org") || !strings.Contains(check.Found, "Erase me") {
		t.Errorf("the check is %+v", check)
	}
}
