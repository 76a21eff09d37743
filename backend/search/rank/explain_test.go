package rank

import (
	"math"
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
	"kith/backend/racetest"
	"kith/backend/search/index"
	"kith/backend/search/query"
)

// checkResult fails unless all evidence and score parts are in the profiles.
func checkResult(t testing.TB, r Result, people []domain.Profile) {
	t.Helper()
	byID := make(map[domain.UserID]domain.Profile)
	for _, p := range people {
		byID[p.UserID] = p
	}
	for _, m := range slices.Concat(r.Matches, r.Nearest) {
		p, ok := byID[m.UserID]
		if !ok {
			t.Fatalf("found %q, who is nobody", m.UserID)
		}
		if m.Score <= 0 || m.Score > 1 {
			t.Errorf("%s: score %v", m.UserID, m.Score)
		}
		checkEvidence(t, m, p)
		checkScoreParts(t, m, p)
		if want := domain.Reason(m.Evidence); m.Reason != want && m.Reason != domain.ReasonIn("fr", m.Evidence) {
			t.Errorf("%s: the reason is %q, its evidence says %q", m.UserID, m.Reason, want)
		}
	}
}

func checkEvidence(t testing.TB, m domain.MatchedProfile, p domain.Profile) {
	t.Helper()
	if n := len(m.Evidence); n > maxEvidence {
		t.Errorf("%s: %d pieces of evidence", m.UserID, n)
	}
	for i, e := range m.Evidence {
		if slices.Contains(m.Evidence[:i], e) {
			t.Errorf("%s: %+v occurs twice", m.UserID, e)
		}
		inEntry := func(entry string) bool { return strings.Contains(entry, e.Text) && isWhole(e.Text, entry) }
		if e.Text == "" || len(e.Text) > maxSnippetBytes || !slices.ContainsFunc(entriesOf(p, e.Field), inEntry) {
			t.Errorf("%s: %q is not a sentence of %s", m.UserID, e.Text, e.Field)
		}
	}
}

// checkScoreParts fails unless the parts add up to 1 and the words that were found are in
// the profile.
func checkScoreParts(t testing.TB, m domain.MatchedProfile, p domain.Profile) {
	t.Helper()
	sum := 0.0
	for _, s := range m.ScoreParts {
		sum += s.Part
		inEntry := func(entry string) bool { return strings.Contains(entry, s.Found) }
		if s.Found != "" && !slices.ContainsFunc(entriesOf(p, s.Field), inEntry) {
			t.Errorf("%s: score part %q is not in %s", m.UserID, s.Found, s.Field)
		}
	}
	if math.Abs(sum-1) > 1e-6 {
		t.Errorf("%s: score parts add up to %v: %+v", m.UserID, sum, m.ScoreParts)
	}
}

func entriesOf(p domain.Profile, column string) []string {
	for f, entries := range index.SearchedText(&p) {
		if index.Fields[f].Column == column {
			return entries
		}
	}
	return nil
}

func TestEvidenceIsInProfile(t *testing.T) {
	racetest.Skip(t)
	people := slices.Concat(community(t), newGenerator(2).profiles(300))
	in := []*index.Index{index.Build(people)}
	for _, c := range rankings {
		checkResult(t, find(query.Parse(c.question, ""), in, "", 10), people)
	}
	for _, text := range newGenerator(2).questions(300) {
		checkResult(t, find(query.Parse(text, ""), in, "", 10), people)
	}
}

// A reason is a whole sentence. One that is longer than the limit is shortened to clauses.
func TestSnippet(t *testing.T) {
	long := strings.Repeat("carving ladles by hand out of green wood, ", 9)
	for _, c := range []struct{ about, question, want string }{
		{"I row. I mend nets; I sing! Mostly at night.", "nets", "I mend nets"},
		{"Ask me about Node.js and v2.5 of anything", "node", "Ask me about Node.js and v2.5 of anything"},
		{"first line\nI carve spoons\nlast line", "spoons", "I carve spoons"},
		{"We row. With Dr. Roy, e.g. On Sundays, I mend nets. We sing.", "nets", "With Dr. Roy, e.g. On Sundays, I mend nets"},
		{"Telling you what we did when the spoons were gone: how long we looked, which of the drawers in the house they were in",
			"spoons", "Telling you what we did when the spoons were gone: how long we looked, which of the drawers in the house they were in"},
		{"“Spoons”", "spoons", "“Spoons”"},
		{"¿Quieres spoons? Sí", "spoons", "¿Quieres spoons?"},
		{"spoons, " + long, "spoons", "spoons, " + long[:len("carving ladles by hand out of green wood, ")*6-2] + ", carving ladles by hand out of green wood"},
	} {
		in := []*index.Index{index.Build([]domain.Profile{{UserID: "a", About: c.about}})}
		r := find(query.Parse(c.question, ""), in, "", 1)
		if len(r.Matches) != 1 || len(r.Matches[0].Evidence) != 1 || r.Matches[0].Evidence[0].Text != c.want {
			t.Errorf("%q: %+v, want %q", c.about, r.Matches, c.want)
		}
	}
}

// For any profile and question, Find does not panic, returns the same result twice, and
// returns only evidence that is in the profile.
func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		"outboard motors", "\x00\xff\xfe", "“quoted” “claims”; skills: none", "a\u200bb\u00adc welder", "مُصلِح قوارب",
		"👩‍🔧🚤 welder", "ﬁne ﬂour, İstanbul, straße", "welder\nwelder\rwelder; welder", strings.Repeat("x", 5000) + " welder",
		strings.Repeat("welder ", 3000), "'s o'brien's l’eau", "C++, C#, F#", "\u202ewelder",
	} {
		f.Add(seed, "who can weld near welder and speaks welder?")
		f.Add(seed, seed)
		f.Add(seed, "wer weiß etwas über welder?")
	}
	f.Fuzz(func(t *testing.T, text, question string) {
		people := []domain.Profile{
			{UserID: "a", Name: text, Headline: text, About: text, Location: text, Languages: []string{text, ""}, Needs: text},
			{UserID: "b", Role: text, Company: text, Skills: []string{text, text}, Offers: text, Interests: []string{text}},
		}
		x := index.Build(people)
		m := addVectors(t, x, people)
		r := findWith(m.request(question, question), []*index.Index{x}, "", 5)
		checkResult(t, r, people)
		for _, p := range people {
			x.Put(p)
		}
		addVectors(t, x, people)
		again := findWith(m.request(question, question), []*index.Index{x}, "", 5)
		if got, want := describe(again), describe(r); got != want {
			t.Errorf("after putting the same: %s, before: %s", got, want)
		}
	})
}

func describe(r Result) string {
	var b strings.Builder
	for _, m := range slices.Concat(r.Matches, r.Nearest) {
		b.WriteString(string(m.UserID) + " " + m.Reason + "\n")
	}
	return b.String()
}

func TestHugeQuestionIsBounded(t *testing.T) {
	megabyte := strings.Repeat("welder 🚤 \u200bx", 1<<20/16)
	if n := len(newPlan(Request{Query: query.Parse(megabyte, megabyte)}).terms); n > maxQueryTerms {
		t.Errorf("%d terms", n)
	}
}

// Words that are no longer in the profile are removed from the evidence and the score
// parts.
func TestMatchWithoutStaleWords(t *testing.T) {
	p := domain.Profile{UserID: "a", Headline: "Cooper", Skills: []string{"barrels", "casks"}}
	x := index.Build([]domain.Profile{p})
	q := addVectors(t, x, []domain.Profile{p}).request("cooper who makes barrels", "barrels")
	m := findWith(q, []*index.Index{x}, "", 1).Matches[0]
	if len(m.ScoreParts) < 3 {
		t.Fatalf("score parts %+v", m.ScoreParts)
	}
	p.Skills = nil
	left := m.WithoutStale(p)
	for _, s := range left.ScoreParts {
		if s.Found == "barrels" {
			t.Errorf("still has %+v", s)
		}
	}
	if len(left.ScoreParts) == 0 || strings.Contains(left.Reason, "barrels") {
		t.Errorf("left %+v", left)
	}
}
