package interchange

import (
	"strings"

	"kith/backend/domain"
	"kith/backend/interchange/card"
	"kith/backend/interchange/sheet"
)

// readCards reads people from vCards of all versions. Cards that cannot be used are
// in Problems, with the line on which they begin. It fails with [domain.Invalid] if
// the file contains no card. Values that are not UTF-8 and name no charset are
// decoded by decode.
//
// NOTE and CATEGORIES are not read, because others write them about a person; only a category such as Unsubscribed
// counts.
func readCards(raw string, decode func(string) string) (MemberFile, error) {
	in := cardCollector{newRowCollector(), make(map[string]bool)}
	if isUTF16(raw) {
		raw = decode(raw)
	}
	for c := range card.All(raw, decode) {
		if in.full() {
			return MemberFile{}, sheet.TooManyRows()
		}
		in.addCard(c)
	}
	if in.empty() {
		return MemberFile{}, domain.Errorf(domain.Invalid, "interchange.noVCard", "The file holds no vCard.").
			WithHint("interchange.vcardBegin", "A vCard begins with the line BEGIN:VCARD.")
	}
	return in.file, nil
}

func isUTF16(raw string) bool {
	return strings.HasPrefix(raw, "\xFF\xFE") || strings.HasPrefix(raw, "\xFE\xFF") || strings.Contains(raw[:min(len(raw), 512)], "\x00")
}

// cardCollector collects people, and the names of the properties that were not used.
type cardCollector struct {
	*rowCollector
	ignored map[string]bool
}

// addCard adds the person of a card.
func (in cardCollector) addCard(c card.Card) {
	person := newPersonCard(c)
	switch kind := person.kind(); {
	case c.Overfull:
		in.reject(c.Line, domain.NewUIMessage("interchange.cardOverfull", "The card has more than %d properties.", card.MaxProperties))
		return
	case kind != cardOfPerson:
		in.leaveOut(c.Line, person.notAPerson(kind))
		return
	}
	in.ignore(person)
	before := len(in.file.Rows)
	texts, notes := person.cells()
	in.add(c.Line, texts)
	if len(in.file.Rows) == before {
		return
	}
	row := &in.file.Rows[before]
	row.Notes = append(row.Notes, notes...)
	if doubt := person.doubt(); !doubt.IsZero() && row.Consent == domain.ConsentUnknown {
		row.Consent = domain.ConsentUnreadable
		row.Notes = append(row.Notes, doubt)
	}
}

// doubt returns why the person is not listed unless the card says that they agreed.
func (p personCard) doubt() domain.UIMessage {
	switch class := strings.ToUpper(p.text("CLASS")); {
	case !p.ended:
		return domain.NewUIMessage("interchange.cardUnfinished", "The file ends within this card; it may be cut off. This file does not list the person.")
	case class == "PRIVATE", class == "CONFIDENTIAL":
		return domain.NewUIMessage("interchange.cardPrivate", "The card is marked %s: this file does not list the person.", class)
	}
	return domain.UIMessage{}
}

// cardKind is what a card describes.
type cardKind int8

const (
	cardOfPerson cardKind = iota
	cardOfGroup
	cardOfOrganization
	cardOfPlace
	cardOfThing
)

var cardKinds = map[string]cardKind{
	"GROUP": cardOfGroup, "ORG": cardOfOrganization, "ORGANIZATION": cardOfOrganization, "LOCATION": cardOfPlace,
	"DEVICE": cardOfThing, "APPLICATION": cardOfThing, "THING": cardOfThing,
}

func (p personCard) kind() cardKind {
	for _, name := range []string{"KIND", "X-ADDRESSBOOKSERVER-KIND", "X-KIND"} {
		if stated := p.text(name); stated != "" {
			return cardKinds[strings.ToUpper(stated)]
		}
	}
	isList := strings.EqualFold(p.text("X-EVOLUTION-LIST"), "TRUE")
	if isList || p.text("MEMBER") != "" || p.text("X-ADDRESSBOOKSERVER-MEMBER") != "" {
		return cardOfGroup
	}
	if p.isCompany() && p.spokenName() == "" {
		return cardOfOrganization
	}
	return cardOfPerson
}

// isCompany reports whether Apple's address book shows the card as a company.
func (p personCard) isCompany() bool { return strings.EqualFold(p.text("X-ABSHOWAS"), "COMPANY") }

func (p personCard) notAPerson(kind cardKind) domain.UIMessage {
	const longest = 80 // characters
	name := []rune(domain.OneLine(p.text("FN")))
	switch name := string(name[:min(len(name), longest)]); kind {
	case cardOfGroup:
		return domain.NewUIMessage("interchange.cardOfGroup", "“%s” is a group, not a person.", name)
	case cardOfOrganization:
		return domain.NewUIMessage("interchange.cardOfOrganization", "“%s” is an organization, not a person.", name)
	case cardOfPlace:
		return domain.NewUIMessage("interchange.cardOfPlace", "“%s” is a place, not a person.", name)
	default:
		return domain.NewUIMessage("interchange.cardOfThing", "“%s” is not a person.", name)
	}
}
