package chat

import (
	"context"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"kith/backend/domain"
)

// frame is how long text is gathered before it is sent: about 30 events a
// second. maxDelta keeps an event under 4 KB.
const (
	frame    = 33 * time.Millisecond
	maxDelta = 600 // bytes, which JSON may make six times as many
)

// stream is something on its way to a listener: a [Reply] or a letter. Its text
// is gathered; events go out in order.
type stream struct {
	id     string
	user   domain.UserID   // for whom
	ctx    context.Context // ends with a cause: errStopped, errClosing
	cancel context.CancelCauseFunc
	began  time.Time
	done   chan struct{}

	forgetting *time.Timer // runs once it has ended; the service's lock guards it

	mu      sync.Mutex
	listen  func(Event) // hears every event in order; must not block or call back
	session domain.SessionID
	answer  domain.MessageID // the stored answer that it fills; "" before it is accepted
	events  []Event
	written strings.Builder // the text so far
	pending strings.Builder // of it, not sent yet
	thought strings.Builder // what a model thought aloud so far
	firstMS float64         // when the first text came
	sentAt  time.Time
	flusher *time.Timer
}

func newStream(ctx context.Context, user domain.UserID, id string, listen func(Event)) *stream {
	w := &stream{id: id, user: user, listen: listen, began: time.Now(), done: make(chan struct{})}
	w.ctx, w.cancel = context.WithCancelCause(context.WithoutCancel(ctx))
	return w
}

// setAnswer sets which stored answer the stream fills.
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

// storeContext outlives a stop, so that what was written can be kept.
func (w *stream) storeContext() context.Context { return context.WithoutCancel(w.ctx) }

func (w *stream) since(seq int) []Event {
	w.mu.Lock()
	defer w.mu.Unlock()
	seq = min(max(seq, 0), len(w.events))
	return append([]Event{}, w.events[seq:]...)
}

// emit sends an event, behind the text that waits.
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

// write is where writers put their words; it fails once the stream is ended. The
// first words go out at once, the rest gathered by frame.
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

// maxThinking is how much of a model's thoughts is kept, in bytes.
const maxThinking = 32_000

// writeThinking takes what a model thinks aloud, as far as there is room for it.
func (w *stream) writeThinking(delta string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.thought.Len()+len(delta) <= maxThinking {
		w.thought.WriteString(delta)
		w.sendText(KindThinking, delta)
	}
	return w.ctx.Err()
}

// flush sends the text that waits; w.mu is held.
func (w *stream) flush() {
	if w.flusher != nil {
		w.flusher.Stop()
		w.flusher = nil
	}
	text := w.pending.String()
	w.pending.Reset()
	w.sendText(KindDelta, text)
}

// sendText sends text in as many events as it takes.
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

// content is the text so far.
func (w *stream) content() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.written.String()
}

// restart forgets the text so far; the listener is told by the next event.
func (w *stream) restart() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.flush()
	w.written.Reset()
}

// milliseconds since a moment, with the precision in which they are stored.
func milliseconds(since time.Time) float64 { return inMilliseconds(time.Since(since)) }

func inMilliseconds(d time.Duration) float64 {
	return float64(d.Round(10*time.Microsecond)) / float64(time.Millisecond)
}
