package match

import (
	"sync"

	"kith/backend/domain"
	"kith/backend/vector"
)

// A nearness says how near somebody is to what a question means.
type nearness struct {
	known   bool    // what they say was read into vectors
	passage int     // the one that carries it, by its number; -1 for none
	carries float64 // what that is worth
	best    float64 // cosine to the nearest passage, 0 to 1
	whole   float64 // cosine to all passages together, 0 to 1
	help    float64 // the same two for who helps, as far as that counts
}

// sum is what counts: one passage that says it, and a person who is about it.
func (n nearness) sum() float64 { return n.best + n.whole + n.help }

// recall has read what the passages of candidates mean, where that counts,
// while other things are done. What it returns waits for that.
func (p *plan) recall(candidates []candidate) func() (map[domain.UserID]Said, error) {
	if !p.byMeaning {
		return func() (map[domain.UserID]Said, error) { return nil, nil }
	}
	of := make([]domain.UserID, len(candidates))
	for i, c := range candidates {
		of[i] = c.person.id
	}
	var said map[domain.UserID]Said
	var err error
	var reading sync.WaitGroup
	reading.Go(func() { said, err = p.recalled(of) })
	return func() (map[domain.UserID]Said, error) {
		reading.Wait()
		return said, err
	}
}

// near compares the passages of somebody, on the side that is asked for, if
// what is said of them is of the passages that they have.
func (p *plan) near(who *person, said Said) nearness {
	if !p.byMeaning || len(said.Vectors) > maxPassages {
		return nearness{passage: -1}
	}
	var room [maxPassages]zone
	digest, zones := who.digest(room[:0])
	if digest != said.Digest || len(zones) != len(said.Vectors) {
		return nearness{passage: -1}
	}
	asked := p.nearIn(said, p.side.zone(), zones)
	if counts := p.otherCounts(); counts > 0 {
		if other := p.nearIn(said, p.side.other(), zones).times(counts); other.sum() > asked.sum() {
			return other
		}
	}
	return asked
}

// otherCounts is what it counts to be near on the side that was not asked for: all,
// where the asker tells what they have to give, for it may be to somebody who gathers
// such things; most, where nobody is asked for: there are many ways to say that.
func (p *plan) otherCounts() float64 {
	switch {
	case p.giving:
		return 1
	case p.telling:
		return 0.8
	}
	return 0
}

// times returns n as if it were so far off.
func (n nearness) times(factor float64) nearness {
	n.best, n.whole, n.help, n.carries = n.best*factor, n.whole*factor, n.help*factor, n.carries*factor
	return n
}

// nearIn compares the passages of one zone, given the zone of each, with what was
// asked, and with the one who helps best.
func (p *plan) nearIn(said Said, z zone, zones []zone) nearness {
	n := said.near(p.meaning.Vector, z, zones)
	for _, h := range p.helps[z] {
		help := said.near(h.toward, z, zones)
		n.help = max(n.help, h.counts*(help.best+help.whole))
		if carries := h.counts * help.best; carries > n.carries {
			n.passage, n.carries = help.passage, carries
		}
	}
	return n
}

// near compares with the passages of one zone, given the zone of each.
func (s Said) near(v vector.Vector, z zone, zones []zone) nearness {
	n, sum := nearness{known: true, passage: -1}, 0.0
	for i, said := range s.Vectors {
		if zones[i] != z {
			continue
		}
		cosine := float64(vector.Dot(said, v))
		sum += cosine
		if cosine > n.best {
			n.best, n.passage = cosine, i
		}
	}
	n.carries = n.best
	if length := s.Lengths[z]; length > 0 {
		n.whole = max(0, sum/length)
	}
	return n
}

// other is where they answer the opposite.
func (s Side) other() zone { return has + wants - s.zone() }

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
	if len(q.Meaning.Vector) == 0 || q.Recall == nil || p.byName || p.conditionsOnly && len(p.clauses) > 0 {
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
