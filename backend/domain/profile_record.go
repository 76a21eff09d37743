package domain

import "time"

// ProfileRecord is a profile as JSON: in exports, directory files, the sample
// community and the golden set. It has the fields of [Profile], so that each
// converts to the other. Profile itself has no tags, because the states that
// undoing an import restores are stored under its field names.
type ProfileRecord struct {
	UserID    UserID   `json:"user_id,omitempty"`
	Name      string   `json:"name"`
	Email     string   `json:"email"`
	Headline  string   `json:"headline"`
	About     string   `json:"about"`
	Company   string   `json:"company"`
	Role      string   `json:"role"`
	Location  string   `json:"location"`
	Languages []string `json:"languages"`
	Skills    []string `json:"skills"`
	Offers    string   `json:"offers"`
	Needs     string   `json:"needs"`
	Interests []string `json:"interests"`
	LinkedIn  string   `json:"linkedin"`
	Website   string   `json:"website"`

	ShowEmail    bool      `json:"show_email"`
	ShowLinkedIn bool      `json:"show_linkedin"`
	OptedIn      bool      `json:"opted_in"`
	UpdatedAt    time.Time `json:"-"`
}

// Record returns p as JSON shows it, where an empty list is [] and not null.
func (p Profile) Record() ProfileRecord {
	for _, l := range p.lists() {
		if *l.value == nil {
			*l.value = []string{}
		}
	}
	return ProfileRecord(p)
}
