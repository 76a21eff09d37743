package interchange

import (
	"context"

	"kith/backend/domain"
)

// ContactRow is a saved contact as it is exported: the profile as visible to the
// user who saved it, and that user's note, tags and date.
type ContactRow struct {
	Profile    domain.ProfileRecord `json:"profile"`
	Reason     string               `json:"reason"`
	Note       string               `json:"note"`
	Tags       []string             `json:"tags"`         // never nil
	FollowUpOn string               `json:"follow_up_on"` // YYYY-MM-DD; "" if none
	SavedAt    string               `json:"saved_at"`     // in domain.TimeLayout
}

// ContactSource returns the saved contacts of one user.
type ContactSource interface {
	Contacts(ctx context.Context) ([]domain.Contact, error)
	// Profiles returns the profiles that the user may see now.
	Profiles(ctx context.Context, ids []domain.UserID) (map[domain.UserID]domain.Profile, error)
	// Names returns the names of all ids, including hidden people.
	Names(ctx context.Context, ids []domain.UserID) (map[domain.UserID]string, error)
}

// Contacts reads all saved contacts. If the user may no longer see a profile, its
// row has the name only.
func Contacts(ctx context.Context, source ContactSource) ([]ContactRow, error) {
	contacts, err := source.Contacts(ctx)
	if err != nil {
		return nil, err
	}
	ids := make([]domain.UserID, len(contacts))
	for i, c := range contacts {
		ids[i] = c.SavedProfileID
	}
	profiles, err := source.Profiles(ctx, ids)
	if err != nil {
		return nil, err
	}
	names, err := source.Names(ctx, ids)
	if err != nil {
		return nil, err
	}
	rows := make([]ContactRow, len(contacts))
	for i, c := range contacts {
		rows[i] = rowOfContact(c, profiles, names)
	}
	return rows, nil
}

func rowOfContact(c domain.Contact, profiles map[domain.UserID]domain.Profile, names map[domain.UserID]string) ContactRow {
	p, visible := profiles[c.SavedProfileID]
	if !visible {
		p = domain.Profile{Name: names[c.SavedProfileID]}
	}
	return ContactRow{
		Profile: p.Record(), Reason: c.Reason, Note: c.Note, Tags: append([]string{}, c.Tags...),
		FollowUpOn: c.FollowUpOn, SavedAt: domain.FormatTime(c.SavedAt),
	}
}
