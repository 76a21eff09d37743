package api

// Setup brings a person to the point where they can ask: who is here, signing
// up, the sample community.
type Setup struct{ app *app }

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
	Directory     int            `json:"directory"` // profiles I may see
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
	People   int `json:"people"`
	Listed   int `json:"listed"` // of them, opted in
	Sessions int `json:"sessions"`
}
