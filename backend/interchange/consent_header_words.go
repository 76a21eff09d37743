package interchange

// The words of headers in English, German, French, Spanish, Portuguese, Dutch and Swedish, without accents.
var (
	// consentNouns are a consent column if nothing else is said.
	consentNouns = listed("consentNouns")
	// agreeWords speak of agreeing to something, besides those that agree in a cell.
	agreeWords = listed("agreeWords")
	// softAgreeWords are in the headers of other columns as well.
	softAgreeWords = listed("softAgreeWords")
	asking         = listed("asking")
	askingPhrases  = phrases("askingPhrases")
	// listingWords say that somebody appears somewhere.
	listingWords   = listed("listingWords")
	listingPhrases = phrases("listingPhrases")
	// quietWords are in the headers of other columns as well.
	quietWords     = listed("quietWords")
	directoryWords = listed("directoryWords")
	withinWords    = listed("withinWords")
	memberWords    = listed("memberWords")
	profileWords   = listed("profileWords")
	ownWords       = listed("ownWords")
	// namedWords speak of a list of people by themselves.
	namedWords     = listed("namedWords")
	namedPhrases   = phrases("namedPhrases")
	contactWords   = listed("contactWords")
	subscribeWords = listed("subscribeWords")
	// planWords beside a subscription make it a contract.
	planWords       = listed("planWords")
	refusingWords   = listed("refusingWords")
	refusingPhrases = phrases("refusingPhrases")
	// neutralWords change nothing in a short header.
	neutralWords = listed("neutralWords")
	whenWords    = listed("whenWords")
	// topicWords are other things that people agree to or refuse.
	topicWords   = listed("topicWords")
	topicPhrases = phrases("topicPhrases")
	// asideWords are topics that have nothing to do with a directory, asideChannels ways to send messages among them.
	asideWords     = listed("asideWords")
	asideChannels  = listed("asideChannels")
	inquiringWords = listed("inquiringWords")
	optInWord      = listed("optInWord")
	optOutWords    = listed("optOutWords")
	orWords        = listed("orWords")
	choiceYes      = listed("choiceYes")
	choiceNo       = listed("choiceNo")
	timeWords      = listed("timeWords")
	timeAtEnd      = listed("timeAtEnd")
)

// programHeaders are columns that programs write and that have the words of consent in them. Those about sending
// e-mail say nothing of a directory, except that somebody wants no contact.
var programHeaders = map[string]Field{
	// Mailchimp
	"optin time": "", "optin ip": "", "confirm time": "", "confirm ip": "",
	"unsub time": OptOut, "clean time": OptOut, "unsub campaign title": "", "unsub campaign id": "", "unsub reason": "", "unsub reason other": "",
	"clean campaign title": "", "clean campaign id": "",
	// Shopify, Klaviyo, HubSpot, Salesforce, CiviCRM, Brevo
	"accepts email marketing": "", "accepts sms marketing": "", "accepts whatsapp marketing": "",
	"email marketing consent": Status, "email marketing": Status, "sms marketing consent": "", "sms marketing": "",
	"unsubscribed from all email": OptOut, "marketing contact status": "", "email optout": OptOut, "has opted out of email": OptOut, "has optout of email": OptOut,
	"fax optout": "", "has optout of fax": "", "has opted out of fax": "", "do not call": OptOut, "do not contact": OptOut, "do not email": OptOut, "do not mail": OptOut,
	"do not phone": OptOut, "do not sms": OptOut, "do not trade": OptOut, "no bulk emails user optout": OptOut, "no bulk emails": OptOut,
	"email blacklisted": OptOut, "sms blacklisted": "", "blacklist": OptOut, "unsubscribed at": OptOut, "unsubscribed on": OptOut,
	// Google Groups and Google Contacts, Outlook
	"posting permissions": "", "email preference": "", "directory server": "", "sensitivity": "", "billing information": "",
	// Wild Apricot, Discourse, Substack
	"approved": Approval, "suspended member": OptOut, "receiving emails disabled": OptOut, "subscribed to emails": "",
}
