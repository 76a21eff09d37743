package main

import (
	"bytes"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"time"
)

// figures are what is measured of one engine.
type figures struct {
	Build     float64 // seconds
	PerMember float64 // bytes of memory
	P50, P95  float64 // milliseconds a question
	Allocs    float64 // a question
	Questions int
}

const (
	warmUp       = 5
	mostAsked    = 500
	leastAsked   = 20
	longestAsked = 10 * time.Second // after the least
)

func measure(name string, members int, dir string) (figures, error) {
	e, err := engineOf(name)
	if err != nil {
		return figures{}, err
	}
	b, err := e.make(dir)
	if err != nil {
		return figures{}, err
	}
	var f figures
	before := memory()
	if f.Build, err = build(b, members); err != nil {
		return f, err
	}
	f.PerMember = (memory() - before) / float64(members)
	return f, f.ask(b)
}

// build returns the seconds that it takes, without those to invent the members.
func build(b builder, members int) (float64, error) {
	c := newCrowd(1)
	var took time.Duration
	for i := range members {
		p := c.member(i)
		began := time.Now()
		if err := b.add(p); err != nil {
			return 0, err
		}
		took += time.Since(began)
	}
	began := time.Now()
	err := b.finish()
	return (took + time.Since(began)).Seconds(), err
}

func (f *figures) ask(b builder) error {
	c := newCrowd(2)
	for range warmUp {
		if err := b.ask(c.question()); err != nil {
			return err
		}
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var took []float64
	for began := time.Now(); len(took) < leastAsked || len(took) < mostAsked && time.Since(began) < longestAsked; {
		question := c.question()
		asked := time.Now()
		if err := b.ask(question); err != nil {
			return err
		}
		took = append(took, time.Since(asked).Seconds()*1000)
	}
	runtime.ReadMemStats(&after)
	slices.Sort(took)
	f.Questions = len(took)
	f.P50, f.P95 = took[len(took)/2], took[len(took)*95/100]
	f.Allocs = float64(after.Mallocs-before.Mallocs) / float64(len(took))
	return nil
}

// memory is what the process holds, in bytes: what the system counts or, where
// that is not told, what Go does.
func memory() float64 {
	debug.FreeOSMemory()
	status, err := os.ReadFile("/proc/self/status")
	if err == nil {
		for line := range bytes.Lines(status) {
			if fields := bytes.Fields(line); len(fields) == 3 && string(fields[0]) == "VmRSS:" {
				kilobytes, err := strconv.ParseFloat(string(fields[1]), 64)
				if err == nil {
					return kilobytes * 1024
				}
			}
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}
