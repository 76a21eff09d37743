package ollama

import (
	"context"
	"time"
)

// watch ends a context when nothing comes for too long. Time that the reader
// takes for itself, between pause and resume, does not count.
type watch struct {
	timer   *time.Timer
	silence time.Duration
	cancel  context.CancelCauseFunc
}

// newWatch waits for first, and after each resume for silence; then it ends
// the context with errStalled as its cause.
func newWatch(ctx context.Context, first, silence time.Duration) (context.Context, *watch) {
	ctx, cancel := context.WithCancelCause(ctx)
	return ctx, &watch{
		timer:   time.AfterFunc(first, func() { cancel(errStalled) }),
		silence: silence,
		cancel:  cancel,
	}
}

func (w *watch) pause()  { w.timer.Stop() }
func (w *watch) resume() { w.timer.Reset(w.silence) }

func (w *watch) stop() {
	w.timer.Stop()
	w.cancel(nil)
}
