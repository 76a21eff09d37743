package search

import (
	"context"
	"sync"
)

// An idleGate blocks background work while questions are answered.
type idleGate struct {
	mu     sync.Mutex
	active int           // questions that are being answered
	idle   chan struct{} // closed when active falls to 0; nil while it is 0
}

// begin closes the gate until end is called.
func (g *idleGate) begin() (end func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.active == 0 {
		g.idle = make(chan struct{})
	}
	g.active++
	return sync.OnceFunc(g.end)
}

func (g *idleGate) end() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.active--
	if g.active == 0 {
		close(g.idle)
		g.idle = nil
	}
}

// wait returns once no question is being answered, or with the error of ctx.
func (g *idleGate) wait(ctx context.Context) error {
	for {
		g.mu.Lock()
		idle := g.idle
		g.mu.Unlock()
		if idle == nil {
			return ctx.Err()
		}
		select {
		case <-idle:
		case <-ctx.Done():
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
}
