package writer

import (
	"regexp"
	"slices"
	"strings"
)

// maxSentence is how long a sentence about somebody may be, in characters.
const maxSentence = 300

// SentenceAbout is what an answer says about its n-th candidate, counted from 1, and
// about nobody else: the first sentence that cites or names them alone; "" if
// there is none. It is plain text without the citation.
func SentenceAbout(text string, n int, people People) string {
	for _, sentence := range sentences(text) {
		if !isAbout(sentence, n, people) || len(Check(sentence, people).Marks) > 0 {
			continue
		}
		if said := plain(sentence); len(strings.Fields(said)) > 3 {
			return clip(said, maxSentence, character)
		}
	}
	return ""
}

// isAbout reports a sentence about the n-th candidate and nobody else.
func isAbout(sentence string, n int, people People) bool {
	names := namesIn(sentence, people)
	if slices.ContainsFunc(names, func(m mention) bool { return m.name != people.Candidates[n-1] }) {
		return false
	}
	cited, outOfRange := Citations(sentence, len(people.Candidates))
	alone := slices.Equal(cited, []int{n}) || len(cited) == 0 && slices.Equal(Named(sentence, people), []int{n})
	return alone && len(outOfRange) == 0
}

// Named returns the numbers of the candidates whose names stand in a text, each
// once, in their order. A name that two of them have says nothing.
func Named(text string, people People) (numbers []int) {
	names := namesIn(text, people)
	for i, name := range people.Candidates {
		unique := slices.Index(people.Candidates, name) == i && !slices.Contains(people.Candidates[i+1:], name)
		if unique && slices.ContainsFunc(names, func(m mention) bool { return m.name == name && m.mark == "" }) {
			numbers = append(numbers, i+1)
		}
	}
	return numbers
}

// sentences splits prose at line breaks and behind full stops and the like.
func sentences(text string) []string {
	var all []string
	for _, line := range strings.Split(text, "\n") {
		start := 0
		for i := 0; i+1 < len(line); i++ {
			if strings.IndexByte(".!?", line[i]) >= 0 && line[i+1] == ' ' {
				all, start = append(all, line[start:i+1]), i+2
			}
		}
		all = append(all, line[start:])
	}
	return all
}

// plain is a sentence of Markdown as text, without citations and addresses.
func plain(sentence string) string {
	sentence = citation.ReplaceAllString(sentence, "")
	sentence = strings.NewReplacer("*", "", "`", "", "#", "", `\`, "", " .", ".", " ,", ",", " :", ":").Replace(clean(sentence))
	return listMark.ReplaceAllString(withoutAddresses(sentence), "")
}

var listMark = regexp.MustCompile(`^(?:[-–•>]|\d{1,2}[.)])\s+`)
