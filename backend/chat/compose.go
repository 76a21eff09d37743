package chat

import (
	"context"
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
	stop := s.checkpoints(r)
	defer stop()
	model := s.pick(r)
	if model == domain.BuiltinModel {
		r.metadata.Model = domain.BuiltinModel
		r.emit(Event{Kind: KindStatus, Status: StatusWriting, Model: domain.BuiltinModel})
		return s.parts.Builtin.Write(r.ctx, request, r.take)
	}
	r.metadata.Model = model
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

// pick names the model that writes. Small talk needs none.
func (s *Service) pick(r *Reply) string {
	preferred := r.model
	if preferred == "" {
		preferred = s.parts.Preferred(r.ctx)
	}
	if s.parts.Model == nil || preferred == domain.BuiltinModel || r.question.Intent == domain.IntentSmallTalk {
		return domain.BuiltinModel
	}
	ctx, cancel := context.WithTimeout(r.ctx, time.Second)
	defer cancel()
	model, err := s.parts.Model.Pick(ctx, preferred)
	if err != nil {
		return domain.BuiltinModel
	}
	return model
}

func (s *Service) letModelWrite(r *Reply, model string, request writer.Request) error {
	select {
	case s.model <- struct{}{}:
	default:
		r.emit(Event{Kind: KindStatus, Status: StatusQueued, Model: model})
		select {
		case s.model <- struct{}{}:
		case <-r.ctx.Done():
			return r.ctx.Err()
		}
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

func toOllama(prompt []writer.Message) []ollama.Message {
	messages := make([]ollama.Message, len(prompt))
	for i, m := range prompt {
		messages[i] = ollama.Message(m)
	}
	return messages
}

// checkpoints stores the answer every second while it grows, until stop is
// called and has returned.
func (s *Service) checkpoints(r *Reply) (stop func()) {
	metadata := r.metadata // what is known by now; the rest comes with the end
	ending, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		ticker := time.NewTicker(checkpoint)
		defer ticker.Stop()
		for {
			select {
			case <-ending:
				return
			case <-ticker.C:
				if err := r.door.SaveAnswer(r.storing(), r.turn.Answer, r.content(), metadata); err != nil {
					s.parts.Log.Warn("the answer could not be checkpointed", "error", err)
				}
			}
		}
	}()
	return func() {
		close(ending)
		<-ended
	}
}
