package match

import "kith/backend/domain"

// Understand reads a question. It is deterministic and looks at nobody. prior
// is the topic of the conversation so far, "" for none: a follow-up like "and
// in Portland?" carries it on.
func Understand(text, prior string) Question {
	r := reading{phrase: readPhrase(text), goesOn: prior != ""}
	r.Text = text
	if r.isSmallTalk() {
		r.Intent, r.Topic = domain.IntentSmallTalk, prior
		return r.Question
	}
	r.Intent = domain.IntentFindPeople
	if !r.readDraft() {
		r.readPerson()
		r.readSide()
		r.Giving, r.Telling = r.mayGive(), r.tells()
		r.readWithout()
		r.readLanguages()
		r.readPlaces()
		r.readTerms()
		r.MayGive = r.isNoRequest()
	}
	r.carryOn(prior)
	if !r.sided && len(r.Terms) == 0 && (r.Intent == domain.IntentFindPeople || r.Intent == domain.IntentRefine) {
		r.Side = Either
	}
	r.Topic, r.Sense = r.topic(), r.sense()
	if r.mayStartAfresh() {
		afresh := Understand(text, "")
		r.Afresh = &afresh
	}
	return r.Question
}

// A reading is a question while it is being understood. What one step
// understood, it marks as used for the next.
type reading struct {
	Question
	phrase
	goesOn bool // something was asked before
	sided  bool // the wording tells the side

	excluded [][2]int // spans of the text that say what is not wanted
}
