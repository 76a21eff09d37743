package api

import (
	"context"

	"kith/backend/domain"
	"kith/backend/store"
	"kith/backend/writer"
)

// People are the profiles that the acting user may see, and the ways to reach
// them.
type People struct{ app *App }

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

// Get is a person as I may see them.
func (p *People) Get(r PersonRequest) (found Person, err error) {
	defer p.app.rescue(&err)
	ctx := context.Background()
	door, err := p.app.door(ctx, "")
	if err != nil {
		return hidden("", ""), err
	}
	id := domain.UserID(r.UserID)
	profile, err := door.Profile(ctx, id)
	if err != nil {
		return hidden("", ""), err
	}
	shared, err := door.Shared(ctx, []domain.UserID{id})
	return person(profile, shared[id]), err
}

// Draft composes an e-mail to a person out of what brought us together.
func (p *People) Draft(r PersonRequest) (draft Draft, err error) {
	defer p.app.rescue(&err)
	ctx := context.Background()
	door, err := p.app.door(ctx, "")
	if err != nil {
		return draft, err
	}
	_, asker, err := door.Me(ctx)
	if err != nil {
		return draft, err
	}
	profile, err := door.Profile(ctx, domain.UserID(r.UserID))
	if err != nil {
		return draft, err
	}
	question, evidence, err := met(ctx, door, profile.UserID, domain.MessageID(r.AnswerID))
	if err != nil {
		return draft, err
	}
	email := writer.DraftEmail(asker, profile, evidence, question)
	return Draft{To: profile.Email, Subject: email.Subject, Body: email.Body}, nil
}

// met is the question and the evidence for which an answer showed a person.
func met(ctx context.Context, door *store.Door, id domain.UserID, answerID domain.MessageID) (string, []domain.Evidence, error) {
	if answerID == "" {
		return "", nil, nil
	}
	answer, err := door.Answer(ctx, answerID)
	if err != nil {
		return "", nil, err
	}
	question, err := door.QuestionOf(ctx, answerID)
	if err != nil {
		return "", nil, err
	}
	for _, m := range answer.Metadata.Shown() {
		if m.UserID == id {
			return question, m.Evidence, nil
		}
	}
	return question, nil, nil
}

// OpenEmail opens the mail program with a draft and records the click.
func (p *People) OpenEmail(r OpenEmailRequest) (opened Opened, err error) {
	defer p.app.rescue(&err)
	ctx := context.Background()
	door, err := p.app.door(ctx, "")
	if err != nil {
		return opened, err
	}
	profile, err := door.Profile(ctx, domain.UserID(r.UserID))
	if err != nil {
		return opened, err
	}
	if profile.Email == "" {
		return opened, domain.Errorf(domain.NotFound, "%s does not show an e-mail address.", profile.Name)
	}
	if err := door.RecordEmailClick(ctx, profile.UserID, domain.MessageID(r.AnswerID)); err != nil {
		return opened, err
	}
	err = p.app.parts.Window.Open(mailto(profile.Email, r.Subject, r.Body))
	return Opened{Opened: err == nil, Address: profile.Email}, nil
}

// OpenLinkedIn opens a person's LinkedIn page and records the click.
func (p *People) OpenLinkedIn(r PersonRequest) (opened Opened, err error) {
	defer p.app.rescue(&err)
	ctx := context.Background()
	door, err := p.app.door(ctx, "")
	if err != nil {
		return opened, err
	}
	profile, err := door.Profile(ctx, domain.UserID(r.UserID))
	if err != nil {
		return opened, err
	}
	if profile.LinkedIn == "" {
		return opened, domain.Errorf(domain.NotFound, "%s does not show a LinkedIn page.", profile.Name)
	}
	if err := door.RecordLinkedInClick(ctx, profile.UserID, domain.MessageID(r.AnswerID)); err != nil {
		return opened, err
	}
	return p.app.open(profile.LinkedIn)
}

// OpenWebsite opens a person's website.
func (p *People) OpenWebsite(r PersonRequest) (opened Opened, err error) {
	defer p.app.rescue(&err)
	ctx := context.Background()
	door, err := p.app.door(ctx, "")
	if err != nil {
		return opened, err
	}
	profile, err := door.Profile(ctx, domain.UserID(r.UserID))
	if err != nil {
		return opened, err
	}
	return p.app.open(profile.Website)
}

func person(p domain.Profile, shared []string) Person {
	return Person{
		UserID: string(p.UserID), Name: p.Name, Visible: true,
		Headline: p.Headline, About: p.About, Company: p.Company, Role: p.Role, Location: p.Location,
		Languages: orEmpty(p.Languages), Skills: orEmpty(p.Skills), Offers: p.Offers, Needs: p.Needs,
		Interests: orEmpty(p.Interests), Email: p.Email, LinkedIn: p.LinkedIn, Website: p.Website,
		Organizations: orEmpty(shared),
	}
}

// hidden is somebody of whom only the name may be shown.
func hidden(id domain.UserID, name string) Person {
	return Person{UserID: string(id), Name: name, Languages: []string{}, Skills: []string{}, Interests: []string{}, Organizations: []string{}}
}
