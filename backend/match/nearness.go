package match

import "kith/backend/vector"

// A nearness says how near somebody is to what a question means.
type nearness struct {
	known   bool    // what they say was read into vectors
	passage int     // the nearest one, by its number; -1 for none
	best    float64 // cosine to it, 0 to 1
	whole   float64 // cosine to all passages together, 0 to 1
	plain   float64 // sum of both to the question as it was asked
}

// sum is what counts: one passage that says it, and a person who is about it.
func (n nearness) sum() float64 { return n.best + n.whole }

// near compares the passages of somebody, on the side that is asked for.
func (p *plan) near(who *person) nearness {
	m := who.meaning.Load()
	if !p.byMeaning || m == nil || m.model != p.meaning.Model {
		return nearness{passage: -1}
	}
	n := m.near(p.sought, p.side.zone())
	if n.plain = n.sum(); p.turned {
		n.plain = m.near(p.meaning.Vector, p.side.zone()).sum()
	}
	if !p.giving {
		return n
	}
	if needs := m.near(p.meaning.Vector, wants); needs.sum() > n.sum() {
		needs.plain = needs.sum()
		return needs
	}
	return n
}

func (m *meanings) near(v vector.Vector, z zone) nearness {
	n, sum := nearness{known: true, passage: -1}, 0.0
	var cosines [maxPassages]float32
	for i, near := range m.said.Scan(v, cosines[:]) {
		if fields[m.fields[i]].zone != z {
			continue
		}
		cosine := float64(near)
		sum += cosine
		if cosine > n.best {
			n.best, n.passage = cosine, i
		}
	}
	if length := m.lengths[z]; length > 0 {
		n.whole = max(0, sum/length)
	}
	return n
}

// zone is where passages answer.
func (s Side) zone() zone {
	if s == Needs {
		return wants
	}
	return has
}

// compares reports whether a question is compared by meaning: it has one, it
// is not for somebody by name, and most of those in scope were read.
func (p *plan) compares(q Question) bool {
	if len(q.Meaning.Vector) == 0 || p.byName || p.conditionsOnly && len(p.clauses) > 0 {
		return false
	}
	read, people := 0, 0
	for _, s := range p.in {
		people += s.living
		if s.bearings[has].model == q.Meaning.Model {
			read += len(s.bearings[has].whose)
		}
	}
	return read > 0 && read >= people/2
}

// passage returns the field and text of somebody's passage, by its number.
func (p *person) passage(number int) (field, string) {
	i := 0
	for f, text := range passagesOf(p.said) {
		if i == number {
			return f, text
		}
		i++
	}
	return 0, ""
}
