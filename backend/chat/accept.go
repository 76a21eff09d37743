package chat

import (
	"context"

	"kith/backend/domain"
)

// accept stores the question. Whatever follows, it is kept.
//
// A session goes on in the scope in which it began, whatever is selected now.
func (s *Service) accept(ctx context.Context, r *Reply, scope domain.Scope, session domain.SessionID) error {
	turn, err := s.parts.In(scope).BeginTurn(ctx, session, r.text)
	if err != nil {
		return err
	}
	r.accepted(turn)
	r.scope = domain.Scope{Actor: scope.Actor, Surface: scope.Surface}
	if turn.Session.OneOrg {
		r.scope.Org = turn.Session.OrgID
	}
	r.door = s.parts.In(r.scope)
	r.emit(Event{Kind: KindAccepted, SessionID: turn.Session.ID, QuestionID: turn.Question, AnswerID: turn.Answer})
	return nil
}
