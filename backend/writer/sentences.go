package writer

import (
	"regexp"
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/search/sentence"
)

// maxSentence is the maximum length of a sentence, in characters.
const maxSentence = 300

// SentenceAbout returns the first sentence of an answer that cites or names only
// the n-th candidate, counted from 1, or "". It is plain text without citations.
func SentenceAbout(text string, n int, people People) string {
	for _, s := range sentences(text) {
		if !isAbout(s, n, people) || len(Check(s, people).Marks) > 0 {
			continue
		}
		if said := plain(s); len(strings.Fields(said)) > 3 {
			return domain.Shorten(said, maxSentence)
		}
	}
	return ""
}

// isAbout reports whether a sentence is about the n-th candidate only.
func isAbout(said string, n int, people People) bool {
	names := namesIn(said, people)
	if slices.ContainsFunc(names, func(m mention) bool { return m.name != people.Candidates[n-1] }) {
		return false
	}
	cited, outOfRange := Citations(said, len(people.Candidates))
	alone := slices.Equal(cited, []int{n}) || len(cited) == 0 && slices.Equal(Named(said, people), []int{n})
	return alone && len(outOfRange) == 0
}

// Named returns the numbers of the candidates whose names occur in a text, in
// ascending order. Names that two candidates share are ignored.
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

// sentences divides prose. A semicolon does not end a sentence.
func sentences(text string) []string {
	var all []string
	goesOn := false
	for _, s := range sentence.All(text) {
		if goesOn {
			all[len(all)-1] += " " + s
		} else {
			all = append(all, s)
		}
		goesOn = strings.HasSuffix(s, ";")
	}
	return all
}

// plain converts a sentence from Markdown to text, without citations and
// addresses.
func plain(said string) string {
	said = citation.ReplaceAllString(said, "")
	said = strings.NewReplacer("*", "", "`", "", "#", "", `\`, "", " .", ".", " ,", ",", " :", ":").Replace(clean(said))
	return listMark.ReplaceAllString(withoutAddresses(said), "")
}

var listMark = regexp.MustCompile(`^(?:[-–•>]|\d{1,2}[.)])\s+`)
