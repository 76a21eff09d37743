package api

import (
	"context"
	"slices"

	"kith/backend/domain"
	"kith/backend/store"
)

// Preferences reads and changes the language and theme of this installation.
type Preferences struct{ app *App }

// Settings are the language and theme of this installation.
type Settings struct {
	Language string `json:"language"` // "en", "fr", or "": the system's
	Theme    string `json:"theme"`    // "light", "dark", or "": the system's
}

// LinkRequest has the address of a link that the user clicked.
type LinkRequest struct {
	Address string `json:"address"`
}

// Get returns the preferences.
func (p *Preferences) Get() (Settings, error) { return result(p.app.run, settings) }

// Set changes the preferences.
func (p *Preferences) Set(s Settings) (Settings, error) {
	return result(p.app.run, func(ctx context.Context, parts Parts) (Settings, error) {
		if !slices.Contains([]string{"", "en", "fr"}, s.Language) || !slices.Contains([]string{"", "light", "dark"}, s.Theme) {
			return Settings{}, domain.Errorf(domain.Invalid, "api.noSuchSetting", "There is no such language or appearance; nothing was changed.")
		}
		if err := parts.Store.SetSetting(ctx, store.SettingLanguage, s.Language); err != nil {
			return Settings{}, err
		}
		if err := parts.Store.SetSetting(ctx, store.SettingTheme, s.Theme); err != nil {
			return Settings{}, err
		}
		return settings(ctx, parts)
	})
}

// OpenLink opens a web or mail address from a text.
func (p *Preferences) OpenLink(r LinkRequest) (Opened, error) {
	return result(p.app.run, func(_ context.Context, parts Parts) (Opened, error) { return parts.Window.follow(r.Address) })
}

func settings(ctx context.Context, p Parts) (read Settings, err error) {
	if read.Language, err = p.Store.Setting(ctx, store.SettingLanguage); err != nil {
		return read, err
	}
	read.Theme, err = p.Store.Setting(ctx, store.SettingTheme)
	return read, err
}
