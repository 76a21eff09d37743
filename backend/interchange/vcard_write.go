package interchange

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"kith/backend/domain"
)

// WriteVCard writes profiles as vCards that address books and [Open] read.
func WriteVCard(w io.Writer, people []domain.Profile) error {
	return writeCards(w, people, func(c cardWriter, p domain.Profile) {
		c.person(p, noteOf(p))
		c.own(p, memberColumns)
	})
}

// WriteContactsVCard writes saved contacts as vCards. Their tags become
// categories, and the user's note begins NOTE.
func WriteContactsVCard(w io.Writer, contacts []ContactRow) error {
	return writeCards(w, contacts, func(c cardWriter, row ContactRow) {
		p := domain.Profile(row.Profile)
		c.person(p, paragraphs(row.Note, row.Reason, labelled("Follow up on", row.FollowUpOn), noteOf(p)))
		c.property("CATEGORIES", ",", row.Tags...)
		c.own(p, personColumns)
	})
}

func writeCards[T any](w io.Writer, rows []T, write func(cardWriter, T)) error {
	buffered := bufio.NewWriter(w) // it keeps an error until Flush
	for _, row := range rows {
		c := cardWriter{buffered}
		c.property("BEGIN", "", "VCARD")
		c.property("VERSION", "", "3.0")
		write(c, row)
		c.property("END", "", "VCARD")
	}
	if err := buffered.Flush(); err != nil {
		return fmt.Errorf("write the vCards: %w", err)
	}
	return nil
}

// cardWriter writes the properties of a vCard.
type cardWriter struct{ w *bufio.Writer }

func (c cardWriter) person(p domain.Profile, note string) {
	if p.UserID != "" {
		c.property("UID", "", "urn:uuid:"+string(p.UserID))
	}
	c.property("FN", "", shownName(p))
	c.property("N", ";", splitName(shownName(p))...)
	c.property("ORG", "", p.Company)
	c.property("TITLE", "", p.Role)
	c.property("EMAIL", "", p.Email)
	if p.Location != "" {
		c.property("ADR", ";", "", "", "", p.Location)
	}
	c.address("item1", labelLinkedIn, p.LinkedIn)
	c.address("item2", labelWebsite, p.Website)
	c.property("NOTE", "", note)
}

// shownName returns the text of FN, which must not be empty.
func shownName(p domain.Profile) string {
	if p.Name == "" {
		return p.Email
	}
	return p.Name
}

func (c cardWriter) address(group, label, address string) {
	if address != "" {
		c.property(group+".URL", "", address)
		c.property(group+"."+labelProperty, "", label)
	}
}

func (c cardWriter) own(p domain.Profile, columns []Field) {
	texts := cellsOf(p)
	for _, property := range ownProperties {
		if slices.Contains(columns, property.field) {
			c.property(property.name, "", texts[property.field])
		}
	}
}

var escapeText = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\r", `\n`, "\n", `\n`)

// property writes a property, unless all of its values are empty.
func (c cardWriter) property(name, separator string, values ...string) {
	escaped := make([]string, len(values))
	for i, value := range values {
		escaped[i] = escapeText.Replace(value)
	}
	if value := strings.Join(escaped, separator); strings.Trim(value, separator) != "" {
		c.fold(name + ":" + value)
	}
}

// fold writes a line in pieces of at most 75 bytes, split between characters.
// Each further piece begins with a space.
func (c cardWriter) fold(line string) {
	const width = 75
	limit := width
	for len(line) > limit {
		end := limit
		for end > limit-utf8.UTFMax && !utf8.RuneStart(line[end]) {
			end--
		}
		_, _ = c.w.WriteString(line[:end] + "\r\n ")
		line, limit = line[end:], width-1
	}
	_, _ = c.w.WriteString(line + "\r\n")
}

func noteOf(p domain.Profile) string {
	return paragraphs(p.Headline, p.About, labelled("Can help with", p.Offers), labelled("Looking for", p.Needs))
}

func labelled(label, text string) string {
	if text == "" {
		return ""
	}
	return label + ": " + text
}

func paragraphs(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(text string) bool { return text == "" }), "\n\n")
}
