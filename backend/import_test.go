package backend_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/racetest"
	"kith/backend/store"
	"kith/backend/store/storetest"
)

// TestTruncatedFiles imports files truncated at every byte: either nobody is imported, or
// exactly the people in the report, and after undoing nobody is left.
func TestTruncatedFiles(t *testing.T) {
	racetest.Skip(t)
	dir := storetest.Empty(t)
	inStore(t, dir, func(s *store.Store) {
		founder, err := s.SignUp(t.Context(), domain.SurfaceDesktop, "Olive", "olive@example.org")
		must(t, err)
		scoped := s.In(domain.Scope{Actor: founder.ID, Surface: domain.SurfaceDesktop})
		for _, name := range []string{"semicolon_bom.csv", "excel_utf16.txt", "linkedin.csv", "version4.vcf"} {
			whole, err := os.ReadFile(filepath.Join("interchange", "testdata", name))
			must(t, err)
			for cut := range len(whole) + 1 {
				importTruncated(t, scoped, name, whole[:cut])
			}
		}
	})
}

func importTruncated(t *testing.T, scoped *store.Scoped, name string, content []byte) {
	t.Helper()
	file, err := interchange.Open(name, bytes.NewReader(content))
	if err != nil {
		wantCode(t, err, domain.Invalid)
		return
	}
	people, err := file.Read()
	if err != nil {
		wantCode(t, err, domain.Invalid)
		return
	}
	if len(people.Rows) == 0 {
		return
	}
	report, err := scoped.Import(t.Context(), domain.Import{Org: domain.NexusMaine, Entries: people.Entries(""), Rejected: people.Rejected()})
	must(t, err)
	members, err := scoped.Members(t.Context(), domain.NexusMaine)
	must(t, err)
	if got, want := len(members)-1, report.Counts[domain.ImportNew]; got != want {
		t.Errorf("%s cut at %d: %d came in, %d were reported", name, len(content), got, want)
	}
	undone, err := scoped.UndoImport(t.Context(), report.ImportID, nil)
	must(t, err)
	if undone.Removed != report.Counts[domain.ImportNew] || len(undone.Left) > 0 {
		t.Errorf("%s cut at %d: undone %+v of %v", name, len(content), undone, report.Counts)
	}
}

// TestImportingAnExportChangesNothing exports the members of an organization and imports them
// again: users, listed and unlisted, and entries.
func TestImportingAnExportChangesNothing(t *testing.T) {
	inStore(t, storetest.Empty(t), func(s *store.Store) {
		for _, name := range []string{"Olive", "Listed", "Hidden"} {
			u, err := s.SignUp(t.Context(), domain.SurfaceDesktop, name, name+"@example.org")
			must(t, err)
			p := domain.Profile{Name: name, Offers: "=mending", Skills: []string{"a; b", "c, d"}, OptedIn: name == "Listed"}
			must(t, s.In(domain.Scope{Actor: u.ID, Surface: domain.SurfaceDesktop}).SaveProfile(t.Context(), p))
		}
		olive, err := s.Actor(t.Context(), "olive@example.org")
		must(t, err)
		scoped := s.In(domain.Scope{Actor: olive.ID, Surface: domain.SurfaceDesktop})
		must(t, scoped.LoadSample(t.Context(), interchange.Sample()))
		_, err = scoped.Import(t.Context(), domain.Import{Org: domain.TestEnvironment, Entries: []domain.Entry{
			{Line: 2, Profile: domain.Profile{Name: "Ann", Email: "ann@example.org", About: "two\nlines", ShowEmail: true}, Consent: domain.ConsentGiven, ConsentSource: "said so"},
			{Line: 3, Profile: domain.Profile{Name: "No Address", Interests: []string{"one, and only"}}},
		}})
		must(t, err)
		for _, format := range []string{"csv", "vcard", "json"} {
			members, err := scoped.Members(t.Context(), domain.TestEnvironment)
			must(t, err)
			out, err := interchange.MemberFormat(format, ';')
			must(t, err)
			var written bytes.Buffer
			must(t, out.Write(&written, members))
			file, err := interchange.Open("members"+out.Extension, &written)
			must(t, err)
			people, err := file.Read()
			must(t, err)
			report, err := scoped.Import(t.Context(), domain.Import{Org: domain.TestEnvironment, Entries: people.Entries("a statement"), Rejected: people.Rejected()})
			must(t, err)
			for _, row := range report.Rows {
				if row.Outcome != domain.ImportUnchanged && row.Outcome != domain.ImportMember {
					t.Errorf("%s: %+v", format, row)
				}
			}
		}
	})
}
