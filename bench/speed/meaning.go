package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"

	"kith/backend"
	"kith/backend/cli"
	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/lexicon"
	"kith/backend/search/query"
	"kith/backend/store"
	"kith/backend/vector"
)

// kithByMeaning is the complete Kith on a data folder with vectors of all members. Its
// finish opens the folder and loads the index. The time of a question includes embedding
// it.
type kithByMeaning struct {
	dir   string
	parts cli.Parts
	scope domain.Scope
	close func() error
}

func newKithByMeaning(dir string) (builder, error) { return &kithByMeaning{dir: dir}, nil }

func (*kithByMeaning) add(domain.Profile) error { return nil } // fill has stored them

func (k *kithByMeaning) finish() (err error) {
	open := backend.CommandLine(backend.Options{DataDir: k.dir}).Open
	if k.parts, k.close, err = open(context.Background(), true); err != nil {
		return err
	}
	actor, err := k.parts.Store.Actor(context.Background(), "")
	if err != nil {
		return err
	}
	k.scope = domain.Scope{Actor: actor.ID, Surface: domain.SurfaceCommandLine}
	if err := k.parts.Finder.Ready(context.Background(), k.scope); err != nil {
		return err
	}
	n, err := k.parts.Embedder.WithoutVectors(context.Background(), k.scope)
	if err == nil && n > 0 {
		err = fmt.Errorf("%d members have no vectors", n)
	}
	return err
}

func (k *kithByMeaning) ask(question string) error {
	_, err := k.parts.Finder.Find(context.Background(), k.scope, query.Parse(question, ""), found)
	return err
}

// fill stores members in a data folder, with random vectors: to embed so many profiles
// takes hours.
func fill(dir string, members int) (err error) {
	ctx := context.Background()
	s, err := store.Open(ctx, dir, store.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if err := importMembers(ctx, s, members); err != nil {
		return err
	}
	r := rand.New(rand.NewPCG(3, 4)) //nolint:gosec // made-up vectors
	for {
		people, err := s.Unscoped().WithoutVectors(ctx, lexicon.ExpansionModel, "", batchSize)
		if err != nil || len(people) == 0 {
			return err
		}
		for _, p := range people {
			if err := saveRandomVectors(ctx, s.Unscoped(), p, r); err != nil {
				return err
			}
		}
	}
}

const batchSize = 1_000 // members

func importMembers(ctx context.Context, s *store.Store, members int) error {
	founder, err := s.SignUp(ctx, domain.SurfaceDesktop, "Founder", "founder@example.org")
	if err != nil {
		return err
	}
	scoped := s.In(domain.Scope{Actor: founder.ID, Surface: domain.SurfaceDesktop})
	org, err := scoped.Organization(ctx, "Test Environment")
	if err != nil {
		return err
	}
	c, entries := newCrowd(1), make([]domain.Entry, members)
	for i := range entries {
		entries[i] = domain.Entry{Line: i, Consent: domain.ConsentGiven, ConsentSource: "invented", Profile: c.member(i)}
		entries[i].Profile.Email = fmt.Sprintf("member%d@example.org", i)
	}
	_, err = scoped.Import(ctx, domain.Import{Org: org.ID, Entries: entries})
	return err
}

func saveRandomVectors(ctx context.Context, s store.Unscoped, p domain.Profile, r *rand.Rand) error {
	passages := index.Passages(p)
	v := store.Vectors{UserID: p.UserID, Digest: index.Digest(passages)}
	for i := range passages {
		v.Passages = append(v.Passages, passages[i].Digest())
		v.Vectors = append(v.Vectors, vector.Quantize(randomDirection(r)))
	}
	centroids := index.NewCentroids(lexicon.ExpansionModel, passages, v.Vectors)
	stored := store.Centroids{UserID: p.UserID, Digest: v.Digest, Profile: centroids[0], Needs: centroids[1]}
	return s.SaveVectors(ctx, lexicon.ExpansionModel, p, v, stored)
}

// randomDirection returns a vector of random direction.
func randomDirection(r *rand.Rand) []float32 {
	numbers := make([]float32, lexicon.ExpansionBlocks.Width())
	for i := range numbers {
		numbers[i] = float32(r.NormFloat64())
	}
	return numbers
}
