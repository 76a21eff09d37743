package api

import (
	"context"

	"kith/backend/domain"
	"kith/backend/store"
)

// Profile is the acting user's own profile and account.
type Profile struct{ app *App }

// ProfileFields are what people say about themselves: a profile without the
// e-mail address, the id and the consent, which a person may not see of others
// and may not replace of themselves.
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

// Me is the acting user as they see themselves: nothing withheld.
type Me struct {
	UserID string `json:"user_id"`
	Email  string `json:"email"`
	ProfileFields
	ShowEmail     bool                `json:"show_email"`
	ShowLinkedIn  bool                `json:"show_linkedin"`
	OptedIn       bool                `json:"opted_in"`
	Complete      bool                `json:"complete"`
	Missing       []string            `json:"missing"` // fields that would make it complete
	Suggestions   []domain.Suggestion `json:"suggestions"`
	Visibility    string              `json:"visibility"` // "shown", "paused" or "hidden"
	HasPasscode   bool                `json:"has_passcode"`
	Organizations []Membership        `json:"organizations"`
	PrimaryOrgID  string              `json:"primary_org_id"`
	SelectedOrgID string              `json:"selected_org_id"` // the one I look into; "": all of mine
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
	ProfileFields
	ShowEmail    bool `json:"show_email"`
	ShowLinkedIn bool `json:"show_linkedin"`
	OptedIn      bool `json:"opted_in"`
}

// Get is my profile and account.
func (p *Profile) Get() (Me, error) { return result(p.app.within, me) }

// Save replaces what I say about myself, my consent included.
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
	err = settle(ctx, scoped, &mine)
	return mine, err
}

// settle adds what is local to this installation.
func settle(ctx context.Context, scoped *store.Scoped, mine *Me) error {
	showing, err := scoped.Visibility(ctx)
	if err != nil {
		return err
	}
	selected, err := scoped.Selected(ctx)
	if err != nil {
		return err
	}
	mine.Visibility, mine.SelectedOrgID = string(showing), string(selected)
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

// emptyMe is nobody, with lists that arrive as lists.
func emptyMe() Me {
	return Me{ProfileFields: fieldsOf(domain.Profile{}), Missing: []string{}, Suggestions: []domain.Suggestion{}, Organizations: []Membership{}}
}
