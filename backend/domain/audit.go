package domain

import "time"

// AuditAction is something done in an organization. The list is closed; the
// page has words for each.
type AuditAction string

const (
	AuditCreated         AuditAction = "created"
	AuditRenamed         AuditAction = "renamed"
	AuditDescribed       AuditAction = "described"
	AuditArchived        AuditAction = "archived"
	AuditUnarchived      AuditAction = "unarchived"
	AuditDeleted         AuditAction = "deleted"
	AuditRestored        AuditAction = "restored"
	AuditRole            AuditAction = "role_changed" // Role says which
	AuditRemoved         AuditAction = "member_removed"
	AuditBroughtBack     AuditAction = "member_restored"
	AuditLeft            AuditAction = "member_left"
	AuditJoined          AuditAction = "member_joined"
	AuditListed          AuditAction = "entry_listed"
	AuditUnlisted        AuditAction = "entry_unlisted"
	AuditClaim           AuditAction = "claim_confirmed"
	AuditClaimed         AuditAction = "entry_claimed"
	AuditInvited         AuditAction = "invited" // Role says as what
	AuditResent          AuditAction = "invitation_resent"
	AuditRevoked         AuditAction = "invitation_revoked"
	AuditDeclined        AuditAction = "invitation_declined"
	AuditImported        AuditAction = "imported"           // Count says how many entries
	AuditImportUndone    AuditAction = "import_undone"      // likewise
	AuditShared          AuditAction = "directory_exported" // Count says how many people
	AuditProfileReceived AuditAction = "profile_received"   // a person's own word, from their laptop
)

// AuditEntry is one fact of an organization's audit list: who did what to whom,
// and when. Names of people who were erased are empty.
type AuditEntry struct {
	ID        string
	Action    AuditAction
	Actor     string
	ActorID   UserID
	Subject   string // a name, or the address of an invitation
	SubjectID UserID
	Role      Role
	Count     int // of people, where many were meant at once; else 0
	At        time.Time
}
