package api

import (
	"context"

	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/store"
)

// Saved manages the acting user's saved contacts.
type Saved struct{ app *App }

// Contact is a saved contact with the notes that the acting user wrote.
type Contact struct {
	Person            Person   `json:"person"`
	SessionID         string   `json:"session_id"` // of the conversation in which they were saved; "" if none or deleted
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

// SaveContactRequest saves a person. The session and the reason are taken from the answer.
type SaveContactRequest struct {
	UserID   string `json:"user_id"`
	AnswerID string `json:"answer_id"` // "": saved outside a conversation
}

// SavedResult says whether the contact was already saved.
type SavedResult struct {
	Already bool `json:"already"`
}

// ContactRequest names a saved contact.
type ContactRequest struct {
	UserID string `json:"user_id"`
}

// UpdateContactRequest replaces the notes about a contact.
type UpdateContactRequest struct {
	UserID     string   `json:"user_id"`
	Note       string   `json:"note"`
	Tags       []string `json:"tags"`
	FollowUpOn string   `json:"follow_up_on"`
}

// ExportRequest asks for saved contacts as a file: "csv", "vcard" or "json".
type ExportRequest struct {
	Format string `json:"format"`
	Locale string `json:"locale"` // as in [ExportMembersRequest]
}

// Exported has the path of the written file; "" if the dialog was cancelled.
type Exported struct {
	Path  string `json:"path"`
	Count int    `json:"count"`
}

// List returns the saved contacts, the latest first: all, or those who are members of one organization.
func (s *Saved) List(r OrganizationRequest) ([]Contact, error) {
	return result(s.app.withinOrg(r.OrgID), contacts((*store.Scoped).Contacts))
}

// Removed returns the removed contacts that can still be restored, the latest first.
func (s *Saved) Removed() ([]Contact, error) {
	return result(s.app.within, contacts((*store.Scoped).RemovedContacts))
}

// Add saves a person. If they are already saved, it changes nothing and says so.
func (s *Saved) Add(r SaveContactRequest) (SavedResult, error) {
	return result(s.app.within, func(ctx context.Context, scoped *store.Scoped) (SavedResult, error) {
		already, err := scoped.SaveContact(ctx, domain.UserID(r.UserID), domain.MessageID(r.AnswerID))
		return SavedResult{Already: already}, err
	})
}

// Remove removes a saved contact. It can be restored for a week.
func (s *Saved) Remove(r ContactRequest) error { return s.change(r, (*store.Scoped).RemoveContact) }

// Restore restores a removed contact with its notes.
func (s *Saved) Restore(r ContactRequest) error { return s.change(r, (*store.Scoped).RestoreContact) }

func (s *Saved) change(r ContactRequest, change func(*store.Scoped, context.Context, domain.UserID) error) error {
	return s.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		return change(scoped, ctx, domain.UserID(r.UserID))
	})
}

// Update replaces the notes about a contact.
func (s *Saved) Update(r UpdateContactRequest) error {
	return s.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		return scoped.AnnotateContact(ctx, domain.UserID(r.UserID), store.ContactNotes{Note: r.Note, Tags: r.Tags, FollowUpOn: r.FollowUpOn})
	})
}

// Export writes the saved contacts to a file that the user chooses.
func (s *Saved) Export(r ExportRequest) (Exported, error) {
	return result(s.app.within, func(ctx context.Context, scoped *store.Scoped) (Exported, error) {
		separator, err := separatorFor(ctx, s.app.parts, r.Locale)
		if err != nil {
			return Exported{}, err
		}
		format, err := interchange.ContactFormat(r.Format, separator)
		if err != nil {
			return Exported{}, err
		}
		rows, err := interchange.Contacts(ctx, scoped)
		if err != nil {
			return Exported{}, err
		}
		return save(ctx, s.app.parts, "kith-contacts", format, rows)
	})
}

// contacts converts contacts, with their profiles as the acting user may see them now.
func contacts(read func(*store.Scoped, context.Context) ([]domain.Contact, error)) func(context.Context, *store.Scoped) ([]Contact, error) {
	return func(ctx context.Context, scoped *store.Scoped) ([]Contact, error) {
		saved, err := read(scoped, ctx)
		if err != nil {
			return nil, err
		}
		people, err := look(ctx, scoped, each(saved, func(c domain.Contact) domain.UserID { return c.SavedProfileID }))
		return each(saved, people.contact), err
	}
}

func (seen people) contact(c domain.Contact) Contact {
	return Contact{
		Person:    seen.person(c.SavedProfileID),
		SessionID: string(c.ChatSessionID), Reason: c.Reason, Note: c.Note, Tags: orEmpty(c.Tags), FollowUpOn: c.FollowUpOn,
		EmailClicked: !c.EmailClicked.IsZero(), EmailClickedAt: domain.FormatTime(c.EmailClicked),
		LinkedInClicked: !c.LinkedInClicked.IsZero(), LinkedInClickedAt: domain.FormatTime(c.LinkedInClicked),
		SavedAt: domain.FormatTime(c.SavedAt),
	}
}
