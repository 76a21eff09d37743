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
	NameSuffix   Field = "name_suffix" // Jr., PhD
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
	Name, FirstName, MiddleName, LastName, NameSuffix, Email, Headline, About, Company, Role, Location, Languages, Skills, Offers, Needs,
	Interests, LinkedIn, Website, WebAddress, ShowEmail, ShowLinkedIn, Consent, OptOut, Approval, Status, ID,
	NotUsed,
}

// writtenHeaders lists the headers that Kith writes. It reads these and those of headers.txt.
var writtenHeaders = map[Field]string{
	Name: "Name", Email: "Email", Headline: "Headline", About: "About", Company: "Company", Role: "Role", Location: "Location",
	Languages: "Languages", Skills: "Skills", Offers: "Can help with", Needs: "Looking for", Interests: "Interests",
	LinkedIn: "LinkedIn", Website: "Website", ShowEmail: "Show email", ShowLinkedIn: "Show LinkedIn", Consent: "Opted in", ID: "Kith ID",
}

var parenthesised = regexp.MustCompile(`\([^)]*\)`)

// headerKey normalises a header for the list of remembered mappings and the marks of
// dialects: it removes case, punctuation, and remarks in parentheses such as "(required)".
func headerKey(header string) string {
	words := strings.FieldsFunc(parenthesised.ReplaceAllString(header, " "), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.ToLower(strings.Join(words, " "))
}

// fieldsOf maps the cells of a header record to fields, "" for unknown headers.
// identifies reports whether one of the fields identifies a person; recognised
// counts the known headers. A word such as Member, alone in its record, does not
// identify anybody: it may be the title of the file.
func fieldsOf(record []string) (fields []Field, identifies bool, recognised int) {
	fields = make([]Field, len(record))
	filled := 0
	for _, header := range record {
		if strings.TrimSpace(header) != "" {
			filled++
		}
	}
	for i, header := range record {
		m := readHeader(header)
		if m.field == "" || m.asked {
			continue
		}
		recognised++
		fields[i] = m.public()
		identifies = identifies || identifiesPerson(fields[i]) && (filled > 1 || !isSubject(header))
	}
	return fields, identifies, recognised
}

// isSubject reports whether a header is a word for the people in the file, such as Member, and says nothing of them.
func isSubject(header string) bool { return len(theVocabulary().core(headerWords(header))) == 0 }

// identifiesPerson reports whether the field is a name or an e-mail address.
func identifiesPerson(field Field) bool {
	switch field {
	case Name, FirstName, LastName, Email:
		return true
	}
	return false
}
