package api

import (
	"context"

	"kith/backend/domain"
	"kith/backend/store"
)

// People are the profiles that the acting user may see, and the ways to reach
// them.
type People struct{ app *App }

// Person is somebody as the acting user may see them. Where Visible is false
// they no longer show themselves: only the name is set.
type Person struct {
	UserID  string `json:"user_id"`
	Email   string `json:"email"` // "": withheld or unknown, as is LinkedIn
	Visible bool   `json:"visible"`
	ProfileFields
	Organizations []OrganizationName `json:"organizations"` // those that we share
}

// PersonRequest names somebody, and the answer in which they were met, if any.
type PersonRequest struct {
	UserID   string `json:"user_id"`
	AnswerID string `json:"answer_id"`
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
func (p *People) Get(r PersonRequest) (Person, error) {
	return result(p.app.within, func(ctx context.Context, scoped *store.Scoped) (Person, error) {
		profile, err := scoped.Profile(ctx, domain.UserID(r.UserID))
		if err != nil {
			return Person{}, err
		}
		shared, err := scoped.Shared(ctx, []domain.UserID{profile.UserID})
		return person(profile, shared[profile.UserID]), err
	})
}

// OpenEmail opens the mail program with a draft and records the click.
func (p *People) OpenEmail(r OpenEmailRequest) (Opened, error) {
	return p.open(r.UserID, func(ctx context.Context, scoped *store.Scoped, profile domain.Profile) (Opened, error) {
		if profile.Email == "" {
			return Opened{}, domain.Errorf(domain.NotFound, "api.emailHidden", "%s does not show an e-mail address.", profile.Name)
		}
		mail, err := mailto(profile.Email, r.Subject, r.Body)
		if err != nil {
			return Opened{}, err
		}
		if err := scoped.RecordEmailClick(ctx, profile.UserID, domain.MessageID(r.AnswerID)); err != nil {
			return Opened{}, err
		}
		return Opened{Opened: p.app.parts.Window.Open(mail) == nil, Address: profile.Email}, nil
	})
}

// OpenLinkedIn opens a person's LinkedIn page and records the click.
func (p *People) OpenLinkedIn(r PersonRequest) (Opened, error) {
	return p.open(r.UserID, func(ctx context.Context, scoped *store.Scoped, profile domain.Profile) (Opened, error) {
		if profile.LinkedIn == "" {
			return Opened{}, domain.Errorf(domain.NotFound, "api.linkedInHidden", "%s does not show a LinkedIn page.", profile.Name)
		}
		if err := scoped.RecordLinkedInClick(ctx, profile.UserID, domain.MessageID(r.AnswerID)); err != nil {
			return Opened{}, err
		}
		return p.app.parts.Window.follow(profile.LinkedIn)
	})
}

// OpenWebsite opens a person's website.
func (p *People) OpenWebsite(r PersonRequest) (Opened, error) {
	return p.open(r.UserID, func(_ context.Context, _ *store.Scoped, profile domain.Profile) (Opened, error) {
		return p.app.parts.Window.follow(profile.Website)
	})
}

// open opens something of a person whom I may see.
func (p *People) open(id string, do func(context.Context, *store.Scoped, domain.Profile) (Opened, error)) (Opened, error) {
	return result(p.app.within, func(ctx context.Context, scoped *store.Scoped) (Opened, error) {
		profile, err := scoped.Profile(ctx, domain.UserID(id))
		if err != nil {
			return Opened{}, err
		}
		return do(ctx, scoped, profile)
	})
}

// people are several as the acting user may see them now.
type people struct {
	profiles map[domain.UserID]domain.Profile
	names    map[domain.UserID]string // of the others too, unless they were erased
	shared   map[domain.UserID][]domain.OrganizationName
}

func look(ctx context.Context, scoped *store.Scoped, ids []domain.UserID) (seen people, err error) {
	if seen.profiles, err = scoped.Profiles(ctx, ids); err != nil {
		return seen, err
	}
	if seen.names, err = scoped.Names(ctx, ids); err != nil {
		return seen, err
	}
	seen.shared, err = scoped.Shared(ctx, ids)
	return seen, err
}

// person is one of them, by name alone where they no longer show themselves.
func (seen people) person(id domain.UserID) Person {
	if p, visible := seen.profiles[id]; visible {
		return person(p, seen.shared[id])
	}
	return Person{UserID: string(id), ProfileFields: fieldsOf(domain.Profile{Name: seen.names[id]}), Organizations: []OrganizationName{}}
}

func person(p domain.Profile, shared []domain.OrganizationName) Person {
	return Person{
		UserID: string(p.UserID), Email: p.Email, Visible: true, ProfileFields: fieldsOf(p),
		Organizations: each(shared, organizationName),
	}
}
