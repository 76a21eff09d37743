package chat

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"kith/backend/domain"
)

// run calls do, which fills the stream, and always ends the stream.
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

// steps runs the steps of a reply in order.
func (s *Service) steps(r *Reply) error {
	for _, step := range []func(*Reply) error{s.understand, s.find, s.show, s.compose} {
		if err := step(r); err != nil {
			return err
		}
	}
	return nil
}

// recoverPanic turns a panic into an error, so that it fails only one reply.
func recoverPanic(do func() error) (err error) {
	defer func() {
		if defect := recover(); defect != nil {
			err = fmt.Errorf("reply panicked: %v\n%s", defect, debug.Stack())
		}
	}()
	return do()
}

// outcome returns the status of an answer for the error of its steps. A stop or a
// close is not an error.
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
