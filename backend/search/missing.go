package search

import (
	"context"
	"runtime"
	"sync"

	"kith/backend/domain"
)

// WithoutVectors returns how many listed profiles of a scope's organizations have
// no vectors of the embedder that questions use. They are found by words only.
func (s *Service) WithoutVectors(ctx context.Context, scope domain.Scope) (int, error) {
	e := s.indexes.currentEmbedder()
	if e == nil {
		return 0, nil
	}
	orgs, err := s.orgsOf(ctx, scope)
	if err != nil {
		return 0, err
	}
	if complete, err := s.indexes.complete(ctx, orgs, e.model()); complete || err != nil {
		return 0, err
	}
	return s.indexes.store.CountWithoutVectors(ctx, orgs, e.model())
}

// EmbedMissing embeds the profiles of a scope's organizations that have no
// vectors, on all processors. If there are any, it calls report at first and after
// each profile. At the end it deletes the vectors of other models, like the job. It can
// be interrupted: vectors are stored profile by profile, and the next call goes on.
func (s *Service) EmbedMissing(ctx context.Context, scope domain.Scope, report func(done, total int)) error {
	if s.options.WordsOnly {
		return nil
	}
	orgs, err := s.orgsOf(ctx, scope)
	if err != nil {
		return err
	}
	e, err := s.prepare(ctx, orgs)
	if err != nil {
		return err
	}
	total, err := s.job.store.CountWithoutVectors(ctx, orgs, e.model())
	if err == nil && total > 0 {
		p := &parallelEmbedding{job: s.job, embedder: e, total: total, report: report}
		report(0, total)
		err = p.embedAll(ctx, orgs)
	}
	if err != nil {
		return err
	}
	return s.job.store.DeleteOtherVectors(ctx, e.model())
}

// prepare chooses the embedder, and deletes the stored vectors of organizations
// that are stale, which their indexes tell.
func (s *Service) prepare(ctx context.Context, orgs []domain.OrgID) (embedder, error) {
	e, err := s.job.chosen(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.indexes.use(ctx, e); err != nil {
		return nil, err
	}
	if _, err := s.indexes.of(ctx, orgs); err != nil {
		return nil, err
	}
	return e, s.job.deleteStale(ctx)
}

// parallelEmbedding embeds profiles on all processors.
type parallelEmbedding struct {
	job      *job
	embedder embedder
	total    int
	report   func(done, total int)

	mu   sync.Mutex
	done int
}

func (p *parallelEmbedding) embedAll(ctx context.Context, orgs []domain.OrgID) error {
	for last := domain.UserID(""); ; {
		people, err := p.job.store.WithoutVectorsIn(ctx, orgs, p.embedder.model(), last, profilesPerBatch)
		if err != nil || len(people) == 0 {
			return err
		}
		if err := p.embed(ctx, people); err != nil {
			return err
		}
		last = people[len(people)-1].UserID
	}
}

func (p *parallelEmbedding) embed(ctx context.Context, people []domain.Profile) error {
	ctx, fail := context.WithCancelCause(ctx)
	defer fail(nil)
	next := make(chan domain.Profile)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for profile := range next {
				if err := p.job.embed(ctx, p.embedder, profile); err != nil {
					fail(err)
					continue
				}
				p.addDone()
			}
		})
	}
	for _, profile := range people {
		next <- profile
	}
	close(next)
	workers.Wait()
	return context.Cause(ctx)
}

func (p *parallelEmbedding) addDone() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	p.report(p.done, max(p.done, p.total))
}
