package backend

import (
	"context"
	"sync"
)

// A gate lets work in the background through while nobody asks anything.
type gate struct {
	mu     sync.Mutex
	asking int
	opened chan struct{} // closed when nobody asks any more; nil while nobody does
}

// ask closes the gate until answered is called.
func (g *gate) ask() (answered func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.asking == 0 {
		g.opened = make(chan struct{})
	}
	g.asking++
	return sync.OnceFunc(g.answered)
}

func (g *gate) answered() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.asking--
	if g.asking == 0 {
		close(g.opened)
		g.opened = nil
	}
}

// pass returns once nobody asks anything.
func (g *gate) pass(ctx context.Context) error {
	for {
		g.mu.Lock()
		opened := g.opened
		g.mu.Unlock()
		if opened == nil {
			return ctx.Err()
		}
		select {
		case <-opened:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
