package ollama

import (
	"context"
	"time"
)

// watchdog ends a context when nothing comes for too long. Time that the reader
// takes for itself, between pause and resume, does not count.
type watchdog struct {
	timer   *time.Timer
	silence time.Duration
	cancel  context.CancelCauseFunc
}

// newWatchdog waits for first, and after each resume for silence; then it ends
// the context with errStalled as its cause.
func newWatchdog(ctx context.Context, first, silence time.Duration) (context.Context, *watchdog) {
	ctx, cancel := context.WithCancelCause(ctx)
	return ctx, &watchdog{
		timer:   time.AfterFunc(first, func() { cancel(errStalled) }),
		silence: silence,
		cancel:  cancel,
	}
}

func (w *watchdog) pause()  { w.timer.Stop() }
func (w *watchdog) resume() { w.timer.Reset(w.silence) }

func (w *watchdog) stop() {
	w.timer.Stop()
	w.cancel(nil)
}
