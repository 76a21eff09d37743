package interchange

// usedProperties are read, or say nothing of a person that anybody could miss.
var usedProperties = func() map[string]bool {
	used := words("FN N NICKNAME EMAIL ORG TITLE ROLE ADR LANG EXPERTISE INTEREST HOBBY URL KIND X-KIND CLASS DEATHDATE UID " +
		"VERSION PRODID REV SOURCE PROFILE MAILER SORT-STRING CLIENTPIDMAP LABEL AGENT " +
		"X-ABLABEL X-ABSHOWAS X-ABUID X-ABADR X-ADDRESSBOOKSERVER-KIND BEGIN END")
	for _, property := range ownProperties {
		used[property.name] = true
	}
	return used
}()

const (
	maxIgnored      = 200
	maxPropertyName = 60 // bytes
)

// ignore remembers which properties of a person were not used.
func (in cardCollector) ignore(p personCard) {
	byKith := p.byKith() // then the note repeats what other properties have
	for _, name := range p.names() {
		consent, undecided := consentProperty(name)
		isUsed := usedProperties[name] || byKith && name == "NOTE" || consent != "" || undecided || isSocial(name) && first(p.properties[name], p.linkedIn) != ""
		if !isUsed && !in.ignored[name] && len(in.ignored) < maxIgnored && len(name) <= maxPropertyName {
			in.ignored[name] = true
			in.file.Ignored = append(in.file.Ignored, name)
		}
	}
}
