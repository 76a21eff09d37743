package domain

import "unicode/utf8"

// Suggestion is a field that would make a person easier to find, and why.
type Suggestion struct {
	Field string         `json:"field"`
	Kind  SuggestionKind `json:"why"`
}

// SuggestionKind is what should be done about a field.
type SuggestionKind string

const (
	SuggestAdd    SuggestionKind = "add"    // it is empty and needed for a complete profile
	SuggestMore   SuggestionKind = "more"   // it is short
	SuggestWiden  SuggestionKind = "widen"  // it is empty; filled, more questions would match
	SuggestShow   SuggestionKind = "show"   // it is withheld, so nobody can contact the person
	SuggestListed SuggestionKind = "listed" // the profile is not opted in
)

// Profiles with fewer skills or a shorter offer match few questions.
const (
	fewSkills  = 3
	shortOffer = 40 // characters
)

// Suggestions returns what would improve the profile, the most useful first.
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
