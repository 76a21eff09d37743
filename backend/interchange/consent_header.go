package interchange

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// maxHeader is how many bytes of a header are read. A form writes its whole question there.
const maxHeader = 1500

// remarks are what forms and programs append to a header.
var remarks = regexp.MustCompile(`(?i)[(\[] *(required|optional|upload only|read only|obligatoire|facultatif|optionnel|erforderlich|pflichtfeld|obligatorio|obligatório|opcional|verplicht|optioneel|obligatorisk|valfri) *[)\]]|\*+ *$`)

// consentField reads the header of a column that no other list knows. It returns [Consent], [OptOut] or [Status] if
// that is clear. undecided says that the column may be about consent, and the organiser has to decide. The samples can
// only make a column less likely to be about consent.
func consentField(header string, samples []string) (field Field, undecided bool) {
	cut := len(header) > maxHeader
	if cut {
		header = header[:maxHeader]
	}
	s := sentenceOf(remarks.ReplaceAllString(header, " "))
	if len(s.words) == 0 {
		return "", false
	}
	if known, ok := programHeaders[strings.TrimSpace(s.folded)]; ok {
		return known, false
	}
	if either(isStatusHeader(s), isStateHeader(s, samples), isTagHeader(s)) {
		return Status, false
	}
	if field := fieldBehindLabel(header, samples); field != "" {
		return field, false
	}
	return meaningOf(s).decide(samples, cut)
}

// fieldBehindLabel returns the field of a question with a label before it, as in "Custom field: I agree to be listed",
// if it is clear by itself and the label says nothing of consent.
func fieldBehindLabel(header string, samples []string) Field {
	label, question, found := strings.Cut(header, ":")
	if !found || strings.TrimSpace(question) == "" || strings.Contains(question, ":") {
		return ""
	}
	h := meaningOf(sentenceOf(label))
	if h.speaks() || h.topic || h.negated {
		return ""
	}
	field, _ := consentField(question, samples)
	return field
}

// isAside reports whether a header is about something else that people agree to, such as a newsletter, and says
// nothing of a directory, of members or of a profile.
func isAside(header string) bool {
	s := sentenceOf(header[:min(len(header), maxHeader)])
	h := meaningOf(s)
	return s.any(asideWords) && !either(h.directory, h.named, h.profile, h.members, h.contacts && !s.any(asideChannels))
}

// isAnswer reports whether a cell reads as an answer.
func isAnswer(cell string) bool {
	switch readAnswer(cell) {
	case silent, absent, unclear:
		return false
	}
	return true
}

// mayAnswer reports whether a cell is none of what is never an answer: an address of the web or of e-mail.
func mayAnswer(cell string) bool {
	if isEmail(cell) {
		return false
	}
	address, err := url.Parse(cell)
	return err != nil || address.Host == ""
}

// asksWhen reports whether a date is an answer to a header: if it asks for a date, or is a noun such as "Consent".
func asksWhen(header string) bool {
	s := sentenceOf(header)
	if len(s.words) == 0 {
		return false
	}
	last := s.words[len(s.words)-1].folded
	return s.any(timeWords) || timeAtEnd[last] || s.words[0].folded == "data" ||
		!s.question && len(s.words) <= maxNoun && !s.any(listingWords)
}

// maxNoun is the maximum number of words of a header that is a noun rather than a sentence.
const maxNoun = 3

// headerMeaning is what the words of a header say.
type headerMeaning struct {
	noun      bool // "Consent", "Opt-in"
	agrees    bool // "agree", "accept"
	aloud     bool // it speaks of consent whatever the cells are
	asks      bool // agrees, or "may we", "OK to", "would you like"
	lists     bool // "publish", "appear", "share"
	named     bool // "listed", "list me"
	quiet     bool // words such as "public" or "share", which other columns have as well
	directory bool
	within    bool // "in the directory"
	members   bool
	profile   bool // "your profile"
	details   bool // "profile", whoever's it is
	own       bool // "your", "me"
	contacts  bool // "contact", "call"
	subscribe bool
	out       bool // "unsubscribed", "hide"
	negated   bool
	refuses   bool // "do not list me": the negation is about listing and nothing else
	topic     bool // something else that people agree to: newsletters, photos, terms
	inquires  bool // "which", "why"
	question  bool
	plain     bool // no words besides these and little ones
	both      bool // "opt in or opt out"
}

// decide returns the field that a header means over these cells; see [consentField]. cut says that only its beginning
// was read.
func (h headerMeaning) decide(samples []string, cut bool) (field Field, undecided bool) {
	switch field := h.field(); {
	case !h.speaks():
		return "", false
	case cut:
		return "", true
	case len(samples) > 0 && !slices.ContainsFunc(samples, mayAnswer):
		return "", false
	case field != "" && (h.certain() || len(samples) == 0 || slices.ContainsFunc(samples, isAnswer)):
		return field, false
	case h.aloud || len(samples) == 0 || slices.ContainsFunc(samples, isAnswer):
		return "", true
	}
	return "", false
}

func meaningOf(s sentence) headerMeaning {
	s = s.withoutChoices()
	hard := slices.ContainsFunc(s.words, func(w word) bool {
		return (agreeing[w.folded] || agreeWords[w.folded]) && !softAgreeWords[w.folded]
	})
	h := headerMeaning{
		noun: s.any(consentNouns), agrees: s.hasWord(agreeing, agreeWords, softAgreeWords), named: s.any(namedWords) || s.hasPhrase(namedPhrases),
		quiet: s.any(quietWords), directory: s.any(directoryWords), within: s.inDirectory(), members: s.any(memberWords),
		profile: s.ownProfile(), details: s.any(profileWords), own: s.any(ownWords), contacts: s.any(contactWords),
		subscribe: s.any(subscribeWords), out: s.any(refusingWords) || s.hasPhrase(refusingPhrases),
		negated: s.headerNegated(), refuses: s.refusesFirst(), topic: s.any(topicWords) || s.hasPhrase(topicPhrases),
		inquires: s.says(inquiringWords), question: s.question, both: s.any(optInWord) && s.any(optOutWords),
		plain: s.all(agreeing, softAgreeWords, consentNouns, agreeWords, asking, neutralWords, untilWords, directoryWords, memberWords, profileWords, ownWords,
			listingWords, namedWords, refusingWords, whenWords, contactWords, negations, quietWords),
	}
	h.lists = either(h.named, s.any(listingWords), s.hasPhrase(listingPhrases))
	h.asks = either(h.agrees, s.any(asking), s.hasPhrase(askingPhrases))
	h.aloud = either(h.noun, hard, h.out, h.subscribe && !s.any(planWords))
	return h
}

// speaks reports whether the header is about agreeing, listing, sharing or subscribing at all.
func (h headerMeaning) speaks() bool {
	return either(h.aloud, h.agrees, h.quiet, h.directory,
		h.lists && either(h.asks, h.negated, h.members, h.named, h.details),
		h.asks && either(h.profile, h.members && h.own),
		h.contacts && either(h.asks, h.negated))
}

// certain reports whether the field does not depend on what the cells hold.
func (h headerMeaning) certain() bool { return either(h.noun, h.out, h.asks) }

// field returns the field if the header is clear, or "".
func (h headerMeaning) field() Field {
	mixed := either(h.negated && h.question, h.negated && h.out, h.agrees && h.out && !h.noun, h.subscribe && !h.out)
	switch {
	case either(h.topic, h.inquires, h.both, mixed):
		return ""
	case h.out:
		return map[bool]Field{true: OptOut}[h.plain]
	case h.refuses && either(h.lists, h.quiet, h.contacts, h.within):
		return OptOut
	case !h.negated && h.includes():
		return Consent
	}
	return ""
}

// includes reports whether a yes under the header agrees to be listed, if nothing in it negates.
func (h headerMeaning) includes() bool {
	toMembers := h.profile && h.members
	return either(
		h.noun && h.plain && !h.contacts && either(!h.lists, h.named, h.within, toMembers),
		h.within && h.lists && either(h.plain, h.asks && either(h.own, h.named)),
		h.within && h.asks && h.plain,
		h.lists && toMembers && either(h.plain, h.asks),
		h.named && h.plain && either(h.asks, h.own),
	)
}

// withoutChoices removes phrases that offer both answers, such as "or not" and "yes/no".
func (s sentence) withoutChoices() sentence {
	var kept []word
	for i := 0; i < len(s.words); i++ {
		rest := s.words[i:]
		either := len(rest) > 1 && (choiceYes[rest[0].folded] && choiceNo[rest[1].folded] || choiceNo[rest[0].folded] && choiceYes[rest[1].folded])
		spelled := len(rest) > 2 && orWords[rest[1].folded] && choiceYes[rest[0].folded] && choiceNo[rest[2].folded]
		switch {
		case spelled:
			i += 2
		case either, len(rest) > 1 && orWords[rest[0].folded] && negations[rest[1].folded]:
			i++
		default:
			kept = append(kept, rest[0])
		}
	}
	s.words = kept
	s.index()
	return s
}

// headerNegated is like negated. It takes "No" at the end for a number.
func (s sentence) headerNegated() bool {
	if n := len(s.words); n > 0 && s.words[n-1].folded == "no" {
		s.words = s.words[:n-1]
	}
	s.words = slices.DeleteFunc(slices.Clone(s.words), func(w word) bool { return w.folded == "n" })
	return s.negated()
}

// refusesFirst reports whether nothing is said of agreeing or listing before the first negation, except for a verb as
// in Swedish: "visa inte".
func (s sentence) refusesFirst() bool {
	i := slices.IndexFunc(s.words, func(w word) bool { return negations[w.folded] && w.folded != "n" })
	if i < 0 || !s.headerNegated() || s.any(limiting) {
		return false
	}
	before := sentence{words: s.words[:i]}
	return i == 1 && listingWords[s.words[0].folded] || !before.hasWord(listingWords, namedWords, agreeing, agreeWords, consentNouns)
}

// ownProfile reports whether the header speaks of the profile of the person: "your profile", "mon profil".
func (s sentence) ownProfile() bool {
	for i, w := range s.words {
		if ownWords[w.folded] && slices.ContainsFunc(s.words[i:min(i+3, len(s.words))], func(w word) bool { return profileWords[w.folded] }) {
			return true
		}
	}
	return false
}

// maxBefore is how many words before "directory" a preposition may stand.
const maxBefore = 5

// inDirectory reports whether a preposition stands shortly before a word for the directory, which is not
// part of something else, such as its committee.
func (s sentence) inDirectory() bool {
	for i, w := range s.words {
		if !directoryWords[w.folded] || !slices.ContainsFunc(s.words[max(0, i-maxBefore):i], func(w word) bool { return withinWords[w.folded] }) {
			continue
		}
		rest := sentence{words: s.words[i+1 : min(i+2, len(s.words))]}
		if w.stop || rest.all(neutralWords, memberWords, ownWords, whenWords, withinWords, listingWords, namedWords, agreeing, agreeWords, consentNouns, directoryWords) {
			return true
		}
	}
	return false
}
