package api

// Chat asks questions and follows their replies. A reply reaches the page as
// events named "chat:<request id>"; the page makes the id and listens before
// it calls Ask.
type Chat struct{ app *app }

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
