package match

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
	"kith/backend/vector"
)

const toy = "toy"

// toyVector points texts that share stems the same way: a model that knows no
// language, but behaves like one.
func toyVector(text string) vector.Vector {
	numbers := make([]float32, 64)
	for _, word := range foldedWords(text) {
		h := fnv.New32a()
		_, _ = h.Write([]byte(stem(word)))
		numbers[h.Sum32()%64]++
	}
	return vector.Quantize(numbers)
}

// A memory is what everybody's passages mean.
type memory map[domain.UserID]Said

func (m memory) recall(of []domain.UserID) (map[domain.UserID]Said, error) {
	said := map[domain.UserID]Said{}
	for _, id := range of {
		if s, ok := m[id]; ok {
			said[id] = s
		}
	}
	return said, nil
}

// asked is a question that means what another text says.
func (m memory) asked(text, like string) Question {
	q := Understand(text, "")
	q.Meaning, q.Recall = Meaning{toy, toyVector(like)}, m.recall
	return q
}

// read puts what everybody's passages mean.
func read(t testing.TB, x *Index, people []domain.Profile) memory {
	t.Helper()
	m := memory{}
	for _, p := range people {
		passages := Passages(p)
		var said []vector.Vector
		for _, passage := range passages {
			said = append(said, toyVector(passage.Text))
		}
		toward, lengths := NewBearings(passages, said)
		m[p.UserID] = Said{Digest(passages), said, lengths}
		if !x.PutMeaning(p.UserID, Digest(passages), toy, toward) {
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
	x := Build(people)
	m := read(t, x, people)
	in := []*Index{x}
	r := Find(m.asked("who is a fermented drinks enthusiast", "I brew kombucha in quantities"), in, "", 5)
	if got, _ := ids(r); len(got) == 0 || got[0] != "near" || slices.Contains(got, "needy") {
		t.Fatalf("found %v", got)
	}
	if e := r.Matches[0].Evidence; e[0] != (domain.Evidence{Field: "about", Text: "I brew kombucha in quantities"}) {
		t.Errorf("evidence %v", e)
	}
	told := Find(m.asked("fermented drinks, a whole crate", "I brew kombucha in quantities"), in, "", 5)
	if got, _ := ids(told); !slices.Equal(got, []string{"near", "needy"}) {
		t.Errorf("who has or needs it: %v", got)
	}
	needs := Find(m.asked("who needs fermented drinks", "I brew kombucha in quantities"), in, "", 5)
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
	x := Build(people)
	m := read(t, x, people)
	for _, c := range []struct{ text, like, want string }{
		{"a pipe organ tuner in Bangor", "Pipe organ tuner", "tuner"},
		{"a pipe organ tuner in Eastport", "Pipe organ tuner", ""},
		{"a violin maker in Eastport", "violin maker", ""},
		{"zymurgist in Eastport", "plummer 22 yrs", "plumber"},
	} {
		got, _ := ids(Find(m.asked(c.text, c.like), []*Index{x}, "", 5))
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s finds %v, want %q", c.text, got, c.want)
		}
	}
}

// Where nobody anywhere knows what is asked for, who meets the conditions comes close.
func TestWhoMeetsTheConditionsComesClose(t *testing.T) {
	people := append(community(t), domain.Profile{UserID: "cook", Headline: "Cook", Location: "Eastport, Maine"})
	x := Build(people)
	m := read(t, x, people)
	_, near := ids(Find(m.asked("a xylographer in Eastport", ""), []*Index{x}, "", 5))
	if !slices.Equal(near, []string{"cook"}) {
		t.Errorf("nearest %v", near)
	}
}

// Meaning tells nothing of a name; whoever has it answers, though it is all that was asked.
func TestNameAloneIsNoMeaning(t *testing.T) {
	people := community(t)
	x := Build(people)
	m := read(t, x, people)
	for _, name := range []string{"Priya", "priya", "Okafor"} {
		r := Find(m.asked(name, "wooden boats"), []*Index{x}, "", 5)
		if got, _ := ids(r); len(got) != 1 || !strings.Contains(got[0], strings.ToLower(name)) {
			t.Errorf("%s finds %v", name, got)
		}
	}
}

// Without vectors, or with those of another model, words alone decide.
func TestFindWithoutMeaning(t *testing.T) {
	people := community(t)
	x, bare := Build(people), []*Index{Build(people)}
	m := read(t, x, people)
	for _, c := range rankings {
		q := Understand(c.question, "")
		want := describe(Find(q, bare, "", 5))
		if got := describe(Find(q, []*Index{x}, "", 5)); got != want {
			t.Errorf("%s: %s, want %s", c.question, got, want)
		}
		q.Meaning, q.Recall = Meaning{"another", toyVector(c.question)}, m.recall
		if got := describe(Find(q, []*Index{x}, "", 5)); got != want {
			t.Errorf("%s by another model: %s, want %s", c.question, got, want)
		}
	}
}

func TestEvidenceByMeaningStandsInTheProfile(t *testing.T) {
	people := slices.Concat(community(t), newInvented(2).profiles(300))
	x := Build(people)
	m := read(t, x, people)
	for _, c := range rankings {
		r := Find(m.asked(c.question, c.question), []*Index{x}, "", 10)
		checkResult(t, r, people)
		if again := Find(m.asked(c.question, c.question), []*Index{x}, "", 10); describe(again) != describe(r) {
			t.Errorf("%s: another order the second time", c.question)
		}
	}
}

// Meaning goes with the words: whoever changes or leaves is not found by what
// they said, and a sweep keeps everybody else's.
func TestMeaningGoesWithTheWords(t *testing.T) {
	brewer := domain.Profile{UserID: "brewer", Headline: "I brew kombucha"}
	x := Build([]domain.Profile{brewer})
	for i := range minSweep {
		x.Put(domain.Profile{UserID: domain.UserID(fmt.Sprint(i)), Headline: "Somebody"})
	}
	m := read(t, x, []domain.Profile{brewer})
	for i := range minSweep {
		x.Remove(domain.UserID(fmt.Sprint(i)))
	}
	if n := len(x.current.Load().people); n != 1 {
		t.Fatalf("%d people after the sweep", n)
	}
	q := m.asked("fermented", "I brew kombucha")
	if got, _ := ids(Find(q, []*Index{x}, "", 5)); !slices.Equal(got, []string{"brewer"}) {
		t.Errorf("found %v after the sweep", got)
	}
	brewer.Headline = "Retired" // what is remembered is of what was said before
	x.Put(brewer)
	if got, _ := ids(Find(q, []*Index{x}, "", 5)); len(got) > 0 {
		t.Errorf("found %v by what is not said any more", got)
	}
}

// What cannot be recalled, or is of other words than those that are said now, is
// as if it were not known.
func TestFindWithoutRecall(t *testing.T) {
	people := community(t)
	x, bare := Build(people), []*Index{Build(people)}
	m := read(t, x, people)
	for _, c := range rankings {
		q := m.asked(c.question, c.question)
		q.Recall = func([]domain.UserID) (map[domain.UserID]Said, error) { return nil, errors.New("late") }
		want := describe(Find(Understand(c.question, ""), bare, "", 5))
		if got := describe(Find(q, []*Index{x}, "", 5)); got != want {
			t.Errorf("%s: %s, want %s", c.question, got, want)
		}
	}
	for id, said := range m {
		m[id] = Said{said.Digest + 1, said.Vectors, said.Lengths}
	}
	r := Find(m.asked("fermented drinks", people[0].Headline), []*Index{x}, "", 5)
	if got, _ := ids(r); len(got) > 0 {
		t.Errorf("found %v by what is not said", got)
	}
}

// Nobody else's passages are asked for than those of people in scope, each once.
func TestRecallIsOfPeopleInScope(t *testing.T) {
	people := community(t)
	x, y := Build(people[:20]), Build(people[10:30])
	m := read(t, x, people[:20])
	maps.Copy(m, read(t, y, people[10:30]))
	q := m.asked("boats", "wooden boats")
	q.Recall = func(of []domain.UserID) (map[domain.UserID]Said, error) {
		slices.Sort(of)
		for i, id := range of {
			in := slices.IndexFunc(people[:30], func(p domain.Profile) bool { return p.UserID == id })
			if in < 0 || i > 0 && of[i-1] == id || id == people[0].UserID {
				t.Errorf("asked for %s", id)
			}
		}
		return m.recall(of)
	}
	Find(q, []*Index{x, y}, people[0].UserID, 5)
}

// Readers never wait while people are read into vectors, change and leave.
func TestFindWhileMeaningIsPut(t *testing.T) {
	people := newInvented(3).profiles(200)
	x := Build(people)
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
				checkResult(t, Find(m.asked(text, text), []*Index{x}, "", 5), people)
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
		if got := Understand(c.text, c.prior).Sense; got != c.want {
			t.Errorf("%q after %q: %q, want %q", c.text, c.prior, got, c.want)
		}
	}
}

// However many people there are, so many are read again at most.
func TestWorkByMeaningIsBounded(t *testing.T) {
	people := newInvented(5).profiles(1500)
	x := Build(people)
	m := read(t, x, people)
	for _, text := range newInvented(5).questions(20) {
		q := m.asked(text, text)
		q.Giving = true
		p := newPlan(q, newScope([]*Index{x}))
		found, err := p.findings("", 10)
		if n := len(found); err != nil || n > 2*10+2*closerRead {
			t.Errorf("%q: %d people read again, %v", text, n, err)
		}
	}
}

// A question that tells a known trouble, or of a known gift, turns toward who
// answers it; one of another model, and one that comes near to none, stay as they
// are.
func TestTroubles(t *testing.T) {
	texts := Troubles()
	if want := len(troublesRead) / len(texts); want*len(texts) != len(troublesRead) {
		t.Fatalf("%d texts, %d numbers", len(texts), len(troublesRead))
	}
	for z, h := range troubles() {
		if h.said.Len() == 0 {
			t.Errorf("nothing is heard in zone %d", z)
		}
		for i := range h.said.Len() {
			m := Meaning{TroublesModel, h.said.Row(i)}
			helps := m.helps(zone(z))
			if len(helps) == 0 || len(helps) > maxHelps || !slices.Equal(helps[0].toward, h.answer[i]) {
				t.Fatalf("zone %d, %d: %d helps", z, i, len(helps))
			}
			if vector.Dot(m.toward(helps[:1]), h.answer[i]) < vector.Dot(m.Vector, h.answer[i]) {
				t.Errorf("zone %d, %d: did not turn toward who answers", z, i)
			}
		}
	}
	said := troubles()[has].said.Row(0)
	for _, m := range []Meaning{{toy, said}, {TroublesModel, make(vector.Vector, len(said))}} {
		if helps := m.helps(has); len(helps) > 0 || !slices.Equal(m.toward(helps), m.Vector) {
			t.Errorf("%s was turned", m.Model)
		}
	}
}

// What is meant like a gift is one, if the wording asks for nobody.
func TestGiftsAreToldFromTroubles(t *testing.T) {
	for z, h := range troubles() {
		gifts := 0
		for i := range h.said.Len() {
			if (Meaning{TroublesModel, h.said.Row(i)}).gives() {
				gifts++
			}
		}
		share := float64(gifts) / float64(h.said.Len())
		if zone(z) == wants && share < 0.9 || zone(z) == has && share > 0.1 {
			t.Errorf("zone %d: %.2f are gifts", z, share)
		}
	}
	for _, m := range []Meaning{{}, {toy, troubles()[wants].said.Row(0)}} {
		if m.gives() {
			t.Errorf("%q gives", m.Model)
		}
	}
	for text, may := range map[string]bool{
		"Our hall seats eighty and is hardly ever booked": true, "our hall": false,
		"who has a hall that is hardly ever booked": false, "looking for a hall that is hardly ever booked": false,
		"a hall for eighty people in Bangor, hardly booked": false, "a hall for eighty people but not in a church": false,
	} {
		if got := Understand(text, "").MayGive; got != may {
			t.Errorf("%q may give: %v", text, got)
		}
	}
}
