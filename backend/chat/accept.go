package chat

import (
	"context"

	"kith/backend/domain"
)

// accept stores the question, which is kept even if the reply fails. A session
// continues in the scope in which it began, whichever scope is selected now.
func (s *Service) accept(ctx context.Context, r *Reply, scope domain.Scope) (err error) {
	if r.turn, err = begin(ctx, s.parts.In(scope), r.asked); err != nil {
		return err
	}
	r.setAnswer(r.turn)
	if r.asked.Edits != "" || r.asked.Retries != "" {
		s.stopOthers(r)
	}
	r.scope = domain.Scope{Actor: scope.Actor, Surface: scope.Surface}
	if r.turn.Session.OneOrg {
		r.scope.Org = r.turn.Session.OrgID
	}
	r.scoped = s.parts.In(r.scope)
	r.emit(Event{Kind: KindAccepted, SessionID: r.turn.Session.ID, QuestionID: r.turn.Question, AnswerID: r.turn.Answer})
	return nil
}

func begin(ctx context.Context, scoped ScopedStore, a Ask) (domain.Turn, error) {
	switch {
	case a.Retries != "":
		return scoped.RetryAnswer(ctx, a.Retries)
	case a.Edits != "":
		return scoped.EditQuestion(ctx, a.Edits, a.Text)
	default:
		return scoped.BeginTurn(ctx, a.SessionID, a.Text)
	}
}
