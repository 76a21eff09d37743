package api

import (
	"context"

	"kith/backend/domain"
	"kith/backend/store"
)

// People returns the profiles that the acting user may see, and opens their addresses.
type People struct{ app *App }

// Person is a person as the acting user may see them. If Visible is false, they are no longer visible, and
// only the name is set.
type Person struct {
	UserID  string `json:"user_id"`
	Email   string `json:"email"` // "": withheld or unknown; so is LinkedIn
	Visible bool   `json:"visible"`
	ProfileFields
	Organizations []OrganizationName `json:"organizations"` // those shared with the acting user
}

// PersonRequest names a person, and the answer that showed them, if any.
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

// Opened says whether the system opened the address. If not, the user can copy Address.
type Opened struct {
	Opened  bool   `json:"opened"`
	Address string `json:"address"`
}

// Get returns a person as the acting user may see them.
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

// open opens an address of a person whom the acting user may see.
func (p *People) open(id string, do func(context.Context, *store.Scoped, domain.Profile) (Opened, error)) (Opened, error) {
	return result(p.app.within, func(ctx context.Context, scoped *store.Scoped) (Opened, error) {
		profile, err := scoped.Profile(ctx, domain.UserID(id))
		if err != nil {
			return Opened{}, err
		}
		return do(ctx, scoped, profile)
	})
}

// people are several people as the acting user may see them now.
type people struct {
	profiles map[domain.UserID]domain.Profile
	names    map[domain.UserID]string // also of people who are no longer visible, but not of erased ones
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

// person returns one of them, with the name only if they are no longer visible.
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
