package interchange

import "slices"

// Dialect is the program that wrote a file, recognised by the file's header.
type Dialect string

const (
	Kith                Dialect = "kith"
	KithJSON            Dialect = "kith_json"
	VCard               Dialect = "vcard"
	Luma                Dialect = "luma"
	Eventbrite          Dialect = "eventbrite"
	LinkedInConnections Dialect = "linkedin"
	GoogleNew           Dialect = "google"
	GoogleOld           Dialect = "google_old"
	Slack               Dialect = "slack"
	Coffees             Dialect = "ten_thousand_coffees"
	OtherTable          Dialect = "table"
)

// marks lists sets of headers that occur together in one dialect only. The first
// match wins.
var marks = []struct {
	dialect Dialect
	headers []string
}{
	{Kith, []string{"kith id"}},
	{Kith, []string{"can help with", "looking for", "reason", "note", "follow up on", "saved at"}}, // saved contacts
	{Luma, []string{"api id", "approval status"}},
	{Luma, []string{"guest id", "approval status"}},
	{Eventbrite, []string{"order", "attendee"}},
	{LinkedInConnections, []string{"first name", "last name", "position", "connected on"}},
	{GoogleNew, []string{"e mail 1 value", "first name"}},
	{GoogleOld, []string{"e mail 1 value", "given name"}},
	{Slack, []string{"username", "userid", "billing active"}},
	{Coffees, []string{"first name", "last name", "email", "job title", "locale", "status"}},
}

func dialectOf(header []string) Dialect {
	keys := make([]string, len(header))
	for i, h := range header {
		keys[i] = headerKey(h)
	}
	for _, mark := range marks {
		missing := func(h string) bool { return !slices.Contains(keys, h) }
		if !slices.ContainsFunc(mark.headers, missing) {
			return mark.dialect
		}
	}
	return OtherTable
}
