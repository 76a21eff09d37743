package api

import (
	"context"

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
func (c *Chat) Ask(r AskRequest) (accepted Accepted, err error) {
	defer c.app.rescue(&err)
	ctx := context.Background()
	door, err := c.app.door(ctx, r.OrgID)
	if err != nil {
		return accepted, err
	}
	reply, err := c.app.parts.Chat.Ask(ctx, door.Scope(), chat.Ask{
		RequestID: r.RequestID,
		SessionID: domain.SessionID(r.SessionID),
		Text:      r.Text,
		Listen:    func(e chat.Event) { c.app.parts.Window.Emit("chat:"+r.RequestID, e.Compact()) },
	})
	if err != nil {
		return accepted, err
	}
	turn := reply.Turn()
	return Accepted{SessionID: string(turn.Session.ID), QuestionID: string(turn.Question), AnswerID: string(turn.Answer)}, nil
}

// Stop ends a reply; what was written is kept.
func (c *Chat) Stop(r StopRequest) (err error) {
	defer c.app.rescue(&err)
	door, err := c.app.door(context.Background(), "")
	if err != nil {
		return err
	}
	return c.app.parts.Chat.Stop(door.Scope().Actor, r.RequestID)
}

// Reply returns the events of a reply that the page missed, until five minutes
// after its end.
func (c *Chat) Reply(r ReplyRequest) (missed []chat.Event, err error) {
	defer c.app.rescue(&err)
	door, err := c.app.door(context.Background(), "")
	if err != nil {
		return []chat.Event{}, err
	}
	events, err := c.app.parts.Chat.Missed(door.Scope().Actor, r.RequestID, r.AfterSeq)
	return each(events, chat.Event.Compact), err
}

// Cards reads the people of an answer as they may be seen now.
func (c *Chat) Cards(r CardsRequest) (cards Cards, err error) {
	cards = Cards{Matches: []Card{}, Nearest: []Card{}}
	defer c.app.rescue(&err)
	ctx := context.Background()
	door, err := c.app.door(ctx, "")
	if err != nil {
		return cards, err
	}
	answer, err := door.Answer(ctx, domain.MessageID(r.AnswerID))
	if err != nil {
		return cards, err
	}
	people, err := lookUp(ctx, door, answer.Metadata)
	if err != nil {
		return cards, err
	}
	cards.Matches = people.cards(answer.Metadata.MatchedProfiles)
	cards.Nearest = people.cards(answer.Metadata.NearestProfiles)
	return cards, nil
}

// Shown records that a card was at least half visible for a second.
func (c *Chat) Shown(r ShownRequest) (err error) {
	defer c.app.rescue(&err)
	ctx := context.Background()
	door, err := c.app.door(ctx, "")
	if err != nil {
		return err
	}
	return door.RecordImpression(ctx, domain.UserID(r.UserID), domain.MessageID(r.AnswerID))
}

// people are those of an answer, as the acting user may see them now.
type people struct {
	profiles map[domain.UserID]domain.Profile
	names    map[domain.UserID]string
	shared   map[domain.UserID][]string
	saved    map[domain.UserID]bool
}

func lookUp(ctx context.Context, door *store.Door, m domain.Metadata) (found people, err error) {
	ids := m.ShownIDs()
	if found.profiles, err = door.Profiles(ctx, ids); err != nil {
		return found, err
	}
	if found.names, err = door.Names(ctx, ids); err != nil {
		return found, err
	}
	if found.shared, err = door.Shared(ctx, ids); err != nil {
		return found, err
	}
	contacts, err := door.Contacts(ctx)
	found.saved = make(map[domain.UserID]bool, len(contacts))
	for _, contact := range contacts {
		found.saved[contact.SavedProfileID] = true
	}
	return found, err
}

// cards keeps the order. Somebody who no longer shows themselves keeps their
// place by name, without the reason, which is made of their words; somebody who
// was erased is gone.
func (found people) cards(shown []domain.MatchedProfile) []Card {
	cards := []Card{}
	for _, m := range shown {
		card := Card{Evidence: []Evidence{}, Saved: found.saved[m.UserID]}
		if p, ok := found.profiles[m.UserID]; ok {
			m = match.Holding(m, p)
			card.Person = person(p, found.shared[m.UserID])
			card.Reason = m.Reason
			card.Evidence = each(m.Evidence, func(e domain.Evidence) Evidence { return Evidence(e) })
		} else if name, ok := found.names[m.UserID]; ok {
			card.Person = hidden(m.UserID, name)
		} else {
			continue
		}
		cards = append(cards, card)
	}
	return cards
}
