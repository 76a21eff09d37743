package rank

import (
	"os"
	"strings"
	"testing"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/lexicon"
	"kith/backend/search/query"
)

// community reads the invented people of testdata/community.txt.
func community(t testing.TB) []domain.Profile {
	t.Helper()
	text, err := os.ReadFile("testdata/community.txt")
	if err != nil {
		t.Fatal(err)
	}
	var people []domain.Profile
	for block := range strings.SplitSeq(string(text), "\n\n") {
		if !strings.HasPrefix(block, "#") {
			people = append(people, readProfile(t, strings.TrimSpace(block)))
		}
	}
	return people
}

func readProfile(t testing.TB, block string) domain.Profile {
	t.Helper()
	name, rest, _ := strings.Cut(block, "\n")
	p := domain.Profile{UserID: personID(name), Name: name, OptedIn: true}
	for line := range strings.Lines(rest) {
		column, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || !setColumn(&p, column, value) {
			t.Fatalf("%s: cannot read %q", name, line)
		}
	}
	return p
}

func personID(name string) domain.UserID {
	return domain.UserID(strings.Join(lexicon.FoldedWords(name), "-"))
}

func setColumn(p *domain.Profile, column, value string) bool {
	lines := map[string]*string{
		"headline": &p.Headline, "role": &p.Role, "company": &p.Company, "location": &p.Location,
		"offers": &p.Offers, "needs": &p.Needs, "about": &p.About,
	}
	lists := map[string]*[]string{"skills": &p.Skills, "interests": &p.Interests, "languages": &p.Languages}
	if line := lines[column]; line != nil {
		*line = value
		return true
	}
	if list := lists[column]; list != nil {
		*list = strings.Split(value, ", ")
		return true
	}
	return false
}

// find runs Find without vectors.
func find(q query.Query, in []*index.Index, exclude domain.UserID, limit int) Result {
	return findWith(Request{Query: q}, in, exclude, limit)
}

// findWith completes a request and runs Find.
func findWith(r Request, in []*index.Index, exclude domain.UserID, limit int) Result {
	r.Indexes, r.Exclude, r.Limit = in, exclude, limit
	return Find(r)
}
