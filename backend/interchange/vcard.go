package interchange

// ownProperties maps fields without a standard vCard property to Kith's own
// properties, which address books keep or ignore. The longer texts are also in
// NOTE, which address books show.
//
// Kith writes vCard 3.0 and reads 3.0 and 4.0. Phones, Google Contacts and
// Outlook all read 3.0. They show nothing that 4.0 adds, and Outlook and older
// phones reject or garble it.
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

// labelProperty distinguishes the two web addresses of a profile, as in Apple's
// and Google's address books: item1.URL has the label item1.X-ABLABEL.
const labelProperty = "X-ABLABEL"

const (
	labelLinkedIn = "LinkedIn"
	labelWebsite  = "Website"
)
