package interchange

import (
	"regexp"
	"strings"
	"unicode"
)

// Field is what a column of a file can hold.
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
	WebAddress   Field = "web_address" // LinkedIn or website: its host tells
	ShowEmail    Field = "show_email"
	ShowLinkedIn Field = "show_linkedin"
	Consent      Field = "consent"  // agreed to be listed
	Approval     Field = "approval" // of an event's guest
	Status       Field = "status"   // of an account or a ticket
	ID           Field = "id"       // what Kith calls them, in its own exports
)

// Fields are all of them, in the order in which they are offered.
var Fields = []Field{
	Name, FirstName, MiddleName, LastName, Email, Headline, About, Company, Role, Location, Languages, Skills, Offers, Needs,
	Interests, LinkedIn, Website, WebAddress, ShowEmail, ShowLinkedIn, Consent, Approval, Status, ID,
}

// headers are the names under which each field is known to stand in files. The
// first is the one that Kith writes.
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

// headerKey is a header without what differs from file to file: case,
// punctuation, and remarks such as "(required)".
func headerKey(header string) string {
	words := strings.FieldsFunc(parenthesised.ReplaceAllString(header, " "), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.ToLower(strings.Join(words, " "))
}

// fieldsOf recognises the columns of a record taken for a header: "" where it
// does not. It reports whether a person could be told from what they hold, and
// how many were recognised.
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

// identifiesPerson reports whether a person can be told from what a field holds.
func identifiesPerson(field Field) bool {
	switch field {
	case Name, FirstName, LastName, Email:
		return true
	}
	return false
}
