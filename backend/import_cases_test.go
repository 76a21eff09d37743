package backend_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/store"
	"kith/backend/store/storetest"
)

// TestImportCases imports files as people really have them. Each folder of testdata/imports has files, and in
// steps.txt what must come of them, the files in their order, and behind a stroke where the people agreed to be
// listed, as --consent says it. outcome.txt has what came of it: the reports, and the members.
func TestImportCases(t *testing.T) {
	inStore(t, storetest.Empty(t), func(s *store.Store) {
		olive, err := s.SignUp(t.Context(), domain.SurfaceDesktop, "Olive", "olive@example.org")
		must(t, err)
		scoped := s.In(domain.Scope{Actor: olive.ID, Surface: domain.SurfaceDesktop})
		folders, err := filepath.Glob("testdata/imports/*/steps.txt")
		must(t, err)
		for _, steps := range folders {
			folder := filepath.Dir(steps)
			t.Run(filepath.Base(folder), func(t *testing.T) {
				org, err := scoped.CreateOrganization(t.Context(), domain.Organization{Name: filepath.Base(folder)})
				must(t, err)
				golden(t, filepath.Join("imports", filepath.Base(folder), "outcome"), importSteps(t, scoped, org.ID, folder))
			})
		}
	})
}

// importSteps imports the files of a folder and returns what came of them.
func importSteps(t *testing.T, scoped *store.Scoped, org domain.OrgID, folder string) string {
	t.Helper()
	steps, err := os.ReadFile(filepath.Join(folder, "steps.txt"))
	must(t, err)
	var outcome strings.Builder
	for step := range strings.Lines(string(steps)) {
		if strings.HasPrefix(step, "#") {
			continue
		}
		file, consent, _ := strings.Cut(strings.TrimSpace(step), " | ")
		fmt.Fprintf(&outcome, "%s:\n", file)
		report, err := importFile(t, scoped, org, filepath.Join(folder, file), consent)
		var refused *domain.Error
		if errors.As(err, &refused) {
			fmt.Fprintf(&outcome, "\trefused: %s %s\n", refused.Message, refused.Hint)
			continue
		}
		must(t, err)
		describeReport(&outcome, report)
	}
	members, err := scoped.Members(t.Context(), org)
	must(t, err)
	fmt.Fprintln(&outcome, "members:")
	for _, m := range members {
		if m.UserID != scoped.Scope().Actor {
			describeMember(t, &outcome, m)
		}
	}
	return outcome.String()
}

func importFile(t *testing.T, scoped *store.Scoped, org domain.OrgID, path, consent string) (domain.ImportReport, error) {
	t.Helper()
	content, err := os.Open(path)
	must(t, err)
	defer content.Close()
	file, err := interchange.Open(path, content)
	if err != nil {
		return domain.ImportReport{}, err
	}
	people, err := file.Read()
	if err == nil {
		err = people.RequireDecisions()
	}
	if err != nil {
		return domain.ImportReport{}, err
	}
	report, err := scoped.Import(t.Context(), domain.Import{Org: org, Entries: people.Entries(consent), Rejected: people.Rejected()})
	people.Describe(&report)
	return report, err
}

func describeReport(out *strings.Builder, report domain.ImportReport) {
	for _, row := range report.Rows {
		fmt.Fprintf(out, "\tline %d, %q: %s\n", row.Line, row.Name, strings.TrimSpace(string(row.Outcome)+" "+row.Reason))
		for _, note := range row.Notes {
			fmt.Fprintf(out, "\t\t%s\n", note)
		}
	}
	if len(report.Ignored) > 0 {
		fmt.Fprintf(out, "\tnot used: %q\n", report.Ignored)
	}
}

// describeMember lists the fields that are not empty.
func describeMember(t *testing.T, out *strings.Builder, p domain.Profile) {
	t.Helper()
	p.UserID = ""
	text, err := json.Marshal(p.Record())
	must(t, err)
	var fields map[string]any
	must(t, json.Unmarshal(text, &fields))
	fmt.Fprintf(out, "\t%q, listed %t\n", p.Name, p.OptedIn)
	for _, name := range []string{"email", "headline", "about", "company", "role", "location", "languages", "skills", "offers", "needs", "interests", "linkedin", "website"} {
		if value := fmt.Sprint(fields[name]); value != "" && value != "[]" {
			fmt.Fprintf(out, "\t\t%s: %q\n", name, value)
		}
	}
}
