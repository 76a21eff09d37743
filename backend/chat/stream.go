package chat

import (
	"context"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"kith/backend/domain"
)

// frame is how long text is buffered before it is sent: about 30 events a second.
// maxDelta keeps an event under 4 KB.
const (
	frame    = 33 * time.Millisecond
	maxDelta = 600 // bytes; JSON escapes may take six times as many
)

// stream sends the events of a [Reply] or a letter to its listener, in order. It
// buffers text.
type stream struct {
	id     string
	user   domain.UserID
	ctx    context.Context // cancelled with the cause errStopped or errClosing
	cancel context.CancelCauseFunc
	began  time.Time
	done   chan struct{}

	forgetting *time.Timer // set when the stream has ended; guarded by the service's mu

	mu      sync.Mutex
	listen  func(Event) // receives every event in order; must not block or call back
	session domain.SessionID
	answer  domain.MessageID // the stored answer; "" before the question is accepted
	events  []Event
	written strings.Builder // the text so far
	pending strings.Builder // the part of it not sent yet
	thought strings.Builder // the model's reasoning so far
	firstMS float64         // milliseconds until the first text
	sentAt  time.Time
	flusher *time.Timer
}

func newStream(ctx context.Context, user domain.UserID, id string, listen func(Event)) *stream {
	w := &stream{id: id, user: user, listen: listen, began: time.Now(), done: make(chan struct{})}
	w.ctx, w.cancel = context.WithCancelCause(context.WithoutCancel(ctx))
	return w
}

// setAnswer sets the stored answer that the stream writes.
func (w *stream) setAnswer(turn domain.Turn) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.session, w.answer = turn.Session.ID, turn.Answer
}

func (w *stream) storedAnswer() (domain.SessionID, domain.MessageID) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.session, w.answer
}

func (w *stream) ended() bool {
	select {
	case <-w.done:
		return true
	default:
		return false
	}
}

// storeContext returns a context that a stop does not cancel, for storing the text
// so far.
func (w *stream) storeContext() context.Context { return context.WithoutCancel(w.ctx) }

func (w *stream) since(seq int) []Event {
	w.mu.Lock()
	defer w.mu.Unlock()
	seq = min(max(seq, 0), len(w.events))
	return append([]Event{}, w.events[seq:]...)
}

// emit sends the buffered text and then an event.
func (w *stream) emit(e Event) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.flush()
	w.send(e)
}

func (w *stream) send(e Event) {
	e.Seq = len(w.events) + 1
	w.events = append(w.events, e)
	if w.listen != nil {
		w.listen(e)
	}
}

// write appends text to the answer. The first text is sent at once, further text
// is buffered for up to one frame. It fails once the stream's context has ended.
func (w *stream) write(delta string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if delta == "" {
		return w.ctx.Err()
	}
	if w.written.Len() == 0 {
		w.firstMS = milliseconds(w.began)
	}
	w.written.WriteString(delta)
	w.pending.WriteString(delta)
	if wait := frame - time.Since(w.sentAt); wait <= 0 {
		w.flush()
	} else if w.flusher == nil {
		w.flusher = time.AfterFunc(wait, func() {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.flush()
		})
	}
	return w.ctx.Err()
}

// maxThinking is how much of a model's reasoning is kept, in bytes.
const maxThinking = 32_000

// writeThinking sends and keeps a model's reasoning, up to maxThinking.
func (w *stream) writeThinking(delta string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.thought.Len()+len(delta) <= maxThinking {
		w.thought.WriteString(delta)
		w.sendText(KindThinking, delta)
	}
	return w.ctx.Err()
}

// flush sends the buffered text. The caller holds w.mu.
func (w *stream) flush() {
	if w.flusher != nil {
		w.flusher.Stop()
		w.flusher = nil
	}
	text := w.pending.String()
	w.pending.Reset()
	w.sendText(KindDelta, text)
}

// sendText sends text in events of at most maxDelta bytes.
func (w *stream) sendText(kind Kind, text string) {
	for text != "" {
		cut := min(len(text), maxDelta)
		for cut < len(text) && !utf8.RuneStart(text[cut]) {
			cut--
		}
		w.send(Event{Kind: kind, Text: text[:cut]})
		text = text[cut:]
		w.sentAt = time.Now()
	}
}

// content returns the text so far.
func (w *stream) content() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.written.String()
}

// restart discards the text so far. The caller sends StatusSwitched or
// StatusRetracted next, which tells the listener.
func (w *stream) restart() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.flush()
	w.written.Reset()
}

// milliseconds returns the time since a moment, with the stored precision.
func milliseconds(since time.Time) float64 { return inMilliseconds(time.Since(since)) }

func inMilliseconds(d time.Duration) float64 {
	return float64(d.Round(10*time.Microsecond)) / float64(time.Millisecond)
}
