package match

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"

	"kith/backend/vector"
)

// What people say when something troubles them, and who helps with it; what they
// say when they have something to give, and who needs it: from troubles.txt, and
// what one model takes both to mean. A model of sentences knows that a leak is
// near to water, but not that one calls a plumber.
var (
	//go:embed troubles.txt
	troublesText string
	//go:embed troubles.vectors
	troublesRead string
)

// TroublesModel is the model whose vectors troubles.vectors holds. Questions that
// another one read are taken as they are.
const TroublesModel = "all-MiniLM-L6-v2"

// Troubles returns what troubles.vectors holds the meaning of, in its order: for
// each line what is said, in one way or several, then who answers it.
func Troubles() []string {
	var texts []string
	for _, t := range readTroubles() {
		texts = append(append(texts, t.said...), t.answer)
	}
	return texts
}

// A trouble is a line of troubles.txt. Who answers it does so in one zone: with
// what they are and can, or with what they look for.
type trouble struct {
	said   []string
	answer string
	in     zone
}

func readTroubles() []trouble {
	var all []trouble
	for line := range strings.Lines(troublesText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for z, arrow := range [meantZones]string{has: " > ", wants: " < "} {
			if said, answer, ok := strings.Cut(strings.TrimSpace(line), arrow); ok {
				all = append(all, trouble{strings.Split(said, "; "), answer, zone(z)})
			}
		}
	}
	return all
}

// heard is what may be said of troubles that are answered in one zone, and for
// each way of saying it the number of the trouble and where its answer points.
type heard struct {
	said    vector.Rows
	trouble []int
	answer  []vector.Vector
}

var troubles = sync.OnceValue(func() [meantZones]heard {
	width, rest := len(troublesRead)/len(Troubles()), troublesRead
	next := func() vector.Vector {
		v := make(vector.Vector, width)
		for i := range v {
			v[i] = int8(rest[i])
		}
		rest = rest[width:]
		return v
	}
	var all [meantZones]heard
	for z := range all {
		all[z].said = vector.NewRows(width)
	}
	for number, t := range readTroubles() {
		h := &all[t.in]
		for range t.said {
			h.said = h.said.Append(next())
		}
		answer := next()
		for range t.said {
			h.trouble, h.answer = append(h.trouble, number), append(h.answer, answer)
		}
	}
	return all
})

// A help is where those point who answer a trouble, and how much that counts
// beside the question itself.
type help struct {
	toward vector.Vector
	counts float64
}

const (
	maxHelps    = 3
	sameTrouble = 0.3 // how near a question comes to a trouble that it may be
)

// helpCounts says, by zone, how much who answers counts where a question comes
// near to a trouble, times the square of how near: of what is near, little is the
// same.
var helpCounts = [meantZones]float64{has: 2.5, wants: 1.25}

// helps returns who answers the troubles that a question comes nearest to.
func (m Meaning) helps(in zone) []help {
	if m.Model != TroublesModel {
		return nil
	}
	h := troubles()[in]
	near := h.said.Scan(m.Vector, make([]float32, h.said.Len()))
	var order []int
	for i, n := range near {
		if n > sameTrouble {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(near[b], near[a]), cmp.Compare(a, b)) })
	var helps []help
	met := make(map[int]bool)
	for _, i := range order {
		if len(helps) < maxHelps && !met[h.trouble[i]] {
			n := float64(near[i])
			helps = append(helps, help{h.answer[i], min(1, helpCounts[in]*n*n)})
		}
		met[h.trouble[i]] = true
	}
	return helps
}

// gives reports whether a question comes about as near to gifts as to troubles, by the
// nearest few of each. Of the gifts there are fewer.
func (m Meaning) gives() bool {
	if m.Model != TroublesModel || len(m.Vector) == 0 {
		return false
	}
	all := troubles()
	return all[wants].nearest(m.Vector)-all[has].nearest(m.Vector) > fewerGifts
}

// nearest is how near the nearest few are, on average.
func (h *heard) nearest(v vector.Vector) float64 {
	near := h.said.Scan(v, make([]float32, h.said.Len()))
	slices.Sort(near)
	sum := 0.0
	for _, n := range near[len(near)-nearestFew:] {
		sum += float64(n)
	}
	return sum / nearestFew
}

const (
	nearestFew = 5
	fewerGifts = -0.06
)

// toward returns where a question points together with who helps.
func (m Meaning) toward(helps []help) vector.Vector {
	if len(helps) == 0 {
		return m.Vector
	}
	sum := make([]float32, len(m.Vector))
	addUnit(sum, m.Vector, 1)
	for _, h := range helps {
		addUnit(sum, h.toward, float32(h.counts))
	}
	return vector.Quantize(sum)
}
