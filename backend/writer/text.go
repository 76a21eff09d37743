package writer

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"kith/backend/domain"
	"kith/backend/search/sentence"
)

const (
	maxWord  = 40 // characters; longer words are cut
	ellipsis = "…"
)

// clean returns text as one line: without invisible characters, with single
// spaces, and with overlong words cut.
func clean(text string) string {
	words := strings.Fields(domain.OneLine(text))
	for i, word := range words {
		words[i] = cutWord(word)
	}
	return strings.Join(words, " ")
}

func cutWord(word string) string {
	if utf8.RuneCountInString(word) <= maxWord || strings.ContainsFunc(word, isUnspaced) {
		return word
	}
	return string([]rune(word)[:maxWord-1]) + ellipsis
}

// isUnspaced reports characters of scripts without spaces between words.
func isUnspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// clip shortens clean text to whole words of a total weight of at most limit.
func clip(text string, limit int, weigh func(rune) int) string {
	weight, end := 0, 0
	for i, r := range text {
		if (r == ' ' || isUnspaced(r)) && weight+weigh('…') <= limit {
			end = i
		}
		weight += weigh(r)
		if weight > limit {
			return text[:end] + ellipsis
		}
	}
	return text
}

// character gives every character the weight 1.
func character(rune) int { return 1 }

// escapeMarkdown returns one line of clean text that contains no citation, link or
// markup when it is used in Markdown.
func escapeMarkdown(text string) string {
	return entity.ReplaceAllString(markdown.Replace(withoutAddresses(clean(text))), `\$0`)
}

// markdown replaces characters by similar ones where possible, because terminals
// show backslashes.
var markdown = strings.NewReplacer(
	"[", "(", "]", ")", "<", "‹", ">", "›", "“", "‘", "”", "’", "`", "'",
	`\`, `\\`, "*", `\*`, "_", `\_`, "~", `\~`, "|", `\|`,
)

// entity matches HTML entities, which Markdown would decode.
var entity = regexp.MustCompile(`&#?\w+;`)

// withoutAddresses replaces addresses by an ellipsis, because Markdown turns them
// into links and models repeat them. The card shows them.
func withoutAddresses(text string) string {
	words := strings.Fields(text)
	for i, word := range words {
		if isAddress(word) {
			words[i] = ellipsis
		}
	}
	return strings.Join(words, " ")
}

func isAddress(word string) bool {
	word = strings.ToLower(word)
	for _, mark := range []string{"://", "www.", "mailto:", "@"} {
		if strings.Contains(word, mark) {
			return true
		}
	}
	return false
}

// short returns escaped text of at most limit characters.
func short(text string, limit int) string {
	return escapeMarkdown(domain.Shorten(clean(text), limit))
}

// quote returns short text in quotation marks, or "" if there is none.
func quote(text string, limit int) string {
	text = strings.TrimRight(sentence.Trim(short(text, limit)), " ,;:")
	if strings.Trim(text, ellipsis+" ") == "" {
		return ""
	}
	return "“" + text + "”"
}
