package api

import (
	"context"
	"slices"

	"kith/backend/chat"
	"kith/backend/domain"
	"kith/backend/match"
	"kith/backend/store"
)

// Chat asks questions and follows their replies. A reply reaches the page as
// events named "chat:<request id>"; the page makes the id and listens before
// it calls Ask.
type Chat struct{ app *App }

// AskRequest is a question.
type AskRequest struct {
	RequestID string `json:"request_id"` // made by the page, unique
	SessionID string `json:"session_id"` // "": a new session
	OrgID     string `json:"org_id"`     // "": all of my organizations
	Text      string `json:"text"`
}

// Accepted says that the question is stored.
type Accepted struct {
	SessionID  string `json:"session_id"`
	QuestionID string `json:"question_id"`
	AnswerID   string `json:"answer_id"`
}

// StopRequest ends a reply; what was written is kept.
type StopRequest struct {
	RequestID string `json:"request_id"`
}

// ReplyRequest asks for the events of a reply after a sequence number.
type ReplyRequest struct {
	RequestID string `json:"request_id"`
	AfterSeq  int    `json:"after_seq"`
}

// CardsRequest asks for the people of an answer.
type CardsRequest struct {
	AnswerID string `json:"answer_id"`
}

// Cards are the people of an answer in the order in which they were shown.
type Cards struct {
	Matches []Card `json:"matches"`
	Nearest []Card `json:"nearest"`
}

// Card is a person with the reasons why they are shown.
type Card struct {
	Person   Person     `json:"person"`
	Reason   string     `json:"reason"`
	Evidence []Evidence `json:"evidence"`
	Saved    bool       `json:"saved"`
}

// Evidence is why a card is shown: Text stands letter for letter in the field.
type Evidence struct {
	Field string `json:"field"`
	Text  string `json:"text"`
}

// ShownRequest records that a card was at least half visible for a second.
type ShownRequest struct {
	AnswerID string `json:"answer_id"`
	UserID   string `json:"user_id"`
}

// Ask stores a question and starts its reply.
func (c *Chat) Ask(r AskRequest) (Accepted, error) {
	return result(c.app.run, func(ctx context.Context, p Parts) (Accepted, error) {
		door, err := c.app.door(ctx, r.OrgID)
		if err != nil {
			return Accepted{}, err
		}
		reply, err := p.Chat.Ask(ctx, door.Scope(), chat.Ask{
			RequestID: r.RequestID,
			SessionID: domain.SessionID(r.SessionID),
			Text:      r.Text,
			Listen:    func(e chat.Event) { p.Window.Emit("chat:"+r.RequestID, e.Compact()) },
		})
		if err != nil {
			return Accepted{}, err
		}
		turn := reply.Turn()
		return Accepted{SessionID: string(turn.Session.ID), QuestionID: string(turn.Question), AnswerID: string(turn.Answer)}, nil
	})
}

// Stop ends a reply; what was written is kept.
func (c *Chat) Stop(r StopRequest) error {
	return c.app.within(func(_ context.Context, door *store.Door) error {
		return c.app.parts.Chat.Stop(door.Scope().Actor, r.RequestID)
	})
}

// Reply returns the events of a reply that the page missed, until five minutes
// after its end.
func (c *Chat) Reply(r ReplyRequest) ([]chat.Event, error) {
	return result(c.app.within, func(_ context.Context, door *store.Door) ([]chat.Event, error) {
		events, err := c.app.parts.Chat.Missed(door.Scope().Actor, r.RequestID, r.AfterSeq)
		return each(events, chat.Event.Compact), err
	})
}

// Cards reads the people of an answer as they may be seen now.
func (c *Chat) Cards(r CardsRequest) (Cards, error) {
	return result(c.app.within, func(ctx context.Context, door *store.Door) (Cards, error) {
		answer, err := door.Answer(ctx, domain.MessageID(r.AnswerID))
		if err != nil {
			return Cards{}, err
		}
		people, err := look(ctx, door, answer.Metadata.ShownIDs())
		if err != nil {
			return Cards{}, err
		}
		saved, err := savedIDs(ctx, door)
		return Cards{
			Matches: cards(answer.Metadata.MatchedProfiles, people, saved),
			Nearest: cards(answer.Metadata.NearestProfiles, people, saved),
		}, err
	})
}

// Shown records that a card was at least half visible for a second.
func (c *Chat) Shown(r ShownRequest) error {
	return c.app.within(func(ctx context.Context, door *store.Door) error {
		return door.RecordImpression(ctx, domain.UserID(r.UserID), domain.MessageID(r.AnswerID))
	})
}

func savedIDs(ctx context.Context, door *store.Door) ([]domain.UserID, error) {
	contacts, err := door.Contacts(ctx)
	return each(contacts, func(c domain.Contact) domain.UserID { return c.SavedProfileID }), err
}

// cards keeps the order. Somebody who no longer shows themselves keeps their
// place by name, without the reason, which is made of their words; somebody who
// was erased is gone.
func cards(shown []domain.MatchedProfile, people people, saved []domain.UserID) []Card {
	cards := []Card{}
	for _, m := range shown {
		if _, known := people.names[m.UserID]; !known {
			continue
		}
		card := Card{Person: people.person(m.UserID), Evidence: []Evidence{}, Saved: slices.Contains(saved, m.UserID)}
		if p, visible := people.profiles[m.UserID]; visible {
			m = match.Holding(m, p)
			card.Reason = m.Reason
			card.Evidence = each(m.Evidence, func(e domain.Evidence) Evidence { return Evidence(e) })
		}
		cards = append(cards, card)
	}
	return cards
}
