package chat

import (
	"context"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"kith/backend/domain"
	"kith/backend/match"
)

// frame is how long text is gathered before it is sent: about 30 events a
// second. maxDelta keeps an event under 4 KB.
const (
	frame    = 33 * time.Millisecond
	maxDelta = 600 // bytes, which JSON may make six times as many
)

// Reply is one question on its way to an answer. The steps fill in what they
// find; events go out in order.
type Reply struct {
	id     string
	user   domain.UserID   // who asks
	text   string          // the question
	model  string          // asked for by name, or ""
	ctx    context.Context // ends with a cause: errStopped, errClosing
	cancel context.CancelCauseFunc
	began  time.Time
	done   chan struct{}

	// Set by the steps, in this order, and read by those that follow.
	turn     domain.Turn
	scope    domain.Scope     // the session's
	door     Door             // opened for it
	history  []domain.Message // the turns before this one
	question match.Question
	profiles map[domain.UserID]domain.Profile // of those shown, as the asker may see them
	metadata domain.Metadata

	forgetting *time.Timer // runs once it has ended; the service's lock guards it

	mu      sync.Mutex
	listen  func(Event)
	events  []Event
	written strings.Builder // the answer so far
	pending strings.Builder // of it, not sent yet
	sentAt  time.Time
	flusher *time.Timer
}

func newReply(ctx context.Context, user domain.UserID, a Ask) *Reply {
	r := &Reply{
		id: a.RequestID, user: user, text: a.Text, model: a.Model, listen: a.Listen,
		began: time.Now(), done: make(chan struct{}),
	}
	r.ctx, r.cancel = context.WithCancelCause(context.WithoutCancel(ctx))
	r.metadata.Status = domain.AnswerStreaming
	return r
}

// Wait returns when the answer is stored, or could not be.
func (r *Reply) Wait() { <-r.done }

// Turn is the stored question and the room for its answer.
func (r *Reply) Turn() domain.Turn { return r.turn }

// accepted sets the stored turn.
func (r *Reply) accepted(turn domain.Turn) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.turn = turn
}

// answer is the stored answer that the reply fills; "" before it is accepted.
func (r *Reply) answer() domain.MessageID {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.turn.Answer
}

func (r *Reply) ended() bool {
	select {
	case <-r.done:
		return true
	default:
		return false
	}
}

// storing outlives a stop, so that what was written can be kept.
func (r *Reply) storing() context.Context { return context.WithoutCancel(r.ctx) }

func (r *Reply) since(seq int) []Event {
	r.mu.Lock()
	defer r.mu.Unlock()
	seq = min(max(seq, 0), len(r.events))
	return append([]Event{}, r.events[seq:]...)
}

// emit sends an event, behind the text that waits.
func (r *Reply) emit(e Event) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.flush()
	r.send(e)
}

func (r *Reply) send(e Event) {
	e.Seq = len(r.events) + 1
	r.events = append(r.events, e)
	if r.listen != nil {
		r.listen(e)
	}
}

// write appends text to the answer. The first goes out at once, the rest
// gathered by frame.
func (r *Reply) write(delta string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if delta == "" {
		return
	}
	if r.written.Len() == 0 {
		r.metadata.FirstTokenMS = milliseconds(r.began)
	}
	r.written.WriteString(delta)
	r.pending.WriteString(delta)
	if wait := frame - time.Since(r.sentAt); wait <= 0 {
		r.flush()
	} else if r.flusher == nil {
		r.flusher = time.AfterFunc(wait, func() {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.flush()
		})
	}
}

// flush sends the text that waits; r.mu is held.
func (r *Reply) flush() {
	if r.flusher != nil {
		r.flusher.Stop()
		r.flusher = nil
	}
	text := r.pending.String()
	r.pending.Reset()
	for text != "" {
		cut := min(len(text), maxDelta)
		for cut < len(text) && !utf8.RuneStart(text[cut]) {
			cut--
		}
		r.send(Event{Kind: KindDelta, Text: text[:cut]})
		text = text[cut:]
		r.sentAt = time.Now()
	}
}

// content is the answer so far.
func (r *Reply) content() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.written.String()
}

// milliseconds since a moment, with the precision in which they are stored.
func milliseconds(since time.Time) float64 {
	return float64(time.Since(since).Round(10*time.Microsecond)) / float64(time.Millisecond)
}
