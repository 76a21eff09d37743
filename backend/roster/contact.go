package roster

import "kith/backend/domain"

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

// ContactRows joins saved contacts with those of their profiles that can be
// seen, and of the others with the name alone.
func ContactRows(contacts []domain.Contact, profiles map[domain.UserID]domain.Profile, names map[domain.UserID]string) []ContactRow {
	rows := make([]ContactRow, 0, len(contacts))
	for _, c := range contacts {
		row := ContactRow{
			Reason: c.Reason, Note: c.Note, Tags: c.Tags, FollowUpOn: c.FollowUpOn, SavedAt: domain.FormatTime(c.SavedAt),
		}
		if p, ok := profiles[c.SavedProfileID]; ok {
			row.Profile = p
		} else {
			row.Profile, row.Reason = domain.Profile{Name: names[c.SavedProfileID]}, ""
		}
		rows = append(rows, row)
	}
	return rows
}
