package main

import (
	"bytes"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"time"

	"kith/backend/search/minilm"
)

// figures are the results of one engine.
type figures struct {
	Build     float64 // seconds
	PerMember float64 // bytes of memory
	P50, P95  float64 // milliseconds per question, with encoding
	Allocs    float64 // per question
	Encoding  float64 // milliseconds to encode the median question; 0: it is not encoded
	Questions int
}

const (
	warmUp       = 5 // questions before the measurement
	maxQuestions = 500
	minQuestions = 20
	maxTime      = 10 * time.Second // then no more than minQuestions are asked
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
	if err = f.ask(b); err == nil && e.encodes {
		f.Encoding, err = encoding()
	}
	return f, err
}

// encoding returns the milliseconds that it takes to encode the median question.
func encoding() (float64, error) {
	encoder, err := minilm.Load()
	if err != nil {
		return 0, err
	}
	c := newCrowd(2)
	var took []float64
	for range warmUp + maxQuestions {
		question := c.question()
		began := time.Now()
		encoder.Encode(question)
		took = append(took, time.Since(began).Seconds()*1000)
	}
	took = took[warmUp:]
	slices.Sort(took)
	return took[len(took)/2], nil
}

// build adds the members and returns the seconds that this takes, without the time to
// generate them.
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
	for began := time.Now(); len(took) < minQuestions || len(took) < maxQuestions && time.Since(began) < maxTime; {
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

// memory returns the memory of the process in bytes: its resident set or, if the system
// does not report that, the heap.
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
