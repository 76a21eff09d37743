// Package chat carries one question to its answer: it stores the question,
// understands it, finds people, shows their cards, lets a writer write, and
// stores the answer. Each step is a file; a [Reply] is what they share.
package chat

import "kith/backend/domain"

// Kind tells what an [Event] carries.
type Kind string

const (
	KindAccepted Kind = "accepted" // the question is stored
	KindMatches  Kind = "matches"  // the people, once, before the first word
	KindStatus   Kind = "status"   // what is being waited for
	KindThinking Kind = "thinking" // what a model thinks aloud, no part of the text
	KindDelta    Kind = "delta"    // text to append
	KindDone     Kind = "done"     // the answer is stored, complete or stopped
	KindFailed   Kind = "failed"   // nothing more comes; Error says what was kept
)

// Status is what a reply is doing while no text comes.
type Status string

const (
	StatusQueued       Status = "queued"
	StatusLoadingModel Status = "loading_model"
	StatusWriting      Status = "writing"
	// StatusSwitched: the model failed, Error says why, and the built-in writer
	// goes on; in a letter it begins anew, and the text so far is void.
	StatusSwitched Status = "switched"
)

// Event is one step of a reply, or of a letter, as listeners see it. Seq counts from 1 without
// gaps; only the fields of its Kind are set.
type Event struct {
	Seq        int                     `json:"seq"`
	Kind       Kind                    `json:"kind"`
	SessionID  domain.SessionID        `json:"session_id,omitempty"`  // accepted
	QuestionID domain.MessageID        `json:"question_id,omitempty"` // accepted
	AnswerID   domain.MessageID        `json:"answer_id,omitempty"`   // accepted, done
	Intent     domain.Intent           `json:"intent,omitempty"`      // matches
	Matches    []domain.MatchedProfile `json:"matches,omitempty"`     // matches
	Nearest    []domain.MatchedProfile `json:"nearest,omitempty"`     // matches
	Conditions []domain.Condition      `json:"conditions,omitempty"`  // matches: that the people had to meet
	Status     Status                  `json:"status,omitempty"`      // status
	Model      string                  `json:"model,omitempty"`       // status: who writes
	Text       string                  `json:"text,omitempty"`        // delta, thinking
	Outcome    domain.AnswerStatus     `json:"outcome,omitempty"`     // done
	CutOff     bool                    `json:"cut_off,omitempty"`     // done: the model had more to say than there was room for
	Content    string                  `json:"content,omitempty"`     // done: the whole stored answer; not sent to the window
	Marks      []domain.Mark           `json:"marks,omitempty"`       // done: what of it does not hold; not sent to the window
	Error      *domain.Error           `json:"error,omitempty"`       // failed; status: why it switched
}

// Compact returns e as the window gets it: without the whole text, which went
// out as deltas, and without reasons and evidence, which come with the cards
// and are read through the door. So it stays under 4 KB; the window's bridge
// leaks memory with larger ones.
func (e Event) Compact() Event {
	e.Content, e.Marks = "", nil
	e.Matches, e.Nearest = compact(e.Matches), compact(e.Nearest)
	return e
}

func compact(people []domain.MatchedProfile) []domain.MatchedProfile {
	var ids []domain.MatchedProfile
	for _, p := range people {
		ids = append(ids, domain.MatchedProfile{UserID: p.UserID, Score: p.Score})
	}
	return ids
}
