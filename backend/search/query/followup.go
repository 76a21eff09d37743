package query

import (
	"slices"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

var (
	followUpOpenings    = lexicon.Phrases("follow-up-openings")
	refiningWords       = lexicon.WordSet("refining-words")
	relativePronouns    = lexicon.WordSet("relative-pronouns")
	relativeAntecedents = lexicon.WordSet("relative-antecedents")
	additionAdverbs     = lexicon.WordSet("addition-adverbs")
	backReferences      = lexicon.WordSet("back-references")
	personalPronouns    = lexicon.WordSet("personal-pronouns")
	additionWords       = lexicon.WordSet("addition-words")
)

// carryOn makes a follow-up of a text that only makes sense after prior.
func (r *parser) applyContext(prior string) {
	if prior == "" {
		return
	}
	old := Parse(prior, "")
	defer r.keepPreviousTerms(old)
	switch {
	case r.Intent == domain.IntentDraft && len(r.Names) == 0:
		r.Names, r.Terms, r.Side = old.Names, old.Terms, old.Side
		r.Places, r.Languages, r.Excluded = old.Places, old.Languages, old.Excluded
	case r.Intent != domain.IntentFindPeople:
	case r.hasAny(personalPronouns) && len(old.Names) > 0:
		r.Intent, r.Names = domain.IntentPerson, old.Names
		r.Terms = slices.DeleteFunc(r.Terms, func(t Term) bool { return t.Weight < 1 })
	case r.isBare() || r.isFragment() || r.hasAny(refiningWords) || r.hasAny(additionAdverbs) || r.hasAny(personalPronouns):
		r.refine(old)
	}
}

// remember keeps what was asked about before and is not asked about now.
func (r *parser) keepPreviousTerms(old Query) {
	if r.Intent != domain.IntentFindPeople && r.Intent != domain.IntentRefine {
		return
	}
	for _, t := range old.Terms {
		if len(r.Terms) > 0 && !containsTerm(r.Terms, t) {
			r.PreviousTerms = addTerm(r.PreviousTerms, t)
		}
	}
}

// mayStartAfresh reports whether the text asks for somebody in words enough of
// its own, and points to nothing that was said before.
func (r *parser) maybeNewTopic() bool {
	return r.isFollowUp && r.Intent == domain.IntentFindPeople && len(r.PreviousTerms) > 0 && StrongTerms(r.Terms) > 1 && !r.hasAny(backReferences)
}

// isFragment reports whether the text starts like the rest of a sentence.
func (r *parser) isFragment() bool { return r.longestAt(0, followUpOpenings) > 0 }

// isBare reports whether the text names nothing to look for, but perhaps where.
func (r *parser) isBare() bool { return len(r.Terms) == 0 && len(r.Names) == 0 }

// refine takes from the older question what the newer leaves open. What is
// named anew stands instead of the old, unless it is said to be added to it.
func (r *parser) refine(old Query) {
	r.Intent = domain.IntentRefine
	r.moveTo(old)
	if r.isBare() || r.isAdded() {
		for _, t := range r.Terms {
			old.Terms = addTerm(old.Terms, t)
		}
		r.Terms, r.PlaceCandidates = old.Terms, append(old.PlaceCandidates, r.PlaceCandidates...)
		r.Names = append(old.Names, r.Names...)
	}
	r.Places = orElse(r.Places, old.Places)
	r.Languages = orElse(r.Languages, old.Languages)
	r.Excluded = orElse(r.Excluded, old.Excluded)
	if !r.sideKnown && len(old.Terms) > 0 {
		r.Side = old.Side
	}
}

func orElse[T any](list, other []T) []T {
	if len(list) > 0 {
		return list
	}
	return other
}

// moveTo takes a name for a place where the older question had one: "and
// Bangor?".
func (r *parser) moveTo(old Query) {
	named := func(t Term) bool { return t.Named }
	if len(old.Places) == 0 || len(r.Places) > 0 || len(r.Terms) == 0 || !slices.ContainsFunc(r.Terms, named) {
		return
	}
	for _, t := range r.Terms {
		r.Places = append(r.Places, t.Written)
	}
	r.Terms, r.PlaceCandidates = nil, nil
}

// isAdded reports whether the text narrows down who was asked for before:
// "someone who also knows diesel", "with a truck", "what about Bangor?".
func (r *parser) isAdded() bool {
	for i := range r.words {
		if r.is(i, additionWords) || r.is(i, relativePronouns) && r.is(i-1, relativeAntecedents) {
			return true
		}
	}
	return r.hasAny(personalPronouns) || len(r.Terms) == 1 && r.Terms[0].Named
}
