package search

import (
	"context"
	"testing"
	"testing/synctest"
)

func TestIdleGateOpensAfterTheLastQuestion(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := new(idleGate)
		must(t, g.wait(t.Context()))
		first, second := g.begin(), g.begin()
		passed := false
		go func() {
			must(t, g.wait(t.Context()))
			passed = true
		}()
		first()
		first() // a second call has no effect
		synctest.Wait()
		if passed {
			t.Error("the gate opened during a question")
		}
		second()
		synctest.Wait()
		if !passed {
			t.Error("the gate stays closed")
		}
	})
}

func TestIdleGateReturnsWhenContextEnds(t *testing.T) {
	g := new(idleGate)
	defer g.begin()()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if g.wait(ctx) == nil {
		t.Error("wait succeeded after its context was canceled")
	}
}
