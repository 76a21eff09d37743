package chat

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"kith/backend/domain"
)

// run does what fills a stream, and always brings it to an end.
func (s *Service) run(w *stream, do func() error) {
	defer s.running.Done()
	defer w.cancel(nil)
	defer close(w.done)
	defer s.retain(w)
	defer s.parts.Busy()()
	if err := recoverPanic(do); err != nil {
		s.parts.Log.Error("the reply failed", "error", err)
		_, answer := w.storedAnswer()
		w.emit(Event{Kind: KindFailed, AnswerID: answer, Error: domain.Public(err)})
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

// recoverPanic turns a panic into an error: a defect fails one reply and nothing else.
func recoverPanic(do func() error) (err error) {
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
