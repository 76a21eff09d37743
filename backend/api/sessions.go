package api

import (
	"context"
	"unicode/utf16"

	"kith/backend/domain"
	"kith/backend/store"
)

// Sessions manages the acting user's conversations.
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

// Message is a question or an answer of a conversation.
type Message struct {
	MessageID     string        `json:"message_id"`
	Role          string        `json:"role"` // "user" or "assistant"
	Content       string        `json:"content"`
	CreatedAt     string        `json:"created_at"`
	Version       int           `json:"version"` // which of its versions it is, from 1
	Versions      int           `json:"versions"`
	Status        string        `json:"status"` // of answers, as all that follows: streaming, complete, stopped, interrupted, failed
	Intent        string        `json:"intent"`
	Model         string        `json:"model"` // who wrote it; "builtin": the built-in writer
	FinishedBy    string        `json:"finished_by"`
	Problem       string        `json:"problem"` // why it failed or was finished by another, and what to do
	CutOff        bool          `json:"cut_off"` // the answer reached the limit of its length
	Thinking      string        `json:"thinking"`
	CheckedClaims int           `json:"checked_claims"` // citations and names that were looked at
	Marks         []domain.Mark `json:"marks"`          // those that do not hold, in order
	Matches       int           `json:"matches"`        // how many cards it has
	Nearest       int           `json:"nearest"`
	FirstTokenMS  float64       `json:"first_token_ms"`
	TotalMS       float64       `json:"total_ms"`
	PromptTokens  int           `json:"prompt_tokens"`
	AnswerTokens  int           `json:"answer_tokens"`
	PromptMS      float64       `json:"prompt_ms"`  // reading the prompt
	AnswerMS      float64       `json:"answer_ms"`  // writing the answer
	RequestID     string        `json:"request_id"` // of an answer that is still being written
	Erased        bool          `json:"erased"`     // its text went with somebody who was erased
}

// ShowVersionRequest asks for another version of a message, counted from 1.
type ShowVersionRequest struct {
	MessageID string `json:"message_id"`
	Version   int    `json:"version"`
}

// SessionRequest names one conversation.
type SessionRequest struct {
	SessionID string `json:"session_id"`
}

// RenameSessionRequest changes the title of a conversation.
type RenameSessionRequest struct {
	SessionID string `json:"session_id"`
	Title     string `json:"title"`
}

// SearchRequest searches the acting user's messages: all, or those of conversations that began in one
// organization.
type SearchRequest struct {
	OrgID string `json:"org_id"`
	Query string `json:"query"`
}

// Hit is a message that contains the searched words. Snippet has U+0002 before and U+0003 after each.
type Hit struct {
	SessionID string `json:"session_id"`
	MessageID string `json:"message_id"`
	Title     string `json:"title"`
	Role      string `json:"role"`
	Snippet   string `json:"snippet"`
	CreatedAt string `json:"created_at"`
}

// List returns the conversations, the latest first: all, or those that began in one organization.
func (s *Sessions) List(r OrganizationRequest) ([]Session, error) {
	return s.list(r.OrgID, (*store.Scoped).Sessions)
}

// Deleted returns the deleted conversations that can still be restored.
func (s *Sessions) Deleted() ([]Session, error) { return s.list("", (*store.Scoped).DeletedSessions) }

func (s *Sessions) list(org string, read func(*store.Scoped, context.Context) ([]domain.Session, error)) ([]Session, error) {
	return result(s.app.withinOrg(org), func(ctx context.Context, scoped *store.Scoped) ([]Session, error) {
		sessions, err := read(scoped, ctx)
		return each(sessions, session), err
	})
}

// Messages returns the messages of a conversation.
func (s *Sessions) Messages(r SessionRequest) ([]Message, error) {
	return result(s.app.within, func(ctx context.Context, scoped *store.Scoped) ([]Message, error) {
		messages, err := scoped.Messages(ctx, domain.SessionID(r.SessionID))
		return each(messages, s.message), err
	})
}

// ShowVersion shows another version of a message with the messages after it, and returns the conversation.
func (s *Sessions) ShowVersion(r ShowVersionRequest) ([]Message, error) {
	return result(s.app.within, func(ctx context.Context, scoped *store.Scoped) ([]Message, error) {
		id, err := scoped.ShowVersion(ctx, domain.MessageID(r.MessageID), r.Version)
		if err != nil {
			return nil, err
		}
		messages, err := scoped.Messages(ctx, id)
		return each(messages, s.message), err
	})
}

// Rename changes the title of a conversation.
func (s *Sessions) Rename(r RenameSessionRequest) (Session, error) {
	return result(s.app.within, func(ctx context.Context, scoped *store.Scoped) (Session, error) {
		id := domain.SessionID(r.SessionID)
		if err := scoped.RenameSession(ctx, id, r.Title); err != nil {
			return Session{}, err
		}
		renamed, err := scoped.Session(ctx, id)
		return session(renamed), err
	})
}

// Delete deletes a conversation. It can be restored for a week.
func (s *Sessions) Delete(r SessionRequest) error { return s.change(r, (*store.Scoped).DeleteSession) }

// Restore restores a deleted conversation.
func (s *Sessions) Restore(r SessionRequest) error {
	return s.change(r, (*store.Scoped).RestoreSession)
}

// Erase erases a conversation. It cannot be restored.
func (s *Sessions) Erase(r SessionRequest) error { return s.change(r, (*store.Scoped).EraseSession) }

func (s *Sessions) change(r SessionRequest, change func(*store.Scoped, context.Context, domain.SessionID) error) error {
	return s.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		return change(scoped, ctx, domain.SessionID(r.SessionID))
	})
}

// Search finds messages that contain all of the words.
func (s *Sessions) Search(r SearchRequest) ([]Hit, error) {
	return result(s.app.withinOrg(r.OrgID), func(ctx context.Context, scoped *store.Scoped) ([]Hit, error) {
		found, err := scoped.SearchMessages(ctx, r.Query)
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
	about := m.Metadata
	shown := Message{
		MessageID: string(m.ID), Role: string(m.Role), Content: m.Content, CreatedAt: domain.FormatTime(m.CreatedAt),
		Version: m.Version, Versions: m.Versions,
		Status: string(about.Status), Intent: string(about.QueryIntent), Model: about.Model,
		FinishedBy: about.FinishedBy, Problem: about.Problem, CutOff: about.CutOff, Thinking: about.Thinking,
		CheckedClaims: about.CheckedClaims, Marks: each(about.Marks, markIn(m.Content)),
		Matches: len(about.MatchedProfiles), Nearest: len(about.NearestProfiles),
		FirstTokenMS: about.FirstTokenMS, TotalMS: about.TotalMS,
		PromptTokens: about.PromptTokens, AnswerTokens: about.AnswerTokens, PromptMS: about.PromptMS, AnswerMS: about.AnswerMS,
		Erased: about.Erased,
	}
	if about.Status == domain.AnswerStreaming {
		if shown.RequestID = s.app.parts.Chat.Writing(m.ID); shown.RequestID == "" {
			shown.Status = string(domain.AnswerInterrupted) // its final status could not be stored
		}
	}
	return shown
}

// markIn counts a mark's place in an answer as JavaScript does.
func markIn(answer string) func(domain.Mark) domain.Mark {
	units := func(until int) int { return len(utf16.Encode([]rune(answer[:min(until, len(answer))]))) }
	return func(m domain.Mark) domain.Mark {
		m.Start, m.End = units(m.Start), units(m.End)
		return m
	}
}

func hit(h store.Hit) Hit {
	return Hit{
		SessionID: string(h.SessionID), MessageID: string(h.MessageID), Title: h.Title, Role: string(h.Role),
		Snippet: h.Snippet, CreatedAt: domain.FormatTime(h.CreatedAt),
	}
}
