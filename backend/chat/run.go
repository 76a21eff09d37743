package chat

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"kith/backend/domain"
)

// run takes the steps that follow the first, and always comes to an end.
func (s *Service) run(r *Reply) {
	defer s.running.Done()
	defer close(r.done)
	defer time.AfterFunc(kept, func() { s.forget(r.id) })
	err := s.steps(r)
	s.finish(r, err)
	r.cancel(nil)
}

// steps are the path of a question. A defect on it fails this reply and
// nothing else.
func (s *Service) steps(r *Reply) (err error) {
	defer func() {
		if defect := recover(); defect != nil {
			err = fmt.Errorf("reply panicked: %v\n%s", defect, debug.Stack())
		}
	}()
	for _, step := range []func(*Reply) error{s.understand, s.find, s.show, s.compose} {
		if err := step(r); err != nil {
			return err
		}
	}
	return nil
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
