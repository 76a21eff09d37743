package chat

import (
	"context"
	"strings"
	"sync"
	"time"

	"kith/backend/domain"
	"kith/backend/ollama"
	"kith/backend/writer"
)

// picking is the timeout for choosing a model.
const picking = time.Second

// pick returns the model that writes, or the built-in writer if there is no usable
// model or builtinAlone is true. It fails only if a model was asked for by name
// and is not available.
func (s *Service) pick(w *stream, asked string, builtinAlone bool) (string, error) {
	ctx, cancel := context.WithTimeout(w.ctx, picking)
	defer cancel()
	switch {
	case asked == domain.BuiltinModel:
		return domain.BuiltinModel, nil
	case asked != "":
		return s.named(ctx, asked)
	}
	preferred := s.parts.Preferred(ctx)
	if s.parts.Model == nil || preferred == domain.BuiltinModel || builtinAlone {
		return domain.BuiltinModel, nil
	}
	model, err := s.parts.Model.Pick(ctx, preferred)
	if err != nil {
		return domain.BuiltinModel, nil // no usable model
	}
	return model, nil
}

func (s *Service) named(ctx context.Context, name string) (string, error) {
	if s.parts.Model == nil {
		return "", domain.Errorf(domain.Unavailable, "chat.hostInvalid", "OLLAMA_HOST is not an address, so the model %s cannot be reached.", name)
	}
	model, err := s.parts.Model.Pick(ctx, name)
	if err != nil {
		return "", err
	}
	if strings.TrimSuffix(model, ":latest") != strings.TrimSuffix(name, ":latest") {
		return "", domain.Errorf(domain.NotFound, "chat.noSuchModel", "Ollama has no chat model called %s.", name).
			WithHint("chat.seeDoctor", "“kith doctor” lists those that it has.")
	}
	return model, nil
}

// letModelWrite waits until the model is free, sends the prompt and passes the
// text to take. It calls again when the text so far was retracted. It fails as
// [Model].Chat does.
func (s *Service) letModelWrite(w *stream, model string, prompt []writer.Message, take func(string) error, again func()) (ollama.Usage, error) {
	if err := s.queue(w, model); err != nil {
		return ollama.Usage{}, err
	}
	defer func() { <-s.model }()
	if loaded, err := s.parts.Model.Loaded(w.ctx, model); err == nil && !loaded {
		w.emit(Event{Kind: KindStatus, Status: StatusLoadingModel, Model: model})
	}
	writing := sync.OnceFunc(func() { w.emit(Event{Kind: KindStatus, Status: StatusWriting, Model: model}) })
	return s.parts.Model.Chat(w.ctx, ollama.ChatRequest{
		Model:    model,
		Messages: toOllama(prompt),
		Think:    func(delta string) error { writing(); return w.writeThinking(delta) },
		Retract: func() error {
			w.restart()
			w.emit(Event{Kind: KindStatus, Status: StatusRetracted, Model: model})
			again()
			return w.ctx.Err()
		},
	}, func(delta string) error { writing(); return take(delta) })
}

// switchWriter reports that the model failed and the built-in writer continues.
func (s *Service) switchWriter(w *stream, model string, err error) {
	s.parts.Log.Warn("the model failed; the built-in writer continues", "model", model, "error", err)
	w.emit(Event{Kind: KindStatus, Status: StatusSwitched, Model: domain.BuiltinModel, Error: domain.Public(err)})
}

// queue waits until the model writes no other answer, and reserves it.
func (s *Service) queue(w *stream, model string) error {
	select {
	case s.model <- struct{}{}:
		return nil
	default:
	}
	w.emit(Event{Kind: KindStatus, Status: StatusQueued, Model: model})
	select {
	case s.model <- struct{}{}:
		return nil
	case <-w.ctx.Done():
		return w.ctx.Err()
	}
}

func toOllama(prompt []writer.Message) []ollama.Message {
	messages := make([]ollama.Message, len(prompt))
	for i, m := range prompt {
		messages[i] = ollama.Message(m)
	}
	return messages
}
