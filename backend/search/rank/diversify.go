package rank

import (
	"strings"

	"kith/backend/search/index"
)

// spread keeps people who answer with the very same words, like a whole
// company of account managers, from filling the top: from the third on they
// come behind all others.
func (p *plan) diversify(findings []scoredCandidate) []scoredCandidate {
	if p.byName {
		return findings
	}
	var first, later []scoredCandidate
	alike := make(map[string]int)
	for _, f := range findings {
		key := f.answerText()
		alike[key]++
		if key != "" && alike[key] > maxAlike {
			later = append(later, f)
		} else {
			first = append(first, f)
		}
	}
	return append(first, later...)
}

// answer returns the entries of a profile in which somebody answers, but for
// where they are and what they speak.
func (f scoredCandidate) answerText() string {
	var entries []string
	last := -1
	for _, h := range f.hits {
		if zone := index.Fields[h.field].Group; h.entry != last && (zone == index.ProfileWords || zone == index.NeedWords) {
			entries = append(entries, h.text)
		}
		last = h.entry
	}
	return strings.Join(entries, "\n")
}
