package api

// Profile is the acting user's own profile and account.
type Profile struct{ app *app }

// Me is the acting user as they see themselves: nothing withheld.
type Me struct {
	UserID        string       `json:"user_id"`
	Name          string       `json:"name"`
	Email         string       `json:"email"`
	Headline      string       `json:"headline"`
	About         string       `json:"about"`
	Company       string       `json:"company"`
	Role          string       `json:"role"`
	Location      string       `json:"location"`
	Languages     []string     `json:"languages"`
	Skills        []string     `json:"skills"`
	Offers        string       `json:"offers"`
	Needs         string       `json:"needs"`
	Interests     []string     `json:"interests"`
	LinkedIn      string       `json:"linkedin"`
	Website       string       `json:"website"`
	ShowEmail     bool         `json:"show_email"`
	ShowLinkedIn  bool         `json:"show_linkedin"`
	OptedIn       bool         `json:"opted_in"`
	Complete      bool         `json:"complete"`
	Missing       []string     `json:"missing"` // fields that would make it complete
	Organizations []Membership `json:"organizations"`
	PrimaryOrgID  string       `json:"primary_org_id"`
}

// Membership is one organization of mine and what I am in it.
type Membership struct {
	OrgID string `json:"org_id"`
	Name  string `json:"name"`
	Role  string `json:"role"`
}

// SaveProfileRequest replaces what the acting user says about themselves. The
// e-mail address is not among it: it is who they are here.
type SaveProfileRequest struct {
	Name         string   `json:"name"`
	Headline     string   `json:"headline"`
	About        string   `json:"about"`
	Company      string   `json:"company"`
	Role         string   `json:"role"`
	Location     string   `json:"location"`
	Languages    []string `json:"languages"`
	Skills       []string `json:"skills"`
	Offers       string   `json:"offers"`
	Needs        string   `json:"needs"`
	Interests    []string `json:"interests"`
	LinkedIn     string   `json:"linkedin"`
	Website      string   `json:"website"`
	ShowEmail    bool     `json:"show_email"`
	ShowLinkedIn bool     `json:"show_linkedin"`
	OptedIn      bool     `json:"opted_in"`
}
