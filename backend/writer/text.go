package writer

import (
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
	visible := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == utf8.RuneError, !unicode.IsGraphic(r), unicode.Is(unicode.Variation_Selector, r), blank(r):
			return -1
		default:
			return r
		}
	}, text)
	words := strings.Fields(visible)
	for i, word := range words {
		words[i] = cutWord(word)
	}
	return strings.Join(words, " ")
}

// blank reports characters that count as letters or marks but show nothing.
func blank(r rune) bool {
	switch r {
	case '\u034F', '\u115F', '\u1160', '\u17B4', '\u17B5', '\u2800', '\u3164', '\uFFA0':
		return true
	default:
		return false
	}
}

func cutWord(word string) string {
	if utf8.RuneCountInString(word) <= maxWord {
		return word
	}
	return string([]rune(word)[:maxWord-1]) + ellipsis
}

// clip shortens clean text to whole words that weigh no more than limit.
func clip(text string, limit int, weigh func(string) int) string {
	if weigh(text) <= limit {
		return text
	}
	limit -= weigh(ellipsis)
	end := 0
	for i, r := range text {
		if r == ' ' {
			if weigh(text[:i]) > limit {
				break
			}
			end = i
		}
	}
	return text[:end] + ellipsis
}

// inert makes clean text harmless inside Markdown. Brackets become round, so
// that nothing in it reads as a citation or link; addresses are left to the
// card, as Markdown would make links of them without being asked.
func inert(text string) string {
	words := strings.Fields(clean(text))
	for i, word := range words {
		if isAddress(word) {
			words[i] = ellipsis
		}
	}
	return markdown.Replace(strings.Join(words, " "))
}

// markdown uses no escape where another character says the same, as answers
// are read in terminals too.
var markdown = strings.NewReplacer(
	"[", "(", "]", ")", "<", "‹", ">", "›", "“", "‘", "”", "’", "`", "'",
	`\`, `\\`, "*", `\*`, "_", `\_`, "~", `\~`, "&", `\&`, "|", `\|`,
)

func isAddress(word string) bool {
	lower := strings.ToLower(word)
	return strings.Contains(lower, "://") || strings.Contains(lower, "www.") ||
		strings.Contains(lower, "mailto:") || strings.Contains(lower, "@")
}

// short is inert text of at most limit characters.
func short(text string, limit int) string {
	return inert(clip(clean(text), limit, utf8.RuneCountInString))
}

// quote puts short text between quotation marks; "" stays "".
func quote(text string, limit int) string {
	text = strings.TrimRight(short(text, limit), " .,;:")
	if strings.Trim(text, ellipsis+" ") == "" {
		return ""
	}
	return "“" + text + "”"
}
