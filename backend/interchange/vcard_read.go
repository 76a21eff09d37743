package interchange

import (
	"strings"

	"github.com/emersion/go-vcard"

	"kith/backend/domain"
)

// readCards reads people from vCards, versions 3.0 and 4.0. Cards that cannot be
// used are in Problems, with the line on which they begin. It fails with
// [domain.Invalid] if the file contains no card.
//
// NOTE is not read, because others write it about a person.
func readCards(text string) (MemberFile, error) {
	in := newRowCollector()
	for _, raw := range cardsIn(text) {
		if in.full() {
			return MemberFile{}, tooManyRows()
		}
		if c, problem := decodeCard(raw.text); problem.IsZero() {
			in.add(raw.line, c)
		} else {
			in.reject(raw.line, problem)
		}
	}
	if in.empty() {
		return MemberFile{}, domain.Errorf(domain.Invalid, "interchange.noVCard", "The file holds no vCard.").
			WithHint("interchange.vcardBegin", "A vCard begins with the line BEGIN:VCARD.")
	}
	return in.file, nil
}

// rawCard is the text of one card and the line of the file on which it begins.
type rawCard struct {
	line int
	text string
}

// cardsIn splits a file into cards. A card without END:VCARD ends at the next
// card or at the end of the file.
func cardsIn(text string) []rawCard {
	var cards []rawCard
	var number, start, end int
	open := false
	for line := range strings.Lines(text) {
		number++
		if isLine(line, "BEGIN:VCARD") {
			cards = append(cards, rawCard{line: number})
			start, open = end, true
		}
		end += len(line)
		if open {
			cards[len(cards)-1].text = text[start:end]
		}
		if isLine(line, "END:VCARD") {
			open = false
		}
	}
	return cards
}

func isLine(line, want string) bool { return strings.EqualFold(strings.TrimSpace(line), want) }

func decodeCard(text string) (c cells, problem domain.UIMessage) {
	decoded, err := vcard.NewDecoder(strings.NewReader(text)).Decode()
	switch {
	case err != nil:
		return nil, domain.NewUIMessage("interchange.cardDamaged", "The card is cut off or damaged.")
	case decoded.Value(vcard.FieldVersion) == "2.1":
		return nil, domain.NewUIMessage("interchange.cardTooOld", "The card is in the old format vCard 2.1; export it as 3.0 or 4.0.")
	}
	return cellsOfCard(decoded), domain.UIMessage{}
}

func cellsOfCard(decoded vcard.Card) cells {
	c := make(cells)
	for _, property := range ownProperties {
		c.set(property.field, plain(decoded.Value(property.name)))
	}
	c.set(ID, strings.TrimPrefix(plain(decoded.Value(vcard.FieldUID)), "urn:uuid:"))
	c.set(Email, plain(decoded.PreferredValue(vcard.FieldEmail)))
	c.set(Name, nameOf(decoded, c[Email]))
	c.set(Company, component(decoded.PreferredValue(vcard.FieldOrganization), 0))
	c.set(Role, plain(decoded.PreferredValue(vcard.FieldTitle)))
	c.set(Role, plain(decoded.PreferredValue(vcard.FieldRole)))
	c.set(Location, placeOf(decoded.PreferredValue(vcard.FieldAddress)))
	c.set(Skills, listOf(decoded, "EXPERTISE"))
	c.set(Interests, listOf(decoded, "INTEREST", "HOBBY"))
	labels := addressLabels(decoded)
	for _, address := range decoded[vcard.FieldURL] {
		field, labelled := labels[address.Group]
		if !labelled {
			field = WebAddress
		}
		c.set(field, plain(address.Value))
	}
	for _, social := range decoded["X-SOCIALPROFILE"] {
		if addressField(social.Value) == LinkedIn {
			c.set(LinkedIn, plain(social.Value))
		}
	}
	return c
}

// nameOf returns the formatted name, else the parts of N in spoken order. It
// returns "" if the formatted name is the e-mail address, which address books
// write for a contact without a name.
func nameOf(decoded vcard.Card, email string) string {
	if name := plain(decoded.PreferredValue(vcard.FieldFormattedName)); name != "" {
		if name == email {
			return ""
		}
		return name
	}
	parts := decoded.PreferredValue(vcard.FieldName)
	var spoken []string
	for _, i := range []int{3, 1, 2, 0, 4} { // N is family; given; additional; prefix; suffix
		spoken = append(spoken, component(parts, i))
	}
	return strings.Join(strings.Fields(strings.Join(spoken, " ")), " ")
}

// placeOf returns the locality, region and country of an address, without the
// street.
func placeOf(address string) string {
	var parts []string
	for _, i := range []int{3, 4, 6} {
		if part := component(address, i); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// addressLabels maps the groups of a card to the fields that their labels name.
// The first known label of a group counts.
func addressLabels(decoded vcard.Card) map[string]Field {
	fields := map[string]Field{labelLinkedIn: LinkedIn, labelWebsite: Website}
	labels := map[string]Field{}
	for _, label := range decoded[labelProperty] {
		field, known := fields[label.Value]
		if _, taken := labels[label.Group]; known && !taken && label.Group != "" {
			labels[label.Group] = field
		}
	}
	return labels
}

func listOf(decoded vcard.Card, properties ...string) string {
	var entries []string
	for _, property := range properties {
		for _, field := range decoded[property] {
			entries = append(entries, plain(field.Value))
		}
	}
	return joinList(entries)
}

// plain removes the only escape that the vCard library leaves in a value.
func plain(value string) string { return strings.ReplaceAll(value, `\;`, ";") }

// component returns part i of a structured value, or "" if there are fewer.
func component(value string, i int) string {
	const escaped = "\xFF" // never occurs in UTF-8
	parts := strings.Split(strings.ReplaceAll(value, `\;`, escaped), ";")
	if i >= len(parts) {
		return ""
	}
	return strings.TrimSpace(strings.ReplaceAll(parts[i], escaped, ";"))
}
