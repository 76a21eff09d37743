package cli

import (
	"cmp"
	"context"
	"fmt"

	"kith/backend/domain"
	"kith/backend/roster"
	"kith/backend/store"
)

type exportCommand struct {
	What   string `arg:"" help:"What to write: members, contacts or conversations." enum:"members,contacts,conversations"`
	Org    string `help:"Of members: their organization." placeholder:"NAME"`
	Format string `help:"csv, vcard or json. Without one, people are CSV; conversations are always JSON." enum:"csv,vcard,json," default:"" placeholder:"NAME"`
	Output string `help:"The file to write; without it, standard output." short:"o" type:"path" placeholder:"FILE"`
}

func (*exportCommand) readOnly() bool { return true }

func (c *exportCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, c.Org)
	if err != nil {
		return err
	}
	door := p.Store.In(scope)
	switch c.What {
	case "members":
		return c.members(ctx, door, s)
	case "contacts":
		return c.contacts(ctx, door, s)
	default:
		return c.conversations(ctx, door, s)
	}
}

func (c *exportCommand) members(ctx context.Context, door *store.Door, s Streams) error {
	if c.Org == "" {
		return domain.Errorf(domain.Invalid, "Say of which organization with --org NAME.")
	}
	format, err := roster.MemberFormat(c.peopleFormat())
	if err != nil {
		return err
	}
	people, err := door.Members(ctx, door.Scope().Org)
	if err != nil {
		return err
	}
	return write(c, s, format, people)
}

func (c *exportCommand) contacts(ctx context.Context, door *store.Door, s Streams) error {
	format, err := roster.ContactFormat(c.peopleFormat())
	if err != nil {
		return err
	}
	contacts, err := roster.Contacts(ctx, door)
	if err != nil {
		return err
	}
	return write(c, s, format, contacts)
}

func (c *exportCommand) peopleFormat() string { return cmp.Or(c.Format, "csv") }

// write puts rows where the command says.
func write[T any](c *exportCommand, s Streams, format roster.Format[T], rows []T) error {
	if c.Output == "" {
		return format.Write(s.Out, rows)
	}
	if err := format.WriteFile(c.Output, rows); err != nil {
		return err
	}
	_, err := fmt.Fprintf(s.Err, "%d %s written to %s\n", len(rows), c.What, c.Output)
	return err
}

// conversation is how one is exported: the acting user's words and the answers,
// without the people behind them.
type conversation struct {
	SessionID domain.SessionID `json:"session_id"`
	Title     string           `json:"title"`
	CreatedAt string           `json:"created_at"`
	Messages  []spoken         `json:"messages"`
}

type spoken struct {
	Role      domain.MessageRole  `json:"role"`
	Content   string              `json:"content"`
	Status    domain.AnswerStatus `json:"status,omitempty"`
	Model     string              `json:"model,omitempty"`
	CreatedAt string              `json:"created_at"`
}

func (c *exportCommand) conversations(ctx context.Context, door *store.Door, s Streams) error {
	if cmp.Or(c.Format, "json") != "json" {
		return domain.Errorf(domain.Invalid, "Conversations cannot be written as %s, only as json.", c.Format)
	}
	sessions, err := door.Sessions(ctx)
	if err != nil {
		return err
	}
	all := make([]conversation, len(sessions))
	for i, session := range sessions {
		messages, err := door.Messages(ctx, session.ID)
		if err != nil {
			return err
		}
		all[i] = conversation{session.ID, session.Title, domain.FormatTime(session.CreatedAt), make([]spoken, len(messages))}
		for j, m := range messages {
			all[i].Messages[j] = spoken{m.Role, m.Content, m.Metadata.Status, m.Metadata.Model, domain.FormatTime(m.CreatedAt)}
		}
	}
	return write(c, s, roster.JSON[conversation](), all)
}
