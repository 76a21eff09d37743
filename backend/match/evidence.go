package match

import (
	"cmp"
	"slices"
	"strings"

	"kith/backend/domain"
)

const (
	maxEvidence     = 4
	maxConditions   = 2 // of them
	maxSnippetBytes = 300
	worthSaying     = 0.25 // of what the best passage is worth
)

// A passage is the hits within one sentence of one entry of a profile.
type passage struct {
	hits  []hit
	worth float64
}

// evidence returns the passages that carry a match, each as a short piece of
// the profile, letter for letter: what was asked about first, best first, and
// after it the conditions that are met.
func (p *plan) evidence(f finding) []domain.Evidence {
	passages := p.passages(f.hits)
	slices.SortStableFunc(passages, func(a, b passage) int { return cmp.Compare(b.worth, a.worth) })
	var asked, met []passage
	for _, passage := range passages {
		switch {
		case !p.isEssential(passage):
			met = append(met, passage)
		case len(asked) == 0 || passage.worth >= worthSaying*asked[0].worth:
			asked = append(asked, passage)
		}
	}
	met = met[:min(len(met), maxConditions)]
	asked = asked[:min(len(asked), maxEvidence-len(met))]
	evidence := p.withMeant(quote(asked), f)
	evidence = evidence[:min(len(evidence), maxEvidence-len(met))]
	for _, e := range quote(met) {
		if !isSaid(e, evidence) {
			evidence = append(evidence, e)
		}
	}
	return evidence
}

// isSaid reports whether evidence says the same, or a part or more of it.
func isSaid(e domain.Evidence, in []domain.Evidence) bool {
	return slices.ContainsFunc(in, func(other domain.Evidence) bool {
		return e.Field == other.Field && (strings.Contains(e.Text, other.Text) || strings.Contains(other.Text, e.Text))
	})
}

func quote(passages []passage) []domain.Evidence {
	var evidence []domain.Evidence
	for _, passage := range passages {
		column := fields[passage.hits[0].field].column
		if e := (domain.Evidence{Field: column, Text: snippet(passage.hits)}); !slices.Contains(evidence, e) {
			evidence = append(evidence, e)
		}
	}
	return evidence
}

const (
	tellsMuch   = 0.3 // of a passage that is worth saying for its meaning
	wordsSuffer = 0.2 // words that answer no better than this are there by the way
)

// withMeant adds to the evidence in words the passage that comes closest to
// what the question means: behind it where words answer too, instead of it
// where they are there by the way.
func (p *plan) withMeant(words []domain.Evidence, f finding) []domain.Evidence {
	if f.near.passage < 0 || f.near.carries < tellsMuch && len(words) > 0 {
		return words
	}
	in, text := f.person.passage(f.near.passage)
	meant := domain.Evidence{Field: fields[in].column, Text: cut(text, maxSnippetBytes)}
	if f.words < wordsSuffer {
		return []domain.Evidence{meant}
	}
	if isSaid(meant, words) {
		return words
	}
	return slices.Insert(slices.Clone(words), min(1, len(words)), meant)
}

func (p *plan) isEssential(in passage) bool {
	return slices.ContainsFunc(in.hits, func(h hit) bool { return p.clauses[h.clause].essential })
}

// passages groups hits, which stand in the order of the profile.
func (p *plan) passages(hits []hit) []passage {
	var passages []passage
	for len(hits) > 0 {
		n := 1
		for n < len(hits) && sameSentence(hits[n-1], hits[n]) {
			n++
		}
		passages = append(passages, passage{hits[:n], p.worth(hits[:n])})
		hits = hits[n:]
	}
	return passages
}

func sameSentence(a, b hit) bool { return a.entry == b.entry && a.sentence == b.sentence }

// worth of a passage is that of its clauses, each counted once, in a field of
// its weight.
func (p *plan) worth(hits []hit) float64 {
	sum := 0.0
	for i, best := range p.answered(hits) {
		sum += p.clauses[i].weight * best
	}
	return sum * float64(fields[hits[0].field].weight)
}

// sentenceEnd returns where the sentence that goes on at from ends: at a line
// break, a semicolon, or a full stop that is not inside a word.
func sentenceEnd(text string, from int) int {
	for i := from; i < len(text); i++ {
		if endsSentence(text, i) {
			return i
		}
	}
	return len(text)
}

// sentenceEnds counts the sentences of text that end between from and until.
func sentenceEnds(text string, from, until int) int {
	n := 0
	for i := from; i < until; i++ {
		if endsSentence(text, i) {
			n++
		}
	}
	return n
}

// sentenceStart returns where the sentence that goes on at until starts.
func sentenceStart(text string, until int) int {
	for i := until - 1; i >= 0; i-- {
		if endsSentence(text, i) {
			return i + 1
		}
	}
	return 0
}

func endsSentence(text string, i int) bool {
	switch text[i] {
	case '\n', '\r', ';', '!', '?':
		return true
	case '.':
		return i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\n'
	}
	return false
}
