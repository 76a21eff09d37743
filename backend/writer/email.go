package writer

import (
	"fmt"
	"strings"

	"kith/backend/domain"
	"kith/backend/search/sentence"
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
	maxQuoted   = 150 // of one piece of evidence
)

// Letter is the content for an e-mail in which Asker introduces themselves to
// Person.
type Letter struct {
	Asker    domain.Profile
	Person   domain.Profile // redacted as the asker may see it
	Evidence []domain.Evidence
	Question string // the question that found the person, or what the letter is about; "": none
	Named    bool   // Question is what the asker named as the subject
	Language string // the code of the question's language, as in [Request]
}

// Email composes the letter with the built-in writer: what in the person's profile
// is the reason, who writes, and the question.
func (l Letter) Email() Email {
	w := catalogueOf(l.Language)
	return Email{
		Subject: l.Subject(),
		Body: strings.Join([]string{
			w.greeting(l.Person),
			l.occasion(w) + " " + w.introduction(l.Asker),
			w.signOff(l.Asker),
		}, "\n\n") + "\n",
	}
}

// Subject returns the subject, a single line.
func (l Letter) Subject() string {
	w := catalogueOf(l.Language)
	if topic := line(l.Question, maxTopic); l.Named && topic != "" {
		return w.Email.About + topic
	}
	return w.subject(l.Asker, l.Evidence)
}

func (w *catalogue) subject(asker domain.Profile, evidence []domain.Evidence) string {
	for _, e := range evidence {
		topic := line(e.Text, maxTopic)
		if isTopic(e.Field) && topic != "" && !isWordy(e.Text) {
			return w.Email.QuestionAbout + topic
		}
	}
	if name := line(asker.Name, maxName); name != "" {
		return w.Email.HelloFrom + name
	}
	return w.Email.Hello
}

// isTopic reports whether a field says what a person does, and not only who or
// where they are.
func isTopic(field string) bool {
	return field != "name" && field != "location"
}

func (w *catalogue) greeting(person domain.Profile) string {
	if name := line(person.Name, maxName); name != "" {
		return w.Email.Hello + " " + name + ","
	}
	return w.Email.Hello + ","
}

// occasion returns the sentence on what the asker read and asked.
func (l Letter) occasion(w *catalogue) string {
	said := w.Email.CameAcross
	if phrase := w.addressed(l.Evidence); phrase != "" {
		said = w.Email.ReadThat + phrase
	}
	asked := line(l.Question, maxQuestion)
	if l.Named && asked != "" {
		return said + w.Email.WriteAbout + asked + "."
	}
	if asked != "" {
		said += w.Email.MyQuestion + w.Quotes[0] + asked + w.Quotes[1]
		if strings.HasSuffix(asked, "?") {
			return said
		}
	}
	return said + "."
}

// addressed describes the evidence to the person it is about.
func (w *catalogue) addressed(evidence []domain.Evidence) string {
	var parts []string
	for _, e := range evidence {
		text := line(e.Text, maxQuoted)
		if text == "" || !isTopic(e.Field) {
			continue
		}
		parts = append(parts, fmt.Sprintf(w.You+" "+w.templateOf(e.Field).You, w.Quotes[0]+text+w.Quotes[1]))
		if len(parts) == 2 {
			break
		}
	}
	return w.list(parts)
}

func (w *catalogue) introduction(asker domain.Profile) string {
	name := line(asker.Name, maxName)
	if name == "" {
		return w.Email.I + w.Email.Wish
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
	return w.Email.IAm + name + w.Email.AndI + w.Email.Wish
}

func (w *catalogue) signOff(asker domain.Profile) string {
	if name := line(asker.Name, maxName); name != "" {
		return w.Email.BestWishes + ",\n" + name
	}
	return w.Email.BestWishes
}

// line returns clean text on one line, of at most limit characters.
func line(text string, limit int) string {
	return strings.TrimRight(sentence.Trim(domain.Shorten(clean(text), limit)), " ,;:")
}
