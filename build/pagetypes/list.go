package main

import (
	"reflect"

	"kith/backend/chat"
	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/models"
	"kith/backend/store"
)

// An enumeration is a string type whose constants the page knows.
type enumeration struct {
	goType reflect.Type
	name   string // of the type on the page
	list   string // of the array of its values on the page
}

var enumerations = []enumeration{
	{reflect.TypeFor[domain.Code](), "Code", "codes"},
	{reflect.TypeFor[chat.Kind](), "EventKind", "eventKinds"},
	{reflect.TypeFor[chat.Status](), "EventStatus", "eventStatuses"},
	{reflect.TypeFor[domain.AnswerStatus](), "AnswerStatus", "answerStatuses"},
	{reflect.TypeFor[domain.Intent](), "Intent", "intents"},
	{reflect.TypeFor[domain.ConditionKind](), "ConditionKind", "conditionKinds"},
	{reflect.TypeFor[domain.ScorePartKind](), "ScorePartKind", "scorePartKinds"},
	{reflect.TypeFor[domain.MarkKind](), "MarkKind", "markKinds"},
	{reflect.TypeFor[domain.Visibility](), "Visibility", "visibilities"},
	{reflect.TypeFor[domain.Role](), "Role", "roles"},
	{reflect.TypeFor[domain.Completeness](), "Completeness", "completenesses"},
	{reflect.TypeFor[domain.Choice](), "Choice", "choices"},
	{reflect.TypeFor[domain.InvitationStatus](), "InvitationStatus", "invitationStatuses"},
	{reflect.TypeFor[domain.AuditAction](), "AuditAction", "auditActions"},
	{reflect.TypeFor[domain.ImportOutcome](), "ImportOutcome", "importOutcomes"},
	{reflect.TypeFor[domain.Unlisted](), "Unlisted", "unlistedReasons"},
	{reflect.TypeFor[interchange.Dialect](), "Dialect", "dialects"},
	{reflect.TypeFor[interchange.Field](), "PersonField", "personFields"},
	{reflect.TypeFor[store.BackupReason](), "BackupReason", "backupReasons"},
	{reflect.TypeFor[models.State](), "ServerState", "serverStates"},
	{reflect.TypeFor[models.Next](), "ServerStep", "serverSteps"},
	{reflect.TypeFor[models.JobState](), "JobState", "jobStates"},
}

// A structure is a struct that the page gets as JSON, and that no bound method
// returns. Those that its fields need come with it, under their names in Go.
type structure struct {
	goType reflect.Type
	name   string // of the interface on the page
}

var structures = []structure{
	{reflect.TypeFor[chat.Event](), "ChatEvent"},
	{reflect.TypeFor[domain.Error](), "BackendError"},
}
