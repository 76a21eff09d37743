package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kith/backend/search/lexicon"
)

// tokenLists are the lists of this step in one language.
type tokenLists struct {
	abbreviations map[string]bool
}

func newTokenLists(l lexicon.Language) tokenLists {
	return tokenLists{
		abbreviations: l.WordSet("abbreviations"),
	}
}

// Limits on the part of a question that is parsed.
const (
	maxQuestionBytes = 4096
	maxQuestionWords = 200
)

// A token is a word of a question.
type token struct {
	folded       string
	start, end   int  // in the text
	capital      bool // the first letter is upper case
	allCaps      bool // at least two letters, all upper case
	startsClause bool // the first word of a sentence or after a comma
	consumed     bool // parsed by an earlier step
	maybePlace   bool // in the position of a place
	weak         bool // carries little information alone
}

// tokens are the words of a question.
type tokens struct {
	*lists
	language lexicon.Language
	text     string
	words    []token
}

func tokenize(text string, l lexicon.Language) tokens {
	p := tokens{language: l, text: lexicon.Truncate(text, maxQuestionBytes)}
	p.lists = &listsOf[p.language]
	s := p.language.Scanner(p.text)
	for end := 0; len(p.words) < maxQuestionWords && s.Next(); end = s.End {
		first, _ := utf8.DecodeRuneInString(p.text[s.Start:])
		p.words = append(p.words, token{
			folded:       string(s.Word),
			start:        s.Start,
			end:          s.End,
			capital:      unicode.IsUpper(first) && !p.language.CapitalizesNouns(),
			weak:         lexicon.IsWeak(p.language.Stem(string(s.Word))),
			allCaps:      s.Capitals > 1 && s.Capitals == len(s.Word),
			startsClause: len(p.words) == 0 || strings.ContainsAny(p.text[end:s.Start], ".!?;:,\n") && !p.abbreviates(end, s.Start),
		})
	}
	p.ignoreAllCapitals()
	return p
}

// abbreviates reports whether the text between the last word and the next is the full stop of
// an abbreviation: "St. John", "Dr. Santos".
func (p *tokens) abbreviates(end, next int) bool {
	return p.text[end:next] == ". " && p.abbreviations[p.words[len(p.words)-1].folded]
}

// ignoreAllCapitals clears the capitals of a text of more than three words that are all
// capitalized: they carry no information.
func (p *tokens) ignoreAllCapitals() {
	if len(p.words) <= 3 {
		return
	}
	for _, w := range p.words {
		if !w.capital {
			return
		}
	}
	for i := range p.words {
		p.words[i].capital, p.words[i].allCaps = false, false
	}
}

// folded returns all words, separated by single spaces.
func (p *tokens) folded() string {
	var b strings.Builder
	for i, w := range p.words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.folded)
	}
	return b.String()
}

// is reports whether word i is in a set. It is false for an i out of range.
func (p *tokens) is(i int, set map[string]bool) bool {
	return 0 <= i && i < len(p.words) && set[p.words[i].folded]
}

// hasAny reports whether any word is in a set.
func (p *tokens) hasAny(set map[string]bool) bool {
	for i := range p.words {
		if p.is(i, set) {
			return true
		}
	}
	return false
}

// matchAt returns the number of words of an expression if it begins at word i, 0 otherwise.
func (p *tokens) matchAt(i int, expression string) int {
	n := 0
	for folded := range strings.FieldsSeq(expression) {
		if i < 0 || i+n >= len(p.words) || p.words[i+n].folded != folded {
			return 0
		}
		n++
	}
	return n
}

// longestAt returns the number of words of the longest expression that begins at word i.
func (p *tokens) longestAt(i int, expressions []string) int {
	longest := 0
	for _, e := range expressions {
		longest = max(longest, p.matchAt(i, e))
	}
	return longest
}

// skipForward returns the first word from i on that is not in a set.
func (p *tokens) skipForward(i int, set map[string]bool) int {
	for p.is(i, set) {
		i++
	}
	return i
}

// skipBack returns the last word up to i that is not in a set, -1 if there is none.
func (p *tokens) skipBack(i int, set map[string]bool) int {
	for p.is(i, set) {
		i--
	}
	return i
}

// textOf returns the words from, until as they are written.
func (p *tokens) textOf(from, until int) string {
	return p.text[p.words[from].start:p.words[until-1].end]
}

// consume marks the words from, until as parsed.
func (p *tokens) consume(from, until int) {
	for i := from; i < until; i++ {
		p.words[i].consumed = true
	}
}

// endOfName returns the end of the capitalized name that starts at word i: "Maria", "Cape
// Elizabeth", "Portland, Maine", "Vincent van Gogh". It returns i if there is none.
func (p *tokens) endOfName(i int) int {
	end := i
	for j := i; j < len(p.words); j++ {
		switch w := p.words[j]; {
		case w.consumed || j > i && w.startsClause && !p.afterComma(j):
			return end
		case w.capital && !p.capitalizedNonNames[w.folded]:
			end = j + 1
		case j == i || !p.nameParticles[w.folded]:
			return end
		}
	}
	return end
}

// afterComma reports whether only a comma is between the previous word and word i.
func (p *tokens) afterComma(i int) bool {
	return strings.TrimSpace(p.text[p.words[i-1].end:p.words[i].start]) == ","
}

// endOfWords returns the end of up to limit words from i on, within one clause, that are
// neither filler nor consumed.
func (p *tokens) endOfWords(i, limit int) int {
	end := i
	for end < len(p.words) && end < i+limit {
		if w := p.words[end]; w.consumed || p.fillerWords[w.folded] || p.language.IsFunctionWord(w.folded) || end > i && w.startsClause {
			break
		}
		end++
	}
	return end
}
