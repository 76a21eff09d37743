package models

import (
	"context"
	"errors"
	"strings"
	"time"

	"kith/backend/ollama"
)

// Speed is what a probe of a model measured.
type Speed struct {
	Model          string  `json:"model"`
	WordsPerSecond float64 `json:"words_per_second"`
	LoadSeconds    float64 `json:"load_seconds"`  // it took to load the model, 0 if it was loaded
	FirstSeconds   float64 `json:"first_seconds"` // from asking to the first word
}

// probing is how long a model writes for a probe.
const probing = 5 * time.Second

var probe = []ollama.Message{{
	Role:    "user",
	Content: "Describe a small harbour town on a summer morning: the boats, the people at work, the market. Write at least 300 words.",
}}

// Probe lets a model write for five seconds at most, after it is loaded. It
// fails as [ollama.Client.Chat] does.
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

func (s *Service) measure(ctx context.Context, speed *Speed) error {
	timed, cancel := context.WithTimeout(ctx, probing)
	defer cancel()
	asked := time.Now()
	var first, last time.Time
	var text strings.Builder
	_, err := s.parts.Ollama.Chat(timed, ollama.ChatRequest{Model: speed.Model, Messages: probe, MaxTokens: 400}, func(delta string) error {
		if last = time.Now(); first.IsZero() {
			first = last
		} else {
			text.WriteString(delta)
		}
		return nil
	})
	if err != nil && (ctx.Err() != nil || !errors.Is(timed.Err(), context.DeadlineExceeded)) {
		return err
	}
	if first.IsZero() {
		speed.FirstSeconds = probing.Seconds()
		return nil
	}
	speed.FirstSeconds = first.Sub(asked).Seconds()
	if took := last.Sub(first).Seconds(); took > 0 {
		speed.WordsPerSecond = float64(len(strings.Fields(text.String()))) / took
	}
	return nil
}
