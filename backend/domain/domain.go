// Package domain holds the words of Kith as types: who people are, what they
// say about themselves, which organizations they share, what they asked and
// whom they kept. It also holds the two rules that everything else obeys:
// which error a caller gets ([Error]) and who may see whom ([CanSee]).
//
// It imports nothing but the standard library and the uuid package, and
// everything else imports it.
package domain

import (
	"time"

	"github.com/google/uuid"
)

// Ids are UUIDv7 as text: ordered by time of creation, mergeable between
// machines.
type (
	UserID    string
	OrgID     string
	SessionID string
	MessageID string
	ImportID  string
)

// The organizations that every installation starts with. They are never
// shared between installations, so their ids are the same everywhere.
const (
	TestEnvironment OrgID = "01890a5d-ac96-774b-bcce-b302099a8057"
	NexusMaine      OrgID = "01890a5d-ac97-7d3a-9f52-4f6d0b6c1e21"
)

// NewID returns a fresh UUIDv7. It panics only if the system's source of
// randomness is broken, in which case nothing that follows could be trusted.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }

// IsID reports whether text is an id, as against a name.
func IsID(text string) bool { return uuid.Validate(text) == nil }

// TimeLayout is how times are stored and sent: RFC 3339, UTC, milliseconds.
// Text in this layout sorts by time.
const TimeLayout = "2006-01-02T15:04:05.000Z"

// FormatTime renders t in [TimeLayout]; the zero time becomes "".
func FormatTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(TimeLayout)
}
