package cli

import (
	"sync"

	"kith/backend/chat"
)

// eventQueue is an unbounded queue, so that a reply never waits for the terminal.
type eventQueue struct {
	mu     sync.Mutex
	events []chat.Event
	news   chan struct{} // holds a token while there may be events
}

func newEventQueue() *eventQueue { return &eventQueue{news: make(chan struct{}, 1)} }

func (q *eventQueue) put(e chat.Event) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.events = append(q.events, e)
	select {
	case q.news <- struct{}{}:
	default:
	}
}

// take waits for events and returns them in order.
func (q *eventQueue) take() []chat.Event {
	<-q.news
	q.mu.Lock()
	defer q.mu.Unlock()
	events := q.events
	q.events = nil
	return events
}
