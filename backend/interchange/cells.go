package interchange

import (
	"net/url"
	"strings"

	"kith/backend/domain"
)

// cells holds the texts of one row by field.
type cells map[Field]string

// set stores a text, unless the field already has one.
func (c cells) set(field Field, text string) {
	if c.hear(field, "", text) {
		return
	}
	if field == WebAddress {
		field = addressField(text)
	}
	if c[field] == "" {
		c[field] = text
	}
}

func addressField(address string) Field {
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	parsed, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return Website
	}
	if host := strings.ToLower(parsed.Hostname()); host == "linkedin.com" || strings.HasSuffix(host, ".linkedin.com") {
		return LinkedIn
	}
	return Website
}

// profile returns the cleaned profile, and notes about the fields that could not be used. It fails with
// [domain.Invalid] if nobody is named.
func (c cells) profile() (p domain.Profile, notes []domain.UIMessage, err error) {
	p = domain.Profile{
		UserID: domain.UserID(c[ID]), Name: c.fullName(), Headline: c[Headline], About: c[About],
		Company: c[Company], Role: c[Role], Location: c[Location],
		Languages: splitList(c[Languages]), Skills: splitList(c[Skills]), Interests: splitList(c[Interests]),
		Offers: c[Offers], Needs: c[Needs],
		LinkedIn: c[LinkedIn], Website: c[Website],
		ShowEmail: isYes(c[ShowEmail]), ShowLinkedIn: isYes(c[ShowLinkedIn]),
	}
	if err := p.Clean(); err != nil {
		return domain.Profile{}, nil, err
	}
	email, err := c.email()
	if err != nil {
		return domain.Profile{}, nil, err
	}
	p.Email = email
	if p.Email == "" && p.Name == "" {
		return domain.Profile{}, nil, domain.Errorf(domain.Invalid, "interchange.nobodyNamed", "There is neither a name nor an e-mail address.")
	}
	return p, notes, nil
}

func (c cells) fullName() string {
	if c[Name] != "" {
		return c[Name]
	}
	return strings.Join([]string{c[FirstName], c[MiddleName], c[LastName]}, " ")
}

// email returns the normalised address. Google Contacts joins several addresses
// with ":::"; the first is used.
func (c cells) email() (string, error) {
	first, _, _ := strings.Cut(c[Email], ":::")
	if strings.TrimSpace(first) == "" {
		return "", nil
	}
	return domain.NormalizeEmail(first)
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

func (c cells) empty() bool {
	for _, text := range c {
		if strings.TrimSpace(text) != "" {
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
