package interchange

import (
	"context"
	"io"

	"kith/backend/domain"
)

// Conversation is a conversation as it is exported: the messages of the user and
// of Kith, without the matched profiles.
type Conversation struct {
	SessionID domain.SessionID `json:"session_id"`
	Title     string           `json:"title"`
	CreatedAt string           `json:"created_at"`
	Messages  []MessageRecord  `json:"messages"`
}

// MessageRecord is one message of a conversation.
type MessageRecord struct {
	Role      domain.MessageRole  `json:"role"`
	Content   string              `json:"content"`
	Status    domain.AnswerStatus `json:"status,omitempty"`
	Model     string              `json:"model,omitempty"`
	CreatedAt string              `json:"created_at"`
}

// ConversationSource returns the conversations of one user.
type ConversationSource interface {
	Sessions(ctx context.Context) ([]domain.Session, error)
	Messages(ctx context.Context, id domain.SessionID) ([]domain.Message, error)
}

// Conversations reads all conversations of a source.
func Conversations(ctx context.Context, source ConversationSource) ([]Conversation, error) {
	sessions, err := source.Sessions(ctx)
	if err != nil {
		return nil, err
	}
	all := make([]Conversation, len(sessions))
	for i, session := range sessions {
		messages, err := source.Messages(ctx, session.ID)
		if err != nil {
			return nil, err
		}
		all[i] = Conversation{session.ID, session.Title, domain.FormatTime(session.CreatedAt), make([]MessageRecord, len(messages))}
		for j, m := range messages {
			all[i].Messages[j] = MessageRecord{m.Role, m.Content, m.Metadata.Status, m.Metadata.Model, domain.FormatTime(m.CreatedAt)}
		}
	}
	return all, nil
}

// AccountExport is all data that Kith stores about one user.
type AccountExport struct {
	UserID        domain.UserID        `json:"user_id"`
	SignedUpAt    string               `json:"signed_up_at"`
	Profile       domain.ProfileRecord `json:"profile"`
	Organizations []membershipRecord   `json:"organizations"`
	Invitations   []membershipRecord   `json:"invitations"` // not yet answered
	Contacts      []ContactRow         `json:"contacts"`
	Conversations []Conversation       `json:"conversations"`
	Facts         []eventRecord        `json:"facts"` // the events that statistics count
}

// membershipRecord is a membership, or an invitation to one.
type membershipRecord struct {
	Organization string      `json:"organization"`
	Role         domain.Role `json:"role"`
	Since        string      `json:"since"`
}

// eventRecord is an event of the user that statistics count.
type eventRecord struct {
	Kind    domain.EventKind    `json:"kind"`
	At      string              `json:"at"`
	Surface domain.Surface      `json:"surface"`
	Search  *domain.SearchFacts `json:"search,omitempty"`
}

// AccountExportSource returns the data of one user.
type AccountExportSource interface {
	ContactSource
	ConversationSource
	Me(ctx context.Context) (domain.User, domain.Profile, error)
	Organizations(ctx context.Context) ([]domain.Membership, error)
	Waiting(ctx context.Context) ([]domain.Invitation, error)
	Facts(ctx context.Context) ([]domain.Event, error)
}

// ExportAccount reads all data of the source's user.
func ExportAccount(ctx context.Context, source AccountExportSource) (e AccountExport, err error) {
	user, profile, err := source.Me(ctx)
	if err != nil {
		return e, err
	}
	e = AccountExport{UserID: user.ID, SignedUpAt: domain.FormatTime(user.ClaimedAt), Profile: profile.Record()}
	for _, read := range []func(context.Context, AccountExportSource) error{e.readMemberships, e.readInvitations, e.readContactsAndConversations, e.readFacts} {
		if err := read(ctx, source); err != nil {
			return e, err
		}
	}
	return e, nil
}

func (e *AccountExport) readMemberships(ctx context.Context, source AccountExportSource) error {
	memberships, err := source.Organizations(ctx)
	e.Organizations = make([]membershipRecord, len(memberships))
	for i, m := range memberships {
		e.Organizations[i] = membershipRecord{m.Organization.Name, m.Role, domain.FormatTime(m.JoinedAt)}
	}
	return err
}

func (e *AccountExport) readInvitations(ctx context.Context, source AccountExportSource) error {
	waiting, err := source.Waiting(ctx)
	e.Invitations = make([]membershipRecord, len(waiting))
	for i, w := range waiting {
		e.Invitations[i] = membershipRecord{w.Organization.Name, w.Role, domain.FormatTime(w.CreatedAt)}
	}
	return err
}

func (e *AccountExport) readContactsAndConversations(ctx context.Context, source AccountExportSource) (err error) {
	if e.Contacts, err = Contacts(ctx, source); err != nil {
		return err
	}
	e.Conversations, err = Conversations(ctx, source)
	return err
}

func (e *AccountExport) readFacts(ctx context.Context, source AccountExportSource) error {
	facts, err := source.Facts(ctx)
	e.Facts = make([]eventRecord, len(facts))
	for i, f := range facts {
		e.Facts[i] = eventRecord{f.Kind, domain.FormatTime(f.At), f.Surface, f.Search}
	}
	return err
}

// AccountExportFormat writes one account export as a JSON object.
func AccountExportFormat() Format[AccountExport] {
	return Format[AccountExport]{".json", func(w io.Writer, one []AccountExport) error { return writeJSON(w, one[0]) }}
}
