package rank

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/query"
)

func TestTraceReportsTheStagesInOrder(t *testing.T) {
	people := community(t)
	x := index.Build(people)
	m := addVectors(t, x, people)
	unreadable := m.request("outboard motors", "outboard motors")
	unreadable.Load = func([]domain.UserID) (map[domain.UserID]index.PassageVectors, error) {
		return nil, errors.New("unreadable")
	}
	for _, c := range []struct {
		name, want string
		request    Request
	}{
		{"words", "plan retrieve rerank decide explain", Request{Query: query.Parse("who can fix my outboard?", "")}},
		{"meaning", "plan retrieve rerank decide explain", m.request("outboard motors", "outboard motors")},
		{"nobody", "plan retrieve rerank decide explain", Request{Query: query.Parse("quantum chromodynamics", "")}},
		{"nothing to search for", "plan", Request{}},
		{"failed vectors", "plan retrieve rerank plan retrieve rerank decide explain", unreadable},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := findWith(c.request, []*index.Index{x}, "", 5)
			stages, traced := traceOf(c.request, x)
			if !reflect.DeepEqual(traced, want) {
				t.Errorf("the trace changes the result from %v to %v", want, traced)
			}
			var names []string
			for _, s := range stages {
				names = append(names, s.Name)
				checkCandidates(t, s, people)
			}
			if strings.Join(names, " ") != c.want {
				t.Errorf("the stages are %v, want %s", names, c.want)
			}
			last := stages[len(stages)-1]
			if found := slices.Concat(want.Matches, want.Nearest); last.Count != len(found) || last.Count > 0 && last.Candidates[0].UserID != found[0].UserID {
				t.Errorf("the trace ends with %+v, found are %v", last, found)
			}
		})
	}
}

// traceOf ranks five people in one index.
func traceOf(r Request, x *index.Index) (stages []Stage, result Result) {
	r.Trace = func(s Stage) { stages = append(stages, s) }
	return stages, findWith(r, []*index.Index{x}, "", 5)
}

func checkCandidates(t *testing.T, s Stage, people []domain.Profile) {
	t.Helper()
	if len(s.Candidates) != min(s.Count, tracedCandidates) {
		t.Errorf("%s lists %d of %d candidates", s.Name, len(s.Candidates), s.Count)
	}
	for _, c := range s.Candidates {
		if !slices.ContainsFunc(people, func(p domain.Profile) bool { return p.UserID == c.UserID }) {
			t.Errorf("%s lists %s, who is nobody's id", s.Name, c.UserID)
		}
	}
}

// A trace has no names and no words that only profiles have, even if these are
// variants of what was asked.
func TestTraceTellsNoWordsOfProfiles(t *testing.T) {
	x := index.Build(community(t))
	for _, c := range []struct{ question, counted, secret string }{
		{"Tell me about Maria Okafer", "by other spellings: 1", "okafor"},
		{"acountant", "by other spellings", "account"},
		{"plumber near Banger", "by other spellings", "bangor"},
		{"who can fix my outboard?", "repair", "okafor"},
	} {
		stages, result := traceOf(Request{Query: query.Parse(c.question, "")}, x)
		var text strings.Builder
		for _, s := range stages {
			text.WriteString(strings.Join(s.Details, "\n"))
		}
		if told := strings.ToLower(text.String()); !strings.Contains(told, c.counted) || strings.Contains(told, c.secret) {
			t.Errorf("%s: the trace should tell %q and not %q:\n%s", c.question, c.counted, c.secret, text.String())
		}
		if len(result.Matches)+len(result.Nearest) == 0 {
			t.Errorf("%s finds nobody", c.question)
		}
	}
}
