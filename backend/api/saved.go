package api

import (
	"context"

	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/store"
)

// Saved are the acting user's saved contacts.
type Saved struct{ app *App }

// Contact is a person I saved, with what I wrote about them.
type Contact struct {
	Person            Person   `json:"person"`
	SessionID         string   `json:"session_id"` // the conversation it came from; "" if none or deleted
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

// ExportRequest asks for saved contacts as a file: "csv", "vcard" or "json".
type ExportRequest struct {
	Format string `json:"format"`
}

// Exported says where the file went; "" if the person changed their mind.
type Exported struct {
	Path  string `json:"path"`
	Count int    `json:"count"`
}

// List is my saved contacts, the latest first: all, or those who belong to one
// organization.
func (s *Saved) List(r OrganizationRequest) ([]Contact, error) {
	return result(s.app.withinOrg(r.OrgID), contacts((*store.Scoped).Contacts))
}

// Removed are those whom I un-saved and can still bring back, the latest first.
func (s *Saved) Removed() ([]Contact, error) {
	return result(s.app.within, contacts((*store.Scoped).RemovedContacts))
}

// Add saves a person; saving somebody again changes nothing and says so.
func (s *Saved) Add(r SaveContactRequest) (SavedResult, error) {
	return result(s.app.within, func(ctx context.Context, scoped *store.Scoped) (SavedResult, error) {
		already, err := scoped.SaveContact(ctx, domain.UserID(r.UserID), domain.MessageID(r.AnswerID))
		return SavedResult{Already: already}, err
	})
}

// Remove un-saves a person; they can be brought back for a week.
func (s *Saved) Remove(r ContactRequest) error { return s.change(r, (*store.Scoped).RemoveContact) }

// Restore brings an un-saved person back, notes and all.
func (s *Saved) Restore(r ContactRequest) error { return s.change(r, (*store.Scoped).RestoreContact) }

func (s *Saved) change(r ContactRequest, change func(*store.Scoped, context.Context, domain.UserID) error) error {
	return s.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		return change(scoped, ctx, domain.UserID(r.UserID))
	})
}

// Update replaces what I wrote about a contact.
func (s *Saved) Update(r UpdateContactRequest) error {
	return s.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		return scoped.AnnotateContact(ctx, domain.UserID(r.UserID), store.ContactNotes{Note: r.Note, Tags: r.Tags, FollowUpOn: r.FollowUpOn})
	})
}

// Export writes my saved contacts to a file that I choose.
func (s *Saved) Export(r ExportRequest) (Exported, error) {
	return result(s.app.within, func(ctx context.Context, scoped *store.Scoped) (Exported, error) {
		format, err := interchange.ContactFormat(r.Format)
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

// contacts reads contacts with their people as they may be seen now.
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
