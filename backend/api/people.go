package api

// People are the profiles that the acting user may see, and the ways to reach
// them.
type People struct{ app *app }

// Person is somebody as the acting user may see them. Where Visible is false
// they no longer show themselves: only the name is set.
type Person struct {
	UserID        string   `json:"user_id"`
	Name          string   `json:"name"`
	Visible       bool     `json:"visible"`
	Headline      string   `json:"headline"`
	About         string   `json:"about"`
	Company       string   `json:"company"`
	Role          string   `json:"role"`
	Location      string   `json:"location"`
	Languages     []string `json:"languages"`
	Skills        []string `json:"skills"`
	Offers        string   `json:"offers"`
	Needs         string   `json:"needs"`
	Interests     []string `json:"interests"`
	Email         string   `json:"email"`    // "": withheld or unknown
	LinkedIn      string   `json:"linkedin"` // likewise
	Website       string   `json:"website"`
	Organizations []string `json:"organizations"` // names of those that we share
}

// PersonRequest names somebody, and the answer in which they were met, if any.
type PersonRequest struct {
	UserID   string `json:"user_id"`
	AnswerID string `json:"answer_id"`
}

// Draft is an e-mail to be read over and changed before it is opened.
type Draft struct {
	To      string `json:"to"`
	Subject string `json:"subject"`
	Body    string `json:"body"`
}

// OpenEmailRequest opens the mail program with a draft.
type OpenEmailRequest struct {
	UserID   string `json:"user_id"`
	AnswerID string `json:"answer_id"`
	Subject  string `json:"subject"`
	Body     string `json:"body"`
}

// Opened says whether the system opened something; where it did not, Address
// can be copied.
type Opened struct {
	Opened  bool   `json:"opened"`
	Address string `json:"address"`
}
