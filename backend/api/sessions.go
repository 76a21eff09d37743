package api

import (
	"context"

	"kith/backend/domain"
	"kith/backend/store"
)

// Sessions are the acting user's conversations.
type Sessions struct{ app *App }

// Session is one conversation.
type Session struct {
	SessionID     string `json:"session_id"`
	OrgID         string `json:"org_id"`
	OneOrg        bool   `json:"one_org"`
	Title         string `json:"title"`
	CreatedAt     string `json:"created_at"`
	LastMessageAt string `json:"last_message_at"`
}

// Message is one turn of a conversation.
type Message struct {
	MessageID  string `json:"message_id"`
	Role       string `json:"role"` // "user" or "assistant"
	Content    string `json:"content"`
	CreatedAt  string `json:"created_at"`
	Status     string `json:"status"` // of answers: streaming, complete, stopped, interrupted, failed
	Intent     string `json:"intent"`
	Model      string `json:"model"`
	FinishedBy string `json:"finished_by"`
	Matches    int    `json:"matches"` // how many cards it has
	Nearest    int    `json:"nearest"`
	RequestID  string `json:"request_id"` // of an answer that is still being written
	Erased     bool   `json:"erased"`     // its text went with somebody who was erased
}

// SessionRequest names one conversation.
type SessionRequest struct {
	SessionID string `json:"session_id"`
}

// RenameSessionRequest gives a conversation another title.
type RenameSessionRequest struct {
	SessionID string `json:"session_id"`
	Title     string `json:"title"`
}

// SearchRequest searches all of my messages.
type SearchRequest struct {
	Query string `json:"query"`
}

// Hit is a message that holds the words searched for. Snippet marks them with
// U+0002 before and U+0003 after.
type Hit struct {
	SessionID string `json:"session_id"`
	MessageID string `json:"message_id"`
	Title     string `json:"title"`
	Role      string `json:"role"`
	Snippet   string `json:"snippet"`
	CreatedAt string `json:"created_at"`
}

// List is my conversations, the latest first.
func (s *Sessions) List() ([]Session, error) { return s.list((*store.Door).Sessions) }

// Deleted are those that can still be brought back.
func (s *Sessions) Deleted() ([]Session, error) { return s.list((*store.Door).DeletedSessions) }

func (s *Sessions) list(read func(*store.Door, context.Context) ([]domain.Session, error)) ([]Session, error) {
	return result(s.app.within, func(ctx context.Context, door *store.Door) ([]Session, error) {
		sessions, err := read(door, ctx)
		return each(sessions, session), err
	})
}

// Messages are the turns of a conversation.
func (s *Sessions) Messages(r SessionRequest) ([]Message, error) {
	return result(s.app.within, func(ctx context.Context, door *store.Door) ([]Message, error) {
		messages, err := door.Messages(ctx, domain.SessionID(r.SessionID))
		return each(messages, s.message), err
	})
}

// Rename gives a conversation another title.
func (s *Sessions) Rename(r RenameSessionRequest) (Session, error) {
	return result(s.app.within, func(ctx context.Context, door *store.Door) (Session, error) {
		id := domain.SessionID(r.SessionID)
		if err := door.RenameSession(ctx, id, r.Title); err != nil {
			return Session{}, err
		}
		renamed, err := door.Session(ctx, id)
		return session(renamed), err
	})
}

// Delete hides a conversation; it can be brought back for a week.
func (s *Sessions) Delete(r SessionRequest) error { return s.change(r, (*store.Door).DeleteSession) }

// Restore brings a deleted conversation back.
func (s *Sessions) Restore(r SessionRequest) error { return s.change(r, (*store.Door).RestoreSession) }

// Erase removes a conversation for good.
func (s *Sessions) Erase(r SessionRequest) error { return s.change(r, (*store.Door).EraseSession) }

func (s *Sessions) change(r SessionRequest, change func(*store.Door, context.Context, domain.SessionID) error) error {
	return s.app.within(func(ctx context.Context, door *store.Door) error {
		return change(door, ctx, domain.SessionID(r.SessionID))
	})
}

// Search finds my messages that hold all of the words.
func (s *Sessions) Search(r SearchRequest) ([]Hit, error) {
	return result(s.app.within, func(ctx context.Context, door *store.Door) ([]Hit, error) {
		found, err := door.SearchMessages(ctx, r.Query)
		return each(found, hit), err
	})
}

func session(s domain.Session) Session {
	return Session{
		SessionID: string(s.ID), OrgID: string(s.OrgID), OneOrg: s.OneOrg, Title: s.Title,
		CreatedAt: domain.FormatTime(s.CreatedAt), LastMessageAt: domain.FormatTime(s.LastMessageAt),
	}
}

func (s *Sessions) message(m domain.Message) Message {
	shown := Message{
		MessageID: string(m.ID), Role: string(m.Role), Content: m.Content, CreatedAt: domain.FormatTime(m.CreatedAt),
		Status: string(m.Metadata.Status), Intent: string(m.Metadata.QueryIntent), Model: m.Metadata.Model,
		FinishedBy: m.Metadata.FinishedBy, Matches: len(m.Metadata.MatchedProfiles), Nearest: len(m.Metadata.NearestProfiles),
		Erased: m.Metadata.Erased,
	}
	if m.Metadata.Status == domain.AnswerStreaming {
		shown.RequestID = s.app.parts.Chat.Writing(m.ID)
	}
	return shown
}

func hit(h store.Hit) Hit {
	return Hit{
		SessionID: string(h.SessionID), MessageID: string(h.MessageID), Title: h.Title, Role: string(h.Role),
		Snippet: h.Snippet, CreatedAt: domain.FormatTime(h.CreatedAt),
	}
}
