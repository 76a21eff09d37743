package interchange

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/interchange/card"
)

// personCard has the properties of a card by name, the preferred ones first.
type personCard struct {
	properties map[string][]card.Property
	labels     map[string]string // of groups: the first X-ABLABEL
	ended      bool
}

func newPersonCard(c card.Card) personCard {
	p := personCard{properties: make(map[string][]card.Property), labels: make(map[string]string), ended: c.Ended}
	for _, property := range c.Properties {
		p.properties[property.Name] = append(p.properties[property.Name], property)
		if property.Name == labelProperty && property.Group != "" && p.labels[property.Group] == "" {
			p.labels[property.Group] = property.Text()
		}
	}
	for _, same := range p.properties {
		slices.SortStableFunc(same, func(a, b card.Property) int { return cmp.Compare(a.Preference(), b.Preference()) })
	}
	return p
}

// names returns the names of the properties in alphabetical order.
func (p personCard) names() []string { return slices.Sorted(maps.Keys(p.properties)) }

// byKith reports whether Kith wrote the card.
func (p personCard) byKith() bool {
	return slices.ContainsFunc(p.names(), func(name string) bool { return strings.HasPrefix(name, "X-KITH-") })
}

// text returns the first text of a property, or "".
func (p personCard) text(name string) string {
	return first(p.properties[name], card.Property.Text)
}

// first returns the first text that is not empty.
func first(properties []card.Property, text func(card.Property) string) string {
	for _, property := range properties {
		if found := text(property); found != "" {
			return found
		}
	}
	return ""
}

// cells returns the texts of a card by field, and what was not used of them.
func (p personCard) cells() (c cells, notes []domain.UIMessage) {
	c = make(cells)
	for _, property := range ownProperties {
		c.set(property.field, p.text(property.name))
	}
	for _, name := range p.names() {
		switch field, undecided := consentProperty(name); {
		case field != "":
			c.hear(field, name, p.text(name))
		case undecided:
			c.hear(Consent, name, p.text(name)+"?") // nobody can be asked what it means: unreadable, whatever it says
		}
	}
	if !p.byKith() {
		for _, property := range p.properties["CATEGORIES"] {
			c.hear(Status, "Categories", property.Text())
		}
	}
	if p.text("DEATHDATE") != "" {
		c.set(Status, "deceased")
	}
	email, others := p.email()
	if len(others) > 0 {
		notes = append(notes, domain.NewUIMessage("interchange.otherEmails", "The card has other e-mail addresses, which were not used: %s.", firstOf(others)))
	}
	c.set(Email, email)
	c[otherEmails] = strings.Join(others, nextCell)
	c.set(ID, strings.TrimPrefix(p.text("UID"), "urn:uuid:"))
	c.set(Name, p.name(append(others, email)))
	c.set(Company, first(p.properties["ORG"], firstComponent))
	c.set(Role, p.text("TITLE"))
	c.set(Role, p.text("ROLE"))
	c.set(Location, first(p.properties["ADR"], placeOf))
	c.set(Languages, p.list(nameOfLanguage, "LANG"))
	c.set(Skills, p.list(card.Property.Text, "EXPERTISE"))
	c.set(Interests, p.list(card.Property.Text, "INTEREST", "HOBBY"))
	p.addresses(c)
	return c, notes
}

// firstOf lists a few texts.
func firstOf(texts []string) string {
	const most = 10
	if len(texts) > most {
		return strings.Join(texts[:most], ", ") + ", …"
	}
	return strings.Join(texts, ", ")
}

// consentProperty returns [Consent] or [OptOut] for a property of another program
// that is about it, such as X-OPT-IN. undecided says that it may be.
func consentProperty(name string) (field Field, undecided bool) {
	own, extended := strings.CutPrefix(name, "X-")
	if !extended || strings.HasPrefix(own, "KITH-") || len(name) > maxPropertyName {
		return "", false
	}
	own = strings.ReplaceAll(own, "-", " ")
	if fields, _, _ := fieldsOf([]string{own}); fields[0] == Consent || fields[0] == OptOut {
		return fields[0], false
	}
	return consentField(own, nil)
}

func firstComponent(property card.Property) string {
	return cmp.Or(property.Components()...)
}

// placeOf returns the locality, region and country of an address, without the
// street.
func placeOf(address card.Property) string {
	var parts []string
	for i, part := range address.Components() {
		if (i == 3 || i == 4 || i == 6) && part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

func (p personCard) list(text func(card.Property) string, properties ...string) string {
	var entries []string
	for _, name := range properties {
		for _, property := range p.properties[name] {
			entries = append(entries, text(property))
		}
	}
	return joinList(entries)
}

// name returns the formatted name, else the parts of N in spoken order. An e-mail
// address is no name; address books write it for a contact without one.
func (p personCard) name(emails []string) string {
	name, spoken := domain.OneLine(p.text("FN")), p.spokenName()
	isAddress := slices.ContainsFunc(emails, func(email string) bool { return strings.EqualFold(email, name) })
	switch {
	case isAddress && name != "":
		return ""
	case name == "", p.isCompany(), name == p.familyFirst() && !p.byKith():
		return cmp.Or(spoken, name, p.text("NICKNAME"))
	}
	return name
}

// spokenName returns the parts of N in spoken order.
func (p personCard) spokenName() string {
	parts := p.parts()
	var spoken []string
	for _, i := range []int{3, 1, 2, 0, 4} { // N is family; given; additional; prefix; suffix
		spoken = append(spoken, parts[i])
	}
	return domain.OneLine(strings.Join(spoken, " "))
}

// familyFirst returns the name as "Family, Given".
func (p personCard) familyFirst() string {
	parts := p.parts()
	return domain.OneLine(parts[0] + ", " + parts[1])
}

// parts returns the five components of N. Commas between several names of one
// component become spaces.
func (p personCard) parts() [5]string {
	var parts [5]string
	for _, property := range p.properties["N"] {
		copy(parts[:], property.Components())
		if parts != [5]string{} {
			break
		}
	}
	for i := range parts {
		parts[i] = strings.ReplaceAll(parts[i], ",", " ")
	}
	return parts
}
