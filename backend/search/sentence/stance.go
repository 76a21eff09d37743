package sentence

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed stance.txt
var stanceText string

// stances are the lists of stance.txt.
var stances = loadStances(stanceText)

type stanceLists struct {
	negations, endings, tails, exceptions, seeking, seekingAtStart, asking          phraseList
	afterNe, notDeclining, beforeNegation, others, self, conjunctions, adversatives map[string]bool
}

func loadStances(text string) stanceLists {
	lists := loadLists(text)
	return stanceLists{
		negations: newPhraseList(lists["negations"]), endings: newPhraseList(lists["endings"]), tails: newPhraseList(lists["tails"]),
		exceptions: newPhraseList(lists["exceptions"]), seeking: newPhraseList(lists["seeking"]),
		seekingAtStart: newPhraseList(lists["seeking-at-start"]), asking: newPhraseList(lists["asking"]),
		afterNe: setOf(lists["negations-after-ne"]), notDeclining: setOf(lists["not-declining"]), beforeNegation: setOf(lists["before-negation"]),
		others: setOf(lists["others"]), self: setOf(lists["self"]), conjunctions: setOf(lists["conjunctions"]), adversatives: setOf(lists["adversatives"]),
	}
}

// A Span is a part of a sentence, in bytes.
type Span struct{ Start, End int }

// Declined returns the parts of a sentence of which its writer says that they do not do it, or no longer: "I no longer
// do taxes".
func Declined(sentence string) []Span {
	var spans []Span
	clauses := clausesOf(sentence)
	before := false
	for i, c := range clauses {
		before = c.declines() || c.excepts() || before && c.isListed()
		if before || i+1 < len(clauses) && clauses[i+1].isTail() {
			spans = append(spans, Span{c.start, c.end})
		}
	}
	return spans
}

// DeclinesAnything reports whether a sentence says of anything that its writer does not do it. An exception is
// no such sentence: "everything except plumbing".
func DeclinesAnything(sentence string) bool {
	return slices.ContainsFunc(clausesOf(sentence), clause.declines)
}

// Seeks reports whether the writer of a sentence looks for what it is about.
func Seeks(sentence string) bool {
	asks := strings.ContainsAny(sentence, "?？؟")
	return slices.ContainsFunc(clausesOf(sentence), func(c clause) bool { return c.seeks(asks) })
}

// A clause is the words of a part of a sentence.
type clause struct {
	words []string // in small letters
	start int      // of the first word, in the sentence
	end   int      // of the last word
	joins bool     // a comma or a conjunction joins it to the clause before
}

// declines reports whether a clause has a negation whose subject is not somebody else.
func (c clause) declines() bool {
	return slices.ContainsFunc(indexes(c.words), func(i int) bool { return c.negates(i) && !c.isExcused(i) })
}

func (c clause) negates(i int) bool {
	switch {
	case stances.negations.at(c.words, i) > 0:
		return true
	case stances.afterNe[c.words[i]]:
		before := c.words[max(0, i-4):i]
		return slices.Contains(before, "ne") || slices.Contains(before, "n")
	}
	return stances.endings.at(c.words, i) > 0 && c.hasBefore(i, stances.self)
}

// excuseWords is how many words before and after a negation may excuse it.
const excuseWords = 4

func (c clause) isExcused(i int) bool {
	near := c.words[max(0, i-2):min(len(c.words), i+1+excuseWords)]
	switch {
	case slices.ContainsFunc(near, func(w string) bool { return stances.notDeclining[w] || isNumber(w) }):
		return true
	case i > 0 && stances.beforeNegation[c.words[i-1]]:
		return true
	}
	return c.hasBefore(i, stances.others)
}

// excepts reports whether a clause makes an exception.
func (c clause) excepts() bool {
	return slices.ContainsFunc(indexes(c.words), func(i int) bool { return stances.exceptions.at(c.words, i) > 0 })
}

// maxTail is the number of words of a clause that denies what stands before it: “but not any more”.
const maxTail = 5

func (c clause) isTail() bool {
	return len(c.words) <= maxTail && slices.ContainsFunc(indexes(c.words), func(i int) bool {
		length := stances.tails.at(c.words, i)
		return length > 0 && i+length == len(c.words)
	})
}

// maxListed is the number of words of an entry of a list that a negation goes on for.
const maxListed = 3

// isListed reports whether a clause may be an entry of a list that the clause before it begins: "no taxes, wills or
// accounts".
func (c clause) isListed() bool {
	return c.joins && len(c.words) <= maxListed && !c.hasBefore(len(c.words), stances.self) && !c.hasBefore(len(c.words), stances.adversatives)
}

// subjectWords is how many words before a verb its subject may be.
const subjectWords = 12

// hasBefore reports whether one of a set of words is shortly before word i.
func (c clause) hasBefore(i int, set map[string]bool) bool {
	return slices.ContainsFunc(c.words[max(0, i-subjectWords):i], func(w string) bool { return set[w] })
}

// seeks reports whether a clause seeks something for its writer. In a question that does not speak of the writer, it
// speaks of the reader: "Looking for work?"
func (c clause) seeks(question bool) bool {
	if stances.asking.at(c.words, 0) > 0 {
		return true
	}
	for i := range c.words {
		seeking := stances.seeking.at(c.words, i) > 0 || stances.seekingAtStart.at(c.words, i) > 0 && c.isAtStart(i)
		if seeking && (!question || c.hasBefore(i, stances.self)) && !c.hasBefore(i, stances.others) {
			return true
		}
	}
	return false
}

// isAtStart reports whether word i begins a clause, except for a conjunction or "I".
func (c clause) isAtStart(i int) bool {
	return i == 0 || stances.self[c.words[i-1]] || i == 1 && stances.conjunctions[c.words[0]]
}

// clausesOf divides a sentence at punctuation and before conjunctions.
func clausesOf(sentence string) []clause {
	var clauses []clause
	current := clause{}
	finish := func(joins bool) {
		if len(current.words) > 0 {
			clauses = append(clauses, current)
		}
		current = clause{joins: joins}
	}
	for pos := 0; pos < len(sentence); {
		start := pos + spanOf(sentence[pos:], func(r rune) bool { return !isWordRune(r) })
		if between := sentence[pos:start]; strings.ContainsAny(between, ",;:.!?()–—，；。！？") || strings.Contains(between, " - ") {
			finish(strings.ContainsAny(between, ",，"))
		}
		pos = start + spanOf(sentence[start:], isWordRune)
		for _, w := range wordsOf(sentence[start:pos]) {
			if stances.conjunctions[w] && !(w == "but" && endsWithQuantity(current.words)) {
				finish(true)
			}
			if len(current.words) == 0 {
				current.start = start
			}
			current.words, current.end = append(current.words, w), pos
		}
	}
	finish(false)
	return clauses
}

// endsWithQuantity reports whether the next word belongs to an exception: "anything but".
func endsWithQuantity(words []string) bool {
	last := len(words) - 1
	return last >= 0 && (words[last] == "anything" || words[last] == "everything")
}

// isWordRune reports whether a character belongs to a word. Apostrophes do.
func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '\'' || r == '’'
}

// wordsOf divides what was written as one word: "n'ai" is two in French, "don't" is one in English.
func wordsOf(written string) []string {
	written = strings.ToLower(strings.Trim(strings.ReplaceAll(written, "’", "'"), "'"))
	var words []string
	for {
		before, after, found := strings.Cut(written, "'")
		if !found {
			break
		}
		if elided := utf8.RuneCountInString(before) < 3 && before != "i"; elided {
			words, written = append(words, before), after
		} else {
			written = before + after
		}
	}
	if written == "" {
		return words
	}
	return append(words, written)
}

func isNumber(word string) bool { return word != "" && strings.Trim(word, "0123456789") == "" }

func indexes(words []string) []int {
	all := make([]int, len(words))
	for i := range all {
		all[i] = i
	}
	return all
}

// A phraseList has phrases by their first word.
type phraseList map[string][][]string

func newPhraseList(entries []string) phraseList {
	list := make(phraseList)
	for _, entry := range entries {
		words := strings.Split(strings.ReplaceAll(entry, "'", "_"), "_")
		list[words[0]] = append(list[words[0]], words)
	}
	return list
}

// at returns how many words the phrase at word i has, 0 if there is none.
func (l phraseList) at(words []string, i int) int {
	longest := 0
	if i >= len(words) {
		return 0
	}
	for _, phrase := range l[words[i]] {
		if len(phrase) > longest && i+len(phrase) <= len(words) && slices.Equal(phrase, words[i:i+len(phrase)]) {
			longest = len(phrase)
		}
	}
	return longest
}
