package interchange

import (
	"strings"

	"kith/backend/domain"
)

// RequireDecisions fails with [domain.Invalid] if the organiser has still to say what a column means that may be about
// consent.
func (r MemberFile) RequireDecisions() error {
	if len(r.Undecided) == 0 {
		return nil
	}
	return domain.Errorf(domain.Invalid, "interchange.consentUndecided", "The column %q may say who agreed to be listed, and is not understood; nothing was imported.", r.Undecided[0]).
		WithHint("interchange.decideConsent", "Say whether it means consent, opt_out or not_used: choose it in the list of columns, or use --map.")
}

// consent returns what the columns about consent say together. A no in any of them counts, then a text that
// nobody can read, then a yes.
func (c cells) consent() domain.Consent {
	if isYes(c[OptOut]) {
		return domain.ConsentRefused
	}
	return consentOf(c[Consent])
}

// consentOf reads a consent cell. Any text that is not a yes counts as a refusal.
func consentOf(text string) domain.Consent {
	switch {
	case strings.TrimSpace(text) == "":
		return domain.ConsentUnknown
	case isYes(text):
		return domain.ConsentGiven
	default:
		return domain.ConsentRefused
	}
}

func isYes(text string) bool {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "yes", "y", "true", "1", "x", "on", "✓", "✔", "oui", "sí", "si", "sim", "ja":
		return true
	}
	return false
}
