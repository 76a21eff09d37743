package models

import (
	"context"
	"strings"
	"time"

	"kith/backend/domain"
	"kith/backend/ollama"
)

// Speed is what a probe of a model measured.
type Speed struct {
	Model          string  `json:"model"`
	WordsPerSecond float64 `json:"words_per_second"`
	LoadSeconds    float64 `json:"load_seconds"`  // it took to load the model, 0 if it was loaded
	FirstSeconds   float64 `json:"first_seconds"` // from asking to the first word
}

const (
	// probing is how long a model writes for a probe, from its first word on.
	probing = 5 * time.Second
	// beginning is how long a loaded model may take to its first word.
	beginning = 15 * time.Second
)

var probe = []ollama.Message{{Role: "user", Content: "Describe a small harbour town in 300 words."}}

// Probe lets a model write for five seconds at most, after it is loaded. It
// fails as [ollama.Client.Chat] does, and with [domain.Unavailable] for a model
// that is too slow to begin.
func (s *Service) Probe(ctx context.Context, model string) (Speed, error) {
	if s.parts.Ollama == nil {
		return Speed{}, s.parts.Problem
	}
	speed := Speed{Model: model}
	began := time.Now()
	loaded, err := s.parts.Ollama.Loaded(ctx, model)
	if err != nil {
		return Speed{}, err
	}
	if err := s.parts.Ollama.Preload(ctx, model); err != nil {
		return Speed{}, err
	}
	if !loaded {
		speed.LoadSeconds = time.Since(began).Seconds()
	}
	err = s.measure(ctx, &speed)
	return speed, err
}

// measure counts the words that follow the first.
func (s *Service) measure(ctx context.Context, speed *Speed) error {
	timed, cancel := context.WithCancel(ctx)
	defer cancel()
	limit := time.AfterFunc(beginning, cancel)
	defer limit.Stop()
	asked := time.Now()
	var first, last time.Time
	var text strings.Builder
	_, err := s.parts.Ollama.Chat(timed, ollama.ChatRequest{Model: speed.Model, Messages: probe, MaxTokens: 400}, func(delta string) error {
		if last = time.Now(); first.IsZero() {
			first = last
			limit.Reset(probing)
			return nil
		}
		text.WriteString(delta)
		return nil
	})
	switch {
	case err != nil && (ctx.Err() != nil || timed.Err() == nil):
		return err
	case first.IsZero():
		return domain.Errorf(domain.Unavailable, "The model %s did not say a word within %.0f seconds.", speed.Model, beginning.Seconds()).
			WithHint("Choose a smaller one.")
	}
	speed.FirstSeconds = first.Sub(asked).Seconds()
	if took := last.Sub(first).Seconds(); took > 0 {
		speed.WordsPerSecond = float64(len(strings.Fields(text.String()))) / took
	}
	return nil
}
