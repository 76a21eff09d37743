package chat

import (
	"kith/backend/dialogue"
	"kith/backend/domain"
	"kith/backend/search/query"
)

// Reply is the processing of one question. The steps share it as their state.
type Reply struct {
	*stream
	asked Ask

	// The steps set these in this order; later steps read them.
	turn     domain.Turn
	scope    domain.Scope     // the session's
	scoped   ScopedStore      // the store, limited to that scope
	history  []domain.Message // of earlier turns
	state    dialogue.State
	move     dialogue.Move                    // what the question asks for
	question query.Query                      // what is searched
	counted  []domain.Profile                 // everybody whom the question counts
	profiles map[domain.UserID]domain.Profile // of those shown, as the asker may see them
	metadata domain.Metadata
	known    map[domain.UserID]domain.Profile // of the people in earlier turns
	byModel  int                              // bytes of the text that a model wrote
}

func newReply(w *stream, a Ask) *Reply {
	r := &Reply{stream: w, asked: a}
	r.metadata.Status = domain.AnswerStreaming
	return r
}

// Wait returns when the reply has ended.
func (r *Reply) Wait() { <-r.done }

// Turn returns the ids of the stored question and its answer.
func (r *Reply) Turn() domain.Turn { return r.turn }
