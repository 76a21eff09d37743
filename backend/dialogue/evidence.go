package dialogue

import (
	"slices"

	"kith/backend/domain"
	"kith/backend/search/sentence"
)

// maxEvidence is how many passages answer what is asked about somebody.
const maxEvidence = 4

// Evidence returns what a profile says about what is asked, verbatim; nil if the
// move asks for nothing in particular.
func (m Move) Evidence(p domain.Profile) []domain.Evidence {
	switch m.Kind {
	case Narrow, Count, List:
		return m.Wanted.Evidence(p)
	case Compare:
		return mentioning(p, m.Words)
	case Tell:
		return m.aspectOf(p)
	default:
		return nil
	}
}

func (m Move) aspectOf(p domain.Profile) []domain.Evidence {
	switch m.Aspect {
	case Place:
		return whole(p, "location")
	case Work:
		return whole(p, "role", "company", "location")
	case Languages:
		return whole(p, "languages")
	case Offers:
		return whole(p, "offers", "skills")
	case Needs:
		return whole(p, "needs")
	case Words:
		return quoting(p, m.Words, slices.Contains[[]string])
	default:
		return nil
	}
}

// Evidence returns what in a profile is wanted, without sentences that decline something.
func (w Wanted) Evidence(p domain.Profile) []domain.Evidence {
	evidence := slices.DeleteFunc(mentioning(p, w.Stems), func(e domain.Evidence) bool { return sentence.DeclinesAnything(e.Text) })
	if w.Needs {
		evidence = slices.DeleteFunc(evidence, func(e domain.Evidence) bool { return e.Field != "needs" })
	}
	for _, l := range p.Languages {
		if slices.ContainsFunc(w.Languages, func(wanted string) bool { return speaks(domain.Profile{Languages: []string{l}}, wanted) }) {
			evidence = append(evidence, domain.Evidence{Field: "languages", Text: l})
		}
	}
	if len(w.Places) > 0 && p.Location != "" {
		evidence = append(evidence, domain.Evidence{Field: "location", Text: p.Location})
	}
	return evidence
}

// whole returns whole fields of a profile.
func whole(p domain.Profile, names ...string) []domain.Evidence {
	var evidence []domain.Evidence
	for _, name := range names {
		for _, f := range fieldsOf(p) {
			for _, value := range f.values {
				if f.name == name && value != "" {
					evidence = append(evidence, domain.Evidence{Field: name, Text: value})
				}
			}
		}
	}
	return evidence
}

// mentioning returns the entries and sentences of a profile that mention one of
// the stems, or one that means nearly the same.
func mentioning(p domain.Profile, wanted []string) []domain.Evidence {
	return quoting(p, wanted, mentions)
}

// quoting returns the entries and sentences of a profile that have one of the
// stems.
func quoting(p domain.Profile, wanted []string, has func(stems []string, stem string) bool) []domain.Evidence {
	var evidence []domain.Evidence
	for _, f := range fieldsOf(p) {
		for _, value := range f.values {
			for _, said := range sentence.All(value) {
				own := stemsOf(said)
				if slices.ContainsFunc(wanted, func(stem string) bool { return has(own, stem) }) && len(evidence) < maxEvidence {
					evidence = append(evidence, domain.Evidence{Field: f.name, Text: said})
				}
			}
		}
	}
	return evidence
}
