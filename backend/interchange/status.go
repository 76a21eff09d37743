package interchange

import "kith/backend/domain"

// gone lists the states of accounts and tickets that are not imported: Slack's
// bots and former members, Eventbrite's refunds and cancellations.
var gone = map[string]bool{
	"bot": true, "deactivated": true, "deleted": true,
	"refunded": true, "not attending": true, "cancelled": true, "canceled": true, "transferred": true,
}

// leftOut returns why a person must not be imported, or the zero message. An
// event's guests must be approved.
func (c cells) leftOut() domain.UIMessage {
	if approval := headerKey(c[Approval]); approval != "" && approval != "approved" {
		return domain.NewUIMessage("interchange.guestNotApproved", "This guest is not approved but %q.", c[Approval])
	}
	if gone[headerKey(c[Status])] {
		return domain.NewUIMessage("interchange.statusLeftOut", "The status is %q.", c[Status])
	}
	return domain.UIMessage{}
}
