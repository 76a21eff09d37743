package query

import (
	"slices"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

// followUpLists are the lists of this step in one language.
type followUpLists struct {
	refiningWords, relativePronouns, relativeAntecedents, additionAdverbs, backReferences, personalPronouns, additionWords map[string]bool
	followUpOpenings                                                                                                       []string
}

func newFollowUpLists(l lexicon.Language) followUpLists {
	return followUpLists{
		followUpOpenings:    l.Phrases("follow-up-openings"),
		refiningWords:       l.WordSet("refining-words"),
		relativePronouns:    l.WordSet("relative-pronouns"),
		relativeAntecedents: l.WordSet("relative-antecedents"),
		additionAdverbs:     l.WordSet("addition-adverbs"),
		backReferences:      l.WordSet("back-references"),
		personalPronouns:    l.WordSet("personal-pronouns"),
		additionWords:       l.WordSet("addition-words"),
	}
}

// applyContext completes a follow-up with what the prior topic contains.
func (r *parser) applyContext(prior string) {
	if prior == "" {
		return
	}
	old := Parse(prior, "")
	defer r.keepPreviousTerms(old)
	switch {
	case r.Intent == domain.IntentDraft && len(r.Names) == 0:
		r.Names, r.Terms, r.Side = old.Names, old.Terms, old.Side
		r.Places, r.Near, r.Languages, r.Excluded = old.Places, old.Near, old.Languages, old.Excluded
	case r.Intent != domain.IntentFindPeople:
	case r.hasAny(r.personalPronouns) && len(old.Names) > 0:
		r.Intent, r.Names = domain.IntentPerson, old.Names
		r.Terms = slices.DeleteFunc(r.Terms, func(t Term) bool { return t.Weight < 1 })
	case r.isBare() || r.isFragment() || r.hasAny(r.refiningWords) || r.hasAny(r.additionAdverbs) || r.hasAny(r.personalPronouns):
		r.refine(old)
	}
}

// keepPreviousTerms keeps the terms of the prior question that the new one does not repeat.
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

// alone returns the value of [Query.WithoutContext].
func (r *parser) alone(text string) *Query {
	if !r.isFollowUp || r.Intent != domain.IntentRefine && !r.maybeNewTopic() {
		return nil
	}
	if alone := parse(text, "", r.language); StrongTerms(alone.Terms) > 0 {
		return &alone
	}
	return nil
}

// maybeNewTopic reports whether a question that does not refine the prior one may start a new subject: it has two
// strong terms or more and does not refer to the prior question.
func (r *parser) maybeNewTopic() bool {
	return r.Intent == domain.IntentFindPeople && len(r.PreviousTerms) > 0 && StrongTerms(r.Terms) > 1 && !r.hasAny(r.backReferences)
}

// isFragment reports whether the text starts like a continuation of the prior question.
func (r *parser) isFragment() bool { return r.longestAt(0, r.followUpOpenings) > 0 }

// isBare reports whether the text has neither terms nor names.
func (r *parser) isBare() bool { return len(r.Terms) == 0 && len(r.Names) == 0 }

// refine adds the conditions of the prior question that the new one does not replace. New
// terms replace the old ones unless the text adds to them.
func (r *parser) refine(old Query) {
	r.Intent = domain.IntentRefine
	r.parseNameAsPlace(old)
	if r.isBare() || r.addsTerms() {
		for _, t := range r.Terms {
			old.Terms = addTerm(old.Terms, t)
		}
		r.Terms, r.PlaceCandidates = old.Terms, append(old.PlaceCandidates, r.PlaceCandidates...)
		r.Names = append(old.Names, r.Names...)
	}
	if len(r.Places) == 0 {
		r.Places, r.Near = old.Places, old.Near
	}
	r.Languages = firstNonEmpty(r.Languages, old.Languages)
	for _, t := range old.Excluded {
		r.Excluded = addTerm(r.Excluded, t)
	}
	if !r.sideKnown && len(old.Terms) > 0 {
		r.Side = old.Side
	}
}

func firstNonEmpty[T any](list, other []T) []T {
	if len(list) > 0 {
		return list
	}
	return other
}

// parseNameAsPlace takes a name as a place if the prior question had a place: "and Bangor?".
func (r *parser) parseNameAsPlace(old Query) {
	named := func(t Term) bool { return t.Named }
	if len(old.Places) == 0 || len(r.Places) > 0 || len(r.Terms) == 0 || !slices.ContainsFunc(r.Terms, named) {
		return
	}
	for _, t := range r.Terms {
		r.Places = append(r.Places, t.Written)
	}
	r.Terms, r.PlaceCandidates = nil, nil
}

// addsTerms reports whether the text adds terms to the prior question: "someone who also knows
// diesel", "with a truck", "what about Bangor?".
func (r *parser) addsTerms() bool {
	for i := range r.words {
		if r.is(i, r.additionWords) || r.is(i, r.relativePronouns) && r.is(i-1, r.relativeAntecedents) {
			return true
		}
	}
	return r.hasAny(r.personalPronouns) || len(r.Terms) == 1 && r.Terms[0].Named
}
