// Package domain holds Kith's types (people, profiles, organizations,
// conversations, contacts) and two rules that every other package follows:
// which error a caller gets ([Error]) and who may see whom ([CanSee]).
//
// It imports only the standard library, the uuid package, and what Unicode needs to
// compare names and addresses.
package domain

import (
	"time"

	"github.com/google/uuid"
)

// Ids are UUIDv7 as text. They sort by creation time and do not collide between
// installations.
type (
	UserID    string
	OrgID     string
	SessionID string
	MessageID string
	ImportID  string
)

// The organizations that every installation starts with. Their ids are the same
// everywhere because they are never shared between installations.
const (
	TestEnvironment OrgID = "01890a5d-ac96-774b-bcce-b302099a8057"
	NexusMaine      OrgID = "01890a5d-ac97-7d3a-9f52-4f6d0b6c1e21"
)

// NewID returns a new UUIDv7. It panics if the system has no randomness.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }

// IsID reports whether text is an id and not a name.
func IsID(text string) bool { return uuid.Validate(text) == nil }

// TimeLayout is how times are stored and sent: RFC 3339, UTC, milliseconds.
// Texts in this layout sort by time.
const TimeLayout = "2006-01-02T15:04:05.000Z"

// FormatTime formats t in [TimeLayout]; the zero time becomes "".
func FormatTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(TimeLayout)
}
