package match

import "strings"

// mostAlike is how many people are shown for the same words before others are.
const mostAlike = 2

// spread keeps people who answer with the very same words, like a whole
// company of account managers, from filling the top: from the third on they
// come behind all others.
func (p *plan) spread(findings []finding) []finding {
	if p.byName {
		return findings
	}
	var first, later []finding
	alike := make(map[string]int)
	for _, f := range findings {
		key := f.answer()
		alike[key]++
		if key != "" && alike[key] > mostAlike {
			later = append(later, f)
		} else {
			first = append(first, f)
		}
	}
	return append(first, later...)
}

// answer returns the entries of a profile in which somebody answers, but for
// where they are and what they speak.
func (f finding) answer() string {
	var entries []string
	last := -1
	for _, h := range f.hits {
		if zone := fields[h.field].zone; h.entry != last && (zone == has || zone == wants) {
			entries = append(entries, h.text)
		}
		last = h.entry
	}
	return strings.Join(entries, "\n")
}
