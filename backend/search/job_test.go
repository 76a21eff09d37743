package search

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"time"

	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/ollama"
	"kith/backend/ollama/ollamatest"
	"kith/backend/search/index"
	"kith/backend/search/query"
	"kith/backend/store"
	"kith/backend/vector"
)

// letterCounter is an embedder for tests: a vector has the counts of the letters of a
// text. It records the texts.
type letterCounter struct {
	mu      sync.Mutex
	texts   []string
	failing int // it fails after so many texts; 0: never
}

func (*letterCounter) model() string  { return "letters" }
func (*letterCounter) batchSize() int { return 3 }

func (l *letterCounter) embed(_ context.Context, texts []string) ([]vector.Vector, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var said []vector.Vector
	for _, text := range texts {
		if l.failing > 0 && len(l.texts) >= l.failing {
			return nil, errors.New("failing")
		}
		l.texts = append(l.texts, text)
		numbers := make([]float32, 26)
		for _, r := range text {
			if 'a' <= r && r <= 'z' {
				numbers[r-'a']++
			}
		}
		said = append(said, vector.Quantize(numbers))
	}
	return said, nil
}

// taken returns the texts that were embedded since the last call.
func (l *letterCounter) taken() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	texts := l.texts
	l.texts = nil
	return texts
}

func serviceWith(s *store.Store, e embedder) *Service {
	service := newService(s)
	service.job.chosen = func(context.Context) (embedder, error) { return e, nil }
	return service
}

func TestJobEmbedsOnlyNewPassages(t *testing.T) {
	s, _, helper := inTestEnvironment(t)
	m := new(letterCounter)
	r := serviceWith(s, m)
	profile := domain.Profile{Name: "Helper", Headline: "Caner", Offers: "caning chairs", OptedIn: true}
	must(t, s.In(helper).SaveProfile(t.Context(), profile))
	must(t, r.job.embedAll(t.Context()))
	if texts := m.taken(); !slices.Equal(texts, []string{"Caner", "caning chairs"}) {
		t.Errorf("embedded %q", texts)
	}
	must(t, r.job.embedAll(t.Context()))
	if texts := m.taken(); len(texts) != 0 {
		t.Errorf("embedded again %q", texts)
	}
	profile.Offers = "tuning pianos"
	must(t, s.In(helper).SaveProfile(t.Context(), profile))
	must(t, r.job.embedAll(t.Context()))
	if texts := m.taken(); !slices.Equal(texts, []string{"tuning pianos"}) {
		t.Errorf("after a change it embedded %q", texts)
	}
	if n, err := r.WithoutVectors(t.Context(), helper); err != nil || n != 0 {
		t.Errorf("%d have no vectors, %v", n, err)
	}
}

func TestJobContinuesWhereItStopped(t *testing.T) {
	s, asker, _ := inTestEnvironment(t)
	must(t, s.In(asker).LoadSample(t.Context(), interchange.Sample()))
	m := &letterCounter{failing: 100}
	if serviceWith(s, m).job.embedAll(t.Context()) == nil {
		t.Fatal("it is not failing")
	}
	first := m.taken()
	m.failing = 0
	must(t, serviceWith(s, m).job.embedAll(t.Context())) // as after a restart
	passages := map[domain.UserID]int{}
	orgs, err := s.Unscoped().Organizations(t.Context())
	must(t, err)
	for _, org := range orgs {
		for p, err := range s.Unscoped().Listed(t.Context(), org) {
			must(t, err)
			passages[p.UserID] = len(index.Passages(p))
		}
	}
	all := 0
	for _, n := range passages {
		all += n
	}
	const mostOfOne = 32
	if again := len(first) + len(m.taken()) - all; again < 0 || again > mostOfOne {
		t.Errorf("embedded %d passages twice", again)
	}
}

// Stored vectors are used after a restart, also with a read-only store.
func TestVectorsAreLoadedAfterARestart(t *testing.T) {
	s, asker, helper := inTestEnvironment(t)
	must(t, s.In(helper).SaveProfile(t.Context(), domain.Profile{Name: "Helper", Offers: "caning chairs", OptedIn: true}))
	m := new(letterCounter)
	must(t, serviceWith(s, m).job.embedAll(t.Context()))
	beside, err := store.Open(t.Context(), s.Dir(), store.Options{ReadOnly: true})
	must(t, err)
	defer func() { must(t, beside.Close()) }()
	r := serviceWith(beside, m)
	must(t, r.job.load(t.Context()))
	m.taken()
	if ids := found(t, r, asker, anagram); !slices.Contains(ids, helper.Actor) {
		t.Errorf("found %v", ids)
	}
	if texts := m.taken(); len(texts) != 1 {
		t.Errorf("embedded %q", texts)
	}
}

// anagram has other words than "caning chairs" but the same vector.
const anagram = "acning ahcirs"

// A change of the profile that does not change the passages keeps their vectors.
func TestVectorsSurviveOtherChanges(t *testing.T) {
	s, asker, helper := inTestEnvironment(t)
	m := new(letterCounter)
	r := serviceWith(s, m)
	profile := domain.Profile{Name: "Helper", Offers: "caning chairs", OptedIn: true}
	must(t, s.In(helper).SaveProfile(t.Context(), profile))
	must(t, r.job.embedAll(t.Context()))
	m.taken()
	for range 2 {
		profile.ShowEmail = !profile.ShowEmail
		must(t, s.In(helper).SaveProfile(t.Context(), profile))
		if ids := found(t, r, asker, anagram); !slices.Contains(ids, helper.Actor) {
			t.Errorf("found %v", ids)
		}
	}
	must(t, r.job.embedAll(t.Context()))
	if texts := m.taken(); len(texts) != 2 { // the questions
		t.Errorf("embedded %q", texts)
	}
	profile.Offers = "tuning pianos"
	must(t, s.In(helper).SaveProfile(t.Context(), profile))
	if ids := found(t, r, asker, anagram); len(ids) != 0 {
		t.Errorf("found %v by what is not said any more", ids)
	}
}

// If loading vectors takes too long it fails, and the search uses words alone.
func TestLoadingVectorsTimesOut(t *testing.T) {
	s, _, helper := inTestEnvironment(t)
	must(t, s.In(helper).SaveProfile(t.Context(), domain.Profile{Name: "Helper", Offers: "caning chairs", OptedIn: true}))
	r := serviceWith(s, new(letterCounter))
	must(t, r.job.embedAll(t.Context()))
	late, end := context.WithCancel(t.Context())
	end()
	if _, err := r.indexes.loadPassageVectors(late, "letters")([]domain.UserID{helper.Actor}); err == nil {
		t.Error("vectors were loaded after the time was over")
	}
}

// Only profiles that are listed are embedded, and opting out deletes their vectors.
func TestOptingOutDeletesVectors(t *testing.T) {
	s, _, helper := inTestEnvironment(t)
	m := new(letterCounter)
	r := serviceWith(s, m)
	profile := domain.Profile{Name: "Helper", Offers: "caning chairs"}
	must(t, s.In(helper).SaveProfile(t.Context(), profile))
	must(t, r.job.embedAll(t.Context()))
	if texts := m.taken(); len(texts) != 0 {
		t.Errorf("embedded an unlisted profile: %q", texts)
	}
	profile.OptedIn = true
	must(t, s.In(helper).SaveProfile(t.Context(), profile))
	must(t, r.job.embedAll(t.Context()))
	profile.OptedIn = false
	must(t, s.In(helper).SaveProfile(t.Context(), profile))
	stored, _, err := s.Unscoped().CountWithVectors(t.Context(), m.model())
	must(t, err)
	if stored != 0 {
		t.Error("vectors are stored after their user opted out")
	}
}

// stuck is an embedder that embeds nothing until its context ends.
type stuck struct{}

func (stuck) model() string  { return "letters" }
func (stuck) batchSize() int { return 1 }
func (stuck) embed(ctx context.Context, _ []string) ([]vector.Vector, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func TestFindDoesNotWaitForASlowEmbedder(t *testing.T) {
	s, asker, helper := inTestEnvironment(t)
	must(t, s.In(helper).SaveProfile(t.Context(), domain.Profile{Name: "Helper", Offers: "caning chairs", OptedIn: true}))
	r := serviceWith(s, new(letterCounter))
	must(t, r.job.embedAll(t.Context()))
	r.indexes.setEmbedder(stuck{})
	r.options.Patience = time.Nanosecond
	if ids := found(t, r, asker, "who can cane chairs?"); len(ids) != 1 {
		t.Errorf("found %v", ids)
	}
}

// Embedding waits while a question is answered, and continues after it.
func TestJobWaitsForQuestions(t *testing.T) {
	s, _, helper := inTestEnvironment(t)
	must(t, s.In(helper).SaveProfile(t.Context(), domain.Profile{Name: "Helper", Offers: "caning chairs", OptedIn: true}))
	m := new(letterCounter)
	r := serviceWith(s, m)
	answered := r.Busy()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- r.job.embedAll(ctx) }()
	cancel()
	if <-done == nil || len(m.taken()) != 0 {
		t.Error("it embedded during a question")
	}
	answered()
	must(t, r.job.embedAll(t.Context()))
	if len(m.taken()) != 1 {
		t.Error("it did not embed afterwards")
	}
}

// If an embedder is chosen again, its stored vectors are still used.
func TestFormerEmbedderKeepsVectors(t *testing.T) {
	s, _, helper := inTestEnvironment(t)
	must(t, s.In(helper).SaveProfile(t.Context(), domain.Profile{Name: "Helper", Headline: "Caner", Offers: "caning chairs", OptedIn: true}))
	r := serviceWith(s, new(letterCounter))
	must(t, r.job.embedAll(t.Context()))
	must(t, r.Ready(t.Context(), helper))
	another := new(other)
	for _, m := range []embedder{another, new(letterCounter)} {
		must(t, r.indexes.use(t.Context(), m))
		if stale, err := r.indexes.takeStale(t.Context()); err != nil || len(stale) > 0 {
			t.Fatalf("vectors of %v are stale, %v", stale, err)
		}
		if !r.indexes.holds(m) {
			t.Errorf("%s does not embed questions", m.model())
		}
	}
	if meant := r.embedQuestion(t.Context(), query.Query{SemanticText: "who can cane chairs?"})(t.Context()); meant.Model != "letters" {
		t.Errorf("the vector of the question is %v", meant)
	}
}

type other struct{ letterCounter }

func (*other) model() string { return "other" }

// An embedding model of Ollama embeds all profiles and questions, and the vectors
// of the former embedder are deleted.
func TestEmbeddingWithOllama(t *testing.T) {
	server := ollamatest.Start(t)
	server.Create(t, "embedder", true)
	s, _, helper := inTestEnvironment(t)
	must(t, s.In(helper).SaveProfile(t.Context(), domain.Profile{Name: "Helper", Headline: "Caner", Offers: "caning chairs", OptedIn: true}))
	must(t, serviceWith(s, new(letterCounter)).job.embedAll(t.Context()))
	client, err := ollama.New(server.Address)
	must(t, err)
	r := New(s, s.Unscoped(), Options{Ollama: client, Log: slog.New(slog.DiscardHandler)})
	if code := domain.CodeOf(r.ChooseEmbedder(t.Context(), "nobody")); code != domain.NotFound {
		t.Errorf("choosing nobody: %q", code)
	}
	state, err := r.Embedder(t.Context())
	must(t, err)
	if len(state.Models) != 1 {
		t.Fatalf("the models are %v", state.Models)
	}
	must(t, r.ChooseEmbedder(t.Context(), state.Models[0]))
	must(t, r.job.embedAll(t.Context()))
	m, err := r.job.chosen(t.Context())
	must(t, err)
	stored, listed, err := s.Unscoped().CountWithVectors(t.Context(), m.model())
	must(t, err)
	if stored != 1 || listed != 1 {
		t.Errorf("%d of %d have vectors of %s", stored, listed, m.model())
	}
	if stored, _, _ := s.Unscoped().CountWithVectors(t.Context(), "letters"); stored != 0 {
		t.Error("vectors of the former embedder are still stored")
	}
	if meant := r.embedQuestion(t.Context(), query.Query{SemanticText: "who can cane chairs?"})(t.Context()); meant.Model != m.model() || len(meant.Vector) == 0 {
		t.Errorf("the vector of the question is %v", meant)
	}
	server.Stop()
	if code := domain.CodeOf(r.job.embedAll(t.Context())); code != domain.Unavailable {
		t.Errorf("without Ollama: %q", code)
	}
	must(t, r.job.load(t.Context()))
}
