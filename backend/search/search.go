// Package search finds the people of a scope for a question. It keeps one index
// for each organization in step with the store, embeds profiles in the background,
// and ranks.
//
// A question goes through packages in one direction:
//
//	query.Parse    text → query.Query              what is asked, without looking at profiles
//	Service.Find   scope → indexes, query vector   which profiles to rank
//	rank.Find      plan → retrieve → rerank → decide → explain
//
// lexicon holds words and their relations, index the searchable profiles, minilm
// and multilingual the built-in encoders, golden the questions that measure all of it.
package search

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"kith/backend/domain"
	"kith/backend/ollama"
	"kith/backend/search/index"
	"kith/backend/search/query"
	"kith/backend/search/rank"
	"kith/backend/store"
)

// Options say how a [Service] works.
type Options struct {
	// Patience is how long a question waits for its own vector and for those of
	// the candidates; after that words alone decide. 0 stands for 100 ms.
	Patience time.Duration
	// LoadVectors makes the first question wait until the embedder is chosen.
	// Otherwise [Service.Run] chooses it in the background, and until then words
	// alone decide.
	LoadVectors bool
	WordsOnly   bool // embed neither profiles nor questions
	Ollama      *ollama.Client
	Log         *slog.Logger
}

// Service ranks the people of a scope. It checks no permission beyond the
// organizations that are searched: callers read the people that they show through
// the scoped store.
type Service struct {
	store     *store.Store
	indexes   *indexes
	embedders embedders
	job       *job
	options   Options
}

const (
	defaultPatience = 100 * time.Millisecond
	// embedTimeout is how long an embedder may take after a question has stopped
	// waiting for it. The model is then loaded for the next question.
	embedTimeout = time.Minute
)

// New returns a service that follows the changes of a store. It reads listed
// profiles through all. An index is built for the first question that needs it,
// or by [Service.Ready].
func New(s *store.Store, all store.Unscoped, o Options) *Service {
	if o.Patience == 0 {
		o.Patience = defaultPatience
	}
	service := &Service{store: s, indexes: newIndexes(all, o.Log), options: o}
	service.embedders = embedders{s, o.Ollama, NewBuiltinEmbedder()}
	service.job = newJob(all, service.indexes, service.embedders.chosen, o.Log)
	service.indexes.onStale = service.job.wake
	s.OnChange(func(users []domain.UserID) {
		service.indexes.note(users)
		service.job.wake()
	})
	return service
}

// Ready returns once the indexes of a scope contain everything that was stored
// before the call and, with [Options.LoadVectors], the stored vectors are loaded.
func (s *Service) Ready(ctx context.Context, scope domain.Scope) error {
	if err := s.chooseEmbedder(ctx); err != nil {
		return err
	}
	_, err := s.indexesOf(ctx, scope)
	return err
}

// Preload is Ready for all organizations of a user, who may not have entered
// their passcode yet. It also loads the built-in embedder, so that the first
// question need not wait for it.
func (s *Service) Preload(ctx context.Context, user domain.UserID) error {
	if !s.options.WordsOnly {
		if _, err := s.embedders.builtin.Encode(""); err != nil {
			return err
		}
	}
	orgs, err := s.orEveryone(ctx)(s.indexes.store.Reach(ctx, user))
	if err == nil {
		_, err = s.indexes.of(ctx, orgs)
	}
	return err
}

// chooseEmbedder chooses the embedder if questions are to wait for it.
func (s *Service) chooseEmbedder(ctx context.Context) error {
	if s.options.LoadVectors && !s.options.WordsOnly {
		return s.job.load(ctx)
	}
	return nil
}

// indexesOf returns the indexes of the organizations of a scope.
func (s *Service) indexesOf(ctx context.Context, scope domain.Scope) ([]*index.Index, error) {
	orgs, err := s.orgsOf(ctx, scope)
	if err != nil {
		return nil, err
	}
	return s.indexes.of(ctx, orgs)
}

// orgsOf returns the organizations whose members a scope may see.
func (s *Service) orgsOf(ctx context.Context, scope domain.Scope) ([]domain.OrgID, error) {
	return s.orEveryone(ctx)(s.store.In(scope).Reach(ctx))
}

// orEveryone replaces the organizations by all of them if everyone is true.
func (s *Service) orEveryone(ctx context.Context) func(orgs []domain.OrgID, everyone bool, err error) ([]domain.OrgID, error) {
	return func(orgs []domain.OrgID, everyone bool, err error) ([]domain.OrgID, error) {
		if err != nil || !everyone {
			return orgs, err
		}
		return s.indexes.store.Organizations(ctx)
	}
}

// Find ranks the people of a scope for a query, at most limit of them.
func (s *Service) Find(ctx context.Context, scope domain.Scope, q query.Query, limit int) (rank.Result, error) {
	return s.FindTraced(ctx, scope, q, limit, nil)
}

// FindTraced is Find that tells trace what each stage did, beginning with what
// comes before ranking.
func (s *Service) FindTraced(ctx context.Context, scope domain.Scope, q query.Query, limit int, trace rank.Trace) (rank.Result, error) {
	defer s.indexes.idle.begin()()
	if err := s.chooseEmbedder(ctx); err != nil {
		return rank.Result{}, err
	}
	embedded := s.embedQuestion(ctx, q)
	in, err := s.indexesOf(ctx, scope)
	if err != nil {
		return rank.Result{}, err
	}
	patient, cancel := context.WithTimeout(ctx, s.options.Patience)
	defer cancel()
	vector := embedded(patient)
	tracePrepared(trace, in, vector)
	return rank.Find(rank.Request{
		Query: q, Indexes: in, Exclude: scope.Actor, Limit: limit,
		Vector: vector, Load: s.indexes.loadPassageVectors(patient, vector.Model),
		Trace: trace,
	}), nil
}

// tracePrepared reports which indexes are ranked, and who made the query vector.
func tracePrepared(trace rank.Trace, in []*index.Index, vector index.QueryVector) {
	if trace == nil {
		return
	}
	entries := 0
	for _, x := range in {
		entries += x.Len()
	}
	embedder := "no query vector"
	if vector.Model != "" {
		embedder = "query vector: " + vector.Model
	}
	trace(rank.Stage{Name: "prepare", Details: []string{fmt.Sprintf("indexes: %d, entries: %d", len(in), entries), embedder}})
}

// Busy pauses background work until done is called.
func (s *Service) Busy() (done func()) { return s.indexes.idle.begin() }

// Count counts the entries of the indexes of all organizations. It builds those
// that no question needed yet.
func (s *Service) Count(ctx context.Context) (Counts, error) { return s.indexes.count(ctx) }
