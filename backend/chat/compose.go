package chat

import (
	"kith/backend/dialogue"
	"kith/backend/domain"
	"kith/backend/writer"
)

// compose writes the answer with a usable model or, without one, with the built-in
// writer. If the model fails, the built-in writer finishes the answer.
func (s *Service) compose(r *Reply) error {
	request, err := s.request(r)
	if err != nil {
		return err
	}
	model, err := s.pick(r.stream, r.asked.Model, builtinAlone(request))
	if err != nil {
		return err
	}
	r.metadata.Model = model
	defer s.checkpoints(r)()
	if model == domain.BuiltinModel {
		r.emit(Event{Kind: KindStatus, Status: StatusWriting, Model: model})
		return s.parts.Builtin.Write(r.ctx, request, r.write)
	}
	err = s.letModelAnswer(r, model, request)
	if err == nil || r.ctx.Err() != nil {
		return err
	}
	r.logFailure(err)
	r.metadata.FinishedBy = domain.BuiltinModel
	s.switchWriter(r.stream, model, err)
	return s.parts.Builtin.Finish(r.ctx, request, r.content(), r.write)
}

// builtinAlone reports whether the built-in writer answers best: what must be
// exact, what is about Kith, and what is said where nobody is shown: a model
// would invent people.
func builtinAlone(r writer.Request) bool {
	switch r.Move.Kind {
	case dialogue.Search:
		if r.Move.Price || len(r.Candidates) == 0 {
			return true
		}
	case dialogue.More, dialogue.Why, dialogue.Compare:
	case dialogue.Tell:
		return r.Empty || r.Move.Aspect == dialogue.Contact || r.Move.Aspect == dialogue.Name
	case dialogue.Narrow:
		return r.Empty || len(r.Candidates) == 0
	default:
		return true
	}
	return r.Intent == domain.IntentSmallTalk || r.Empty
}

func (s *Service) letModelAnswer(r *Reply, model string, request writer.Request) (err error) {
	request.Turns = r.turns()
	usage, err := s.letModelWrite(r.stream, model, writer.Prompt(request), r.write, func() {})
	r.byModel = len(r.content())
	r.metadata.PromptTokens, r.metadata.AnswerTokens = usage.PromptTokens, usage.AnswerTokens
	r.metadata.PromptMS, r.metadata.AnswerMS = inMilliseconds(usage.PromptTime), inMilliseconds(usage.AnswerTime)
	r.metadata.CutOff = usage.CutOff
	return err
}
