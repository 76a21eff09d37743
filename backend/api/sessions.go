package api

// Sessions are the acting user's conversations.
type Sessions struct{ app *app }

// Session is one conversation.
type Session struct {
	SessionID     string `json:"session_id"`
	OrgID         string `json:"org_id"`
	OneOrg        bool   `json:"one_org"`
	Title         string `json:"title"`
	CreatedAt     string `json:"created_at"`
	LastMessageAt string `json:"last_message_at"`
	DeletedAt     string `json:"deleted_at"` // "" unless deleted
	Hint          string `json:"hint"`       // the organization's name
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
