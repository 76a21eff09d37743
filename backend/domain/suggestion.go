package domain

import "unicode/utf8"

// Suggestion is something that would let others find a person more easily: a
// field, and what is the matter with it.
type Suggestion struct {
	Field string
	Why   SuggestionKind
}

// SuggestionKind is what is the matter with a field.
type SuggestionKind string

const (
	SuggestAdd    SuggestionKind = "add"    // it is empty, and needed to be found by
	SuggestMore   SuggestionKind = "more"   // there is little in it
	SuggestWiden  SuggestionKind = "widen"  // it is empty; more questions would find the person
	SuggestShow   SuggestionKind = "show"   // nobody can reach the person through it
	SuggestListed SuggestionKind = "listed" // nobody sees the profile
)

// Less than this is little: a profile of fewer skills or shorter words answers
// few questions.
const (
	fewSkills  = 3
	shortOffer = 40 // characters
)

// Suggestions are what would help most, in that order.
func (p *Profile) Suggestions() []Suggestion {
	suggestions := []Suggestion{}
	for _, field := range p.Missing() {
		suggestions = append(suggestions, Suggestion{field, SuggestAdd})
	}
	for _, s := range []struct {
		Suggestion
		holds bool
	}{
		{Suggestion{"offers", SuggestMore}, p.Offers != "" && utf8.RuneCountInString(p.Offers) < shortOffer},
		{Suggestion{"skills", SuggestMore}, len(p.Skills) > 0 && len(p.Skills) < fewSkills},
		{Suggestion{"about", SuggestWiden}, p.About == ""},
		{Suggestion{"needs", SuggestWiden}, p.Needs == ""},
		{Suggestion{"languages", SuggestWiden}, len(p.Languages) == 0},
		{Suggestion{"email", SuggestShow}, !p.ShowEmail && (!p.ShowLinkedIn || p.LinkedIn == "")},
		{Suggestion{"opted_in", SuggestListed}, !p.OptedIn},
	} {
		if s.holds {
			suggestions = append(suggestions, s.Suggestion)
		}
	}
	return suggestions
}
