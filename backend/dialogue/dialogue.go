// Package dialogue decides what a turn of a conversation asks for, in the light
// of the turns before it and of the people whom they showed. It has no store and
// no index: it is given the profiles of the people shown, and says what to do.
//
// [Resolve] is called before any search. Most turns are a [Search]; the others
// are about people who were shown, about Kith, or about nothing at all.
package dialogue

import (
	"slices"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
	"kith/backend/search/query"
)

// Kind is what a turn asks for.
type Kind string

const (
	Search   Kind = "search"   // find people
	More     Kind = "more"     // find others for the question before
	Tell     Kind = "tell"     // something about people
	Why      Kind = "why"      // why people were shown
	Narrow   Kind = "narrow"   // keep some of the people shown
	Compare  Kind = "compare"  // people side by side
	Draft    Kind = "draft"    // a letter to somebody
	Count    Kind = "count"    // how many people there are
	List     Kind = "list"     // everybody of a kind
	Unsaid   Kind = "unsaid"   // what no profile says: prices, free time, quality
	Courtesy Kind = "courtesy" // thanks, a greeting
	Clarify  Kind = "clarify"  // too vague: ask back
	Privacy  Kind = "privacy"  // who sees what is asked
	Identity Kind = "identity" // what Kith is
	Ability  Kind = "ability"  // what Kith can do
	Method   Kind = "method"   // how Kith chooses people
)

// Searches reports whether a turn of this kind ranks people.
func (k Kind) Searches() bool { return k == Search || k == More }

// lists reports whether a turn of this kind shows a list of people, in which
// later turns count positions.
func (k Kind) lists() bool {
	return k.Searches() || k == Narrow || k == Count || k == List || k == Compare
}

// Aspect is what a turn asks about somebody.
type Aspect string

const (
	Whole     Aspect = "" // a summary
	Contact   Aspect = "contact"
	Place     Aspect = "place"
	Work      Aspect = "work"
	Languages Aspect = "languages"
	Offers    Aspect = "offers"
	Needs     Aspect = "needs"
	Name      Aspect = "name"
	Words     Aspect = "words" // what the profile says of [Move.Words]
)

// Move is what a turn asks for.
type Move struct {
	Kind     Kind
	Language lexicon.Language // of the turn
	People   []domain.UserID  // whom it is about, in order
	Names    []string         // whom it is about, if they are named and were not shown
	Aspect   Aspect
	Words    []string // stems that the turn asks about

	Question string          // the question to search for
	Prior    string          // the topic that Question continues; "" for none
	Except   []domain.UserID // who must not be found
	Anywhere bool            // without the places of Question
	Price    bool            // the turn asks what somebody charges; Question is for those who may know
	Near     string          // who lives here comes first, then others by distance
	Shown    []domain.UserID // who was shown, by distance, in case that nobody lives closer
	Unplaced []string        // of [Narrow]: names of those shown who state no place
	Rejected []domain.UserID // who is turned down by this turn
	Wanted   Wanted          // of [Narrow], [Count] and [List]: whom to keep
	Unknown  string          // of [Clarify]: a text of which no word is known; "" for one that is too vague
	Subject  string          // of [Draft]: what the letter is about; "" for what was asked
}

// Shown is a person whom an answer showed.
type Shown struct {
	Profile domain.Profile // as the asker may see it
	Match   domain.MatchedProfile
}

// Turn is an earlier question and what came of it.
type Turn struct {
	Text   string
	Move   Move
	Topic  string  // of the conversation after the turn
	People []Shown // matches, then nearest, without those who are hidden by now
}

// State is a conversation so far.
type State struct {
	Asker domain.Profile
	Turns []Turn

	readings map[domain.UserID]reading // of the people shown; kept by Resolve
}

// Topic returns the topic of the conversation, "" for none.
func (s *State) Topic() string {
	for _, t := range slices.Backward(s.Turns) {
		if t.Topic != "" {
			return t.Topic
		}
	}
	return ""
}

// shown returns everybody who was shown, the people of the latest turn first.
func (s *State) shown() []Shown {
	var all []Shown
	met := map[domain.UserID]bool{}
	for _, t := range slices.Backward(s.Turns) {
		for _, p := range t.People {
			if !met[p.Profile.UserID] {
				met[p.Profile.UserID] = true
				all = append(all, p)
			}
		}
	}
	return all
}

// rejected returns everybody who was turned down.
func (s *State) rejected() []domain.UserID {
	var all []domain.UserID
	for _, t := range s.Turns {
		all = append(all, t.Move.Rejected...)
	}
	return all
}

// focus returns the person whom the conversation is about: the first of the
// people whom the latest turn with people showed.
func (s *State) focus() []domain.UserID {
	for _, t := range slices.Backward(s.Turns) {
		if len(t.People) > 0 {
			return idsOf(t.People[:1])
		}
	}
	return nil
}

// list returns the latest list of at least n people.
func (s *State) list(n int) []Shown {
	for _, t := range slices.Backward(s.Turns) {
		if t.Move.Kind.lists() && len(t.People) >= n {
			return t.People
		}
	}
	return nil
}

// search returns the latest turn that ranked people; its zero value if there is
// none.
func (s *State) search() Turn {
	for _, t := range slices.Backward(s.Turns) {
		if t.Move.Kind.Searches() {
			return t
		}
	}
	return Turn{}
}

// last returns the latest turn that was about people or asked for some; its zero
// value if there is none.
func (s *State) last() Turn {
	for _, t := range slices.Backward(s.Turns) {
		if len(t.People) > 0 || t.Move.Kind.Searches() {
			return t
		}
	}
	return Turn{}
}

func idsOf(people []Shown) []domain.UserID {
	var ids []domain.UserID
	for _, p := range people {
		ids = append(ids, p.Profile.UserID)
	}
	return ids
}

// QuestionOf returns the question that found the people first, "" for none. A
// fragment such as "and in Bath?" stands for the question that it continues.
func (s *State) QuestionOf(people []domain.UserID) string {
	whole := ""
	for _, t := range s.Turns {
		if !t.Move.Kind.Searches() {
			continue
		}
		if q := query.Parse(t.Move.Question, t.Move.Prior); whole == "" || q.Intent != domain.IntentRefine {
			whole = t.Move.Question
		}
		if slices.ContainsFunc(idsOf(t.People), func(id domain.UserID) bool { return slices.Contains(people, id) }) {
			return whole
		}
	}
	return ""
}
