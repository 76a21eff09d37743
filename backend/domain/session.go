package domain

import (
	"slices"
	"time"
)

// Session is a conversation of one user.
type Session struct {
	ID            SessionID
	UserID        UserID
	OrgID         OrgID // the organization it began in; "" if the user had none
	OneOrg        bool  // its scope is OrgID alone, not all of the user's organizations
	Title         string
	CreatedAt     time.Time
	LastMessageAt time.Time
}

// MessageRole tells who speaks.
type MessageRole string

const (
	FromUser      MessageRole = "user"
	FromAssistant MessageRole = "assistant"
)

// AnswerStatus is how far an answer came.
type AnswerStatus string

const (
	AnswerStreaming   AnswerStatus = "streaming" // only while it is being written
	AnswerComplete    AnswerStatus = "complete"
	AnswerStopped     AnswerStatus = "stopped"     // by the person
	AnswerInterrupted AnswerStatus = "interrupted" // Kith ended while it was written
	AnswerFailed      AnswerStatus = "failed"
)

// Message is one turn of a session.
type Message struct {
	ID        MessageID
	SessionID SessionID
	Role      MessageRole
	Content   string
	Metadata  Metadata // of answers; zero for questions
	Version   int      // which of its versions it is, from 1: questions are edited, answers written again
	Versions  int
	CreatedAt time.Time
}

// Turn is a stored question with the room for its answer.
type Turn struct {
	Session  Session
	Question MessageID
	Text     string // of the question
	Answer   MessageID
}

// Metadata is what is stored with an answer, as JSON.
type Metadata struct {
	Status          AnswerStatus     `json:"status,omitempty"`
	QueryIntent     Intent           `json:"query_intent,omitempty"`
	Topic           string           `json:"topic,omitempty"` // what a follow-up carries on, see match
	MatchedProfiles []MatchedProfile `json:"matched_profiles,omitempty"`
	NearestProfiles []MatchedProfile `json:"nearest_profiles,omitempty"`
	Conditions      []Condition      `json:"conditions,omitempty"` // that the people had to meet
	// DroppedConditions are the keys of those that the asker took away.
	DroppedConditions []string `json:"dropped_conditions,omitempty"`
	ResponseLength    int      `json:"response_length"` // in characters
	Model             string   `json:"model,omitempty"` // [BuiltinModel], or the name Ollama gives it
	FinishedBy        string   `json:"finished_by,omitempty"`
	ErrorCode         Code     `json:"error_code,omitempty"`
	Problem           string   `json:"problem,omitempty"`        // what ErrorCode stands for, and what to do, in words
	CutOff            bool     `json:"cut_off,omitempty"`        // the model had more to say than there was room for
	Thinking          string   `json:"thinking,omitempty"`       // what the model thought aloud before it answered
	CheckedClaims     int      `json:"checked_claims,omitempty"` // citations and names that were looked at
	Marks             []Mark   `json:"marks,omitempty"`          // those that do not hold
	FirstCardMS       float64  `json:"first_card_ms,omitempty"`
	FirstTokenMS      float64  `json:"first_token_ms,omitempty"`
	TotalMS           float64  `json:"total_ms,omitempty"`
	PromptTokens      int      `json:"prompt_tokens,omitempty"`
	AnswerTokens      int      `json:"answer_tokens,omitempty"`
	PromptMS          float64  `json:"prompt_ms,omitempty"` // reading the prompt; short where most of it was read before
	AnswerMS          float64  `json:"answer_ms,omitempty"` // writing the answer
	Erased            bool     `json:"erased,omitempty"`    // the text went with somebody who was erased
}

// Shown are the people an answer showed, those who match before the nearest.
func (m Metadata) Shown() []MatchedProfile {
	return slices.Concat(m.MatchedProfiles, m.NearestProfiles)
}

// ShownIDs are their ids.
func (m Metadata) ShownIDs() []UserID {
	var ids []UserID
	for _, p := range m.Shown() {
		ids = append(ids, p.UserID)
	}
	return ids
}

// BuiltinModel names the built-in writer where a model's name stands.
const BuiltinModel = "builtin"

// MatchedProfile is a person an answer was about. Of their words it holds the
// evidence and the reason made of it; everything else on a card is read through
// the door when it is shown.
type MatchedProfile struct {
	UserID         UserID      `json:"user_id"`
	Score          float64     `json:"score"`
	Reason         string      `json:"reason"`
	Evidence       []Evidence  `json:"evidence"`
	ScoreParts     []ScorePart `json:"shares,omitempty"` // what the score is made of, the largest first
	AnswerSentence string      `json:"said,omitempty"`   // what a model's answer says about them alone, a sentence
	// Stale says that words are left out which the profile does not say any more, or
	// that cannot be seen; set when a stored match is read.
	Stale bool `json:"-"`
}

// Why is the reason with what an answer said.
func (m MatchedProfile) Why() string {
	if m.AnswerSentence == "" || m.Reason == "" {
		return m.Reason + m.AnswerSentence
	}
	return m.Reason + ". " + m.AnswerSentence
}

// A ScorePart is a part of the score of somebody who matches: a word of the
// question with the word of the profile that answers it, or the meaning of the
// question with the passage that comes closest to it.
type ScorePart struct {
	Kind  ScorePartKind `json:"kind"`
	Asked string        `json:"asked,omitempty"` // as in the question; "" for meaning
	Field string        `json:"field,omitempty"` // of the profile
	Found string        `json:"found,omitempty"` // letter for letter in that field
	Part  float64       `json:"part"`            // of the whole score; all parts of a match add up to 1
}

// ScorePartKind is what earned a share.
type ScorePartKind string

const (
	ScorePartWord    ScorePartKind = "word"    // the asked word itself, or a form of it
	ScorePartRelated ScorePartKind = "related" // a word that stands for it, or that it may have been meant to be
	ScorePartPhrase  ScorePartKind = "phrase"  // words of the question side by side
	ScorePartMeaning ScorePartKind = "meaning" // a passage that means nearly the same
)

// A Condition is what people have to meet to answer a question. Whoever asks
// may take it away again by its key.
type Condition struct {
	Key  string        `json:"key"`
	Kind ConditionKind `json:"kind"`
	Text string        `json:"text"` // as in the question
}

// ConditionKind is what a condition is about.
type ConditionKind string

const (
	ConditionPlace    ConditionKind = "place"
	ConditionLanguage ConditionKind = "language"
	ConditionWithout  ConditionKind = "without" // they must not be it
)

// Evidence is why a profile matches: Text is found, letter for letter, in the
// named field of the profile ("skills", "offers", …).
type Evidence struct {
	Field string `json:"field"`
	Text  string `json:"text"`
}

// Intent is what a question is after.
type Intent string

const (
	IntentFindPeople Intent = "find_people"
	IntentRefine     Intent = "refine"
	IntentPerson     Intent = "about_person"
	IntentDraft      Intent = "draft_introduction"
	IntentSmallTalk  Intent = "small_talk"
)
