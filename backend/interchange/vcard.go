package interchange

// Kith writes vCard 3.0 and reads 3.0 and 4.0. Phones, Google Contacts and
// Outlook all take 3.0; 4.0 would add nothing that they show, and Outlook and
// older phones refuse or garble it.
//
// What an address book has no place for is in properties of Kith's own, which
// others keep or ignore, and in NOTE, which everybody shows.
var ownProperties = []struct {
	name  string
	field Field
}{
	{"X-KITH-HEADLINE", Headline},
	{"X-KITH-ABOUT", About},
	{"X-KITH-LANGUAGES", Languages},
	{"X-KITH-SKILLS", Skills},
	{"X-KITH-CAN-HELP-WITH", Offers},
	{"X-KITH-LOOKING-FOR", Needs},
	{"X-KITH-INTERESTS", Interests},
	{"X-KITH-SHOW-EMAIL", ShowEmail},
	{"X-KITH-SHOW-LINKEDIN", ShowLinkedIn},
	{"X-KITH-OPTED-IN", Consent},
}

// The two web addresses of a profile are told apart by labels, as Apple's and
// Google's address books write them: item1.URL with item1.X-ABLABEL.
const labelProperty = "X-ABLABEL"

const (
	labelLinkedIn = "LinkedIn"
	labelWebsite  = "Website"
)
