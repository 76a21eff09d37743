package interchange

import (
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"kith/backend/domain"
)

// cells holds the texts of one row by field.
type cells map[Field]string

// nextCell separates the texts of several columns with the same field. It occurs in no text that people write.
const nextCell = "\x00"

// maxTexts is the number of columns with one field of which the texts are kept, besides the first. A profile holds fewer
// entries.
const maxTexts = 100

// set stores a text. Of several columns with the same field all texts are kept where the field can hold them, else
// the first that is not empty.
func (c cells) set(field Field, text string) {
	if c.hear(field, "", text) {
		return
	}
	if field == WebAddress {
		field = addressField(text)
	}
	switch {
	case c[field] == "":
		c[field] = text
	case text == "" || strings.Count(c[field], nextCell) >= maxTexts || slices.Contains(c.texts(field), text):
	default:
		switch field {
		case Email, LinkedIn, Website, Languages, Skills, Interests, MiddleName, LastName, About, Offers, Needs:
			c[field] += nextCell + text
		}
	}
}

// texts returns the texts of all columns with the field.
func (c cells) texts(field Field) []string { return strings.Split(c[field], nextCell) }

// together returns the texts of all columns with the field as one.
func (c cells) together(field Field, separator string) string {
	return strings.ReplaceAll(c[field], nextCell, separator)
}

func addressField(address string) Field {
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	parsed, err := url.Parse(strings.TrimSpace(address))
	if err != nil || !onLinkedIn(parsed) {
		return Website
	}
	if _, ok := linkedInPage(address); !ok {
		return Website // of a company
	}
	return LinkedIn
}

// profile returns the cleaned profile, and notes about the fields that could not be used. It fails with
// [domain.Invalid] if nobody is named.
func (c cells) profile() (p domain.Profile, notes []domain.UIMessage, err error) {
	tidy := c
	if c.blank() {
		return p, nil, c.namesNobody()
	}
	if !c.byKith() {
		tidy, notes = c.tidied()
	}
	p = domain.Profile{
		UserID: domain.UserID(tidy[ID]), Name: tidy.fullName(), Headline: tidy[Headline], About: tidy.together(About, "\n"),
		Company: tidy[Company], Role: tidy[Role], Location: tidy[Location],
		Languages: tidy.entries(Languages), Skills: tidy.entries(Skills), Interests: tidy.entries(Interests),
		Offers: tidy.together(Offers, "\n"), Needs: tidy.together(Needs, "\n"),
		LinkedIn: tidy.texts(LinkedIn)[0], Website: tidy.texts(Website)[0],
		ShowEmail: isYes(c[ShowEmail]), ShowLinkedIn: isYes(c[ShowLinkedIn]),
	}
	notes = append(notes, p.Salvage()...)
	email, about := tidy.email()
	p.Email = email
	if p.Name == "" && p.Email == "" {
		return domain.Profile{}, nil, c.namesNobody()
	}
	return p, append(notes, about...), nil
}

// byKith reports whether Kith exported the row. Such rows are read word for word.
func (c cells) byKith() bool {
	const version = 14 // place of a UUID's version: 7 for ids of this installation, 5 for those of a directory
	id := c[ID]
	return domain.ValidID(id) && (id[version] == '7' || id[version] == '5')
}

// tidied returns the row of another program as Kith would write it: without placeholders, with LinkedIn pages for
// handles. notes says what was left out.
func (c cells) tidied() (tidy cells, notes []domain.UIMessage) {
	tidy = maps.Clone(c)
	for field := range tidy {
		if _, stated := statedFields[field]; !stated {
			tidy[field] = withoutPlaceholders(field, c.texts(field))
			if linkedFields[field] {
				tidy[field] = withoutLinks(tidy[field])
			}
		}
	}
	tidy[Name] = tidy.fullName()
	for _, part := range []Field{FirstName, MiddleName, LastName, NameSuffix} {
		delete(tidy, part) // it is in the name now; what is moved away from there must not come back
	}
	tidy.moveAddresses()
	tidy[Name] = norm.NFC.String(tidy[Name])
	for _, text := range tidy.choose(LinkedIn, linkedInPage) {
		notes = append(notes, domain.NewUIMessage("interchange.notALinkedInPage", "The LinkedIn address %q is no person's page; it was left out.", text))
	}
	for _, text := range tidy.choose(Website, webPage) {
		notes = append(notes, domain.NewUIMessage("interchange.notAWebsite", "The website %q is not a web address; it was left out.", text))
	}
	return tidy, notes
}

// addressInName is an e-mail address with what stands around it in a name.
var addressInName = regexp.MustCompile(`[<(\[]?\s*(?i:mailto:)?[^\s<>()\[\],;]+@[^\s<>()\[\],;]+\s*[>)\]]?`)

// moveAddresses moves an e-mail address from the name, where everybody would see it, and a LinkedIn page from the
// websites.
func (c cells) moveAddresses() {
	for _, address := range emailsIn(c[Name]) {
		c.set(Email, address)
		c[Name] = domain.OneLine(strings.Trim(addressInName.ReplaceAllString(c[Name], " "), " ,;:-\"'"))
	}
	var websites []string
	for _, text := range c.texts(Website) {
		if c[LinkedIn] == "" && addressField(text) == LinkedIn {
			c[LinkedIn] = text
		} else {
			websites = append(websites, text)
		}
	}
	c[Website] = strings.Join(websites, nextCell)
}

// linkedFields are written with the address of another page behind each entry by programs that link them.
var linkedFields = map[Field]bool{Name: true, Company: true, Role: true, Location: true, Skills: true, Interests: true, Languages: true}

// linkBehind is such an address, as in "Harbor Glass (https://notes.example.org/harbor-glass)".
var linkBehind = regexp.MustCompile(`\s+\(https?://[^\s()]+\)`)

func withoutLinks(text string) string { return linkBehind.ReplaceAllString(text, "") }

// statedFields are read by their own rules, and never empty for a placeholder.
var statedFields = map[Field]bool{ID: true, ShowEmail: true, ShowLinkedIn: true, Consent: true, OptOut: true, Approval: true, Status: true}

func withoutPlaceholders(field Field, texts []string) string {
	is := isPlaceholder
	switch field {
	case Name, FirstName, MiddleName, LastName, NameSuffix:
		is = isNoName
	}
	return strings.Join(slices.DeleteFunc(texts, is), nextCell)
}

// choose keeps the first text of a field that read accepts, and returns those that it does not accept.
func (c cells) choose(field Field, read func(string) (string, bool)) (refused []string) {
	chosen := ""
	for _, text := range c.texts(field) {
		switch read, ok := read(text); {
		case ok && chosen == "":
			chosen = read
		case !ok && strings.TrimSpace(text) != "":
			refused = append(refused, quoted(text))
		}
	}
	c[field] = chosen
	return refused
}

// quoted shortens a text of a file for a message.
func quoted(text string) string {
	const limit = 100 // characters
	return domain.Shorten(domain.OneLine(text), limit)
}

// linkedIn returns the first LinkedIn page of the row, or "".
func (c cells) linkedIn() string {
	for _, text := range c.texts(LinkedIn) {
		if page, ok := linkedInPage(text); ok {
			return page
		}
	}
	return ""
}

func (c cells) fullName() string {
	if c[Name] != "" {
		return c[Name]
	}
	first, last := c[FirstName], c.together(LastName, " ")
	if whole, part := headerWords(first), headerWords(last); len(whole) > len(part) && containsWords(whole, part) {
		last = "" // the first name is the whole one
	}
	name := domain.OneLine(strings.Join([]string{first, c.together(MiddleName, " "), last}, " "))
	if name == "" || c[NameSuffix] == "" {
		return name
	}
	return name + ", " + c[NameSuffix]
}

func (c cells) entries(field Field) []string {
	var entries []string
	split := splitForeignList
	if c.byKith() {
		split = splitList
	}
	for _, text := range c.texts(field) {
		entries = append(entries, split(text)...)
	}
	return entries
}

// otherEmails has the further addresses of a card, which are no cells of a table.
const otherEmails Field = "other addresses"

// furtherEmails returns the addresses of the row besides one of them.
func (c cells) furtherEmails(address string) (further []string) {
	for _, text := range append(c.texts(Email), c.texts(otherEmails)...) {
		for _, email := range emailsIn(text) {
			if email != address && !slices.Contains(further, email) {
				further = append(further, email)
			}
		}
	}
	return further
}

// email returns the first address of the row that is valid, and notes about what else stands there.
func (c cells) email() (address string, notes []domain.UIMessage) {
	var bad []string
	for _, text := range c.texts(Email) {
		found := emailsIn(text)
		if len(found) == 0 && strings.TrimSpace(text) != "" {
			bad = append(bad, text)
		}
		for _, further := range found {
			switch {
			case address == "":
				address = further
			case further != address:
				notes = append(notes, domain.NewUIMessage("interchange.furtherEmail", "The further e-mail address %q was not used.", further))
			}
		}
	}
	for _, text := range bad {
		if address == "" || strings.Contains(text, "@") {
			notes = append(notes, domain.NewUIMessage("interchange.emailLeftOut", "%q is not an e-mail address; it was left out.", quoted(text)))
		}
	}
	return address, notes
}

// namesNobody returns why a row is rejected, with what stands in it, so that the organiser finds it.
func (c cells) namesNobody() error {
	if address := quoted(c.together(Email, " ")); !isPlaceholder(address) {
		return domain.Errorf(domain.Invalid, "interchange.noNameAndBadEmail", "There is no name, and %q is not an e-mail address. Add the name or correct the address, and import the file again.", address)
	}
	var texts []string
	for _, field := range Fields {
		if text := quoted(c.together(field, " ")); !isPlaceholder(text) && !statedFields[field] {
			texts = append(texts, text)
		}
	}
	if len(texts) == 0 {
		return domain.Errorf(domain.Invalid, "interchange.nobodyNamed", "There is neither a name nor an e-mail address.")
	}
	return domain.Errorf(domain.Invalid, "interchange.nobodyNamedIn", "There is neither a name nor an e-mail address in “%s”. Add one and import the file again.", quoted(strings.Join(texts, ", ")))
}

// cellsOf is the inverse of profile, for export.
func cellsOf(p domain.Profile) cells {
	return cells{
		ID: string(p.UserID), Name: p.Name, Email: p.Email, Headline: p.Headline, About: p.About,
		Company: p.Company, Role: p.Role, Location: p.Location,
		Languages: joinList(p.Languages), Skills: joinList(p.Skills), Interests: joinList(p.Interests),
		Offers: p.Offers, Needs: p.Needs,
		LinkedIn: p.LinkedIn, Website: p.Website,
		ShowEmail: yesNo(p.ShowEmail), ShowLinkedIn: yesNo(p.ShowLinkedIn), Consent: yesNo(p.OptedIn),
	}
}

// empty reports whether no cell has more than a placeholder.
func (c cells) empty() bool {
	for field := range c {
		if slices.ContainsFunc(c.texts(field), func(text string) bool { return !isPlaceholder(text) }) {
			return false
		}
	}
	return true
}

// blank reports whether all cells are without text.
func (c cells) blank() bool {
	for field, text := range c {
		if text != "" && !statedFields[field] {
			return false
		}
	}
	return true
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}
