package interchange

import (
	"regexp"
	"strings"
	"unicode"
)

// Field is a profile field, or another meaning that a column can have.
type Field string

const (
	Name         Field = "name"
	FirstName    Field = "first_name"
	MiddleName   Field = "middle_name"
	LastName     Field = "last_name"
	Email        Field = "email"
	Headline     Field = "headline"
	About        Field = "about"
	Company      Field = "company"
	Role         Field = "role"
	Location     Field = "location"
	Languages    Field = "languages"
	Skills       Field = "skills"
	Offers       Field = "offers"
	Needs        Field = "needs"
	Interests    Field = "interests"
	LinkedIn     Field = "linkedin"
	Website      Field = "website"
	WebAddress   Field = "web_address" // LinkedIn or website, depending on the host
	ShowEmail    Field = "show_email"
	ShowLinkedIn Field = "show_linkedin"
	Consent      Field = "consent"  // agreed to be listed
	OptOut       Field = "opt_out"  // said no to it: a yes under "Unsubscribed"
	Approval     Field = "approval" // of an event's guest
	Status       Field = "status"   // of an account or a ticket
	ID           Field = "id"       // the user id, in Kith's own exports
	NotUsed      Field = "not_used" // the organiser said so; "" says that nobody decided
)

// Fields lists all fields in the order in which the page offers them.
var Fields = []Field{
	Name, FirstName, MiddleName, LastName, Email, Headline, About, Company, Role, Location, Languages, Skills, Offers, Needs,
	Interests, LinkedIn, Website, WebAddress, ShowEmail, ShowLinkedIn, Consent, OptOut, Approval, Status, ID,
	NotUsed,
}

// headers lists the known column headers of each field. Kith writes the first.
var headers = map[Field][]string{
	Name:       {"Name", "Full name", "Fullname", "Display name", "Displayname", "Attendee name", "Member", "Member name", "Nom complet"},
	FirstName:  {"First name", "Firstname", "Given name", "Forename", "Prénom", "Nombre", "Vorname"},
	MiddleName: {"Middle name", "Additional name"},
	LastName:   {"Last name", "Lastname", "Family name", "Surname", "Nom", "Apellidos", "Nachname"},
	Email: {
		"Email", "E-mail", "Email address", "E-mail address", "Mail", "Primary email", "Work email",
		"E-mail 1 - Value", "E-mail 2 - Value", "Courriel", "Correo electrónico",
	},
	Headline:  {"Headline", "Title", "Tagline", "One-liner", "Titre"},
	About:     {"About", "About me", "Bio", "Biography", "Summary", "Description", "Introduction", "Tell us about yourself", "À propos"},
	Company:   {"Company", "Company name", "Organization", "Organisation", "Employer", "Organization name", "Organization 1 - Name", "Entreprise"},
	Role:      {"Role", "Job title", "Job", "Position", "Occupation", "Organization title", "Organization 1 - Title", "Poste"},
	Location:  {"Location", "City", "Town", "Place", "Based in", "Where are you based", "Home city", "Ville"},
	Languages: {"Languages", "Language", "Languages spoken", "Which languages do you speak", "Langues"},
	Skills:    {"Skills", "Skill", "Expertise", "Areas of expertise", "Compétences"},
	Offers: {
		"Can help with", "Offers", "Offer", "Offering", "Help with", "I can help with", "What I can help with",
		"What can you help with", "What can you offer", "How can you help others",
	},
	Needs: {
		"Looking for", "Needs", "Need", "Seeking", "What I am looking for", "I am looking for",
		"What are you looking for", "What do you need", "What do you need help with",
	},
	Interests: {"Interests", "Interest", "Hobbies", "Topics", "Centres d'intérêt"},
	LinkedIn:  {"LinkedIn", "LinkedIn URL", "LinkedIn profile", "LinkedIn profile URL", "What is your LinkedIn profile"},
	Website:   {"Website", "Web site", "Homepage", "Website 1 - Value", "Site web"},
	WebAddress: {
		"URL", "Link", "Web", "Profile URL",
	},
	ShowEmail:    {"Show email", "Email visible"},
	ShowLinkedIn: {"Show LinkedIn", "LinkedIn visible"},
	Consent: {
		"Opted in", "Opt-in", "Consent", "Consented", "Consent to be listed", "Listed", "List me",
		"List me in the directory", "May we list you in the directory",
	},
	Approval: {"Approval status"},
	ID:       {"Kith ID"},
	Status:   {"Status", "Attendee status", "Account status"},
}

var fieldOf = func() map[string]Field {
	fields := make(map[string]Field)
	for field, names := range headers {
		for _, name := range names {
			fields[headerKey(name)] = field
		}
	}
	return fields
}()

var parenthesised = regexp.MustCompile(`\([^)]*\)`)

// headerKey normalises a header for comparison: it removes case, punctuation,
// and remarks in parentheses such as "(required)".
func headerKey(header string) string {
	words := strings.FieldsFunc(parenthesised.ReplaceAllString(header, " "), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.ToLower(strings.Join(words, " "))
}

// fieldsOf maps the cells of a header record to fields, "" for unknown headers.
// identifies reports whether one of the fields identifies a person; recognised
// counts the known headers.
func fieldsOf(record []string) (fields []Field, identifies bool, recognised int) {
	fields = make([]Field, len(record))
	for i, header := range record {
		field, ok := fieldOf[headerKey(header)]
		if !ok {
			continue
		}
		fields[i] = field
		recognised++
		identifies = identifies || identifiesPerson(field)
	}
	return fields, identifies, recognised
}

// identifiesPerson reports whether the field is a name or an e-mail address.
func identifiesPerson(field Field) bool {
	switch field {
	case Name, FirstName, LastName, Email:
		return true
	}
	return false
}
