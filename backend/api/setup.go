package api

import (
	"context"
	"time"

	"kith/backend/domain"
	"kith/backend/roster"
	"kith/backend/store"
)

// Setup brings a person to the point where they can ask: who is here, signing
// up, the sample community.
type Setup struct{ app *App }

// Start is what the page needs before it draws anything.
type Start struct {
	Version       string         `json:"version"`
	DataDir       string         `json:"data_dir"`
	SignedIn      bool           `json:"signed_in"`
	Me            Me             `json:"me"` // empty unless signed in
	People        []PersonOnThis `json:"people"`
	SampleLoaded  bool           `json:"sample_loaded"`
	Writer        Writer         `json:"writer"`
	Settings      Settings       `json:"settings"`
	Directory     int            `json:"directory"` // profiles I may see, counted up to 1,000
	OnboardingDue bool           `json:"onboarding_due"`
}

// PersonOnThis is somebody who uses this installation.
type PersonOnThis struct {
	UserID string `json:"user_id"`
	Name   string `json:"name"`
	Email  string `json:"email"`
}

// Writer is who writes the prose: "builtin" or a model of the user's Ollama.
type Writer struct {
	Model   string `json:"model"`
	Address string `json:"address"` // where Ollama was looked for
}

// SignUpRequest creates a claimed user and signs them in.
type SignUpRequest struct {
	Name  string `json:"name"`
	Email string `json:"email"`
}

// SignInRequest switches to another person of this installation.
type SignInRequest struct {
	UserID string `json:"user_id"`
}

// SampleReport says what loading or removing the sample community did.
type SampleReport struct {
	People int `json:"people"`
	Listed int `json:"listed"` // of them, opted in
}

// Start tells the page where things stand.
func (s *Setup) Start() (start Start, err error) {
	defer s.app.rescue(&err)
	ctx := context.Background()
	parts, err := s.app.wait()
	if err != nil {
		return start, err
	}
	start = Start{Version: parts.Version, DataDir: parts.Store.Dir(), Me: emptyMe(), Writer: parts.writer(ctx)}
	if start.Settings, err = settings(ctx, parts.Store); err != nil {
		return start, err
	}
	users, err := parts.Store.ClaimedUsers(ctx)
	if err != nil {
		return start, err
	}
	start.People = each(users, func(u domain.User) PersonOnThis {
		return PersonOnThis{UserID: string(u.ID), Name: u.Name, Email: u.Email}
	})
	sample, _, err := parts.Store.CountSample(ctx)
	if err != nil {
		return start, err
	}
	start.SampleLoaded = sample > 0
	return start, s.aboutMe(ctx, parts, &start)
}

// aboutMe adds what there is to say of the acting user, if there is one.
func (s *Setup) aboutMe(ctx context.Context, parts Parts, start *Start) error {
	postponed, err := parts.Store.Setting(ctx, store.SettingOnboardingPostponed)
	if err != nil {
		return err
	}
	door, err := s.app.door(ctx, "")
	if domain.CodeOf(err) == domain.NoActor {
		start.OnboardingDue = postponed == "" && len(start.People) == 0
		return nil
	}
	if err != nil {
		return err
	}
	if start.Me, err = me(ctx, door); err != nil {
		return err
	}
	start.SignedIn = true
	start.OnboardingDue = postponed == "" && !start.Me.Complete
	start.Directory, err = door.CountVisible(ctx, 1_000)
	return err
}

// SignUp creates a claimed user and signs them in.
func (s *Setup) SignUp(r SignUpRequest) (mine Me, err error) {
	defer s.app.rescue(&err)
	parts, err := s.app.wait()
	if err != nil {
		return emptyMe(), err
	}
	ctx := context.Background()
	if _, err := parts.Store.SignUp(ctx, parts.Surface, r.Name, r.Email); err != nil {
		return emptyMe(), err
	}
	if err := parts.Store.SetSetting(ctx, store.SettingOnboardingPostponed, ""); err != nil {
		return emptyMe(), err
	}
	return s.me(ctx)
}

// SignIn makes another person of this installation the one who acts.
func (s *Setup) SignIn(r SignInRequest) (mine Me, err error) {
	defer s.app.rescue(&err)
	parts, err := s.app.wait()
	if err != nil {
		return emptyMe(), err
	}
	ctx := context.Background()
	if _, err := parts.Store.SignIn(ctx, domain.UserID(r.UserID)); err != nil {
		return emptyMe(), err
	}
	return s.me(ctx)
}

// SignOut leaves the machine to whoever signs in next.
func (s *Setup) SignOut() (err error) {
	defer s.app.rescue(&err)
	parts, err := s.app.wait()
	if err != nil {
		return err
	}
	return parts.Store.SignOut(context.Background())
}

// PostponeOnboarding remembers that the onboarding was put off.
func (s *Setup) PostponeOnboarding() (err error) {
	defer s.app.rescue(&err)
	parts, err := s.app.wait()
	if err != nil {
		return err
	}
	return parts.Store.SetSetting(context.Background(), store.SettingOnboardingPostponed, "on")
}

// LoadSample adds the sample community.
func (s *Setup) LoadSample() (report SampleReport, err error) {
	defer s.app.rescue(&err)
	ctx := context.Background()
	door, err := s.app.door(ctx, "")
	if err != nil {
		return report, err
	}
	if err := door.LoadSample(ctx, roster.Sample()); err != nil {
		return report, err
	}
	report.People, report.Listed, err = s.app.parts.Store.CountSample(ctx)
	return report, err
}

// RemoveSample erases the sample community and nothing else.
func (s *Setup) RemoveSample() (report SampleReport, err error) {
	defer s.app.rescue(&err)
	ctx := context.Background()
	door, err := s.app.door(ctx, "")
	if err != nil {
		return report, err
	}
	report.People, err = door.RemoveSample(ctx)
	return report, err
}

func (s *Setup) me(ctx context.Context) (Me, error) {
	door, err := s.app.door(ctx, "")
	if err != nil {
		return emptyMe(), err
	}
	return me(ctx, door)
}

// writer names who would write now, within half a second.
func (p Parts) writer(ctx context.Context) Writer {
	if p.Ollama == nil {
		return Writer{Model: domain.BuiltinModel}
	}
	w := Writer{Model: domain.BuiltinModel, Address: p.Ollama.Address()}
	preferred, err := p.Store.Setting(ctx, store.SettingModel)
	if err != nil || preferred == domain.BuiltinModel {
		return w
	}
	ctx, cancel := context.WithTimeout(ctx, 500*time.Millisecond)
	defer cancel()
	if model, err := p.Ollama.Pick(ctx, preferred); err == nil {
		w.Model = model
	}
	return w
}
