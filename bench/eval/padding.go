package main

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/search/golden"
	"kith/backend/search/lexicon"
)

//go:embed padding.txt
var paddingText string

// paddingTexts are the topics and the templates of one language.
type paddingTexts struct {
	topics    []topic
	templates map[string][]string // by the name of the field
}

type topic struct {
	role    string
	english string // the same role, in English
	parts   []string
}

// loadPadding returns the texts of padding.txt by the code of their language.
func loadPadding() map[string]paddingTexts {
	all := make(map[string]paddingTexts)
	language := ""
	for line := range strings.Lines(paddingText) {
		line = strings.TrimSpace(line)
		first, rest, _ := strings.Cut(line, " ")
		texts := all[language]
		switch first {
		case "", "#":
			continue
		case "language":
			language = rest
			texts = paddingTexts{templates: make(map[string][]string)}
		case "about", "offers", "needs":
			texts.templates[first] = strings.Split(rest, " | ")
		default:
			role, rest, _ := strings.Cut(line, " | ")
			parts, english, _ := strings.Cut(rest, " = ")
			texts.topics = append(texts.topics, topic{role, cmp.Or(english, role), strings.Split(parts, ", ")})
		}
		all[language] = texts
	}
	return all
}

// A padding invents members who make a community larger. Each fills the fields that some member of it fills, about as
// full and in the same language, with one topic for what they offer and another for what they need.
type padding struct {
	*golden.Crowd
	like  []domain.Profile
	texts map[string]paddingTexts
	named map[string]bool // stems of words that their topics, places and languages do not have
}

// pad returns a community of so many members. The invented are not graded, even if they answer a question. With apart,
// they have no topic, place or language that is named by a question, or by what somebody offers who is right for one.
func pad(set golden.Set, members int, apart bool) golden.Set {
	p := padding{golden.NewCrowd(1), set.Members, loadPadding(), nil}
	if apart {
		p.named = namedIn(set)
		p.leaveOut()
	}
	padded := slices.Clone(set.Members)
	for n := len(padded); n < members; n++ {
		padded = append(padded, p.member(n))
	}
	set.Members = padded
	return set
}

// namedIn returns the stems of all questions, and of what those who are right for one offer: their roles, skills and
// texts.
func namedIn(set golden.Set) map[string]bool {
	right := make(map[domain.UserID]bool)
	named := make(map[string]bool)
	add := func(texts ...string) {
		for _, stem := range stemsOf(strings.Join(texts, "\n")) {
			named[stem] = true
		}
	}
	for _, q := range set.Questions {
		add(conversation(q))
		for id, grade := range q.Relevant {
			right[id] = right[id] || grade == golden.Right
		}
	}
	for _, m := range set.Members {
		if right[m.UserID] {
			add(m.Headline, m.Role, m.Offers, m.About)
			add(m.Skills...)
		}
	}
	return named
}

// stemsOf returns the stems of a text without function words.
func stemsOf(text string) []string {
	var stems []string
	for _, word := range lexicon.FoldedWords(text) {
		if !lexicon.IsStopWord([]byte(word), 0) {
			stems = append(stems, lexicon.Stem(word))
		}
	}
	return stems
}

// leaveOut removes what is named: parts of topics, and topics of which that leaves too little, in all languages.
func (p padding) leaveOut() {
	removed := make(map[string]bool)
	for _, texts := range p.texts {
		for i, t := range texts.topics {
			texts.topics[i].parts = p.keep(t.parts)
			if p.says(t.role) || len(texts.topics[i].parts) < 2 {
				removed[t.english] = true
			}
		}
	}
	for language, texts := range p.texts {
		texts.topics = slices.DeleteFunc(texts.topics, func(t topic) bool { return removed[t.english] })
		p.texts[language] = texts
	}
}

// says reports whether a text has a word that is named.
func (p padding) says(text string) bool {
	return slices.ContainsFunc(stemsOf(text), func(stem string) bool { return p.named[stem] })
}

func (p padding) keep(texts []string) []string {
	return slices.DeleteFunc(slices.Clone(texts), p.says)
}

func (p padding) member(n int) domain.Profile {
	like := p.like[p.IntN(len(p.like))]
	texts := p.texts[lexicon.Detect(text(like)).String()]
	if len(texts.topics) == 0 {
		texts = p.texts[lexicon.English.String()]
	}
	trade, hobby := pick(p, texts.topics), pick(p, texts.topics)
	m := p.Member(n)
	m.Location, m.Languages = strings.Join(p.keep([]string{like.Location}), ""), p.keep(like.Languages)
	m.Company = ifFilled(like.Company, m.Company)
	m.Role = ifFilled(like.Role, trade.role)
	m.Headline = ifFilled(like.Headline, trade.role+", "+pick(p, trade.parts))
	m.Skills = trade.parts[:min(len(like.Skills), len(trade.parts))]
	m.Interests = hobby.parts[:min(len(like.Interests), len(hobby.parts))]
	m.Offers = p.write(texts.templates["offers"], trade, like.Offers)
	m.Needs = p.write(texts.templates["needs"], hobby, like.Needs)
	m.About = ifFilled(like.About, trade.role+". "+p.write(texts.templates["about"], trade, like.About))
	return m
}

const (
	wordsInSentence = 8  // roughly, in the templates
	maxSentences    = 12 // more would only repeat themselves
)

// write returns sentences about a topic, about as many words as like has.
func (p padding) write(templates []string, t topic, like string) string {
	sentences := min(maxSentences, (len(strings.Fields(like))+wordsInSentence-1)/wordsInSentence)
	var said []string
	for range sentences {
		sentence := pick(p, templates)
		for strings.Contains(sentence, "%") {
			sentence = strings.Replace(sentence, "%", pick(p, t.parts), 1)
		}
		if !slices.Contains(said, sentence) {
			said = append(said, sentence)
		}
	}
	return strings.Join(said, " ")
}

func pick[T any](p padding, from []T) T { return from[p.IntN(len(from))] }

// ifFilled returns a text where the field of another profile has one.
func ifFilled(other, text string) string {
	if other == "" {
		return ""
	}
	return text
}
