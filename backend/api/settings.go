package api

// Preferences are how this installation looks and speaks.
type Preferences struct{ app *app }

// Settings are the preferences of this installation.
type Settings struct {
	Language string `json:"language"` // "en", "fr", or "": the system's
	Theme    string `json:"theme"`    // "light", "dark", or "": the system's
}
