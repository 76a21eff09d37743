package domain

import (
	"slices"
	"time"
)

// Session is a conversation of one user.
type Session struct {
	ID            SessionID
	UserID        UserID
	OrgID         OrgID // the organization in which it began; "" if the user had none
	OneOrg        bool  // questions search only OrgID, not all of the user's organizations
	Title         string
	CreatedAt     time.Time
	LastMessageAt time.Time
}

// MessageRole is who wrote a message.
type MessageRole string

const (
	FromUser      MessageRole = "user"
	FromAssistant MessageRole = "assistant"
)

// AnswerStatus is the state of an answer.
type AnswerStatus string

const (
	AnswerStreaming   AnswerStatus = "streaming" // only while it is being written
	AnswerComplete    AnswerStatus = "complete"
	AnswerStopped     AnswerStatus = "stopped"     // by the user
	AnswerInterrupted AnswerStatus = "interrupted" // Kith exited while it was being written
	AnswerFailed      AnswerStatus = "failed"
)

// Message is a question or an answer in a session.
type Message struct {
	ID        MessageID
	SessionID SessionID
	Role      MessageRole
	Content   string
	Metadata  Metadata // zero for questions
	Version   int      // from 1; editing a question or regenerating an answer adds a version
	Versions  int
	CreatedAt time.Time
}

// Turn is a stored question with the id reserved for its answer.
type Turn struct {
	Session  Session
	Question MessageID
	Text     string // of the question
	Answer   MessageID
}

// Metadata is stored as JSON with each answer.
type Metadata struct {
	Status          AnswerStatus     `json:"status,omitempty"`
	QueryIntent     Intent           `json:"query_intent,omitempty"`
	Topic           string           `json:"topic,omitempty"` // the search words that a follow-up question starts from
	MatchedProfiles []MatchedProfile `json:"matched_profiles,omitempty"`
	NearestProfiles []MatchedProfile `json:"nearest_profiles,omitempty"`
	Conditions      []Condition      `json:"conditions,omitempty"` // the filters applied to people
	// DroppedConditions are the keys of conditions that the asker removed.
	DroppedConditions []string `json:"dropped_conditions,omitempty"`
	ResponseLength    int      `json:"response_length"` // in characters
	Model             string   `json:"model,omitempty"` // [BuiltinModel] or an Ollama model name
	FinishedBy        string   `json:"finished_by,omitempty"`
	ErrorCode         Code     `json:"error_code,omitempty"`
	Problem           string   `json:"problem,omitempty"`        // the message and hint of the error
	CutOff            bool     `json:"cut_off,omitempty"`        // the answer reached the token limit
	Thinking          string   `json:"thinking,omitempty"`       // the model's reasoning before the answer
	CheckedClaims     int      `json:"checked_claims,omitempty"` // how many citations and names were checked
	Marks             []Mark   `json:"marks,omitempty"`          // those that failed the check
	FirstCardMS       float64  `json:"first_card_ms,omitempty"`
	FirstTokenMS      float64  `json:"first_token_ms,omitempty"`
	TotalMS           float64  `json:"total_ms,omitempty"`
	PromptTokens      int      `json:"prompt_tokens,omitempty"`
	AnswerTokens      int      `json:"answer_tokens,omitempty"`
	PromptMS          float64  `json:"prompt_ms,omitempty"` // prompt evaluation, without the cached prefix
	AnswerMS          float64  `json:"answer_ms,omitempty"` // token generation
	Erased            bool     `json:"erased,omitempty"`    // the text was removed because it was about an erased person
}

// Shown returns the people whom an answer showed: matches first, then the
// nearest.
func (m Metadata) Shown() []MatchedProfile {
	return slices.Concat(m.MatchedProfiles, m.NearestProfiles)
}

// ShownIDs returns the ids of [Metadata.Shown].
func (m Metadata) ShownIDs() []UserID {
	var ids []UserID
	for _, p := range m.Shown() {
		ids = append(ids, p.UserID)
	}
	return ids
}

// BuiltinModel is the name of the built-in answer writer in place of a model's.
const BuiltinModel = "builtin"

// MatchedProfile is a person whom an answer showed. Only the reason and its
// evidence are stored; the rest of a card is read when it is displayed, under
// the access rule of that moment.
type MatchedProfile struct {
	UserID         UserID      `json:"user_id"`
	Score          float64     `json:"score"`
	Reason         string      `json:"reason"`
	Evidence       []Evidence  `json:"evidence"`
	ScoreParts     []ScorePart `json:"shares,omitempty"` // the contributions to the score, the largest first
	AnswerSentence string      `json:"said,omitempty"`   // the sentence of a model's answer that is only about them
	// Stale is set when a stored match is read and some of its words are left out,
	// because the profile no longer contains them or the viewer may not see it.
	Stale bool `json:"-"`
}

// FullReason returns the reason followed by the answer's sentence.
func (m MatchedProfile) FullReason() string {
	if m.AnswerSentence == "" || m.Reason == "" {
		return m.Reason + m.AnswerSentence
	}
	return m.Reason + ". " + m.AnswerSentence
}

// ScorePart is one contribution to a match's score: a word of the question with
// the profile word that matches it, or the whole question with the passage that
// is closest in meaning.
type ScorePart struct {
	Kind  ScorePartKind `json:"kind"`
	Asked string        `json:"asked,omitempty"` // as in the question; "" for meaning
	Field string        `json:"field,omitempty"` // of the profile
	Found string        `json:"found,omitempty"` // verbatim from that field
	Part  float64       `json:"part"`            // fraction of the score; all parts of a match add up to 1
}

// ScorePartKind is how a [ScorePart] matched.
type ScorePartKind string

const (
	ScorePartWord    ScorePartKind = "word"    // the same word, or an inflected form
	ScorePartRelated ScorePartKind = "related" // a synonym or a spelling correction
	ScorePartPhrase  ScorePartKind = "phrase"  // adjacent words of the question
	ScorePartMeaning ScorePartKind = "meaning" // vector similarity
)

// Condition is a filter on people that a question contains. The asker can
// remove it by its key.
type Condition struct {
	Key  string        `json:"key"`
	Kind ConditionKind `json:"kind"`
	Text string        `json:"text"` // as in the question
}

// ConditionKind is what a condition filters by.
type ConditionKind string

const (
	ConditionPlace    ConditionKind = "place"
	ConditionLanguage ConditionKind = "language"
	ConditionWithout  ConditionKind = "without" // the text must not apply to them
)

// Evidence is a verbatim quote from the named field of a profile ("skills",
// "offers", …).
type Evidence struct {
	Field string `json:"field"`
	Text  string `json:"text"`
}

// Intent is what a question asks for.
type Intent string

const (
	IntentFindPeople Intent = "find_people"
	IntentRefine     Intent = "refine"
	IntentPerson     Intent = "about_person"
	IntentDraft      Intent = "draft_introduction"
	IntentSmallTalk  Intent = "small_talk"
)
