package api

import (
	"context"

	"kith/backend/domain"
	"kith/backend/store"
)

// Profile reads and changes the acting user's own profile and account.
type Profile struct{ app *App }

// ProfileFields are the fields of a profile that its owner writes: without the
// e-mail address, the id and the consent, which others may not see and a request
// may not replace.
type ProfileFields struct {
	Name      string   `json:"name"`
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
}

// Me is the acting user with their complete profile.
type Me struct {
	UserID string `json:"user_id"`
	Email  string `json:"email"`
	ProfileFields
	ShowEmail     bool                `json:"show_email"`
	ShowLinkedIn  bool                `json:"show_linkedin"`
	OptedIn       bool                `json:"opted_in"`
	Complete      bool                `json:"complete"`
	Missing       []string            `json:"missing"` // fields without which the profile is not complete
	Suggestions   []domain.Suggestion `json:"suggestions"`
	Visibility    string              `json:"visibility"` // "shown", "paused" or "hidden"
	HasPasscode   bool                `json:"has_passcode"`
	Organizations []Membership        `json:"organizations"`
	PrimaryOrgID  string              `json:"primary_org_id"`
	SelectedOrgID string              `json:"selected_org_id"` // "": all of the user's organizations
}

// Membership is an organization of the acting user and their role in it.
type Membership struct {
	OrgID string `json:"org_id"`
	Name  string `json:"name"`
	Role  string `json:"role"`
}

// SaveProfileRequest replaces the acting user's profile. It has no e-mail address, because that identifies
// the user and cannot be changed.
type SaveProfileRequest struct {
	ProfileFields
	ShowEmail    bool `json:"show_email"`
	ShowLinkedIn bool `json:"show_linkedin"`
	OptedIn      bool `json:"opted_in"`
}

// Get returns the acting user's profile and account.
func (p *Profile) Get() (Me, error) { return result(p.app.within, me) }

// Save replaces the acting user's profile, including their consent to be listed.
func (p *Profile) Save(r SaveProfileRequest) (Me, error) {
	return result(p.app.within, func(ctx context.Context, scoped *store.Scoped) (Me, error) {
		if err := scoped.SaveProfile(ctx, r.profile()); err != nil {
			return Me{}, err
		}
		return me(ctx, scoped)
	})
}

func (r SaveProfileRequest) profile() domain.Profile {
	return domain.Profile{
		Name: r.Name, Headline: r.Headline, About: r.About, Company: r.Company, Role: r.Role, Location: r.Location,
		Languages: r.Languages, Skills: r.Skills, Offers: r.Offers, Needs: r.Needs, Interests: r.Interests,
		LinkedIn: r.LinkedIn, Website: r.Website,
		ShowEmail: r.ShowEmail, ShowLinkedIn: r.ShowLinkedIn, OptedIn: r.OptedIn,
	}
}

func fieldsOf(p domain.Profile) ProfileFields {
	return ProfileFields{
		Name: p.Name, Headline: p.Headline, About: p.About, Company: p.Company, Role: p.Role, Location: p.Location,
		Languages: orEmpty(p.Languages), Skills: orEmpty(p.Skills), Offers: p.Offers, Needs: p.Needs,
		Interests: orEmpty(p.Interests), LinkedIn: p.LinkedIn, Website: p.Website,
	}
}

func me(ctx context.Context, scoped *store.Scoped) (Me, error) {
	user, p, err := scoped.Me(ctx)
	if err != nil {
		return Me{}, err
	}
	memberships, err := scoped.Memberships(ctx)
	if err != nil {
		return Me{}, err
	}
	mine := meOf(user, p, memberships)
	err = addLocalState(ctx, scoped, &mine)
	return mine, err
}

// addLocalState sets the fields that are specific to this installation.
func addLocalState(ctx context.Context, scoped *store.Scoped, mine *Me) error {
	visibility, err := scoped.Visibility(ctx)
	if err != nil {
		return err
	}
	selected, err := scoped.Selected(ctx)
	if err != nil {
		return err
	}
	mine.Visibility, mine.SelectedOrgID = string(visibility), string(selected)
	mine.HasPasscode, err = scoped.HasPasscode(ctx)
	return err
}

func meOf(user domain.User, p domain.Profile, memberships []domain.Membership) Me {
	return Me{
		UserID: string(user.ID), Email: p.Email, ProfileFields: fieldsOf(p),
		ShowEmail: p.ShowEmail, ShowLinkedIn: p.ShowLinkedIn, OptedIn: p.OptedIn,
		Complete: p.Complete(), Missing: p.Missing(), Suggestions: p.Suggestions(),
		PrimaryOrgID:  string(user.PrimaryOrgID),
		Organizations: each(memberships, membership),
	}
}

func membership(m domain.Membership) Membership {
	return Membership{OrgID: string(m.Organization.ID), Name: m.Organization.Name, Role: string(m.Role)}
}

// emptyMe returns a Me without a user, with empty lists instead of nil.
func emptyMe() Me {
	return Me{ProfileFields: fieldsOf(domain.Profile{}), Missing: []string{}, Suggestions: []domain.Suggestion{}, Organizations: []Membership{}}
}
