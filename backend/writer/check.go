package writer

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kith/backend/domain"
)

// Checked is what came of reading an answer against the people it was made of.
type Checked struct {
	Claims int           // citations and names that were looked at
	Marks  []domain.Mark // those that do not hold, in order
}

// People are those whose names an answer may hold.
type People struct {
	Candidates []string // the first is cited as [1]
	Known      []string // from earlier turns: named rightly, cited never
	Strangers  []string // of the directory, but not what the answer was made of
}

// Check finds the citations of an answer that stand for nobody or for somebody
// else than the name before them, and the names of people whom the answer was
// not made of.
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
		case mistaken(text, at[0], cited, names, people.Candidates):
			c.mark(domain.MarkMistaken, text, at[0], at[1])
		}
	}
	slices.SortStableFunc(c.Marks, func(a, b domain.Mark) int { return cmp.Compare(a.Start, b.Start) })
	return c
}

func (c *Checked) mark(kind domain.MarkKind, text string, start, end int) {
	c.Marks = append(c.Marks, domain.Mark{Kind: kind, Start: start, End: end, Text: text[start:end]})
}

// mistaken reports a citation right behind the name of somebody whom it does not
// stand for.
func mistaken(text string, start int, cited []int, names []mention, candidates []string) bool {
	before := strings.TrimRightFunc(text[:start], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",(*_", r) })
	for _, n := range names {
		if n.end == len(before) {
			return !slices.ContainsFunc(cited, func(i int) bool { return candidates[i-1] == n.name })
		}
	}
	return false
}

// mention is a name where it stands in a text.
type mention struct {
	name       string
	start, end int
	mark       domain.MarkKind // what is wrong with it, if anything
}

// namesIn finds names as whole words, of overlapping ones the longest.
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

// places are where a name begins as a word of its own.
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

// joinsNames reports a character that makes one word with a letter beside it.
func joinsNames(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unspaced(r)
}
