package models

import (
	"time"

	"kith/backend/ollama"
)

// window is how far back a meter looks to tell how fast bytes come.
const window = 15 * time.Second

// rateMeter adds up the attempts of a job and foretells its end.
type rateMeter struct {
	told    ollama.Progress
	samples []sample // of the last [window], the oldest first
}

type sample struct {
	at   time.Time
	left int64
}

// take takes what an attempt tells. Another attempt may begin lower; what is
// shown never falls.
func (m *rateMeter) take(p ollama.Progress, now time.Time) {
	m.told.Done = max(m.told.Done, p.Done)
	m.told.Total = max(m.told.Total, p.Total)
	m.told.Left, m.told.Finishing = p.Left, p.Finishing
	m.samples = append(m.samples, sample{now, p.Left})
	for len(m.samples) > 2 && now.Sub(m.samples[0].at) > window {
		m.samples = m.samples[1:]
	}
}

// restart forgets how fast bytes came: there was a pause.
func (m *rateMeter) restart() { m.samples = nil }

// left is how many seconds are left, -1 where that cannot be told yet.
func (m *rateMeter) left() int {
	if len(m.samples) < 2 {
		return -1
	}
	oldest, latest := m.samples[0], m.samples[len(m.samples)-1]
	took, came := latest.at.Sub(oldest.at), oldest.left-latest.left
	if took < time.Second || came <= 0 {
		return -1
	}
	left := float64(m.told.Left) / float64(came) * took.Seconds()
	return int(min(left, 30*24*3600) + 0.5)
}
