package interchange

import (
	"context"

	"kith/backend/domain"
)

// ContactRow is a saved contact on its way out: the profile as its owner shows
// it to the user who saved it, and what that user wrote.
type ContactRow struct {
	Profile    domain.Profile
	Reason     string
	Note       string
	Tags       []string
	FollowUpOn string // YYYY-MM-DD; "" if none
	SavedAt    string // in domain.TimeLayout
}

// ContactSource is what saved contacts are read from, for the user who saved
// them.
type ContactSource interface {
	Contacts(ctx context.Context) ([]domain.Contact, error)
	// Profiles holds those of the people whom the user may see now.
	Profiles(ctx context.Context, ids []domain.UserID) (map[domain.UserID]domain.Profile, error)
	// Names holds those of the others too.
	Names(ctx context.Context, ids []domain.UserID) (map[domain.UserID]string, error)
}

// Contacts reads all saved contacts: with the profile where it can be seen,
// otherwise with the name alone.
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
	row := ContactRow{
		Profile: domain.Profile{Name: names[c.SavedProfileID]}, Reason: c.Reason,
		Note: c.Note, Tags: c.Tags, FollowUpOn: c.FollowUpOn, SavedAt: domain.FormatTime(c.SavedAt),
	}
	if p, visible := profiles[c.SavedProfileID]; visible {
		row.Profile = p
	}
	return row
}
