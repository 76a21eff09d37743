package dialogue

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kith/backend/search/lexicon"
)

// Limits on the part of a text that is read.
const (
	maxTextBytes = 4096
	maxTextWords = 200
)

// A word is one word of a turn.
type word struct {
	folded     string
	start, end int  // in the text
	capital    bool // the first letter is upper case
	starts     bool // the first word of a clause
}

// text is a turn as its words.
type text struct {
	language lexicon.Language
	raw      string
	words    []word
}

func read(raw string, l lexicon.Language) text {
	t := text{language: l, raw: lexicon.Truncate(raw, maxTextBytes)}
	s := l.Scanner(t.raw)
	for end := 0; len(t.words) < maxTextWords && s.Next(); end = s.End {
		first, _ := utf8.DecodeRuneInString(t.raw[s.Start:])
		t.add(word{
			folded: string(s.Word), start: s.Start, end: s.End,
			capital: unicode.IsUpper(first),
			starts:  len(t.words) == 0 || strings.ContainsAny(t.raw[end:s.Start], ".!?;:,\n"),
		})
	}
	return t
}

// add adds a word, or the words that it stands for: "dautres" is d autres, "who's"
// is who is.
func (t *text) add(w word) {
	w.folded = spelled(w, t.language)
	words := unelided[t.language][w.folded]
	if words == nil {
		words = []string{w.folded}
	}
	if contracted[t.language][w.folded] && t.hasIs(w.end) {
		words = []string{w.folded, "is"}
	}
	for i, folded := range words {
		w.folded, w.starts = folded, w.starts && i == 0
		t.words = append(t.words, w)
	}
}

// contracted are words that are written together with "is", which the scanner omits
// like a possessive s.
var contracted = set("contracted")

// at returns how many words the longest phrase of a list has that begins at word
// i; 0 if none does.
func (t *text) at(i int, list phraseList) int {
	if i < 0 || i >= len(t.words) {
		return 0
	}
	longest := 0
	for _, phrase := range list[t.language][t.words[i].folded] {
		if len(phrase) > longest && t.matches(i, phrase) {
			longest = len(phrase)
		}
	}
	return longest
}

func (t *text) matches(i int, phrase []string) bool {
	if i+len(phrase) > len(t.words) {
		return false
	}
	for j, folded := range phrase {
		if t.words[i+j].folded != folded {
			return false
		}
	}
	return true
}

// find returns where a phrase of a list is first, and how many words it has;
// -1 if there is none from word i on.
func (t *text) find(i int, list phraseList) (at, length int) {
	for ; i < len(t.words); i++ {
		if n := t.at(i, list); n > 0 {
			return i, n
		}
	}
	return -1, 0
}

func (t *text) has(list phraseList) bool {
	at, _ := t.find(0, list)
	return at >= 0
}

// within reports whether a phrase of a list has word i.
func (t *text) within(i int, list phraseList) bool {
	for from := max(0, i-maxPhrase); from <= i; from++ {
		if from+t.at(from, list) > i {
			return true
		}
	}
	return false
}

// maxPhrase is how many words of a phrase may come before another of its words.
const maxPhrase = 4

// skip returns the first word at which no phrase of a list begins.
func (t *text) skip(list phraseList) int {
	for i := 0; ; {
		n := t.at(i, list)
		if n == 0 {
			return i
		}
		i += n
	}
}

// is reports whether word i is in a set. It is false for an i out of range.
func (t *text) is(i int, words wordSet) bool {
	return 0 <= i && i < len(t.words) && words[t.language][t.words[i].folded]
}

// isWord reports whether word i is the given one.
func (t *text) isWord(i int, folded string) bool {
	return 0 <= i && i < len(t.words) && t.words[i].folded == folded
}

// only reports whether all words from i on are in a set or are function words.
func (t *text) only(i int, words wordSet) bool {
	for ; i < len(t.words); i++ {
		if !t.is(i, words) && !t.isFunctionWord(i) {
			return false
		}
	}
	return true
}

// isFunctionWord reports whether word i is a grammatical one.
func (t *text) isFunctionWord(i int) bool {
	return t.language.IsFunctionWord(t.words[i].folded)
}

// stem returns the stem of word i.
func (t *text) stem(i int) string { return t.language.Stem(t.words[i].folded) }

// from returns the text from word i on as it is written.
func (t *text) from(i int) string {
	if i >= len(t.words) {
		return ""
	}
	return strings.TrimSpace(t.raw[t.words[i].start:])
}

// written returns the words from, until as they are written.
func (t *text) written(from, until int) string {
	if until <= from {
		return ""
	}
	return t.raw[t.words[from].start:t.words[until-1].end]
}

// endOfClause returns the end of the clause that contains word i.
func (t *text) endOfClause(i int) int {
	i++
	for i < len(t.words) && !t.words[i].starts {
		i++
	}
	return i
}

// hasIs reports whether an apostrophe and s follow at a byte of the text.
func (t *text) hasIs(at int) bool {
	rest := t.raw[at:]
	for _, s := range []string{"'s", "’s"} {
		if strings.HasPrefix(rest, s) || strings.HasSuffix(t.raw[:at], s) {
			return true
		}
	}
	return false
}
