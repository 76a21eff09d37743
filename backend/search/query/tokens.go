package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kith/backend/search/lexicon"
)

var abbreviations = lexicon.WordSet("abbreviations")

// How much of a question is read.
const (
	maxQuestionBytes = 4096
	maxQuestionWords = 200
)

// A word is a word of a question with what its writing tells.
type token struct {
	folded       string
	start, end   int  // in the text
	capital      bool // its first letter is one
	allCaps      bool // all of its letters are, two at least
	startsClause bool // the first of a sentence, or after a comma
	consumed     bool // understood: no term
	maybePlace   bool // stands where a place may
}

// isLight reports whether w says little alone.
func (w token) isLight() bool { return lexicon.IsWeak(lexicon.Stem(w.folded)) }

// A phrase is the words of a question.
type tokens struct {
	text  string
	words []token
}

func tokenize(text string) tokens {
	p := tokens{text: lexicon.Truncate(text, maxQuestionBytes)}
	s := lexicon.Scanner{Text: p.text}
	for end := 0; len(p.words) < maxQuestionWords && s.Next(); end = s.End {
		first, _ := utf8.DecodeRuneInString(p.text[s.Start:])
		p.words = append(p.words, token{
			folded:       string(s.Word),
			start:        s.Start,
			end:          s.End,
			capital:      unicode.IsUpper(first),
			allCaps:      s.Capitals > 1 && s.Capitals == len(s.Word),
			startsClause: len(p.words) == 0 || strings.ContainsAny(p.text[end:s.Start], ".!?;:,\n") && !p.abbreviates(end, s.Start),
		})
	}
	p.ignoreAllCapitals()
	return p
}

// abbreviates reports whether what stands between the last word and the next is the
// full stop of a word that was cut short: "St. John", "Dr. Santos".
func (p *tokens) abbreviates(end, next int) bool {
	return p.text[end:next] == ". " && abbreviations[p.words[len(p.words)-1].folded]
}

// ignoreShouting forgets the capitals where they tell nothing: in longer texts
// in which every word has them.
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

// folded returns all words, with single spaces between.
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

// is reports whether word i is one of a set; there is none beyond the ends.
func (p *tokens) is(i int, set map[string]bool) bool {
	return 0 <= i && i < len(p.words) && set[p.words[i].folded]
}

// has reports whether any word is one of a set.
func (p *tokens) hasAny(set map[string]bool) bool {
	for i := range p.words {
		if p.is(i, set) {
			return true
		}
	}
	return false
}

// follows returns how many words an expression takes at word i: 0 if it does
// not stand there.
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

// anyOf returns how many words the longest of the expressions takes at word i.
func (p *tokens) longestAt(i int, expressions []string) int {
	longest := 0
	for _, e := range expressions {
		longest = max(longest, p.matchAt(i, e))
	}
	return longest
}

// skip returns the first word from i on that is not one of a set.
func (p *tokens) skipForward(i int, set map[string]bool) int {
	for p.is(i, set) {
		i++
	}
	return i
}

// back returns the last word up to i that is not one of a set, -1 if none is.
func (p *tokens) skipBack(i int, set map[string]bool) int {
	for p.is(i, set) {
		i--
	}
	return i
}

// written returns the words from, until as they stand in the text.
func (p *tokens) textOf(from, until int) string {
	return p.text[p.words[from].start:p.words[until-1].end]
}

// use marks the words from, until as understood.
func (p *tokens) consume(from, until int) {
	for i := from; i < until; i++ {
		p.words[i].consumed = true
	}
}

// properRun returns the end of the run of capitalized words that starts at i:
// "Maria", "Cape Elizabeth", "Portland, Maine", "Vincent van Gogh". It is i
// where there is none.
func (p *tokens) endOfName(i int) int {
	end := i
	for j := i; j < len(p.words); j++ {
		switch w := p.words[j]; {
		case w.consumed || j > i && w.startsClause && !p.afterComma(j):
			return end
		case w.capital && !capitalizedNonNames[w.folded]:
			end = j + 1
		case j == i || !nameParticles[w.folded]:
			return end
		}
	}
	return end
}

func (p *tokens) afterComma(i int) bool {
	return strings.TrimSpace(p.text[p.words[i-1].end:p.words[i].start]) == ","
}

// plainRun returns the end of the run of at most most words from i on that say
// something, within one sentence.
func (p *tokens) endOfWords(i, most int) int {
	end := i
	for end < len(p.words) && end < i+most {
		if w := p.words[end]; w.consumed || fillerWords[w.folded] || lexicon.IsFunctionWord(w.folded) || end > i && w.startsClause {
			break
		}
		end++
	}
	return end
}
