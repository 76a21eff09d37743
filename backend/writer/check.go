package writer

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kith/backend/domain"
)

// Checked is the result of [Check].
type Checked struct {
	Claims int           // number of citations and names that were checked
	Marks  []domain.Mark // those that are wrong, in order
}

// People are the names that an answer may contain.
type People struct {
	Candidates []string // the first is cited as [1]
	Known      []string // from earlier turns: may be named, but not cited
	Strangers  []string // other listed people, who were not in the prompt
}

// Check marks citations that are out of range or do not belong to the name before
// them, and names of people who were not in the prompt.
func Check(text string, people People) Checked {
	var c Checked
	names := namesIn(text, people)
	for _, n := range names {
		c.Claims++
		if n.mark != "" {
			c.mark(n.mark, text, n.start, n.end)
		}
	}
	for _, at := range citation.FindAllStringSubmatchIndex(text, -1) {
		if text[at[0]] == '\\' {
			continue
		}
		cited := numbers(text[at[2]:at[3]])
		c.Claims += len(cited)
		switch {
		case slices.ContainsFunc(cited, func(n int) bool { return n < 1 || n > len(people.Candidates) }):
			c.mark(domain.MarkNumber, text, at[0], at[1])
		case citesAnother(text, at[0], cited, names, people.Candidates):
			c.mark(domain.MarkMistaken, text, at[0], at[1])
		}
	}
	slices.SortStableFunc(c.Marks, func(a, b domain.Mark) int { return cmp.Compare(a.Start, b.Start) })
	return c
}

func (c *Checked) mark(kind domain.MarkKind, text string, start, end int) {
	c.Marks = append(c.Marks, domain.Mark{Kind: kind, Start: start, End: end, Text: text[start:end]})
}

// citesAnother reports whether a citation follows directly on the name of a person
// who has another number.
func citesAnother(text string, start int, cited []int, names []mention, candidates []string) bool {
	before := strings.TrimRightFunc(text[:start], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",(*_", r) })
	for _, n := range names {
		if n.end == len(before) {
			return !slices.ContainsFunc(cited, func(i int) bool { return candidates[i-1] == n.name })
		}
	}
	return false
}

// mention is an occurrence of a name in a text, in byte offsets.
type mention struct {
	name       string
	start, end int
	mark       domain.MarkKind // what is wrong with it, if anything
}

// namesIn finds names as whole words. Of overlapping names it takes the longest.
func namesIn(text string, people People) []mention {
	var found []mention
	find := func(names []string, mark domain.MarkKind) {
		for _, name := range names {
			for _, start := range places(text, name) {
				found = append(found, mention{name, start, start + len(name), mark})
			}
		}
	}
	find(people.Candidates, "")
	find(people.Known, "")
	find(people.Strangers, domain.MarkStranger)
	find(exampleNames, domain.MarkNumber)
	slices.SortStableFunc(found, func(a, b mention) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end))
	})
	var kept []mention
	for _, n := range found {
		if len(kept) == 0 || n.start >= kept[len(kept)-1].end {
			kept = append(kept, n)
		}
	}
	return kept
}

// places returns the byte offsets at which a name occurs as whole words.
func places(text, name string) (starts []int) {
	for from := 0; name != ""; {
		at := strings.Index(text[from:], name)
		if at < 0 {
			break
		}
		start := from + at
		from = start + len(name)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[from:])
		if !joinsNames(before) && !joinsNames(after) {
			starts = append(starts, start)
		}
	}
	return starts
}

// joinsNames reports whether r forms one word with an adjacent letter.
func joinsNames(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !isUnspaced(r)
}
