package domain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Shorten returns a text of at most limit characters: the whole, or what ends with a clause and an ellipsis. It cuts
// a clause that is too long after a word, but within neither a name nor a number.
func Shorten(text string, limit int) string {
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	most := 0 // bytes
	for range max(0, limit-1) {
		_, size := utf8.DecodeRuneInString(text[most:])
		most += size
	}
	return strings.TrimRight(text[:cutBefore(text, 0, most)], " ,;:–—-") + "…"
}

// Excerpt returns a piece of text of at most limit bytes with the word at an offset. It begins and ends with a
// clause if possible.
func Excerpt(text string, offset, limit int) string {
	if len(text) <= limit {
		return text
	}
	offset = min(offset, len(text)-1)
	for offset > 0 && !utf8.RuneStart(text[offset]) {
		offset--
	}
	from := 0
	if offset > limit*2/3 {
		from = clauseStart(text, max(0, offset-limit/2), offset)
	}
	until := len(text)
	if from+limit < until {
		until = cutBefore(text, from, from+limit)
	}
	return strings.TrimSpace(text[from:until])
}

// clauseStart returns where the last clause up to an offset begins, or the word at least.
func clauseStart(text string, least, offset int) int {
	word := offset
	for i := offset; i > least; i-- {
		if !utf8.RuneStart(text[i]) {
			continue
		}
		if mark, size := utf8.DecodeLastRuneInString(text[:i]); unicode.IsSpace(mark) {
			word = i
			if endsClause(text, i-size) || endsClauseBefore(text, i-size) {
				return i
			}
		}
	}
	return word
}

// endsClauseBefore reports whether the character before i is a mark with which a clause ends.
func endsClauseBefore(text string, i int) bool {
	_, size := utf8.DecodeLastRuneInString(text[:i])
	return size > 0 && endsClause(text, i-size)
}

// minClauses divides the limit: whole clauses must fill at least that part of it, here a third.
const minClauses = 3

// cutBefore returns where a piece of text that begins at from ends, at most at most: with a clause if that fills enough of
// the limit, or else with a word.
func cutBefore(text string, from, most int) int {
	for most > from && !utf8.RuneStart(text[most]) {
		most--
	}
	word := 0
	for i := most; i > from; i-- {
		switch {
		case !utf8.RuneStart(text[i]):
		case i-from >= (most-from)/minClauses && endsClause(text, i):
			return i
		case word == 0 && endsWord(text, i):
			word = i
		}
	}
	if word > 0 {
		return word
	}
	return most
}

// endsClause reports whether a clause ends before the character at i.
func endsClause(text string, i int) bool {
	mark, size := utf8.DecodeRuneInString(text[i:])
	following, _ := utf8.DecodeRuneInString(text[i+size:])
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	switch {
	case strings.ContainsRune("，、；：。", mark):
		return true
	case strings.ContainsRune(",;:", mark):
		return unicode.IsSpace(following)
	case mark == ' ':
		return before == ')' || following == '(' || following == '–' || following == '—'
	}
	return false
}

// endsWord reports whether a word that is not amid a name or a number ends before the space at i.
func endsWord(text string, i int) bool {
	if text[i] != ' ' {
		return false
	}
	before := text[strings.LastIndexByte(text[:i], ' ')+1 : i]
	first, _ := utf8.DecodeRuneInString(before)
	next, _ := utf8.DecodeRuneInString(text[i+1:])
	return !isNamed(first) || !isNamed(next)
}

func isNamed(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }
