package dialogue

import (
	"slices"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
	"kith/backend/search/query"
)

// A resolver reads one turn in the light of the conversation.
type resolver struct {
	text
	state *State
	start int // the first word after openers such as "and" and "ok"

	everybody []Shown                // everybody who was shown; nil: not collected yet
	read      map[int]foundReference // the references that were read, by their first word
}

var (
	interjections = phrases("interjections")
	openers       = phrases("openers")
	seeking       = phrases("seeking")
)

// Add adds a turn that was answered.
func (s *State) Add(t Turn) {
	if s.readings == nil {
		s.readings = map[domain.UserID]reading{}
	}
	t.Move = Resolve(*s, t.Text)
	s.Turns = append(s.Turns, t)
}

// Resolve returns what a turn asks for. It is deterministic. A turn that does not
// tell its language is read in that of the conversation, then in the other one.
func Resolve(s State, asked string) Move {
	if s.readings == nil {
		s.readings = map[domain.UserID]reading{}
	}
	prior := s.Topic()
	if len(s.Turns) > 0 {
		prior += " " + s.Turns[len(s.Turns)-1].Text
	}
	l := lexicon.DetectAfter(asked, prior).AnswerLanguage()
	move := resolveIn(l, &s, asked)
	tells := lexicon.DetectAfter(asked, certainFrench) != lexicon.DetectAfter(asked, "")
	if other := resolveIn(l.Other(), &s, asked); move.Kind == Search && tells && other.Kind != Search {
		return other
	}
	return move
}

// certainFrench is a topic that makes a text French, unless the text is English.
const certainFrench = "qui est"

func resolveIn(l lexicon.Language, s *State, asked string) Move {
	r := &resolver{text: read(asked, l), state: s}
	asked, ok := r.withOwnPlace()
	if !ok {
		return Move{Kind: Clarify, Aspect: Place, Language: l}
	}
	r.text = read(asked, l)
	r.start = r.skip(interjections)
	r.read = map[int]foundReference{}
	for _, resolve := range []func() (Move, bool){
		r.aboutKith, r.courtesy, r.unsaid, r.price, r.draft,
		r.compare, r.why, r.reject, r.back, r.narrow, r.list, r.count,
		r.more, r.nearer, r.correct, r.tell, r.change, r.vague,
	} {
		if move, ok := resolve(); ok {
			move.Language = l
			return move
		}
	}
	return r.search(asked, s.Topic())
}

// shown is [State.shown], collected once for a turn.
func (r *resolver) shown() []Shown {
	if r.everybody == nil {
		r.everybody = r.state.shown()
	}
	return r.everybody
}

// search asks to find people. Those who were turned down are not found.
func (r *resolver) search(question, prior string) Move {
	return Move{Kind: Search, Language: r.language, Question: question, Prior: prior, Except: r.state.rejected()}
}

// again is the latest search once more, without some people.
func (r *resolver) again(kind Kind, except []domain.UserID) Move {
	last := r.state.search().Move
	return Move{Kind: kind, Question: last.Question, Prior: last.Prior, Except: union(last.Except, r.state.rejected(), except)}
}

func union(lists ...[]domain.UserID) []domain.UserID {
	var ids []domain.UserID
	for _, list := range lists {
		for _, id := range list {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

var (
	morePhrases   = phrases("more")
	notMore       = phrases("not-more")
	rejectPhrases = phrases("reject")
	rejectAll     = phrases("reject-all")
	changePhrases = phrases("change")
)

// more reads "who else?" and "who else speaks Portuguese?".
func (r *resolver) more() (Move, bool) {
	at, n := r.find(0, morePhrases)
	if at < 0 || len(r.state.Turns) == 0 || r.has(notMore) || r.seeksCloser() {
		return Move{}, false
	}
	shown := idsOf(r.shown())
	if r.onlyVague(at, at+n) {
		if r.state.search().Move.Question == "" {
			return Move{}, false
		}
		return r.again(More, shown), true
	}
	if r.skip(openers) != at && r.start != at {
		return Move{}, false
	}
	move := r.search(r.who()+r.from(at+n), "")
	move.Kind, move.Except = More, union(move.Except, shown)
	return move, true
}

// onlyVague reports whether all words but those from, until say nothing.
func (r *resolver) onlyVague(from, until int) bool {
	for i := range r.words {
		if (i < from || i >= until) && !r.is(i, vagueWords) && !r.is(i, fillers) {
			return false
		}
	}
	return true
}

// reject reads "not him", "without the first one", "none of these fit".
func (r *resolver) reject() (Move, bool) {
	if r.state.search().Move.Question == "" {
		return Move{}, false
	}
	start := r.skip(openers)
	for i := range min(start+1, len(r.words)) {
		if r.at(i, rejectAll) > 0 {
			return r.turnAllDown(), true
		}
	}
	at, n := r.find(0, rejectPhrases)
	if at < 0 || at > start && !r.words[at].starts && !r.seeksBefore(at) {
		return Move{}, false
	}
	var people []domain.UserID
	for at >= 0 {
		if ref, ok := r.referenceAt(at + n); ok {
			people = union(people, ref.people)
		}
		at, n = r.find(at+n, rejectPhrases)
	}
	return r.turnDown(people), len(people) > 0
}

// seeksBefore reports whether a phrase such as "anyone" is before word i.
func (r *resolver) seeksBefore(i int) bool {
	at, _ := r.find(0, seeking)
	return 0 <= at && at < i
}

// turnAllDown turns down everybody who was shown last, and may ask for people who live nearer: "none
// of them, anybody closer to Rockland?".
func (r *resolver) turnAllDown() Move {
	people := idsOf(r.state.last().People)
	move, ok := r.nearer()
	if !ok || move.Kind != Search {
		return r.turnDown(people)
	}
	move.Rejected, move.Except = people, union(move.Except, people)
	move.Shown = slices.DeleteFunc(move.Shown, func(id domain.UserID) bool { return slices.Contains(people, id) })
	return move
}

func (r *resolver) turnDown(people []domain.UserID) Move {
	move := r.again(Search, people)
	move.Rejected = people
	return move
}

// topicOf returns a query in few words, after it was changed.
func topicOf(q query.Query) string { return q.WithTopic().Topic }

// change reads "different question: who tunes pianos?".
func (r *resolver) change() (Move, bool) {
	start := r.skip(openers)
	n := max(r.at(start, changePhrases), r.at(r.start, changePhrases), r.at(0, changePhrases))
	if n == 0 {
		return Move{}, false
	}
	for at := range start + 1 {
		if r.at(at, changePhrases) == n && at+n < len(r.words) {
			return r.search(r.from(at+n), ""), true
		}
	}
	return Move{Kind: Clarify}, true
}
