package cli

import (
	"bytes"
	"strings"
	"testing"
)

func TestPreparingShowsProgress(t *testing.T) {
	for total, want := range map[int]int{1: 1, 19: 1, 20: 21, 137: 21, 100_000: 21} {
		var errs bytes.Buffer
		p := preparing{streams: Streams{Err: &errs}}
		for done := range total + 1 {
			p.report(done, total)
		}
		if lines := strings.Count(errs.String(), "\n"); lines != want {
			t.Errorf("of %d it prints %d lines:\n%s", total, lines, errs.String())
		}
	}
	var errs bytes.Buffer
	p := preparing{streams: Streams{Err: &errs}}
	p.report(0, 40)
	p.report(1, 40)
	p.report(2, 40)
	if want := "Preparing 40 profiles for semantic search…\n2 of 40 profiles prepared\n"; errs.String() != want {
		t.Errorf("it prints %q, want %q", errs.String(), want)
	}
}
