package interchange

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kith/backend/domain"
)

// answer is what a cell under a column about consent means, the weakest first.
type answer int8

const (
	nothingSaid answer = iota
	saidYes
	unreadable // nobody can tell, or the person is suspended: not listed by this file
	saidNo
)

// headerOfField has, for each field that is gathered from several columns, the cell with the header of the column from
// which the text of the field is.
var headerOfField = map[Field]Field{Consent: "header of consent", OptOut: "header of opt_out", Status: "header of status"}

// hear stores the text of a column about consent or of a status. Of several columns the one counts that speaks most
// against listing the person. It reports whether the field is of that kind.
func (c cells) hear(field Field, header, text string) bool {
	of, about := headerOfField[field]
	if !about {
		return false
	}
	text = strings.TrimSpace(text)
	if text != "" && (c[field] == "" || weight(field, header, text) > weight(field, c[of], c[field])) {
		c[field], c[of] = text, header
	}
	return true
}

// weight orders the texts of a field by how much they speak against listing the person.
func weight(field Field, header, text string) int {
	switch field {
	case Consent:
		return int(consentOf(header, text))
	case OptOut:
		return int(optOutOf(text))
	default:
		return int(standingOf(header, text))
	}
}

// consent returns what the columns about consent and the status say together: a no in any of them counts, then what
// nobody can read, then a yes. notes says what was not taken for what it may mean.
func (c cells) consent() (consent domain.Consent, notes []domain.UIMessage) {
	given, out, standing := consentOf(c[headerOfField[Consent]], c[Consent]), optOutOf(c[OptOut]), statusOf(c[headerOfField[Status]], c[Status])
	switch max(given, out, standing) {
	case saidNo:
		consent = domain.ConsentRefused
	case unreadable:
		consent = domain.ConsentUnreadable
	case saidYes:
		consent = domain.ConsentGiven
	}
	notes = append(noteOn(given, Consent, c), noteOn(out, OptOut, c)...)
	if standing >= unreadable {
		notes = append(notes, domain.NewUIMessage("interchange.statusNotListed", "The status is %q: this file does not list them.", shorten(c[Status])))
	}
	return consent, notes
}

// noteOn says which word nobody could read, and which sentence was taken for a no although it has a yes in it.
func noteOn(a answer, field Field, c cells) []domain.UIMessage {
	word, header := shorten(c[field]), shorten(c[headerOfField[field]])
	if header == "" {
		header = string(field)
	}
	switch {
	case a == unreadable:
		return []domain.UIMessage{domain.NewUIMessage("interchange.answerUnreadable", "The word “%s” under %s is neither yes nor no: this file does not list them.", word, header)}
	case a == saidNo && field == Consent && readAnswer(c[field]) == contradict:
		return []domain.UIMessage{domain.NewUIMessage("interchange.answerContradicts", "“%s” under %s is taken for a no.", word, header)}
	}
	return nil
}

// maxQuoted is how many characters of a cell a note quotes.
const maxQuoted = 60

func shorten(text string) string {
	text = domain.OneLine(text)
	if utf8.RuneCountInString(text) <= maxQuoted {
		return text
	}
	return string([]rune(text)[:maxQuoted-1]) + "…"
}

// consentOf reads a cell under a column in which a yes agrees to be listed. A date is a yes where the header asks when
// somebody agreed.
func consentOf(header, text string) answer {
	switch readAnswer(text) {
	case silent:
		return nothingSaid
	case holds, inside:
		return saidYes
	case dated:
		if asksWhen(header) {
			return saidYes
		}
		return unreadable
	case denies, disagrees, outside, contradict, crossed:
		return saidNo
	}
	return unreadable
}

// optOutOf reads a cell under a column in which a yes refuses to be listed. A no says nothing there, and neither does
// an empty cell.
func optOutOf(text string) answer {
	switch readAnswer(text) {
	case silent, absent, denies, inside:
		return nothingSaid
	case holds, dated, outside, contradict:
		return saidNo
	}
	return unreadable
}

func isYes(text string) bool {
	r := readAnswer(text)
	return r == holds || r == inside
}

// undecided returns the headers of columns that may be about consent and have no field, with some of their cells. If
// another column is clearly the consent, one about a newsletter, photos or terms needs no decision.
func (t *table) undecided() (headers []string, samples map[string][]string) {
	samples = make(map[string][]string)
	decided := slices.Contains(t.fields, Consent)
	for i, header := range t.header {
		if t.fields[i] != "" || t.isDetail(i) {
			continue
		}
		header = strings.TrimSpace(header)
		if decided && isAside(header) {
			continue
		}
		if field, undecided := consentField(header, t.samples(i, 50)); undecided || field == Consent || field == OptOut {
			headers, samples[header] = append(headers, header), t.samples(i, 3)
		}
	}
	return headers, samples
}

// RequireDecisions fails with [domain.Invalid] if the organiser has still to say what a column means that may be about
// consent.
func (r MemberFile) RequireDecisions() error {
	if len(r.Undecided) == 0 {
		return nil
	}
	header := r.Undecided[0]
	samples := shorten(strings.Join(r.samples[header], ", "))
	if samples == "" {
		samples = "–"
	}
	return domain.Errorf(domain.Invalid, "interchange.consentUndecided", "The column %q (%s) may say who agreed to be listed, and is not understood; nothing was imported.", shorten(header), samples).
		WithHint("interchange.decideConsent", "Say whether it means consent, opt_out or not_used: choose it in the list of columns, or use --map.")
}
