package api

import (
	"context"
	"slices"
	"time"

	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/store"
)

// Setup has the methods for the start: signing up, in and out, and the sample community.
type Setup struct{ app *App }

// Start is the state that the page needs at its start.
type Start struct {
	Version       string        `json:"version"`
	DataDir       string        `json:"data_dir"`
	SignedIn      bool          `json:"signed_in"`
	LockedUserID  string        `json:"locked_user_id"` // the user who signed in last, if their passcode is needed; else ""
	Me            Me            `json:"me"`             // empty unless signed in
	People        []ClaimedUser `json:"people"`
	SampleLoaded  bool          `json:"sample_loaded"`
	Settings      Settings      `json:"settings"`
	Directory     int           `json:"directory"` // number of profiles that the user may see in the selected organization, at most 1,000
	OnboardingDue bool          `json:"onboarding_due"`
}

// ClaimedUser is a user of this installation.
type ClaimedUser struct {
	UserID string `json:"user_id"`
	Name   string `json:"name"`
	Email  string `json:"email"`
	Locked bool   `json:"locked"` // has a passcode
}

// Writer is what writes answers: "builtin" or a model of the user's Ollama.
type Writer struct {
	Model   string `json:"model"`
	Address string `json:"address"` // of Ollama
}

// SignUpRequest creates a claimed user and signs them in.
type SignUpRequest struct {
	Name  string `json:"name"`
	Email string `json:"email"`
}

// SignInRequest signs in a user of this installation.
type SignInRequest struct {
	UserID   string `json:"user_id"`
	Passcode string `json:"passcode"` // "" if they have none
}

// SampleReport is the result of loading or removing the sample community.
type SampleReport struct {
	People int `json:"people"`
	Listed int `json:"listed"` // number of listed people
}

// Start returns the state at the start.
func (s *Setup) Start() (Start, error) {
	return result(s.app.run, func(ctx context.Context, p Parts) (Start, error) {
		start, err := machine(ctx, p)
		if err != nil {
			return Start{}, err
		}
		err = s.aboutMe(ctx, p, &start)
		return start, err
	})
}

// machine returns the part of Start that does not depend on the acting user.
func machine(ctx context.Context, p Parts) (start Start, err error) {
	start = Start{Version: p.Version, DataDir: p.Store.Dir(), Me: emptyMe()}
	if start.Settings, err = settings(ctx, p); err != nil {
		return start, err
	}
	users, err := p.Store.ClaimedUsers(ctx)
	if err != nil {
		return start, err
	}
	locked, err := p.Store.WithPasscode(ctx)
	if err != nil {
		return start, err
	}
	start.People = each(users, func(u domain.User) ClaimedUser {
		return ClaimedUser{UserID: string(u.ID), Name: u.Name, Email: u.Email, Locked: slices.Contains(locked, u.ID)}
	})
	sample, _, err := p.Store.CountSample(ctx)
	start.SampleLoaded = sample > 0
	return start, err
}

// aboutMe sets the part of Start about the acting user, if there is one.
func (s *Setup) aboutMe(ctx context.Context, p Parts, start *Start) error {
	actor, err := s.app.actor(ctx)
	switch domain.CodeOf(err) {
	case "":
	case domain.NoActor:
		postponed, err := p.Store.Setting(ctx, store.SettingOnboardingPostponed)
		start.OnboardingDue = postponed == "" && len(start.People) == 0
		return err
	case domain.Locked:
		start.LockedUserID = string(actor.ID)
		return nil
	default:
		return err
	}
	scoped := s.app.scopedAs(actor, "")
	if start.Me, err = me(ctx, scoped); err != nil {
		return err
	}
	start.SignedIn = true
	postponed, err := scoped.OnboardingPostponed(ctx)
	if err != nil {
		return err
	}
	start.OnboardingDue = !postponed && !start.Me.Complete
	start.Directory, err = s.app.scopedAs(actor, start.Me.SelectedOrgID).CountVisible(ctx, 1_000)
	return err
}

// Writer returns what would write an answer now. It takes up to half a second if Ollama does not answer.
func (s *Setup) Writer() (Writer, error) { return result(s.app.run, currentWriter) }

// SignUp creates a claimed user and signs them in.
func (s *Setup) SignUp(r SignUpRequest) (Me, error) {
	return s.signIn(func(ctx context.Context, p Parts) error {
		if _, err := p.Store.SignUp(ctx, p.Surface, r.Name, r.Email); err != nil {
			return err
		}
		return p.Store.SetSetting(ctx, store.SettingOnboardingPostponed, "")
	})
}

// SignIn makes a user of this installation the acting user. It also unlocks the user whose passcode is
// needed at the start.
func (s *Setup) SignIn(r SignInRequest) (Me, error) {
	return s.signIn(func(ctx context.Context, p Parts) error {
		_, err := p.Store.SignIn(ctx, domain.UserID(r.UserID), r.Passcode)
		return err
	})
}

func (s *Setup) signIn(do func(context.Context, Parts) error) (Me, error) {
	return result(s.app.run, func(ctx context.Context, p Parts) (Me, error) {
		if err := do(ctx, p); err != nil {
			return Me{}, err
		}
		s.app.chosen.Store(true)
		scoped, err := s.app.scoped(ctx, "")
		if err != nil {
			return Me{}, err
		}
		return me(ctx, scoped)
	})
}

// SignOut signs the acting user out.
func (s *Setup) SignOut() error {
	return s.app.run(func(ctx context.Context, p Parts) error {
		if err := p.Store.SignOut(ctx); err != nil {
			return err
		}
		s.app.chosen.Store(true)
		return nil
	})
}

// PostponeOnboarding stores that the acting user has postponed the onboarding. Without an acting user it is
// postponed for this installation.
func (s *Setup) PostponeOnboarding() error {
	return s.app.run(func(ctx context.Context, p Parts) error {
		actor, err := s.app.actor(ctx)
		if domain.CodeOf(err) == domain.NoActor {
			return p.Store.SetSetting(ctx, store.SettingOnboardingPostponed, "on")
		}
		if err != nil {
			return err
		}
		return s.app.scopedAs(actor, "").PostponeOnboarding(ctx)
	})
}

// LoadSample adds the sample community.
func (s *Setup) LoadSample() (SampleReport, error) {
	return result(s.app.within, func(ctx context.Context, scoped *store.Scoped) (report SampleReport, err error) {
		if err := scoped.LoadSample(ctx, interchange.Sample()); err != nil {
			return report, err
		}
		report.People, report.Listed, err = s.app.parts.Store.CountSample(ctx)
		return report, err
	})
}

// RemoveSample erases the sample community only.
func (s *Setup) RemoveSample() (SampleReport, error) {
	return result(s.app.within, func(ctx context.Context, scoped *store.Scoped) (SampleReport, error) {
		removed, err := scoped.RemoveSample(ctx)
		return SampleReport{People: removed}, err
	})
}

func currentWriter(ctx context.Context, p Parts) (Writer, error) {
	w := Writer{Model: domain.BuiltinModel}
	if p.Ollama == nil {
		return w, nil
	}
	w.Address = p.Ollama.Address()
	preferred, err := p.Store.Setting(ctx, store.SettingModel)
	if err != nil || preferred == domain.BuiltinModel {
		return w, err
	}
	ctx, cancel := context.WithTimeout(ctx, 500*time.Millisecond)
	defer cancel()
	if model, err := p.Ollama.Pick(ctx, preferred); err == nil {
		w.Model = model
	}
	return w, nil
}
