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

const toy = "toy"

// toyVector points texts that share stems the same way: a model that knows no
// language, but behaves like one.
func toyVector(text string) vector.Vector {
	numbers := make([]float32, 64)
	for _, word := range lexicon.FoldedWords(text) {
		h := fnv.New32a()
		_, _ = h.Write([]byte(lexicon.Stem(word)))
		numbers[h.Sum32()%64]++
	}
	return vector.Quantize(numbers)
}

// A memory is what everybody's passages mean.
type memory map[domain.UserID]index.PassageVectors

func (m memory) load(of []domain.UserID) (map[domain.UserID]index.PassageVectors, error) {
	said := map[domain.UserID]index.PassageVectors{}
	for _, id := range of {
		if s, ok := m[id]; ok {
			said[id] = s
		}
	}
	return said, nil
}

// asked is a question that means what another text says.
func (m memory) asked(text, like string) Request {
	return Request{Query: query.Parse(text, ""), Vector: index.QueryVector{Model: toy, Vector: toyVector(like)}, Load: m.load}
}

// read puts what everybody's passages mean.
func read(t testing.TB, x *index.Index, people []domain.Profile) memory {
	t.Helper()
	m := memory{}
	for _, p := range people {
		passages := index.Passages(p)
		var said []vector.Vector
		for _, passage := range passages {
			said = append(said, toyVector(passage.Text))
		}
		toward, lengths := index.NewCentroids(passages, said)
		m[p.UserID] = index.PassageVectors{Digest: index.Digest(passages), Vectors: said, Lengths: lengths}
		if !x.PutCentroids(p.UserID, index.Digest(passages), toy, toward) {
			t.Fatalf("%s was not taken", p.UserID)
		}
	}
	return m
}

// A question finds whoever means the same, though they share no word, and the
// sentence that means it is the evidence.
func TestFindByMeaning(t *testing.T) {
	people := append(community(t), domain.Profile{
		UserID: "near", Headline: "Zymurgist", About: "I keep hours. I brew kombucha in quantities!", Needs: "bottles of glass",
	}, domain.Profile{UserID: "needy", Headline: "Thirsty", Needs: "I brew kombucha in quantities"})
	x := index.Build(people)
	m := read(t, x, people)
	in := []*index.Index{x}
	r := findWith(m.asked("who is a fermented drinks enthusiast", "I brew kombucha in quantities"), in, "", 5)
	if got, _ := ids(r); len(got) == 0 || got[0] != "near" || slices.Contains(got, "needy") {
		t.Fatalf("found %v", got)
	}
	if e := r.Matches[0].Evidence; e[0] != (domain.Evidence{Field: "about", Text: "I brew kombucha in quantities"}) {
		t.Errorf("evidence %v", e)
	}
	told := findWith(m.asked("fermented drinks, a whole crate", "I brew kombucha in quantities"), in, "", 5)
	if got, _ := ids(told); !slices.Equal(got, []string{"near", "needy"}) {
		t.Errorf("who has or needs it: %v", got)
	}
	needs := findWith(m.asked("who needs fermented drinks", "I brew kombucha in quantities"), in, "", 5)
	if got, _ := ids(needs); len(got) == 0 || got[0] != "needy" {
		t.Errorf("who needs it: %v", got)
	}
}

// Who lives where somebody is asked for answers if they are as good as anybody
// elsewhere, and not because they live there.
func TestConditionsAreNoAnswer(t *testing.T) {
	people := append(community(t),
		domain.Profile{UserID: "tuner", Headline: "Pipe organ tuner", Location: "Bangor, Maine"},
		domain.Profile{UserID: "usher", Headline: "Usher who hears the pipe organ", Location: "Eastport, Maine"},
		domain.Profile{UserID: "plumber", Headline: "plummer 22 yrs", Location: "Eastport, Maine"})
	x := index.Build(people)
	m := read(t, x, people)
	for _, c := range []struct{ text, like, want string }{
		{"a pipe organ tuner in Bangor", "Pipe organ tuner", "tuner"},
		{"a pipe organ tuner in Eastport", "Pipe organ tuner", ""},
		{"a violin maker in Eastport", "violin maker", ""},
		{"zymurgist in Eastport", "plummer 22 yrs", "plumber"},
	} {
		got, _ := ids(findWith(m.asked(c.text, c.like), []*index.Index{x}, "", 5))
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s finds %v, want %q", c.text, got, c.want)
		}
	}
}

// Where nobody anywhere knows what is asked for, who meets the conditions comes close.
func TestWhoMeetsTheConditionsComesClose(t *testing.T) {
	people := append(community(t), domain.Profile{UserID: "cook", Headline: "Cook", Location: "Eastport, Maine"})
	x := index.Build(people)
	m := read(t, x, people)
	_, near := ids(findWith(m.asked("a xylographer in Eastport", ""), []*index.Index{x}, "", 5))
	if !slices.Equal(near, []string{"cook"}) {
		t.Errorf("nearest %v", near)
	}
}

// Meaning tells nothing of a name; whoever has it answers, though it is all that was asked.
func TestNameAloneIsNoMeaning(t *testing.T) {
	people := community(t)
	x := index.Build(people)
	m := read(t, x, people)
	for _, name := range []string{"Priya", "priya", "Okafor"} {
		r := findWith(m.asked(name, "wooden boats"), []*index.Index{x}, "", 5)
		if got, _ := ids(r); len(got) != 1 || !strings.Contains(got[0], strings.ToLower(name)) {
			t.Errorf("%s finds %v", name, got)
		}
	}
}

// Without vectors, or with those of another model, words alone decide.
func TestFindWithoutMeaning(t *testing.T) {
	people := community(t)
	x, bare := index.Build(people), []*index.Index{index.Build(people)}
	m := read(t, x, people)
	for _, c := range rankings {
		q := query.Parse(c.question, "")
		want := describe(find(q, bare, "", 5))
		if got := describe(find(q, []*index.Index{x}, "", 5)); got != want {
			t.Errorf("%s: %s, want %s", c.question, got, want)
		}
		r := Request{Query: q, Vector: index.QueryVector{Model: "another", Vector: toyVector(c.question)}, Load: m.load}
		if got := describe(findWith(r, []*index.Index{x}, "", 5)); got != want {
			t.Errorf("%s by another model: %s, want %s", c.question, got, want)
		}
	}
}

func TestEvidenceByMeaningStandsInTheProfile(t *testing.T) {
	people := slices.Concat(community(t), newInvented(2).profiles(300))
	x := index.Build(people)
	m := read(t, x, people)
	for _, c := range rankings {
		r := findWith(m.asked(c.question, c.question), []*index.Index{x}, "", 10)
		checkResult(t, r, people)
		if again := findWith(m.asked(c.question, c.question), []*index.Index{x}, "", 10); describe(again) != describe(r) {
			t.Errorf("%s: another order the second time", c.question)
		}
	}
}

// Meaning goes with the words: whoever changes or leaves is not found by what
// they said, and a sweep keeps everybody else's.
func TestMeaningGoesWithTheWords(t *testing.T) {
	brewer := domain.Profile{UserID: "brewer", Headline: "I brew kombucha"}
	x := index.Build([]domain.Profile{brewer})
	for i := range index.MinCompact {
		x.Put(domain.Profile{UserID: domain.UserID(fmt.Sprint(i)), Headline: "Somebody"})
	}
	m := read(t, x, []domain.Profile{brewer})
	for i := range index.MinCompact {
		x.Remove(domain.UserID(fmt.Sprint(i)))
	}
	if n := len(index.NewScope([]*index.Index{x})[0].Documents); n != 1 {
		t.Fatalf("%d people after the sweep", n)
	}
	q := m.asked("fermented", "I brew kombucha")
	if got, _ := ids(findWith(q, []*index.Index{x}, "", 5)); !slices.Equal(got, []string{"brewer"}) {
		t.Errorf("found %v after the sweep", got)
	}
	brewer.Headline = "Retired" // what is remembered is of what was said before
	x.Put(brewer)
	if got, _ := ids(findWith(q, []*index.Index{x}, "", 5)); len(got) > 0 {
		t.Errorf("found %v by what is not said any more", got)
	}
}

// What cannot be recalled, or is of other words than those that are said now, is
// as if it were not known.
func TestFindWithoutRecall(t *testing.T) {
	people := community(t)
	x, bare := index.Build(people), []*index.Index{index.Build(people)}
	m := read(t, x, people)
	for _, c := range rankings {
		q := m.asked(c.question, c.question)
		q.Load = func([]domain.UserID) (map[domain.UserID]index.PassageVectors, error) { return nil, errors.New("late") }
		want := describe(find(query.Parse(c.question, ""), bare, "", 5))
		if got := describe(findWith(q, []*index.Index{x}, "", 5)); got != want {
			t.Errorf("%s: %s, want %s", c.question, got, want)
		}
	}
	for id, said := range m {
		m[id] = index.PassageVectors{Digest: said.Digest + 1, Vectors: said.Vectors, Lengths: said.Lengths}
	}
	r := findWith(m.asked("fermented drinks", people[0].Headline), []*index.Index{x}, "", 5)
	if got, _ := ids(r); len(got) > 0 {
		t.Errorf("found %v by what is not said", got)
	}
}

// Nobody else's passages are asked for than those of people in scope, each once.
func TestRecallIsOfPeopleInScope(t *testing.T) {
	people := community(t)
	x, y := index.Build(people[:20]), index.Build(people[10:30])
	m := read(t, x, people[:20])
	maps.Copy(m, read(t, y, people[10:30]))
	q := m.asked("boats", "wooden boats")
	q.Load = func(of []domain.UserID) (map[domain.UserID]index.PassageVectors, error) {
		slices.Sort(of)
		for i, id := range of {
			in := slices.IndexFunc(people[:30], func(p domain.Profile) bool { return p.UserID == id })
			if in < 0 || i > 0 && of[i-1] == id || id == people[0].UserID {
				t.Errorf("asked for %s", id)
			}
		}
		return m.load(of)
	}
	findWith(q, []*index.Index{x, y}, people[0].UserID, 5)
}

// Readers never wait while people are read into vectors, change and leave.
func TestFindWhileMeaningIsPut(t *testing.T) {
	people := newInvented(3).profiles(200)
	x := index.Build(people)
	m := read(t, x, people)
	var wait sync.WaitGroup
	wait.Go(func() {
		for i, p := range people {
			if i%3 == 0 {
				x.Remove(p.UserID)
				x.Put(p)
			}
			read(t, x, []domain.Profile{p})
		}
	})
	for range 2 {
		wait.Go(func() {
			for _, text := range newInvented(4).questions(100) {
				checkResult(t, findWith(m.asked(text, text), []*index.Index{x}, "", 5), people)
			}
		})
	}
	wait.Wait()
}

func TestSense(t *testing.T) {
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

// However many people there are, so many are read again at most.
func TestWorkByMeaningIsBounded(t *testing.T) {
	people := newInvented(5).profiles(1500)
	x := index.Build(people)
	m := read(t, x, people)
	for _, text := range newInvented(5).questions(20) {
		q := m.asked(text, text)
		q.Query.Offering, q.Indexes = true, []*index.Index{x}
		p := newPlan(q)
		found, err := p.rerank(p.retrieve("", 10))
		if n := len(found); err != nil || n > 2*10+2*semanticCandidates {
			t.Errorf("%q: %d people read again, %v", text, n, err)
		}
	}
}

// A question that tells a known trouble, or of a known gift, turns toward who
// answers it; one of another model, and one that comes near to none, stay as they
// are.
func TestTroubles(t *testing.T) {
	for z, h := range lexicon.LoadExpansions() {
		if h.Phrases.Len() == 0 {
			t.Errorf("nothing is heard in group %d", z)
		}
		for i := range h.Phrases.Len() {
			m := index.QueryVector{Model: lexicon.ExpansionModel, Vector: h.Phrases.Row(i)}
			helps := expand(m, index.Group(z))
			if len(helps) == 0 || len(helps) > maxExpansions || !slices.Equal(helps[0].vector, h.Answers[i]) {
				t.Fatalf("group %d, %d: %d helps", z, i, len(helps))
			}
			if vector.Dot(expandedVector(m, helps[:1]), h.Answers[i]) < vector.Dot(m.Vector, h.Answers[i]) {
				t.Errorf("group %d, %d: did not turn toward who answers", z, i)
			}
		}
	}
	said := lexicon.LoadExpansions()[index.ProfileWords].Phrases.Row(0)
	for _, m := range []index.QueryVector{{Model: toy, Vector: said}, {Model: lexicon.ExpansionModel, Vector: make(vector.Vector, len(said))}} {
		if helps := expand(m, index.ProfileWords); len(helps) > 0 || !slices.Equal(expandedVector(m, helps), m.Vector) {
			t.Errorf("%s was turned", m.Model)
		}
	}
}

// What is meant like a gift is one, if the wording asks for nobody.
func TestGiftsAreToldFromTroubles(t *testing.T) {
	for z, h := range lexicon.LoadExpansions() {
		gifts := 0
		for i := range h.Phrases.Len() {
			if soundsLikeOffer(index.QueryVector{Model: lexicon.ExpansionModel, Vector: h.Phrases.Row(i)}) {
				gifts++
			}
		}
		share := float64(gifts) / float64(h.Phrases.Len())
		if index.Group(z) == index.NeedWords && share < 0.9 || index.Group(z) == index.ProfileWords && share > 0.1 {
			t.Errorf("group %d: %.2f are gifts", z, share)
		}
	}
	for _, m := range []index.QueryVector{{}, {Model: toy, Vector: lexicon.LoadExpansions()[index.NeedWords].Phrases.Row(0)}} {
		if soundsLikeOffer(m) {
			t.Errorf("%q gives", m.Model)
		}
	}
	for text, may := range map[string]bool{
		"Our hall seats eighty and is hardly ever booked": true, "our hall": false,
		"who has a hall that is hardly ever booked": false, "looking for a hall that is hardly ever booked": false,
		"a hall for eighty people in Bangor, hardly booked": false, "a hall for eighty people but not in a church": false,
	} {
		if got := query.Parse(text, "").MaybeOffering; got != may {
			t.Errorf("%q may give: %v", text, got)
		}
	}
}
