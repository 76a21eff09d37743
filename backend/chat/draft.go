package chat

import (
	"context"

	"kith/backend/domain"
	"kith/backend/writer"
)

// DraftAsk asks for a letter in which the acting user introduces themselves to
// somebody.
type DraftAsk struct {
	RequestID string // names the letter; unique
	Person    domain.UserID
	Answer    domain.MessageID // in which they were met; "": in none
	Model     string           // who writes it, whatever is preferred; "": as preferred
	Listen    func(Event)      // receives every event in order; must not block or call back
}

// Draft starts a letter and says to whom it goes and what about; its body comes
// as a reply's text does, under the same events. Nothing is stored. A person
// whom the acting user may not see is [domain.NotFound].
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

// Letter gathers what a letter to somebody is made of: both profiles, and what
// brought the two together.
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
	return l, err
}

// writeLetter lets the model write between greeting and signature. Where it
// fails, the built-in writer begins the letter anew.
func (s *Service) writeLetter(w *stream, l writer.Letter, asked string) error {
	model, err := s.pick(w, asked, false)
	if err != nil {
		return err
	}
	if model == domain.BuiltinModel {
		w.emit(Event{Kind: KindStatus, Status: StatusWriting, Model: model})
		return s.parts.Builtin.WriteLetter(w.ctx, l, w.write)
	}
	sieve := writer.NewLetterFilter(l, w.write)
	_, err = s.letModelWrite(w, model, l.Prompt(), sieve.Write)
	if err == nil {
		err = sieve.Close()
	}
	if err == nil || w.ctx.Err() != nil {
		return err
	}
	w.restart()
	s.switchWriter(w, model, err)
	return s.parts.Builtin.WriteLetter(w.ctx, l, w.write)
}
