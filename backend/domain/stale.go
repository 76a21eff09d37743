package domain

import "slices"

// WithoutStale returns a stored match without the words that the profile no
// longer contains: stale evidence, its parts of the reason and score, and the
// answer's sentence. The scoped store calls it whenever it reads stored
// matches.
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

// WithoutWords returns a stored match without text, for people whom the viewer
// may no longer see.
func (m MatchedProfile) WithoutWords() MatchedProfile {
	return MatchedProfile{UserID: m.UserID, Score: m.Score, Evidence: []Evidence{}, Stale: true}
}
