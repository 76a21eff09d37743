package domain

import "time"

// AuditAction is an action recorded in an organization's audit list. The page
// translates each value.
type AuditAction string

const (
	AuditCreated         AuditAction = "created"
	AuditRenamed         AuditAction = "renamed"
	AuditDescribed       AuditAction = "described"
	AuditArchived        AuditAction = "archived"
	AuditUnarchived      AuditAction = "unarchived"
	AuditDeleted         AuditAction = "deleted"
	AuditRestored        AuditAction = "restored"
	AuditRole            AuditAction = "role_changed" // Role is the new one
	AuditRemoved         AuditAction = "member_removed"
	AuditBroughtBack     AuditAction = "member_restored"
	AuditLeft            AuditAction = "member_left"
	AuditJoined          AuditAction = "member_joined"
	AuditListed          AuditAction = "entry_listed"
	AuditUnlisted        AuditAction = "entry_unlisted"
	AuditOptedOut        AuditAction = "entry_opted_out" // an admin recorded that the person said no to being listed
	AuditEdited          AuditAction = "entry_edited"
	AuditMerged          AuditAction = "entries_merged"      // the subject is the entry that stays
	AuditChangeUndone    AuditAction = "entry_change_undone" // of an edit or a merge
	AuditClaim           AuditAction = "claim_confirmed"
	AuditClaimed         AuditAction = "entry_claimed"
	AuditInvited         AuditAction = "invited" // Role is the offered one
	AuditResent          AuditAction = "invitation_resent"
	AuditRevoked         AuditAction = "invitation_revoked"
	AuditDeclined        AuditAction = "invitation_declined"
	AuditImported        AuditAction = "imported"           // Count is the number of entries
	AuditImportUndone    AuditAction = "import_undone"      // Count is the number of entries
	AuditShared          AuditAction = "directory_exported" // Count is the number of people
	AuditProfileReceived AuditAction = "profile_received"   // a profile file from the person's own computer
)

// AuditEntry is one record of an organization's audit list. Names of erased
// people are empty.
type AuditEntry struct {
	ID        string      `json:"audit_id"`
	Action    AuditAction `json:"action"`
	Actor     string      `json:"actor"`
	ActorID   UserID      `json:"actor_id"`
	Subject   string      `json:"subject"` // a name, or the address of an invitation
	SubjectID UserID      `json:"subject_id"`
	Role      Role        `json:"role"`
	Count     int         `json:"count"` // people affected by a bulk action; else 0
	At        time.Time   `json:"-"`
}
