package interchange

import "kith/backend/domain"

// gone are the states of accounts and tickets behind which nobody stands who
// would expect to be brought in: Slack's bots and former members, Eventbrite's
// refunds and cancellations.
var gone = map[string]bool{
	"bot": true, "deactivated": true, "deleted": true,
	"refunded": true, "not attending": true, "cancelled": true, "canceled": true, "transferred": true,
}

// leftOut says why a person should not come in; nothing if they may. Of an event's
// guests only the approved come in.
func (c cells) leftOut() domain.UIMessage {
	if approval := headerKey(c[Approval]); approval != "" && approval != "approved" {
		return domain.NewUIMessage("This guest is not approved but %q.", c[Approval])
	}
	if gone[headerKey(c[Status])] {
		return domain.NewUIMessage("The status is %q.", c[Status])
	}
	return domain.UIMessage{}
}
