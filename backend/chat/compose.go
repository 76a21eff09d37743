package chat

import (
	"context"
	"strings"
	"time"

	"kith/backend/domain"
	"kith/backend/ollama"
	"kith/backend/writer"
)

// checkpoint is how much of an answer a crash may lose.
const checkpoint = time.Second

// compose lets a writer write: the model where there is a usable one, else the
// built-in writer, which also finishes what a model broke off.
func (s *Service) compose(r *Reply) error {
	request, err := s.request(r)
	if err != nil {
		return err
	}
	model, err := s.pick(r)
	if err != nil {
		return err
	}
	r.metadata.Model = model
	defer s.checkpoints(r)()
	if model == domain.BuiltinModel {
		r.emit(Event{Kind: KindStatus, Status: StatusWriting, Model: model})
		return s.parts.Builtin.Write(r.ctx, request, r.take)
	}
	err = s.letModelWrite(r, model, request)
	if err == nil || r.ctx.Err() != nil {
		return err
	}
	s.parts.Log.Warn("the model failed; the built-in writer goes on", "model", model, "error", err)
	r.metadata.FinishedBy, r.metadata.ErrorCode = domain.BuiltinModel, domain.CodeOf(err)
	r.emit(Event{Kind: KindStatus, Status: StatusSwitched, Model: domain.BuiltinModel})
	return s.parts.Builtin.Finish(r.ctx, request, r.content(), r.take)
}

// take is where writers put their words; it fails once the reply is ended.
func (r *Reply) take(delta string) error {
	r.write(delta)
	return r.ctx.Err()
}

// picking is how long a question waits to learn which models there are.
const picking = time.Second

// pick names the model that writes. Without a usable one, and for small talk,
// it is the built-in writer; only a model that was asked for by name must be
// there.
func (s *Service) pick(r *Reply) (string, error) {
	ctx, cancel := context.WithTimeout(r.ctx, picking)
	defer cancel()
	switch {
	case r.model == domain.BuiltinModel:
		return domain.BuiltinModel, nil
	case r.model != "":
		return s.named(ctx, r.model)
	}
	preferred := s.parts.Preferred(ctx)
	if s.parts.Model == nil || preferred == domain.BuiltinModel || r.question.Intent == domain.IntentSmallTalk {
		return domain.BuiltinModel, nil
	}
	model, err := s.parts.Model.Pick(ctx, preferred)
	if err != nil {
		return domain.BuiltinModel, nil // without a model the built-in writer writes
	}
	return model, nil
}

func (s *Service) named(ctx context.Context, name string) (string, error) {
	if s.parts.Model == nil {
		return "", domain.Errorf(domain.Unavailable, "OLLAMA_HOST is not an address, so the model %s cannot be reached.", name)
	}
	model, err := s.parts.Model.Pick(ctx, name)
	if err != nil {
		return "", err
	}
	if strings.TrimSuffix(model, ":latest") != strings.TrimSuffix(name, ":latest") {
		return "", domain.Errorf(domain.NotFound, "Ollama has no chat model called %s.", name).
			WithHint("“kith doctor” lists those that it has.")
	}
	return model, nil
}

func (s *Service) letModelWrite(r *Reply, model string, request writer.Request) (err error) {
	if request.Turns, err = r.turns(); err != nil {
		return err
	}
	if err := s.queue(r, model); err != nil {
		return err
	}
	defer func() { <-s.model }()
	if loaded, err := s.parts.Model.Loaded(r.ctx, model); err == nil && !loaded {
		r.emit(Event{Kind: KindStatus, Status: StatusLoadingModel, Model: model})
	}
	first := true
	usage, err := s.parts.Model.Chat(r.ctx, ollama.ChatRequest{Model: model, Messages: toOllama(writer.Prompt(request))}, func(delta string) error {
		if first {
			r.emit(Event{Kind: KindStatus, Status: StatusWriting, Model: model})
			first = false
		}
		return r.take(delta)
	})
	r.metadata.PromptTokens, r.metadata.AnswerTokens = usage.PromptTokens, usage.AnswerTokens
	return err
}

// queue waits until no other answer is written by a model.
func (s *Service) queue(r *Reply, model string) error {
	select {
	case s.model <- struct{}{}:
		return nil
	default:
	}
	r.emit(Event{Kind: KindStatus, Status: StatusQueued, Model: model})
	select {
	case s.model <- struct{}{}:
		return nil
	case <-r.ctx.Done():
		return r.ctx.Err()
	}
}

func toOllama(prompt []writer.Message) []ollama.Message {
	messages := make([]ollama.Message, len(prompt))
	for i, m := range prompt {
		messages[i] = ollama.Message(m)
	}
	return messages
}

// checkpoints stores the answer every second in which it grew, until stop is
// called and has returned.
func (s *Service) checkpoints(r *Reply) (stop func()) {
	metadata := r.metadata // what is known by now; the rest comes with the end
	ending, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		ticker := time.NewTicker(checkpoint)
		defer ticker.Stop()
		for stored := ""; ; {
			select {
			case <-ending:
				return
			case <-ticker.C:
			}
			content := r.content()
			if content == stored {
				continue
			}
			if err := r.door.SaveAnswer(r.storing(), r.turn.Answer, content, metadata); err != nil {
				s.parts.Log.Warn("the answer could not be checkpointed", "error", err)
			}
			stored = content
		}
	}()
	return func() {
		close(ending)
		<-ended
	}
}
