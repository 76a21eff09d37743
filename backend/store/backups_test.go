package store

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"kith/backend/domain"
	"kith/backend/racetest"
)

func reasonsOfBackups(t *testing.T, s *Store) (reasons []BackupReason) {
	t.Helper()
	for _, c := range got(Backups(s.dir))(t) {
		reasons = append(reasons, c.Reason)
	}
	return reasons
}

func TestBackupAndRestore(t *testing.T) {
	s, c := open(t)
	d := founder(t, s)
	got(d.BeginTurn(t.Context(), "", "asked before the copy"))(t)
	made := got(d.MakeBackup(t.Context(), ""))(t)
	if made.Size == 0 || !made.Expires.Equal(c.at.Add(BackupRetention)) {
		t.Errorf("the copy is %+v", made)
	}
	c.at = c.at.Add(time.Hour)
	got(d.BeginTurn(t.Context(), "", "asked after the copy"))(t)
	_, err := Restore(t.Context(), s.dir, made.Name, c.now)
	wantCode(t, err, domain.Busy)
	must(t, s.Close())

	kept := got(Restore(t.Context(), s.dir, made.Name, c.now))(t).Kept
	again := openAt(t, s.dir, c)
	sessions := got(again.In(d.scope).Sessions(t.Context()))(t)
	if len(sessions) != 1 || kept.Reason != BackupBeforeRestore {
		t.Errorf("%d conversations came back; kept is %+v", len(sessions), kept)
	}
	must(t, again.Close())
	got(Restore(t.Context(), s.dir, kept.Name, c.now))(t)
	if sessions := got(openAt(t, s.dir, c).In(d.scope).Sessions(t.Context()))(t); len(sessions) != 2 {
		t.Errorf("what was there before was not kept: %d conversations", len(sessions))
	}
}

func TestBackupToChosenFile(t *testing.T) {
	s, c := open(t)
	d, ben := founder(t, s), signUp(t, s, "Ben")
	file := filepath.Join(t.TempDir(), "stick.db")
	got(d.MakeBackup(t.Context(), file))(t)
	_, err := d.MakeBackup(t.Context(), file)
	wantCode(t, err, domain.Conflict)
	_, err = d.MakeBackup(t.Context(), filepath.Join(s.dir, "copy.db"))
	wantCode(t, err, domain.Invalid)
	_, err = ben.MakeBackup(t.Context(), "")
	wantCode(t, err, domain.Forbidden)

	other := filepath.Join(t.TempDir(), "new laptop")
	got(Restore(t.Context(), other, file, c.now))(t)
	if users := got(openAt(t, other, c).ClaimedUsers(t.Context()))(t); len(users) != 2 {
		t.Errorf("%d people came to the new laptop", len(users))
	}
}

func TestDailyBackups(t *testing.T) {
	s, c := open(t)
	founder(t, s)
	for range 10 {
		must(t, s.Unscoped().BackUpDaily(t.Context()))
		must(t, s.Unscoped().BackUpDaily(t.Context()))
		c.at = c.at.Add(25 * time.Hour)
	}
	if copies := reasonsOfBackups(t, s); len(copies) != maxDailyBackups {
		t.Errorf("%d copies are kept", len(copies))
	}
	c.at = c.at.Add(2 * BackupRetention)
	must(t, s.Unscoped().BackUpDaily(t.Context()))
	if copies := reasonsOfBackups(t, s); len(copies) != maxDailyBackups {
		t.Errorf("%d copies are kept after two months", len(copies))
	}
}

// TestBackupsSurviveWrongClock sets the clock decades wrong, for some days, and right again.
func TestBackupsSurviveWrongClock(t *testing.T) {
	for name, wrong := range map[string]time.Duration{"future": 80 * 365 * 24 * time.Hour, "past": -40 * 365 * 24 * time.Hour} {
		t.Run(name, func(t *testing.T) {
			s, c := open(t)
			founder(t, s)
			days := func(n int) {
				for range n {
					must(t, s.Unscoped().BackUpDaily(t.Context()))
					must(t, s.purge(t.Context()))
					c.at = c.at.Add(25 * time.Hour)
				}
			}
			days(7)
			right := namesOfBackups(t, s)
			c.at = c.at.Add(wrong)
			days(3)
			during := namesOfBackups(t, s)
			if len(during) != maxDailyBackups || !slices.Contains(during, right[0]) {
				t.Errorf("while the clock was wrong, %v became %v", right, during)
			}
			c.at = c.at.Add(-wrong)
			newest := c.at
			days(1)
			after := got(Backups(s.dir))(t)
			if len(after) != maxDailyBackups || !slices.ContainsFunc(after, func(b Backup) bool { return b.At.Equal(newest) }) {
				t.Errorf("once it was right again, the copies are %v, without one of %v", after, newest)
			}
		})
	}
}

func namesOfBackups(t *testing.T, s *Store) (names []string) {
	t.Helper()
	for _, c := range got(Backups(s.dir))(t) {
		names = append(names, c.Name)
	}
	return names
}

// TestErasedPeopleLeaveBackups: what people were told of backups when they erased
// themselves holds for the newest seven too.
func TestErasedPeopleLeaveBackups(t *testing.T) {
	s, c := open(t)
	founder(t, s)
	ben := signUp(t, s, "Ben")
	must(t, s.Unscoped().BackUpDaily(t.Context()))
	c.at = c.at.Add(time.Hour)
	told := got(ben.Erasure(t.Context()))(t).BackupsUntil
	must(t, ben.EraseMe(t.Context(), "Ben"))
	c.at = c.at.Add(25 * time.Hour)
	must(t, s.Unscoped().BackUpDaily(t.Context()))
	c.at = told.Add(time.Minute)
	must(t, s.purge(t.Context()))
	if left := got(Backups(s.dir))(t); len(left) != 1 || left[0].At.Before(told.Add(-BackupRetention).Add(time.Hour)) {
		t.Errorf("copies that stay are %+v", left)
	}
}

func TestRestoreKeepsSymbolicLink(t *testing.T) {
	s, c := open(t)
	d := founder(t, s)
	got(d.BeginTurn(t.Context(), "", "asked before the copy"))(t)
	made := got(d.MakeBackup(t.Context(), ""))(t)
	got(d.BeginTurn(t.Context(), "", "asked after the copy"))(t)
	must(t, s.Close())
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	must(t, os.Mkdir(elsewhere, 0o700))
	target := filepath.Join(elsewhere, "data.db")
	must(t, os.Rename(s.file(), target))
	relative := got(filepath.Rel(got(filepath.EvalSymlinks(s.dir))(t), got(filepath.EvalSymlinks(elsewhere))(t)))(t)
	if err := os.Symlink(filepath.Join(relative, "data.db"), s.file()); err != nil {
		t.Skip("there are no symbolic links here:", err)
	}
	for _, state := range []string{"whole", "damaged", "gone"} {
		switch state {
		case "damaged":
			must(t, os.WriteFile(target, []byte("words"), 0o600))
		case "gone":
			must(t, os.Remove(target))
		}
		c.at = c.at.Add(time.Second)
		got(Restore(t.Context(), s.dir, made.Name, c.now))(t)
		if info := got(os.Lstat(s.file()))(t); info.Mode()&os.ModeSymlink == 0 {
			t.Fatalf("%s: the link became a file", state)
		}
		if left := got(os.ReadDir(elsewhere))(t); len(left) != 1 {
			t.Errorf("%s: beside the database is %v", state, left)
		}
		again := openAt(t, s.dir, c)
		if sessions := got(again.In(d.scope).Sessions(t.Context()))(t); len(sessions) != 1 {
			t.Errorf("%s: %d conversations came back", state, len(sessions))
		}
		must(t, again.Close())
	}
}

// damagesOf breaks a database in many ways, which it names.
func damagesOf(whole []byte, pageSize int) map[string][]byte {
	damages := map[string][]byte{"not a database": bytes.Repeat([]byte("words "), 1000), "empty header": make([]byte, len(whole))}
	for _, part := range []int{4, 2} {
		damages[fmt.Sprintf("cut at 1/%d", part)] = whole[:len(whole)/part]
	}
	for page := 0; page < len(whole)/pageSize; page += 5 {
		flipped := slices.Clone(whole)
		for i := range 64 {
			flipped[page*pageSize+i] ^= 0xff
		}
		damages[fmt.Sprintf("page %d", page)] = flipped
	}
	return damages
}

// TestDamageIsDetectedAndRestored damages every page and truncates the file. A
// damaged file must not open, and the newest good backup restores the data and
// keeps the damaged file.
func TestDamageIsDetectedAndRestored(t *testing.T) {
	racetest.Skip(t)
	s, c := open(t)
	d := founder(t, s)
	got(d.BeginTurn(t.Context(), "", "a question that must come back"))(t)
	good := got(d.MakeBackup(t.Context(), ""))(t)
	var size int
	must(t, s.write.QueryRowContext(t.Context(), `PRAGMA page_size`).Scan(&size))
	must(t, s.Close())
	whole := got(os.ReadFile(s.file()))(t)

	damages := damagesOf(whole, size)
	noticed := 0
	for name, damage := range damages {
		must(t, os.WriteFile(s.file(), damage, 0o600))
		for _, beside := range []string{"-wal", "-shm"} {
			must(t, removeIfThere(s.file()+beside))
		}
		opened, err := Open(t.Context(), s.dir, Options{Now: c.now})
		if err == nil { // an unused page
			must(t, opened.Close())
			continue
		}
		noticed++
		wantCode(t, err, domain.Damaged)
		newest, there, err := NewestUsableBackup(t.Context(), s.dir)
		if err != nil || !there || newest.Name != good.Name {
			t.Fatalf("%s: the newest good copy is %+v, %v", name, newest, err)
		}
		c.at = c.at.Add(time.Second)
		kept := got(Restore(t.Context(), s.dir, newest.Name, c.now))(t).Kept
		if kept.Reason != BackupDamaged && kept.Reason != BackupBeforeRestore {
			t.Errorf("kept is %+v", kept)
		}
		must(t, os.Remove(filepath.Join(s.backupFolder(), kept.Name)))
		mended := openAt(t, s.dir, c)
		if sessions := got(mended.In(d.scope).Sessions(t.Context()))(t); len(sessions) != 1 {
			t.Errorf("%d conversations came back", len(sessions))
		}
		must(t, mended.Close())
	}
	if noticed < len(damages)*3/4 {
		t.Errorf("of %d damages %d were noticed", len(damages), noticed)
	}
}

func TestRestoreRejectsInvalidBackups(t *testing.T) {
	s, c := open(t)
	d := founder(t, s)
	good := got(d.MakeBackup(t.Context(), ""))(t)
	copied := got(os.ReadFile(filepath.Join(s.backupFolder(), good.Name)))(t)
	execute(t, s, `UPDATE schema_migrations SET version = 999`)
	newer := got(s.copyDatabase(t))(t)
	execute(t, s, `UPDATE schema_migrations SET version = ?`, latestVersion())
	must(t, s.Close())
	before := got(os.ReadFile(s.file()))(t)
	dir := t.TempDir()
	write := func(name string, content []byte) string {
		file := filepath.Join(dir, name)
		must(t, os.WriteFile(file, content, 0o600))
		return file
	}
	for name, c := range map[string]struct {
		from string
		want domain.Code
	}{
		"nothing there":   {filepath.Join(dir, "none.db"), domain.NotFound},
		"a folder":        {dir, domain.NotFound},
		"empty":           {write("empty.db", nil), domain.Damaged},
		"no database":     {write("words.db", []byte("just words")), domain.Damaged},
		"cut":             {write("cut.db", copied[:len(copied)*2/3]), domain.Damaged},
		"newer":           {newer, domain.TooNew},
		"name of no copy": {"daily-20200101T000000.000.db", domain.NotFound},
	} {
		_, err := Restore(t.Context(), s.dir, c.from, nil)
		if domain.CodeOf(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	if after := got(os.ReadFile(s.file()))(t); !bytes.Equal(before, after) {
		t.Error("the database was changed")
	}
	openAt(t, s.dir, c)
}

// copyDatabase copies the database without checking it.
func (s *Store) copyDatabase(t *testing.T) (string, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "newer.db")
	_, err := s.write.ExecContext(t.Context(), "VACUUM INTO ?", file)
	return file, err
}

// TestUnfinishedBackupsAreRemoved: an interrupted backup contains personal data, too.
func TestUnfinishedBackupsAreRemoved(t *testing.T) {
	s, clock := open(t)
	founder(t, s)
	cut := filepath.Join(s.backupFolder(), s.newBackupName(BackupDaily, "")+unfinished)
	must(t, os.MkdirAll(s.backupFolder(), 0o700))
	must(t, os.WriteFile(cut, []byte("words"), 0o600))
	must(t, s.purge(t.Context()))
	if !exists(cut) {
		t.Error("one that may be under way is gone")
	}
	clock.at = clock.at.Add(25 * time.Hour)
	must(t, s.purge(t.Context()))
	if exists(cut) {
		t.Error("it is still there")
	}
}
