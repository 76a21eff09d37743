package interchange

import (
	"slices"
	"strings"

	"kith/backend/domain"
)

// standing is what the status of an account, a ticket or a subscription means for the import of the person.
type standing int8

const (
	inGood    standing = iota // says nothing
	cancelled                 // not imported; a ticket or an order that says nothing of the person
	suspended                 // this file does not list them
	optedOut                  // they said no
	gone                      // not imported, and not listed any more
)

// states has the states of each standing in seven languages, without accents.
var states = map[standing][]string{
	gone:      phrases("goneStates"),
	optedOut:  phrases("optedOutStates"),
	suspended: phrases("suspendedStates"),
	cancelled: phrases("cancelledStates"),
}

var standingOfState = func() map[string]standing {
	all := make(map[string]standing)
	for standing, list := range states {
		for _, state := range list {
			all[state] = standing
		}
	}
	return all
}()

const (
	// maxState is the maximum number of words of a status in which a word that is known counts.
	maxState = 5
	// minState is the minimum length of such a word. A shorter one must be the whole status: "Baja California" is a place.
	minState = 6
)

// standingOf reads a cell under the header of a status, or under one that is a state by itself. A status that nobody
// can read says nothing.
func standingOf(header, text string) standing {
	if len(text) > maxAnswer || strings.TrimSpace(text) == "" {
		return inGood
	}
	head := sentenceOf(header)
	state := stateOfHeader(head)
	if isDeathHeader(header) {
		state = gone
	}
	if state != inGood {
		switch readAnswer(text) {
		case silent, absent, denies:
			return inGood
		case unclear:
			return suspended
		}
		return state
	}
	if isTagHeader(head) {
		return stateOfTags(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;|:\n", r) }))
	}
	if isActiveHeader(head) && readAnswer(text) == denies {
		return suspended
	}
	state = stateOf(sentenceOf(text))
	if state == cancelled && head.hasWord(memberWords, subscribeWords, cancellable) {
		return gone
	}
	return state
}

// stateOf reads the name of a state.
func stateOf(s sentence) standing {
	if known, ok := standingOfState[strings.TrimSpace(s.folded)]; ok {
		return known
	}
	if len(s.words) > maxState || s.negated() {
		return inGood
	}
	worst := inGood
	for _, w := range s.words {
		if len(w.folded) >= minState {
			worst = max(worst, standingOfState[w.folded])
		}
	}
	return worst
}

var (
	// goneHeaders are what a column is called that says when somebody left.
	goneHeaders   = phrases("goneHeaders")
	activeHeaders = phrases("activeHeaders")
	// cancellable is what makes a cancellation one of a membership.
	cancellable = listed("cancellable")
	untilWords  = listed("untilWords")
)

// stateOfHeader returns the state that a header names, such as "Banned", "Is deceased" and "Date of leaving". A yes or
// a date under it says that somebody is in that state.
func stateOfHeader(s sentence) standing {
	if len(s.words) > maxState || s.negated() || s.question {
		return inGood
	}
	state := coreOf(s)
	if slices.Contains(goneHeaders, state) {
		return gone
	}
	if known := standingOfState[state]; known == gone || known == suspended && !refusingWords[state] && !isActiveHeader(s) {
		return known
	}
	return inGood
}

// coreOf returns the words of a header that name a state.
func coreOf(s sentence) string {
	var core []string
	for _, w := range s.words {
		if !whenWords[w.folded] && !neutralWords[w.folded] && !memberWords[w.folded] && !untilWords[w.folded] {
			core = append(core, w.folded)
		}
	}
	return strings.Join(core, " ")
}

// isActiveHeader reports whether a no under a header says that an account is not in use.
func isActiveHeader(s sentence) bool {
	return !s.negated() && slices.Contains(activeHeaders, coreOf(s))
}

// tagHeaders are what a column is called that has words that people are sorted by.
var tagHeaders = phrases("tagHeaders")

func isTagHeader(s sentence) bool {
	return slices.Contains(tagHeaders, strings.TrimSpace(s.folded))
}

// stateOfTags returns the worst state among tags. Only a tag that is a state and nothing else counts, and "Private" is
// none: address books use it for contacts outside work.
func stateOfTags(tags []string) (worst standing) {
	for _, tag := range tags {
		if state := strings.TrimSpace(sentenceOf(tag).folded); state != "private" && standingOfState[state] >= suspended {
			worst = max(worst, standingOfState[state])
		}
	}
	return worst
}

// isStateHeader reports whether a header names a state, and the cells answer whether somebody is in it.
func isStateHeader(s sentence, samples []string) bool {
	return (stateOfHeader(s) != inGood || isActiveHeader(s)) && (len(samples) == 0 || slices.ContainsFunc(samples, isAnswer))
}

// statusOf returns what a status says about being listed.
func statusOf(header, text string) answer {
	return [...]answer{inGood: nothingSaid, cancelled: nothingSaid, suspended: unreadable, optedOut: saidNo, gone: unreadable}[standingOf(header, text)]
}

// statusHeaders are the headers of columns with a status, besides those among [headers]; without accents.
var statusHeaders = phrases("statusHeaders")

func isStatusHeader(s sentence) bool {
	return slices.Contains(statusHeaders, strings.TrimSpace(s.folded))
}

// leftOut returns why a person must not be imported, or the zero message. An
// event's guests must be approved.
func (c cells) leftOut() domain.UIMessage {
	if approval := headerKey(c[Approval]); approval != "" && approval != "approved" && !isYes(c[Approval]) {
		return domain.NewUIMessage("interchange.guestNotApproved", "This guest is not approved but %q.", c[Approval])
	}
	if state := standingOf(c[headerOfField[Status]], c[Status]); state == gone || state == cancelled {
		return domain.NewUIMessage("interchange.statusLeftOut", "The status is %q.", c[Status])
	}
	return domain.UIMessage{}
}
