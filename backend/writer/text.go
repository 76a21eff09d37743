package writer

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxWord  = 40 // characters; longer words are cut
	ellipsis = "…"
)

// clean returns text as one line: without invisible characters, with single
// spaces, and with overlong words cut.
func clean(text string) string {
	words := strings.Fields(visible(text))
	for i, word := range words {
		words[i] = cutWord(word)
	}
	return strings.Join(words, " ")
}

// visible removes control and format characters, including zero-width characters
// and those that change the text direction. It keeps white space.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsGraphic(r) && !blank(r) {
			return r
		}
		return -1
	}, text)
}

// blank reports characters that Unicode counts as letters, marks or symbols but
// that are invisible.
func blank(r rune) bool {
	switch r {
	case utf8.RuneError, '\u034F', '\u115F', '\u1160', '\u17B4', '\u17B5', '\u2800', '\u3164', '\uFFA0':
		return true
	default:
		return unicode.Is(unicode.Variation_Selector, r)
	}
}

func cutWord(word string) string {
	if utf8.RuneCountInString(word) <= maxWord || strings.ContainsFunc(word, unspaced) {
		return word
	}
	return string([]rune(word)[:maxWord-1]) + ellipsis
}

// unspaced reports characters of scripts without spaces between words.
func unspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// clip shortens clean text to whole words of a total weight of at most limit.
func clip(text string, limit int, weigh func(rune) int) string {
	weight, end := 0, 0
	for i, r := range text {
		if (r == ' ' || unspaced(r)) && weight+weigh('…') <= limit {
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
	return escapeMarkdown(clip(clean(text), limit, character))
}

// quote returns short text in quotation marks, or "" if there is none.
func quote(text string, limit int) string {
	text = strings.TrimRight(short(text, limit), " .,;:")
	if strings.Trim(text, ellipsis+" ") == "" {
		return ""
	}
	return "“" + text + "”"
}
