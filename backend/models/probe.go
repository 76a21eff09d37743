package models

import (
	"context"
	"strings"
	"time"

	"kith/backend/domain"
	"kith/backend/ollama"
)

// Speed is the measured speed of a model.
type Speed struct {
	Model          string  `json:"model"`
	WordsPerSecond float64 `json:"words_per_second"`
	LoadSeconds    float64 `json:"load_seconds"`  // to load the model; 0 if it was loaded
	FirstSeconds   float64 `json:"first_seconds"` // from the request to the first word
}

const (
	// probeDuration is how long a probe lasts from the first word on.
	probeDuration = 5 * time.Second
	// firstWordTimeout is how long a loaded model may take to its first word.
	firstWordTimeout = 15 * time.Second
)

var probePrompt = []ollama.Message{{Role: "user", Content: "Describe a small harbour town in 300 words."}}

// Probe loads a model and measures its speed for at most five seconds. It fails as
// [ollama.Client.Chat] does, and with [domain.Unavailable] if the first word does
// not come within firstWordTimeout.
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

// measure lets the model write and sets the speeds. The first delta is left out of
// the rate, since its time includes reading the prompt.
func (s *Service) measure(ctx context.Context, speed *Speed) error {
	timed, cancel := context.WithCancel(ctx)
	defer cancel()
	limit := time.AfterFunc(firstWordTimeout, cancel)
	defer limit.Stop()
	asked := time.Now()
	var first, last time.Time
	var text strings.Builder
	_, err := s.parts.Ollama.Chat(timed, ollama.ChatRequest{Model: speed.Model, Messages: probePrompt, MaxTokens: 400}, func(delta string) error {
		if last = time.Now(); first.IsZero() {
			first = last
			limit.Reset(probeDuration)
			return nil
		}
		text.WriteString(delta)
		return nil
	})
	switch {
	case err != nil && (ctx.Err() != nil || timed.Err() == nil):
		return err
	case first.IsZero():
		return domain.Errorf(domain.Unavailable, "models.answerTimedOut", "The model %s did not start answering within %.0f seconds.", speed.Model, firstWordTimeout.Seconds()).
			WithHint("models.chooseSmallerModel", "Choose a smaller one.")
	}
	speed.FirstSeconds = first.Sub(asked).Seconds()
	if took := last.Sub(first).Seconds(); took > 0 {
		speed.WordsPerSecond = float64(len(strings.Fields(text.String()))) / took
	}
	return nil
}
