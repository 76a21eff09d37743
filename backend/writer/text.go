package writer

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxWord  = 40 // characters: longer ones are cut, no language needs them
	ellipsis = "…"
)

// clean makes one line of plain text: whatever is invisible or turns the
// direction of reading goes, white space becomes single spaces, endless words
// are cut.
func clean(text string) string {
	words := strings.Fields(visible(text))
	for i, word := range words {
		words[i] = cutWord(word)
	}
	return strings.Join(words, " ")
}

// visible drops control and format characters, which include zero-width ones
// and those that override the direction of reading, and keeps white space.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsGraphic(r) && !blank(r) {
			return r
		}
		return -1
	}, text)
}

// blank reports characters that count as letters, marks or symbols but show
// nothing of their own.
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

// unspaced reports characters of scripts that put no spaces between words.
func unspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// clip shortens clean text to whole words that weigh no more than limit.
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

// character weighs every character the same.
func character(rune) int { return 1 }

// escapeMarkdown makes text harmless inside Markdown: it becomes one line of clean text
// in which nothing reads as a citation, a link or markup.
func escapeMarkdown(text string) string {
	return entity.ReplaceAllString(markdown.Replace(withoutAddresses(clean(text))), `\$0`)
}

// markdown uses no escape where another character says the same, as answers
// are read in terminals too.
var markdown = strings.NewReplacer(
	"[", "(", "]", ")", "<", "‹", ">", "›", "“", "‘", "”", "’", "`", "'",
	`\`, `\\`, "*", `\*`, "_", `\_`, "~", `\~`, "|", `\|`,
)

// entity is what Markdown would show as another character.
var entity = regexp.MustCompile(`&#?\w+;`)

// withoutAddresses leaves addresses to the card: Markdown makes links of them
// without being asked, and models repeat them.
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

// short is inert text of at most limit characters.
func short(text string, limit int) string {
	return escapeMarkdown(clip(clean(text), limit, character))
}

// quote puts short text between quotation marks; "" stays "".
func quote(text string, limit int) string {
	text = strings.TrimRight(short(text, limit), " .,;:")
	if strings.Trim(text, ellipsis+" ") == "" {
		return ""
	}
	return "“" + text + "”"
}
