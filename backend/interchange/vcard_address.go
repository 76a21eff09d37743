package interchange

import (
	"net/url"
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/interchange/card"
)

// email returns the preferred e-mail address that is one, and the others. If none
// is one, it returns the first text, so that it can be reported.
func (p personCard) email() (preferred string, others []string) {
	seen := make(map[string]bool)
	invalid := ""
	for _, property := range p.properties["EMAIL"] {
		for _, address := range addressesIn(property.Text()) {
			normalized, err := domain.NormalizeEmail(address)
			switch {
			case err != nil && invalid == "":
				invalid = address
			case err != nil || seen[normalized]:
			case preferred == "":
				preferred = normalized
			default:
				others = append(others, normalized)
			}
			seen[normalized] = true
		}
	}
	if preferred == "" {
		preferred = invalid
	}
	return preferred, others
}

// addressesIn returns the addresses of one property: without mailto:, without the
// name in front, and without the blanks of a line that was folded within.
func addressesIn(text string) []string {
	if begin, end := strings.LastIndexByte(text, '<'), strings.LastIndexByte(text, '>'); begin >= 0 && end > begin {
		text = text[begin+1 : end]
	}
	const scheme = "mailto:"
	if text = strings.TrimSpace(text); len(text) > len(scheme) && strings.EqualFold(text[:len(scheme)], scheme) {
		text, _, _ = strings.Cut(text[len(scheme):], "?")
		if plain, err := url.PathUnescape(text); err == nil {
			text = plain
		}
	}
	addresses := []string{text}
	if strings.Count(text, "@") > 1 {
		addresses = strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == '\n' })
	}
	for i, address := range addresses {
		addresses[i] = strings.Join(strings.Fields(address), "")
	}
	return slices.DeleteFunc(addresses, func(address string) bool { return address == "" })
}

// addresses sets the LinkedIn page and the website. Labels that Kith writes say
// which is which; else the host does.
func (p personCard) addresses(c cells) {
	own := map[string]Field{labelLinkedIn: LinkedIn, labelWebsite: Website}
	var others []card.Property
	for _, property := range p.properties["URL"] {
		if field := own[p.labels[property.Group]]; field != "" && strings.Contains(property.Text(), "://") {
			c.set(field, property.Text())
		} else {
			others = append(others, property)
		}
	}
	c.set(LinkedIn, first(others, p.linkedIn))
	for _, name := range p.names() {
		if isSocial(name) {
			c.set(LinkedIn, first(p.properties[name], p.linkedIn))
		}
	}
	for _, property := range others {
		if p.linkedIn(property) == "" && isWebAddress(property.Text()) {
			c.set(Website, property.Text())
		}
	}
}

// isSocial reports whether a property has pages or names of social networks.
func isSocial(name string) bool {
	return name == "SOCIALPROFILE" || name == "X-SOCIALPROFILE" || name == "IMPP" || isLinkedInProperty(name)
}

func isLinkedInProperty(name string) bool {
	return strings.HasPrefix(name, "X-") && strings.Contains(name, "LINKEDIN")
}

// linkedIn returns the LinkedIn page of a property: its address or, if the property
// is said to be of LinkedIn, the page of its user name.
func (p personCard) linkedIn(property card.Property) string {
	text := strings.TrimSpace(property.Text())
	if addressField(text) == LinkedIn {
		return text
	}
	ofLinkedIn := isLinkedInProperty(property.Name) || strings.Contains(strings.ToLower(p.labels[property.Group]), "linkedin")
	user := ""
	for name, value := range property.Parameters() {
		ofLinkedIn = ofLinkedIn || strings.EqualFold(value, "linkedin") && name != "X-USER"
		if name == "X-USER" || name == "USERNAME" {
			user = value
		}
	}
	if !ofLinkedIn || property.Name == "URL" && strings.Contains(text, ".") {
		return ""
	}
	for _, scheme := range []string{"x-apple:", "linkedin:", "@"} {
		text = strings.TrimPrefix(text, scheme)
	}
	for _, handle := range []string{text, user} {
		if isHandle(handle) {
			return "https://www.linkedin.com/in/" + handle
		}
	}
	return ""
}

// isHandle reports whether a text can be the name of a LinkedIn page.
func isHandle(text string) bool {
	const longest = 100
	return len(text) > 2 && len(text) <= longest && strings.IndexFunc(text, func(r rune) bool {
		return r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	}) < 0
}

// isWebAddress reports whether a text is an address of the web, with or without its
// scheme.
func isWebAddress(text string) bool {
	scheme, _, found := strings.Cut(text, "://")
	if !found {
		return text != "" && !strings.Contains(text, ":")
	}
	return strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "http")
}
