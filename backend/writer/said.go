package writer

import (
	"regexp"
	"slices"
	"strings"
)

// maxSaid is how long a sentence about somebody may be, in characters.
const maxSaid = 300

// Said is what an answer says about its n-th candidate, counted from 1, and
// about nobody else: the first sentence that cites them alone and names no
// other; "" if there is none. It is plain text without the citation.
func Said(text string, n int, people People) string {
	for _, sentence := range sentences(text) {
		valid, outOfRange := Citations(sentence, len(people.Candidates))
		if !slices.Equal(valid, []int{n}) || len(outOfRange) > 0 || len(Check(sentence, people).Marks) > 0 {
			continue
		}
		names := namesIn(sentence, people)
		if slices.ContainsFunc(names, func(m mention) bool { return m.name != people.Candidates[n-1] }) {
			continue
		}
		if said := plain(sentence); len(strings.Fields(said)) > 3 {
			return clip(said, maxSaid, character)
		}
	}
	return ""
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
