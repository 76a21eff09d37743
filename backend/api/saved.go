package api

import (
	"context"

	"kith/backend/domain"
	"kith/backend/roster"
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

// List is my saved contacts, the latest first.
func (s *Saved) List() (list []Contact, err error) {
	defer s.app.rescue(&err)
	ctx := context.Background()
	door, err := s.app.door(ctx, "")
	if err != nil {
		return []Contact{}, err
	}
	return contacts(ctx, door)
}

// Add saves a person; saving somebody again changes nothing and says so.
func (s *Saved) Add(r SaveContactRequest) (result SavedResult, err error) {
	defer s.app.rescue(&err)
	ctx := context.Background()
	door, err := s.app.door(ctx, "")
	if err != nil {
		return result, err
	}
	result.Already, err = door.SaveContact(ctx, domain.UserID(r.UserID), domain.MessageID(r.AnswerID))
	return result, err
}

// Remove un-saves a person; they can be brought back for a week.
func (s *Saved) Remove(r ContactRequest) (err error) {
	defer s.app.rescue(&err)
	return s.change(r, (*store.Door).RemoveContact)
}

// Restore brings an un-saved person back, notes and all.
func (s *Saved) Restore(r ContactRequest) (err error) {
	defer s.app.rescue(&err)
	return s.change(r, (*store.Door).RestoreContact)
}

func (s *Saved) change(r ContactRequest, change func(*store.Door, context.Context, domain.UserID) error) error {
	ctx := context.Background()
	door, err := s.app.door(ctx, "")
	if err != nil {
		return err
	}
	return change(door, ctx, domain.UserID(r.UserID))
}

// Update replaces what I wrote about a contact.
func (s *Saved) Update(r UpdateContactRequest) (err error) {
	defer s.app.rescue(&err)
	ctx := context.Background()
	door, err := s.app.door(ctx, "")
	if err != nil {
		return err
	}
	return door.AnnotateContact(ctx, domain.UserID(r.UserID), store.ContactNotes{Note: r.Note, Tags: r.Tags, FollowUpOn: r.FollowUpOn})
}

// Export writes my saved contacts to a file that I choose.
func (s *Saved) Export(r ExportRequest) (exported Exported, err error) {
	defer s.app.rescue(&err)
	ctx := context.Background()
	door, err := s.app.door(ctx, "")
	if err != nil {
		return exported, err
	}
	format, err := roster.ContactFormat(r.Format)
	if err != nil {
		return exported, err
	}
	path, err := s.app.parts.Window.SaveAs("kith-contacts" + format.Extension)
	if err != nil || path == "" {
		return exported, err
	}
	rows, err := contactRows(ctx, door)
	if err != nil {
		return exported, err
	}
	return Exported{Path: path, Count: len(rows)}, format.WriteFile(path, rows)
}

func contactRows(ctx context.Context, door *store.Door) ([]roster.ContactRow, error) {
	saved, err := door.Contacts(ctx)
	if err != nil {
		return nil, err
	}
	ids := each(saved, func(c domain.Contact) domain.UserID { return c.SavedProfileID })
	profiles, err := door.Profiles(ctx, ids)
	if err != nil {
		return nil, err
	}
	names, err := door.Names(ctx, ids)
	return roster.ContactRows(saved, profiles, names), err
}

func contacts(ctx context.Context, door *store.Door) ([]Contact, error) {
	saved, err := door.Contacts(ctx)
	if err != nil {
		return []Contact{}, err
	}
	ids := each(saved, func(c domain.Contact) domain.UserID { return c.SavedProfileID })
	profiles, err := door.Profiles(ctx, ids)
	if err != nil {
		return []Contact{}, err
	}
	names, err := door.Names(ctx, ids)
	if err != nil {
		return []Contact{}, err
	}
	shared, err := door.Shared(ctx, ids)
	if err != nil {
		return []Contact{}, err
	}
	return each(saved, func(c domain.Contact) Contact {
		shown := contact(c)
		if p, ok := profiles[c.SavedProfileID]; ok {
			shown.Person = person(p, shared[p.UserID])
		} else {
			shown.Person, shown.Reason = hidden(c.SavedProfileID, names[c.SavedProfileID]), ""
		}
		return shown
	}), nil
}

func contact(c domain.Contact) Contact {
	return Contact{
		SessionID: string(c.ChatSessionID), Reason: c.Reason, Note: c.Note, Tags: orEmpty(c.Tags), FollowUpOn: c.FollowUpOn,
		EmailClicked: !c.EmailClicked.IsZero(), EmailClickedAt: domain.FormatTime(c.EmailClicked),
		LinkedInClicked: !c.LinkedInClicked.IsZero(), LinkedInClickedAt: domain.FormatTime(c.LinkedInClicked),
		SavedAt: domain.FormatTime(c.SavedAt),
	}
}
