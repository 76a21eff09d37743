package models

import (
	"time"

	"kith/backend/ollama"
)

// window is the period over which a rateMeter measures the transfer rate.
const window = 15 * time.Second

// rateMeter keeps the progress of a job over several attempts and estimates the
// remaining time.
type rateMeter struct {
	progress ollama.Progress
	samples  []sample // of the last [window], the oldest first
}

type sample struct {
	at   time.Time
	left int64
}

// take adds the progress of an attempt. A new attempt may begin at a lower number
// of bytes; Done and Total never decrease.
func (m *rateMeter) take(p ollama.Progress, now time.Time) {
	m.progress.Done = max(m.progress.Done, p.Done)
	m.progress.Total = max(m.progress.Total, p.Total)
	m.progress.Left, m.progress.Finishing = p.Left, p.Finishing
	m.samples = append(m.samples, sample{now, p.Left})
	for len(m.samples) > 2 && now.Sub(m.samples[0].at) > window {
		m.samples = m.samples[1:]
	}
}

// restart discards the measured rate, after a pause.
func (m *rateMeter) restart() { m.samples = nil }

// left returns the estimated seconds left, -1 if unknown.
func (m *rateMeter) left() int {
	if len(m.samples) < 2 {
		return -1
	}
	oldest, latest := m.samples[0], m.samples[len(m.samples)-1]
	took, came := latest.at.Sub(oldest.at), oldest.left-latest.left
	if took < time.Second || came <= 0 {
		return -1
	}
	left := float64(m.progress.Left) / float64(came) * took.Seconds()
	return int(min(left, 30*24*3600) + 0.5)
}
