package api

// Saved are the acting user's saved contacts.
type Saved struct{ app *app }

// Contact is a person I saved, with what I wrote about them.
type Contact struct {
	Person            Person   `json:"person"`
	SessionID         string   `json:"session_id"` // the conversation it came from; "" if none or deleted
	SessionTitle      string   `json:"session_title"`
	Reason            string   `json:"reason"`
	Note              string   `json:"note"`
	Tags              []string `json:"tags"`
	FollowUpOn        string   `json:"follow_up_on"` // YYYY-MM-DD or ""
	EmailClicked      bool     `json:"email_clicked"`
	EmailClickedAt    string   `json:"email_clicked_at"`
	LinkedInClicked   bool     `json:"linkedin_clicked"`
	LinkedInClickedAt string   `json:"linkedin_clicked_at"`
	SavedAt           string   `json:"saved_at"`
}

// SaveContactRequest saves a person; session and reason come from the answer.
type SaveContactRequest struct {
	UserID   string `json:"user_id"`
	AnswerID string `json:"answer_id"` // "": saved outside a conversation
}

// SavedResult says whether the contact was there already.
type SavedResult struct {
	Already bool `json:"already"`
}

// ContactRequest names a saved contact.
type ContactRequest struct {
	UserID string `json:"user_id"`
}

// UpdateContactRequest replaces what I wrote about a contact.
type UpdateContactRequest struct {
	UserID     string   `json:"user_id"`
	Note       string   `json:"note"`
	Tags       []string `json:"tags"`
	FollowUpOn string   `json:"follow_up_on"`
}

// ExportRequest asks for saved contacts as a file: "csv" or "vcard".
type ExportRequest struct {
	Format string `json:"format"`
}

// Exported says where the file went; "" if the person changed their mind.
type Exported struct {
	Path  string `json:"path"`
	Count int    `json:"count"`
}
