package match

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// How much of a question is read.
const (
	maxQuestionBytes = 4096
	maxQuestionWords = 200
)

var cutShort = wordSet("st ste mt ft dr mr mrs ms prof rev jr sr")

// A word is a word of a question with what its writing tells.
type word struct {
	folded     string
	start, end int  // in the text
	capital    bool // its first letter is one
	upper      bool // all of its letters are, two at least
	opens      bool // the first of a sentence, or after a comma
	used       bool // understood: no term
	placed     bool // stands where a place may
}

// isLight reports whether w says little alone.
func (w word) isLight() bool { return light[stem(w.folded)] }

// A phrase is the words of a question.
type phrase struct {
	text  string
	words []word
}

func readPhrase(text string) phrase {
	p := phrase{text: cut(text, maxQuestionBytes)}
	s := scanner{text: p.text}
	for end := 0; len(p.words) < maxQuestionWords && s.next(); end = s.end {
		first, _ := utf8.DecodeRuneInString(p.text[s.start:])
		p.words = append(p.words, word{
			folded:  string(s.word),
			start:   s.start,
			end:     s.end,
			capital: unicode.IsUpper(first),
			upper:   s.capitals > 1 && s.capitals == len(s.word),
			opens:   len(p.words) == 0 || strings.ContainsAny(p.text[end:s.start], ".!?;:,\n") && !p.abbreviates(end, s.start),
		})
	}
	p.ignoreShouting()
	return p
}

// abbreviates reports whether what stands between the last word and the next is the
// full stop of a word that was cut short: "St. John", "Dr. Santos".
func (p *phrase) abbreviates(end, next int) bool {
	return p.text[end:next] == ". " && cutShort[p.words[len(p.words)-1].folded]
}

// ignoreShouting forgets the capitals where they tell nothing: in longer texts
// in which every word has them.
func (p *phrase) ignoreShouting() {
	if len(p.words) <= 3 {
		return
	}
	for _, w := range p.words {
		if !w.capital {
			return
		}
	}
	for i := range p.words {
		p.words[i].capital, p.words[i].upper = false, false
	}
}

// folded returns all words, with single spaces between.
func (p *phrase) folded() string {
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
func (p *phrase) is(i int, set map[string]bool) bool {
	return 0 <= i && i < len(p.words) && set[p.words[i].folded]
}

// has reports whether any word is one of a set.
func (p *phrase) has(set map[string]bool) bool {
	for i := range p.words {
		if p.is(i, set) {
			return true
		}
	}
	return false
}

// follows returns how many words an expression takes at word i: 0 if it does
// not stand there.
func (p *phrase) follows(i int, expression string) int {
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
func (p *phrase) anyOf(i int, expressions []string) int {
	longest := 0
	for _, e := range expressions {
		longest = max(longest, p.follows(i, e))
	}
	return longest
}

// skip returns the first word from i on that is not one of a set.
func (p *phrase) skip(i int, set map[string]bool) int {
	for p.is(i, set) {
		i++
	}
	return i
}

// back returns the last word up to i that is not one of a set, -1 if none is.
func (p *phrase) back(i int, set map[string]bool) int {
	for p.is(i, set) {
		i--
	}
	return i
}

// written returns the words from, until as they stand in the text.
func (p *phrase) written(from, until int) string {
	return p.text[p.words[from].start:p.words[until-1].end]
}

// use marks the words from, until as understood.
func (p *phrase) use(from, until int) {
	for i := from; i < until; i++ {
		p.words[i].used = true
	}
}

// properRun returns the end of the run of capitalized words that starts at i:
// "Maria", "Cape Elizabeth", "Portland, Maine", "Vincent van Gogh". It is i
// where there is none.
func (p *phrase) properRun(i int) int {
	end := i
	for j := i; j < len(p.words); j++ {
		switch w := p.words[j]; {
		case w.used || j > i && w.opens && !p.afterComma(j):
			return end
		case w.capital && !notProper[w.folded]:
			end = j + 1
		case j == i || !particles[w.folded]:
			return end
		}
	}
	return end
}

func (p *phrase) afterComma(i int) bool {
	return strings.TrimSpace(p.text[p.words[i-1].end:p.words[i].start]) == ","
}

// plainRun returns the end of the run of at most most words from i on that say
// something, within one sentence.
func (p *phrase) plainRun(i, most int) int {
	end := i
	for end < len(p.words) && end < i+most {
		if w := p.words[end]; w.used || filler[w.folded] || functionWords[w.folded] || end > i && w.opens {
			break
		}
		end++
	}
	return end
}
