package chat

import (
	"kith/backend/domain"
	"kith/backend/search/query"
)

// Reply is one question on its way to an answer. The steps fill in what they
// find.
type Reply struct {
	*stream
	asked Ask

	// Set by the steps, in this order, and read by those that follow.
	turn     domain.Turn
	scope    domain.Scope     // the session's
	scoped   ScopedStore      // the data that its scope may see
	history  []domain.Message // the turns before this one
	question query.Query
	profiles map[domain.UserID]domain.Profile // of those shown, as the asker may see them
	metadata domain.Metadata
	known    map[domain.UserID]domain.Profile // of the people in the turns before, for a model
	byModel  int                              // how many bytes of the text a model wrote
}

func newReply(w *stream, a Ask) *Reply {
	r := &Reply{stream: w, asked: a}
	r.metadata.Status = domain.AnswerStreaming
	return r
}

// Wait returns when the answer is stored, or could not be.
func (r *Reply) Wait() { <-r.done }

// Turn is the stored question and the room for its answer.
func (r *Reply) Turn() domain.Turn { return r.turn }
