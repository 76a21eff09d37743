package chat

import (
	"context"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
	"kith/backend/writer"
)

// DraftAsk requests a letter in which the acting user introduces themselves to a
// person.
type DraftAsk struct {
	RequestID string // unique
	Person    domain.UserID
	Answer    domain.MessageID // the answer that found the person; "": none
	Model     string           // the model to use; "": the preferred one
	Listen    func(Event)      // receives every event in order; must not block or call back
}

// Draft starts a letter and returns its address and subject. The body is streamed
// with the same events as a reply. Nothing is stored. It fails with
// [domain.NotFound] if the acting user may not see the person.
func (s *Service) Draft(ctx context.Context, scope domain.Scope, a DraftAsk) (to, subject string, err error) {
	letter, err := s.Letter(ctx, scope, a.Person, a.Answer)
	if err != nil {
		return "", "", err
	}
	w, err := s.register(ctx, scope.Actor, a.RequestID, a.Listen)
	if err != nil {
		return "", "", err
	}
	go s.run(w, func() error {
		err := recoverPanic(func() error { return s.writeLetter(w, letter, a.Model) })
		status, err := outcome(w.ctx, err)
		if err == nil {
			w.emit(Event{Kind: KindDone, Outcome: status, Content: w.content()})
		}
		return err
	})
	return letter.Person.Email, letter.Subject(), nil
}

// Letter returns the content for a letter: both profiles, and the question and
// evidence of the answer that found the person.
func (s *Service) Letter(ctx context.Context, scope domain.Scope, person domain.UserID, answer domain.MessageID) (l writer.Letter, err error) {
	scoped := s.parts.In(scope)
	if _, l.Asker, err = scoped.Me(ctx); err != nil {
		return l, err
	}
	if l.Person, err = scoped.Profile(ctx, person); err != nil || answer == "" {
		return l, err
	}
	met, err := scoped.Answer(ctx, answer)
	if err != nil {
		return l, err
	}
	for _, m := range met.Metadata.Shown() {
		if m.UserID == person {
			l.Evidence = m.Evidence
		}
	}
	l.Question, err = scoped.QuestionOf(ctx, answer)
	l.Language = lexicon.Detect(l.Question).String()
	return l, err
}

// writeLetter lets the model write the text between greeting and signature. If
// the model fails, the built-in writer writes the letter from the start.
func (s *Service) writeLetter(w *stream, l writer.Letter, asked string) error {
	model, err := s.pick(w, asked, false)
	if err != nil {
		return err
	}
	if model == domain.BuiltinModel {
		w.emit(Event{Kind: KindStatus, Status: StatusWriting, Model: model})
		return s.parts.Builtin.WriteLetter(w.ctx, l, w.write)
	}
	var filter *writer.LetterFilter
	begin := func() { filter = writer.NewLetterFilter(l, w.write) }
	begin()
	_, err = s.letModelWrite(w, model, l.Prompt(), func(delta string) error { return filter.Write(delta) }, begin)
	if err == nil {
		err = filter.Close()
	}
	if err == nil || w.ctx.Err() != nil {
		return err
	}
	w.restart()
	s.switchWriter(w, model, err)
	return s.parts.Builtin.WriteLetter(w.ctx, l, w.write)
}
