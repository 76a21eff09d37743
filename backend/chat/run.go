package chat

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"kith/backend/domain"
)

// run takes the steps that follow the first, and always comes to an end.
func (s *Service) run(r *Reply) {
	defer s.running.Done()
	defer r.cancel(nil)
	defer close(r.done)
	defer s.retain(r)
	err := guard(func() error { return s.steps(r) })
	err = guard(func() error { return s.finish(r, err) })
	if err != nil {
		s.parts.Log.Error("the reply failed", "error", err)
		r.emit(Event{Kind: KindFailed, AnswerID: r.turn.Answer, Error: domain.Public(err)})
	}
}

// steps are the path of a question.
func (s *Service) steps(r *Reply) error {
	for _, step := range []func(*Reply) error{s.understand, s.find, s.show, s.compose} {
		if err := step(r); err != nil {
			return err
		}
	}
	return nil
}

// guard turns a panic into an error: a defect fails one reply and nothing else.
func guard(do func() error) (err error) {
	defer func() {
		if defect := recover(); defect != nil {
			err = fmt.Errorf("reply panicked: %v\n%s", defect, debug.Stack())
		}
	}()
	return do()
}

// outcome turns the error in which the steps ended into how far the answer
// came, and the error that is worth telling.
func outcome(ctx context.Context, err error) (domain.AnswerStatus, error) {
	switch cause := context.Cause(ctx); {
	case err == nil:
		return domain.AnswerComplete, nil
	case errors.Is(cause, errStopped):
		return domain.AnswerStopped, nil
	case errors.Is(cause, errClosing):
		return domain.AnswerInterrupted, nil
	default:
		return domain.AnswerFailed, err
	}
}
