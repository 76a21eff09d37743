package api

import (
	"context"
	"slices"

	"kith/backend/domain"
	"kith/backend/store"
)

// Preferences are how this installation looks and speaks.
type Preferences struct{ app *App }

// Settings are the preferences of this installation.
type Settings struct {
	Language string `json:"language"` // "en", "fr", or "": the system's
	Theme    string `json:"theme"`    // "light", "dark", or "": the system's
}

// LinkRequest names an address that somebody clicked.
type LinkRequest struct {
	Address string `json:"address"`
}

// Get reads the preferences.
func (p *Preferences) Get() (s Settings, err error) {
	defer p.app.rescue(&err)
	parts, err := p.app.wait()
	if err != nil {
		return s, err
	}
	return settings(context.Background(), parts.Store)
}

// Set changes the preferences.
func (p *Preferences) Set(s Settings) (stored Settings, err error) {
	defer p.app.rescue(&err)
	parts, err := p.app.wait()
	if err != nil {
		return s, err
	}
	if !slices.Contains([]string{"", "en", "fr"}, s.Language) || !slices.Contains([]string{"", "light", "dark"}, s.Theme) {
		return s, domain.Errorf(domain.Invalid, "There is no such language or appearance; nothing was changed.")
	}
	ctx := context.Background()
	if err := parts.Store.SetSetting(ctx, store.SettingLanguage, s.Language); err != nil {
		return s, err
	}
	if err := parts.Store.SetSetting(ctx, store.SettingTheme, s.Theme); err != nil {
		return s, err
	}
	return settings(ctx, parts.Store)
}

// OpenLink opens a web or mail address from a text.
func (p *Preferences) OpenLink(r LinkRequest) (opened Opened, err error) {
	defer p.app.rescue(&err)
	if _, err := p.app.wait(); err != nil {
		return opened, err
	}
	return p.app.open(r.Address)
}

func settings(ctx context.Context, s *store.Store) (read Settings, err error) {
	if read.Language, err = s.Setting(ctx, store.SettingLanguage); err != nil {
		return read, err
	}
	read.Theme, err = s.Setting(ctx, store.SettingTheme)
	return read, err
}
