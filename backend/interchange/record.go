package interchange

import "kith/backend/domain"

// record is a profile as JSON, in exports and in sample.json.
type record struct {
	UserID       domain.UserID `json:"user_id,omitempty"`
	Name         string        `json:"name"`
	Email        string        `json:"email"`
	Headline     string        `json:"headline"`
	About        string        `json:"about"`
	Company      string        `json:"company"`
	Role         string        `json:"role"`
	Location     string        `json:"location"`
	Languages    []string      `json:"languages"`
	Skills       []string      `json:"skills"`
	Offers       string        `json:"offers"`
	Needs        string        `json:"needs"`
	Interests    []string      `json:"interests"`
	LinkedIn     string        `json:"linkedin"`
	Website      string        `json:"website"`
	ShowEmail    bool          `json:"show_email"`
	ShowLinkedIn bool          `json:"show_linkedin"`
	OptedIn      bool          `json:"opted_in"`
}

func (r record) profile() domain.Profile {
	return domain.Profile{
		UserID: r.UserID, Name: r.Name, Email: r.Email,
		Headline: r.Headline, About: r.About,
		Company: r.Company, Role: r.Role, Location: r.Location,
		Languages: r.Languages, Skills: r.Skills,
		Offers: r.Offers, Needs: r.Needs, Interests: r.Interests,
		LinkedIn: r.LinkedIn, Website: r.Website,
		ShowEmail: r.ShowEmail, ShowLinkedIn: r.ShowLinkedIn, OptedIn: r.OptedIn,
	}
}

func recordOf(p domain.Profile) record {
	return record{
		UserID: p.UserID, Name: p.Name, Email: p.Email,
		Headline: p.Headline, About: p.About,
		Company: p.Company, Role: p.Role, Location: p.Location,
		Languages: neverNil(p.Languages), Skills: neverNil(p.Skills),
		Offers: p.Offers, Needs: p.Needs, Interests: neverNil(p.Interests),
		LinkedIn: p.LinkedIn, Website: p.Website,
		ShowEmail: p.ShowEmail, ShowLinkedIn: p.ShowLinkedIn, OptedIn: p.OptedIn,
	}
}

// neverNil makes a nil list [] in JSON instead of null.
func neverNil(entries []string) []string {
	if entries == nil {
		return []string{}
	}
	return entries
}
