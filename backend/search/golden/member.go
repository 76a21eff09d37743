package golden

import (
	"io/fs"

	"kith/backend/domain"
)

// member is a profile as the files write it: the shape of the sample community.
type member struct {
	UserID       domain.UserID `json:"user_id"`
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

func loadMembers() ([]domain.Profile, error) {
	names, err := fs.Glob(files, "members/*.json")
	if err != nil {
		return nil, err
	}
	profiles := []domain.Profile{}
	for _, name := range names {
		var members []member
		if err := decode(name, &members); err != nil {
			return nil, err
		}
		for _, m := range members {
			profiles = append(profiles, m.profile())
		}
	}
	return profiles, nil
}

func (m member) profile() domain.Profile {
	return domain.Profile{
		UserID: m.UserID, Name: m.Name, Email: m.Email,
		Headline: m.Headline, About: m.About,
		Company: m.Company, Role: m.Role, Location: m.Location,
		Languages: m.Languages, Skills: m.Skills,
		Offers: m.Offers, Needs: m.Needs, Interests: m.Interests,
		LinkedIn: m.LinkedIn, Website: m.Website,
		ShowEmail: m.ShowEmail, ShowLinkedIn: m.ShowLinkedIn, OptedIn: m.OptedIn,
	}
}
