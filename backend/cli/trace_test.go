package cli

import (
	"reflect"
	"strings"
	"testing"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
	"kith/backend/search/query"
	"kith/backend/search/rank"
	"kith/backend/store"
)

// TestPrintQuery checks that each field of a query has a line, and only if it is
// set.
func TestPrintQuery(t *testing.T) {
	printed := func(q query.Query) []string {
		var text strings.Builder
		printQuery(&text, q)
		return strings.Split(strings.TrimSpace(text.String()), "\n")
	}
	unset := printed(query.Query{})
	if len(unset) != 1 || strings.Join(strings.Fields(unset[0]), " ") != "side offers" {
		t.Errorf("of an empty query it prints %q", unset)
	}
	fields := reflect.TypeFor[query.Query]()
	for i := range fields.NumField() {
		name := fields.Field(i).Name
		var q query.Query
		switch set := reflect.ValueOf(&q).Elem().Field(i).Addr().Interface().(type) {
		case *bool:
			*set = true
		case *[]string:
			*set = []string{"set"}
		case *[]query.Term:
			*set = []query.Term{{Word: "set", Written: "Set", Weight: 0.4, Named: true, MaybePlace: true}}
		case **query.Query:
			*set = &query.Query{}
		case *[]domain.UserID:
			*set = []domain.UserID{"set"}
		case *lexicon.Language:
			*set = lexicon.French
		case *query.Side:
			*set = query.Needs
			if lines := printed(q); !strings.Contains(lines[0], "needs") {
				t.Errorf("%s prints %q", name, lines)
			}
			continue
		default:
			reflect.ValueOf(set).Elem().SetString("set")
		}
		if lines := printed(q); len(lines) < 2 {
			t.Errorf("%s is set and prints %q", name, lines)
		}
	}
}

// TestTraceNamesVisiblePeopleOnly traces candidates whom an index should not have.
func TestTraceNamesVisiblePeopleOnly(t *testing.T) {
	s, err := store.Open(t.Context(), t.TempDir(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	stage := rank.Stage{Name: "retrieve", Count: 4, Candidates: []rank.TracedCandidate{{UserID: "nobody", Score: 4}}}
	var asker *store.Scoped
	for _, name := range []string{"Asker", "Listed", "Hidden"} {
		u, err := s.SignUp(t.Context(), domain.SurfaceCommandLine, name, name+"@example.org")
		if err != nil {
			t.Fatal(err)
		}
		scoped := s.In(domain.Scope{Actor: u.ID, Surface: domain.SurfaceCommandLine})
		if err := scoped.SaveProfile(t.Context(), domain.Profile{Name: name, OptedIn: name == "Listed"}); err != nil {
			t.Fatal(err)
		}
		if asker == nil {
			asker = scoped
			continue
		}
		stage.Candidates = append(stage.Candidates, rank.TracedCandidate{UserID: u.ID, Score: 3})
	}
	var errs strings.Builder
	var stages stageTimes
	stages.tracing(true)(stage)
	if err := stages.print(t.Context(), asker, query.Query{}, Streams{Err: &errs}); err != nil {
		t.Fatal(err)
	}
	if _, candidates, _ := strings.Cut(errs.String(), "candidates: "); candidates != "4\n       3.000  Listed\n" {
		t.Errorf("it prints %q", errs.String())
	}
}

func TestTracedFitsOneLine(t *testing.T) {
	if have := traced("a\x1b[31m\nb\u202e"); have != "a[31m b" {
		t.Errorf("it is %q", have)
	}
	if have := traced(strings.Repeat("é", 2*longestTraced)); have != strings.Repeat("é", longestTraced)+"…" {
		t.Errorf("it has %d bytes", len(have))
	}
}
