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
	suspended                 // this file does not list them
	optedOut                  // they said no
	gone                      // not imported
)

// states has the states of each standing in seven languages, without accents.
var states = map[standing][]string{
	gone:      phrases("goneStates"),
	optedOut:  phrases("optedOutStates"),
	suspended: phrases("suspendedStates"),
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

// standingOf reads a status. A status that nobody can read says nothing.
func standingOf(text string) standing {
	if len(text) > maxAnswer {
		return inGood
	}
	s := sentenceOf(text)
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

// statusOf returns what a status says about being listed.
func statusOf(text string) answer {
	return [...]answer{inGood: nothingSaid, suspended: unreadable, optedOut: saidNo, gone: saidNo}[standingOf(text)]
}

// statusHeaders are the headers of columns with a status, besides those among [headers]; without accents.
var statusHeaders = phrases("statusHeaders")

func isStatusHeader(s sentence) bool {
	return slices.Contains(statusHeaders, strings.TrimSpace(s.folded))
}

// leftOut returns why a person must not be imported, or the zero message. An
// event's guests must be approved.
func (c cells) leftOut() domain.UIMessage {
	if approval := headerKey(c[Approval]); approval != "" && approval != "approved" {
		return domain.NewUIMessage("interchange.guestNotApproved", "This guest is not approved but %q.", c[Approval])
	}
	if standingOf(c[Status]) == gone {
		return domain.NewUIMessage("interchange.statusLeftOut", "The status is %q.", c[Status])
	}
	return domain.UIMessage{}
}
