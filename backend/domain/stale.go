package domain

import "slices"

// WithoutStale returns a stored match without the words that the profile no longer
// says: stale evidence, the reason and the parts of the score that were made of it,
// and what an answer made of it. The scoped store applies it wherever stored
// matches are read; nobody else needs to.
func (m MatchedProfile) WithoutStale(p Profile) MatchedProfile {
	current := slices.DeleteFunc(slices.Clone(m.Evidence), func(e Evidence) bool { return !p.Says(e) })
	if len(current) < len(m.Evidence) {
		m.Reason, m.AnswerSentence, m.Stale = Reason(current), "", true
	}
	m.Evidence = current
	m.ScoreParts = slices.DeleteFunc(slices.Clone(m.ScoreParts), func(s ScorePart) bool {
		return s.Found != "" && !p.Says(Evidence{Field: s.Field, Text: s.Found})
	})
	return m
}

// WithoutWords returns a stored match of somebody who cannot be seen any more: all
// that it says is made of their words.
func (m MatchedProfile) WithoutWords() MatchedProfile {
	return MatchedProfile{UserID: m.UserID, Score: m.Score, Evidence: []Evidence{}, Stale: true}
}
