package api

import (
	"context"
	"slices"

	"kith/backend/chat"
	"kith/backend/domain"
	"kith/backend/store"
)

// Chat asks questions and drafts letters. The page receives a reply as events named "chat:<request
// id>". It makes the id, and listens before it calls Ask.
type Chat struct{ app *App }

// AskRequest is a question.
type AskRequest struct {
	RequestID string `json:"request_id"` // made by the page, unique
	SessionID string `json:"session_id"` // "": a new session
	OrgID     string `json:"org_id"`     // "": all of the user's organizations
	Text      string `json:"text"`
}

// RegenerateRequest asks for another version of an answer.
type RegenerateRequest struct {
	RequestID string `json:"request_id"` // made by the page, unique
	AnswerID  string `json:"answer_id"`
	Model     string `json:"model"` // which model writes it; "": the chosen one
	// WithoutConditions are the keys of conditions that do not apply to the new version. They
	// must include the conditions that earlier versions dropped, if those are to stay dropped.
	WithoutConditions []string `json:"without_conditions"`
}

// EditRequest replaces the text of an earlier question.
type EditRequest struct {
	RequestID  string `json:"request_id"` // made by the page, unique
	QuestionID string `json:"question_id"`
	Text       string `json:"text"`
}

// DraftRequest asks for a letter to a person, and names the answer that showed them, if any.
type DraftRequest struct {
	RequestID string `json:"request_id"` // made by the page, unique
	UserID    string `json:"user_id"`
	AnswerID  string `json:"answer_id"`
	Model     string `json:"model"` // which model writes it; "": the chosen one
}

// Drafting has the recipient and subject of a letter whose body is being written.
type Drafting struct {
	To      string `json:"to"` // "": they withhold their address
	Subject string `json:"subject"`
}

// Accepted has the ids of a question that was stored.
type Accepted struct {
	SessionID  string `json:"session_id"`
	QuestionID string `json:"question_id"`
	AnswerID   string `json:"answer_id"`
}

// StopRequest names a running reply.
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

// Cards are the people of an answer in the order in which they are shown.
type Cards struct {
	Matches []Card `json:"matches"`
	Nearest []Card `json:"nearest"`

	Conditions        []domain.Condition `json:"conditions"`         // of the question
	DroppedConditions []string           `json:"dropped_conditions"` // keys of conditions that the user removed
}

// Card is a person with the reasons why they are shown.
type Card struct {
	Person   Person            `json:"person"`
	Reason   string            `json:"reason"`
	Evidence []domain.Evidence `json:"evidence"`
	Shares   []Share           `json:"shares"` // the parts of the score
	Saved    bool              `json:"saved"`
}

// Share is a [domain.ScorePart] with all of its keys, the empty ones too.
type Share struct {
	Kind  domain.ScorePartKind `json:"kind"`
	Asked string               `json:"asked"`
	Field string               `json:"field"`
	Found string               `json:"found"`
	Part  float64              `json:"part"`
}

// ShownRequest records that a card was at least half visible for a second.
type ShownRequest struct {
	AnswerID string `json:"answer_id"`
	UserID   string `json:"user_id"`
}

// Ask stores a question and starts its reply.
func (c *Chat) Ask(r AskRequest) (Accepted, error) {
	return c.ask(r.OrgID, chat.Ask{RequestID: r.RequestID, SessionID: domain.SessionID(r.SessionID), Text: r.Text})
}

// Regenerate writes another version of an answer to the same question, with the same events as Ask.
// The former version and the messages after it are kept; see [Sessions.ShowVersion].
func (c *Chat) Regenerate(r RegenerateRequest) (Accepted, error) {
	return c.ask("", chat.Ask{RequestID: r.RequestID, Retries: domain.MessageID(r.AnswerID), Model: r.Model, Without: r.WithoutConditions})
}

// EditAndResend asks an earlier question with another text, with the same events as Ask. The former
// version and the messages after it are kept.
func (c *Chat) EditAndResend(r EditRequest) (Accepted, error) {
	return c.ask("", chat.Ask{RequestID: r.RequestID, Edits: domain.MessageID(r.QuestionID), Text: r.Text})
}

func (c *Chat) ask(org string, a chat.Ask) (Accepted, error) {
	return result(c.app.run, func(ctx context.Context, p Parts) (Accepted, error) {
		scoped, err := c.app.scoped(ctx, org)
		if err != nil {
			return Accepted{}, err
		}
		a.Listen = p.listen(a.RequestID)
		reply, err := p.Chat.Ask(ctx, scoped.Scope(), a)
		if err != nil {
			return Accepted{}, err
		}
		turn := reply.Turn()
		return Accepted{SessionID: string(turn.Session.ID), QuestionID: string(turn.Question), AnswerID: string(turn.Answer)}, nil
	})
}

// DraftLetter starts to write an e-mail to a person, from the evidence for which they were shown. The
// page receives its body with the same events as the text of a reply; after the status "switched" or
// "retracted" the body begins again. Stop and Reply work as for a reply.
func (c *Chat) DraftLetter(r DraftRequest) (Drafting, error) {
	return result(c.app.run, func(ctx context.Context, p Parts) (Drafting, error) {
		scoped, err := c.app.scoped(ctx, "")
		if err != nil {
			return Drafting{}, err
		}
		to, subject, err := p.Chat.Draft(ctx, scoped.Scope(), chat.DraftAsk{
			RequestID: r.RequestID, Person: domain.UserID(r.UserID), Answer: domain.MessageID(r.AnswerID),
			Model: r.Model, Listen: p.listen(r.RequestID),
		})
		return Drafting{To: to, Subject: subject}, err
	})
}

// listen sends the events of a request to the page.
func (p Parts) listen(requestID string) func(chat.Event) {
	return func(e chat.Event) { p.Window.Emit("chat:"+requestID, e.Compact()) }
}

// Stop stops a reply and keeps the text written so far.
func (c *Chat) Stop(r StopRequest) error {
	return c.app.within(func(_ context.Context, scoped *store.Scoped) error {
		return c.app.parts.Chat.Stop(scoped.Scope().Actor, r.RequestID)
	})
}

// Reply returns the events of a reply after a sequence number, until five minutes after its end.
func (c *Chat) Reply(r ReplyRequest) ([]chat.Event, error) {
	return result(c.app.within, func(_ context.Context, scoped *store.Scoped) ([]chat.Event, error) {
		events, err := c.app.parts.Chat.Missed(scoped.Scope().Actor, r.RequestID, r.AfterSeq)
		return each(events, chat.Event.Compact), err
	})
}

// Cards returns the people of an answer as the user may see them now.
func (c *Chat) Cards(r CardsRequest) (Cards, error) {
	return result(c.app.within, func(ctx context.Context, scoped *store.Scoped) (Cards, error) {
		answer, err := scoped.Answer(ctx, domain.MessageID(r.AnswerID))
		if err != nil {
			return Cards{}, err
		}
		people, err := look(ctx, scoped, answer.Metadata.ShownIDs())
		if err != nil {
			return Cards{}, err
		}
		saved, err := savedIDs(ctx, scoped)
		return Cards{
			Matches: cards(answer.Metadata.MatchedProfiles, people, saved),
			Nearest: cards(answer.Metadata.NearestProfiles, people, saved),

			Conditions:        orEmpty(answer.Metadata.Conditions),
			DroppedConditions: orEmpty(answer.Metadata.DroppedConditions),
		}, err
	})
}

// Shown records that a card was at least half visible for a second.
func (c *Chat) Shown(r ShownRequest) error {
	return c.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		return scoped.RecordImpression(ctx, domain.UserID(r.UserID), domain.MessageID(r.AnswerID))
	})
}

func savedIDs(ctx context.Context, scoped *store.Scoped) ([]domain.UserID, error) {
	contacts, err := scoped.Contacts(ctx)
	return each(contacts, func(c domain.Contact) domain.UserID { return c.SavedProfileID }), err
}

// cards keeps the order. People who are no longer visible keep their place with the name only: the
// reason would contain their words. Erased people are left out.
func cards(shown []domain.MatchedProfile, people people, saved []domain.UserID) []Card {
	cards := []Card{}
	for _, m := range shown {
		if _, known := people.names[m.UserID]; !known {
			continue
		}
		card := Card{
			Person: people.person(m.UserID), Reason: m.Reason, Saved: slices.Contains(saved, m.UserID),
			Shares:   each(m.ScoreParts, func(s domain.ScorePart) Share { return Share(s) }),
			Evidence: orEmpty(m.Evidence),
		}
		cards = append(cards, card)
	}
	return cards
}
