package backend

import (
	"context"
	"testing"
	"testing/synctest"
)

func TestGateOpensWhenNobodyAsks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := new(gate)
		must(t, g.pass(t.Context()))
		first, second := g.ask(), g.ask()
		passed := false
		go func() {
			must(t, g.pass(t.Context()))
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
	g := new(gate)
	defer g.ask()()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if g.pass(ctx) == nil {
		t.Error("it let through what was given up")
	}
}
