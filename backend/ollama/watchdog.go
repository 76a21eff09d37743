package ollama

import (
	"context"
	"time"
)

// watchdog cancels a context when no data arrives for too long. The time between pause
// and resume, in which the receiver processes data, does not count.
type watchdog struct {
	timer   *time.Timer
	timeout time.Duration
	cancel  context.CancelCauseFunc
}

// newWatchdog returns a context that it cancels with the cause errStalled: first after
// the call, or timeout after the last resume.
func newWatchdog(ctx context.Context, first, timeout time.Duration) (context.Context, *watchdog) {
	ctx, cancel := context.WithCancelCause(ctx)
	return ctx, &watchdog{
		timer:   time.AfterFunc(first, func() { cancel(errStalled) }),
		timeout: timeout,
		cancel:  cancel,
	}
}

func (w *watchdog) pause()  { w.timer.Stop() }
func (w *watchdog) resume() { w.timer.Reset(w.timeout) }

func (w *watchdog) stop() {
	w.timer.Stop()
	w.cancel(nil)
}
