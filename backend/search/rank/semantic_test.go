package rank

import (
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/lexicon"
	"kith/backend/search/query"
	"kith/backend/vector"
)

const testModel = "test"

// stemVector stands in for an embedding model: texts that share stems have similar
// vectors.
func stemVector(text string) vector.Vector {
	numbers := make([]float32, 64)
	for _, word := range lexicon.FoldedWords(text) {
		h := fnv.New32a()
		_, _ = h.Write([]byte(lexicon.Stem(word)))
		numbers[h.Sum32()%64]++
	}
	return vector.Quantize(numbers)
}

// storedVectors are the passage vectors of people.
type storedVectors map[domain.UserID]index.PassageVectors

func (m storedVectors) load(of []domain.UserID) (map[domain.UserID]index.PassageVectors, error) {
	loaded := map[domain.UserID]index.PassageVectors{}
	for _, id := range of {
		if v, ok := m[id]; ok {
			loaded[id] = v
		}
	}
	return loaded, nil
}

// request returns the request for a question with the query vector of the text like.
func (m storedVectors) request(text, like string) Request {
	return Request{Query: query.Parse(text, ""), Vector: index.QueryVector{Model: testModel, Vector: stemVector(like)}, Load: m.load}
}

// addVectors adds the centroids of people to an index and returns their passage vectors.
func addVectors(t testing.TB, x *index.Index, people []domain.Profile) storedVectors {
	t.Helper()
	m := storedVectors{}
	for _, p := range people {
		passages := index.Passages(p)
		var vectors []vector.Vector
		for _, passage := range passages {
			vectors = append(vectors, stemVector(passage.Text))
		}
		centroids := index.NewCentroids(testModel, passages, vectors)
		m[p.UserID] = index.NewPassageVectors(testModel, index.Digest(passages), vectors, centroids)
		if !x.PutCentroids(p.UserID, index.Digest(passages), testModel, centroids) {
			t.Fatalf("the index rejected the centroids of %s", p.UserID)
		}
	}
	return m
}

// A question finds people with the same meaning even if they share no word with it. The
// sentence with this meaning is the evidence.
func TestFindByMeaning(t *testing.T) {
	people := append(community(t), domain.Profile{
		UserID: "near", Headline: "Zymurgist", About: "I keep hours. I brew kombucha in quantities!", Needs: "bottles of glass",
	}, domain.Profile{UserID: "needy", Headline: "Thirsty", Needs: "I brew kombucha in quantities"})
	x := index.Build(people)
	m := addVectors(t, x, people)
	in := []*index.Index{x}
	r := findWith(m.request("who is a fermented drinks enthusiast", "I brew kombucha in quantities"), in, "", 5)
	if got, _ := ids(r); len(got) == 0 || got[0] != "near" || slices.Contains(got, "needy") {
		t.Fatalf("found %v", got)
	}
	if e := r.Matches[0].Evidence; e[0] != (domain.Evidence{Field: "about", Text: "I brew kombucha in quantities"}) {
		t.Errorf("evidence %v", e)
	}
	statement := findWith(m.request("fermented drinks, a whole crate", "I brew kombucha in quantities"), in, "", 5)
	if got, _ := ids(statement); !slices.Equal(got, []string{"near", "needy"}) {
		t.Errorf("who has or needs it: %v", got)
	}
	needs := findWith(m.request("who needs fermented drinks", "I brew kombucha in quantities"), in, "", 5)
	if got, _ := ids(needs); len(got) == 0 || got[0] != "needy" {
		t.Errorf("who needs it: %v", got)
	}
}

// People in the place that was asked for match only if they answer the topic as well as
// people elsewhere; living there is not enough.
func TestConditionAloneIsNoMatch(t *testing.T) {
	people := append(community(t),
		domain.Profile{UserID: "tuner", Headline: "Pipe organ tuner", Location: "Bangor, Maine"},
		domain.Profile{UserID: "usher", Headline: "Usher who hears the pipe organ", Location: "Eastport, Maine"},
		domain.Profile{UserID: "plumber", Headline: "plummer 22 yrs", Location: "Eastport, Maine"})
	x := index.Build(people)
	m := addVectors(t, x, people)
	for _, c := range []struct{ text, like, want string }{
		{"a pipe organ tuner in Bangor", "Pipe organ tuner", "tuner"},
		{"a pipe organ tuner in Eastport", "Pipe organ tuner", ""},
		{"a violin maker in Eastport", "violin maker", ""},
		{"zymurgist in Eastport", "plummer 22 yrs", "plumber"},
	} {
		got, _ := ids(findWith(m.request(c.text, c.like), []*index.Index{x}, "", 5))
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s finds %v, want %q", c.text, got, c.want)
		}
	}
}

// If nobody has to do with the topic, the nearest are those who meet the conditions; otherwise
// they are those of the topic, wherever they live.
func TestNearestWithConditions(t *testing.T) {
	people := append(community(t),
		domain.Profile{UserID: "cook", Headline: "Cook", Location: "Eastport, Maine"},
		domain.Profile{UserID: "tuner", Headline: "Pipe organ tuner", Location: "Bangor, Maine"})
	x := index.Build(people)
	m := addVectors(t, x, people)
	for text, want := range map[string]string{"a xylographer in Eastport": "cook", "an organ tuner in Eastport": "tuner"} {
		if _, near := ids(findWith(m.request(text, ""), []*index.Index{x}, "", 5)); !slices.Equal(near, []string{want}) {
			t.Errorf("%s: nearest %v", text, near)
		}
	}
}

// A question that is only a name finds the person of this name, not people with a similar
// vector.
func TestNameAloneIgnoresVectors(t *testing.T) {
	people := community(t)
	x := index.Build(people)
	m := addVectors(t, x, people)
	for _, name := range []string{"Priya", "priya", "Okafor"} {
		r := findWith(m.request(name, "wooden boats"), []*index.Index{x}, "", 5)
		if got, _ := ids(r); len(got) != 1 || !strings.Contains(got[0], strings.ToLower(name)) {
			t.Errorf("%s finds %v", name, got)
		}
	}
}

// Without vectors, or with those of another model, the ranking uses words alone.
func TestFindWithoutVectors(t *testing.T) {
	people := community(t)
	x, bare := index.Build(people), []*index.Index{index.Build(people)}
	m := addVectors(t, x, people)
	for _, c := range rankings {
		q := query.Parse(c.question, "")
		want := describe(find(q, bare, "", 5))
		if got := describe(find(q, []*index.Index{x}, "", 5)); got != want {
			t.Errorf("%s: %s, want %s", c.question, got, want)
		}
		r := Request{Query: q, Vector: index.QueryVector{Model: "another", Vector: stemVector(c.question)}, Load: m.load}
		if got := describe(findWith(r, []*index.Index{x}, "", 5)); got != want {
			t.Errorf("%s by another model: %s, want %s", c.question, got, want)
		}
	}
}

func TestSemanticEvidenceIsInProfile(t *testing.T) {
	people := slices.Concat(community(t), newGenerator(2).profiles(300))
	x := index.Build(people)
	m := addVectors(t, x, people)
	for _, c := range rankings {
		r := findWith(m.request(c.question, c.question), []*index.Index{x}, "", 10)
		checkResult(t, r, people)
		if again := findWith(m.request(c.question, c.question), []*index.Index{x}, "", 10); describe(again) != describe(r) {
			t.Errorf("%s: another order the second time", c.question)
		}
	}
}

// Vectors of a profile that has changed or left are not used. Compacting the index keeps
// those of the others.
func TestStaleVectorsAreIgnored(t *testing.T) {
	brewer := domain.Profile{UserID: "brewer", Headline: "I brew kombucha"}
	x := index.Build([]domain.Profile{brewer})
	for i := range index.MinCompact {
		x.Put(domain.Profile{UserID: domain.UserID(fmt.Sprint(i)), Headline: "Somebody"})
	}
	m := addVectors(t, x, []domain.Profile{brewer})
	for i := range index.MinCompact {
		x.Remove(domain.UserID(fmt.Sprint(i)))
	}
	if n := len(index.NewScope([]*index.Index{x})[0].Documents); n != 1 {
		t.Fatalf("%d people after compaction", n)
	}
	q := m.request("fermented", "I brew kombucha")
	if got, _ := ids(findWith(q, []*index.Index{x}, "", 5)); !slices.Equal(got, []string{"brewer"}) {
		t.Errorf("found %v after compaction", got)
	}
	brewer.Headline = "Retired" // the stored vectors are those of the former headline
	x.Put(brewer)
	if got, _ := ids(findWith(q, []*index.Index{x}, "", 5)); len(got) > 0 {
		t.Errorf("found %v by the former headline", got)
	}
}

// Vectors that cannot be loaded, or are those of another text, are ignored.
func TestFindWhenVectorsCannotBeLoaded(t *testing.T) {
	people := community(t)
	x, bare := index.Build(people), []*index.Index{index.Build(people)}
	m := addVectors(t, x, people)
	for _, c := range rankings {
		q := m.request(c.question, c.question)
		q.Load = func([]domain.UserID) (map[domain.UserID]index.PassageVectors, error) { return nil, errors.New("late") }
		want := describe(find(query.Parse(c.question, ""), bare, "", 5))
		if got := describe(findWith(q, []*index.Index{x}, "", 5)); got != want {
			t.Errorf("%s: %s, want %s", c.question, got, want)
		}
	}
	for id, v := range m {
		m[id] = index.PassageVectors{Digest: v.Digest + 1, Vectors: v.Vectors, Centroids: v.Centroids}
	}
	r := findWith(m.request("fermented drinks", people[0].Headline), []*index.Index{x}, "", 5)
	if got, _ := ids(r); len(got) > 0 {
		t.Errorf("found %v by vectors of another text", got)
	}
}

// Only the vectors of people in scope are loaded, each once.
func TestLoadsVectorsOfPeopleInScope(t *testing.T) {
	people := community(t)
	x, y := index.Build(people[:20]), index.Build(people[10:30])
	m := addVectors(t, x, people[:20])
	maps.Copy(m, addVectors(t, y, people[10:30]))
	q := m.request("boats", "wooden boats")
	q.Load = func(of []domain.UserID) (map[domain.UserID]index.PassageVectors, error) {
		slices.Sort(of)
		for i, id := range of {
			in := slices.IndexFunc(people[:30], func(p domain.Profile) bool { return p.UserID == id })
			if in < 0 || i > 0 && of[i-1] == id || id == people[0].UserID {
				t.Errorf("loads %s", id)
			}
		}
		return m.load(of)
	}
	findWith(q, []*index.Index{x, y}, people[0].UserID, 5)
}

// Searches run while vectors are added and profiles change and leave.
func TestFindWhileVectorsChange(t *testing.T) {
	people := newGenerator(3).profiles(200)
	x := index.Build(people)
	m := addVectors(t, x, people)
	var wait sync.WaitGroup
	wait.Go(func() {
		for i, p := range people {
			if i%3 == 0 {
				x.Remove(p.UserID)
				x.Put(p)
			}
			addVectors(t, x, []domain.Profile{p})
		}
	})
	for range 2 {
		wait.Go(func() {
			for _, text := range newGenerator(4).questions(100) {
				checkResult(t, findWith(m.request(text, text), []*index.Index{x}, "", 5), people)
			}
		})
	}
	wait.Wait()
}

func TestSemanticText(t *testing.T) {
	for _, c := range []struct{ text, prior, want string }{
		{"my well went brackish", "", "my well went brackish"},
		{"a lawyer, but not for immigration", "", "a lawyer,"},
		{"new here", "", "new here"},
		{"who is in Camden?", "", ""},
		{"who speaks French?", "", ""},
		{"who is Bob?", "", ""},
		{"hello", "", ""},
		{"and in Bangor?", "burst pipe", "burst pipe"},
		{"and one who keeps hens", "burst pipe", "burst pipe keeps hens"},
	} {
		if got := query.Parse(c.text, c.prior).SemanticText; got != c.want {
			t.Errorf("%q after %q: %q, want %q", c.text, c.prior, got, c.want)
		}
	}
}

// The number of candidates that are scanned again does not depend on the number of people.
func TestRescansAreBounded(t *testing.T) {
	people := newGenerator(5).profiles(1500)
	x := index.Build(people)
	m := addVectors(t, x, people)
	for _, text := range newGenerator(5).questions(20) {
		q := m.request(text, text)
		q.Query.Offering, q.Indexes = true, []*index.Index{x}
		p := newPlan(q)
		found, err := p.rerank(p.retrieve("", 10))
		if n := len(found); err != nil || n > 2*10+2*semanticCandidates {
			t.Errorf("%q: %d people rescanned, %v", text, n, err)
		}
	}
}

// A query vector near a phrase of an expansion moves towards the expansion's answer. A
// vector of another model, or one near no phrase, does not change.
func TestExpansionsMoveQueryVector(t *testing.T) {
	for group, h := range lexicon.LoadExpansions() {
		if h.Phrases.Len() == 0 {
			t.Errorf("group %d has no expansions", group)
		}
		for i := range h.Phrases.Len() {
			m := index.QueryVector{Model: lexicon.ExpansionModel, Vector: h.Phrases.Row(i)}
			expansions := expand(m, index.Group(group))
			if len(expansions) == 0 || len(expansions) > maxExpansions || !slices.Equal(expansions[0].vector.Vector, h.Answers[i]) {
				t.Fatalf("group %d, %d: %d expansions", group, i, len(expansions))
			}
			moved := m
			moved.Vector = expandedVector(m, expansions[:1])
			for _, l := range []lexicon.Language{lexicon.English, lexicon.French} {
				answer := index.Measure(m.Model, h.Answers[i])
				if moved.With(l).Similarity(answer) < m.With(l).Similarity(answer) {
					t.Errorf("group %d, %d: did not move towards the answer", group, i)
				}
			}
		}
	}
	phrase := lexicon.LoadExpansions()[index.ProfileWords].Phrases.Row(0)
	for _, m := range []index.QueryVector{{Model: testModel, Vector: phrase}, {Model: lexicon.ExpansionModel, Vector: make(vector.Vector, len(phrase))}} {
		if expansions := expand(m, index.ProfileWords); len(expansions) > 0 || !slices.Equal(expandedVector(m, expansions), m.Vector) {
			t.Errorf("the vector of %s changed", m.Model)
		}
	}
}

// A question is an offer if its vector is near offer phrases and its wording asks for
// nobody.
func TestOffersAreRecognised(t *testing.T) {
	for group, h := range lexicon.LoadExpansions() {
		offers := 0
		for i := range h.Phrases.Len() {
			if soundsLikeOffer(index.QueryVector{Model: lexicon.ExpansionModel, Vector: h.Phrases.Row(i)}) {
				offers++
			}
		}
		share := float64(offers) / float64(h.Phrases.Len())
		if index.Group(group) == index.NeedWords && share < 0.9 || index.Group(group) == index.ProfileWords && share > 0.1 {
			t.Errorf("group %d: %.2f are offers", group, share)
		}
	}
	for _, m := range []index.QueryVector{{}, {Model: testModel, Vector: lexicon.LoadExpansions()[index.NeedWords].Phrases.Row(0)}} {
		if soundsLikeOffer(m) {
			t.Errorf("a vector of %q sounds like an offer", m.Model)
		}
	}
	for text, may := range map[string]bool{
		"Our hall seats eighty and is hardly ever booked": true, "our hall": false,
		"who has a hall that is hardly ever booked": false, "looking for a hall that is hardly ever booked": false,
		"a hall for eighty people in Bangor, hardly booked": false, "a hall for eighty people but not in a church": false,
	} {
		if got := query.Parse(text, "").MaybeOffering; got != may {
			t.Errorf("%q may be an offer: %v", text, got)
		}
	}
}
