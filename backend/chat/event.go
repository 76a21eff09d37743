// Package chat answers questions: it stores the question, parses it, finds
// people, sends their cards, streams the answer from a writer, and stores it.
// Each step has a file of its own; a [Reply] is the state that they share.
package chat

import "kith/backend/domain"

// Kind says which fields of an [Event] are set.
type Kind string

const (
	KindAccepted Kind = "accepted" // the question is stored
	KindMatches  Kind = "matches"  // the people found; sent once, before any text
	KindStatus   Kind = "status"   // what the reply is doing while no text comes
	KindThinking Kind = "thinking" // a model's reasoning, which is no part of the answer
	KindDelta    Kind = "delta"    // text to append
	KindDone     Kind = "done"     // the answer is stored, complete or stopped
	KindFailed   Kind = "failed"   // the last event; Error says what was stored
)

// Status is what a reply is doing while no text comes.
type Status string

const (
	StatusQueued       Status = "queued"
	StatusLoadingModel Status = "loading_model"
	StatusWriting      Status = "writing"
	// StatusSwitched: the model failed (Error says why) and the built-in writer
	// takes over. It continues an answer, but writes a letter from the start: the
	// letter's text so far is void.
	StatusSwitched Status = "switched"
	// StatusRetracted: the text so far was the model's reasoning, which its markup
	// showed too late. That text is void; the next event has it as thinking.
	StatusRetracted Status = "retracted"
)

// Event is one step of a reply or a letter. Seq counts from 1 without gaps. The
// comments of the fields name the kinds that set them.
type Event struct {
	Seq        int                     `json:"seq"`
	Kind       Kind                    `json:"kind"`
	SessionID  domain.SessionID        `json:"session_id,omitempty"`  // accepted
	QuestionID domain.MessageID        `json:"question_id,omitempty"` // accepted
	AnswerID   domain.MessageID        `json:"answer_id,omitempty"`   // accepted, done
	Intent     domain.Intent           `json:"intent,omitempty"`      // matches
	Matches    []domain.MatchedProfile `json:"matches,omitempty"`     // matches
	Nearest    []domain.MatchedProfile `json:"nearest,omitempty"`     // matches
	Conditions []domain.Condition      `json:"conditions,omitempty"`  // matches: the conditions that the people had to meet
	Status     Status                  `json:"status,omitempty"`      // status
	Model      string                  `json:"model,omitempty"`       // status: the model that writes
	Text       string                  `json:"text,omitempty"`        // delta, thinking
	Outcome    domain.AnswerStatus     `json:"outcome,omitempty"`     // done
	CutOff     bool                    `json:"cut_off,omitempty"`     // done: the model reached its token limit
	Content    string                  `json:"content,omitempty"`     // done: the whole answer as stored; not sent to the window
	Marks      []domain.Mark           `json:"marks,omitempty"`       // done: passages that a check found wrong; not sent to the window
	Error      *domain.Error           `json:"error,omitempty"`       // failed; status: why the built-in writer took over
}

// Compact returns e as it is sent to the window: without the whole answer, which
// was sent as deltas, and without reasons and evidence, which the window fetches
// with the cards. That keeps an event under 4 KB; Wails leaks memory with larger
// ones.
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
