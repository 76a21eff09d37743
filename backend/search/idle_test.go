package search

import (
	"context"
	"testing"
	"testing/synctest"
)

func TestGateOpensWhenNobodyAsks(t *testing.T) {
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
		first() // once more, in vain
		synctest.Wait()
		if passed {
			t.Error("it let work through while somebody asked")
		}
		second()
		synctest.Wait()
		if !passed {
			t.Error("it stays closed")
		}
	})
}

func TestGateGivesUpWithTheContext(t *testing.T) {
	g := new(idleGate)
	defer g.begin()()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if g.wait(ctx) == nil {
		t.Error("it let through what was given up")
	}
}
