package writer

import (
	"fmt"
	"strings"

	"kith/backend/domain"
)

// Email is a draft for the user to edit before sending. It is plain text, and the
// subject is a single line.
type Email struct {
	Subject string
	Body    string
}

// Drafts reach the mail program in a mailto address, which must be short.
const (
	maxTopic    = 60 // characters of the subject
	maxQuestion = 200
	maxQuoted   = 120 // of one piece of evidence
)

// Letter is the content for an e-mail in which Asker introduces themselves to
// Person.
type Letter struct {
	Asker    domain.Profile
	Person   domain.Profile // redacted as the asker may see it
	Evidence []domain.Evidence
	Question string // the question that found the person; "": none
}

// Email composes the letter with the built-in writer: what in the person's profile
// is the reason, who writes, and the question.
func (l Letter) Email() Email {
	return Email{
		Subject: l.Subject(),
		Body: strings.Join([]string{
			greeting(l.Person),
			occasion(l.Evidence, l.Question) + " " + introduction(l.Asker),
			signOff(l.Asker),
		}, "\n\n") + "\n",
	}
}

// Subject returns the subject, a single line.
func (l Letter) Subject() string { return subject(l.Asker, l.Evidence) }

func subject(asker domain.Profile, evidence []domain.Evidence) string {
	for _, e := range evidence {
		topic := line(e.Text, maxTopic)
		if isTopic(e.Field) && topic != "" && !isWordy(topic) {
			return "A question about " + topic
		}
	}
	if name := line(asker.Name, maxName); name != "" {
		return "Hello from " + name
	}
	return "Hello"
}

// isTopic reports whether a field says what a person does, and not only who or
// where they are.
func isTopic(field string) bool {
	return field != "name" && field != "location"
}

func greeting(person domain.Profile) string {
	if name := line(person.Name, maxName); name != "" {
		return "Hello " + name + ","
	}
	return "Hello,"
}

// occasion returns the sentence on what the asker read and asked.
func occasion(evidence []domain.Evidence, question string) string {
	said := "I came across your profile"
	if phrase := addressed(evidence); phrase != "" {
		said = "I read in your profile that " + phrase
	}
	if asked := line(question, maxQuestion); asked != "" {
		said += ", and my question is this: “" + asked + "”"
		if strings.HasSuffix(asked, "?") {
			return said
		}
	}
	return said + "."
}

// addressed describes the evidence to the person it is about.
func addressed(evidence []domain.Evidence) string {
	var parts []string
	for _, e := range evidence {
		text := line(e.Text, maxQuoted)
		if text == "" || !isTopic(e.Field) {
			continue
		}
		parts = append(parts, fmt.Sprintf("you "+templateOf(e.Field).you, "“"+text+"”"))
		if len(parts) == 2 {
			break
		}
	}
	return list(parts)
}

func introduction(asker domain.Profile) string {
	const wish = "would be glad of a few minutes of your time."
	name := line(asker.Name, maxName)
	if name == "" {
		return "I " + wish
	}
	var about []string
	for _, part := range []string{line(asker.Headline, maxHeadline), line(asker.Location, maxPlace)} {
		if part != "" {
			about = append(about, part)
		}
	}
	if len(about) > 0 {
		name += " (" + strings.Join(about, "; ") + ")"
	}
	return "I am " + name + " and " + wish
}

func signOff(asker domain.Profile) string {
	if name := line(asker.Name, maxName); name != "" {
		return "Best wishes,\n" + name
	}
	return "Best wishes"
}

// line returns clean text on one line, of at most limit characters.
func line(text string, limit int) string {
	return strings.TrimRight(clip(clean(text), limit, character), " .,;:")
}
