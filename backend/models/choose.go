package models

import (
	"context"
	"time"

	"kith/backend/domain"
	"kith/backend/ollama"
)

// preloadInterval is the minimum time between two preloads.
const preloadInterval = 20 * time.Second

// Choose sets what writes answers: "builtin", an installed model, or "" for the
// latest one. It fails with [domain.NotFound] if the model is not installed, and
// with [domain.Invalid] if it cannot chat.
func (s *Service) Choose(ctx context.Context, name string) error {
	if name != "" && name != domain.BuiltinModel {
		m, err := s.writer(ctx, name)
		if err != nil {
			return err
		}
		name = m.Name
	}
	if err := s.parts.Store.Choose(ctx, name); err != nil {
		return err
	}
	s.mu.Lock()
	s.preloaded = time.Time{}
	s.mu.Unlock()
	s.Preload()
	s.notify(true)
	return nil
}

func (s *Service) writer(ctx context.Context, name string) (ollama.Model, error) {
	if s.parts.Ollama == nil {
		return ollama.Model{}, s.parts.Problem
	}
	return s.parts.Ollama.Writer(ctx, name)
}

// Remove deletes a model from the server. If it was the chosen one, the choice
// becomes automatic.
func (s *Service) Remove(ctx context.Context, name string) error {
	if s.parts.Ollama == nil {
		return s.parts.Problem
	}
	if err := s.parts.Ollama.Remove(ctx, name); err != nil {
		return err
	}
	defer s.notify(true)
	chosen, err := s.parts.Store.Chosen(ctx)
	if err != nil || chosen == "" || !ollama.SameName(chosen, name) {
		return err
	}
	return s.parts.Store.Choose(ctx, "")
}

// Preload loads the chosen model in the background, so that the next answer begins
// at once. It does nothing if the built-in writer is chosen, if the model does not
// fit this machine's memory, or within preloadInterval of the last call.
func (s *Service) Preload() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.parts.Ollama == nil || s.ctx.Err() != nil || time.Since(s.preloaded) < preloadInterval {
		return
	}
	s.preloaded = time.Now()
	s.running.Go(func() {
		if err := s.preload(s.ctx); err != nil && s.ctx.Err() == nil {
			s.parts.Log.Debug("the model could not be loaded in advance", "error", err)
		}
	})
}

func (s *Service) preload(ctx context.Context) error {
	chosen, err := s.parts.Store.Chosen(ctx)
	if err != nil || chosen == domain.BuiltinModel {
		return err
	}
	name, err := s.parts.Ollama.Pick(ctx, chosen)
	if err != nil {
		return err
	}
	m, err := s.parts.Ollama.Writer(ctx, name)
	if err != nil || !s.machine().fits(demand(m)) {
		return err
	}
	loaded, err := s.parts.Ollama.Loaded(ctx, name)
	if err != nil || loaded {
		return err
	}
	if err := s.parts.Ollama.Preload(ctx, name); err != nil {
		return err
	}
	s.notify(true)
	return nil
}
