package match

import (
	_ "embed"
	"strings"
	"sync"

	"kith/backend/vector"
)

// What people say when something troubles them, and who helps with it, from
// troubles.txt; and what one model takes both to mean. A model of sentences knows
// that a leak is near to water, but not that one calls a plumber.
var (
	//go:embed troubles.txt
	troublesText string
	//go:embed troubles.vectors
	troublesRead string
)

// TroublesModel is the model whose vectors troubles.vectors holds. Questions that
// another one read are taken as they are.
const TroublesModel = "all-MiniLM-L6-v2"

// Troubles returns what troubles.vectors holds the meaning of, in its order: what
// is said, then who helps, line by line.
func Troubles() []string {
	var texts []string
	for line := range strings.Lines(troublesText) {
		if said, help, ok := strings.Cut(strings.TrimSpace(line), " > "); ok && !strings.HasPrefix(line, "#") {
			texts = append(texts, said, help)
		}
	}
	return texts
}

// troubles are pairs of what is said and who helps.
var troubles = sync.OnceValue(func() []vector.Vector {
	texts := len(Troubles())
	width := len(troublesRead) / texts
	all := make([]vector.Vector, texts)
	for i := range all {
		for _, number := range []byte(troublesRead[i*width : (i+1)*width]) {
			all[i] = append(all[i], int8(number))
		}
	}
	return all
})

// sameTrouble is how near a question comes to a known trouble that it is.
const sameTrouble = 0.4

// helped turns a question toward who helps with the trouble that it comes
// nearest to, the more so the nearer it is, and reports whether there is one.
func (m Meaning) helped() (toward vector.Vector, turned bool) {
	if m.Model != TroublesModel {
		return m.Vector, false
	}
	nearest, help := float32(sameTrouble), vector.Vector(nil)
	for i, all := 0, troubles(); i < len(all); i += 2 {
		if near := vector.Dot(m.Vector, all[i]); near > nearest {
			nearest, help = near, all[i+1]
		}
	}
	if help == nil {
		return m.Vector, false
	}
	sum := make([]float32, len(m.Vector))
	addUnit(sum, m.Vector, 1)
	addUnit(sum, help, nearest)
	return vector.Quantize(sum), true
}
