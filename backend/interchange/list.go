package interchange

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// separators lists what other programs write between the entries of a cell, the
// most reliable first: an entry may contain a comma, but hardly a line break.
var separators = []string{"\n", ":::", "|", ","}

var escapeEntry = strings.NewReplacer(`\`, `\\`, `;`, `\;`)

// joinList writes entries into one cell, separated by semicolons. A single entry
// that contains another separator gets a final semicolon, so that [splitList]
// does not split it.
func joinList(entries []string) string {
	escaped := make([]string, len(entries))
	for i, entry := range entries {
		escaped[i] = escapeEntry.Replace(entry)
	}
	joined := strings.Join(escaped, "; ")
	if len(entries) == 1 && separatorIn(entries[0]) != "" {
		return joined + ";"
	}
	return joined
}

// splitForeignList is splitList for a cell that Kith did not write: it also reads a list in JSON, and removes marks
// that begin the entries.
func splitForeignList(text string) []string {
	var entries []string
	if strings.HasPrefix(text, "[") && json.Unmarshal([]byte(text), &entries) == nil {
		return entries
	}
	if entries = splitQuoted(text); entries == nil {
		entries = splitList(text)
	}
	for i, entry := range entries {
		entry = strings.TrimSpace(entry)
		for _, mark := range []string{"- ", "* ", "• ", "•", "– ", "· "} {
			if rest, marked := strings.CutPrefix(entry, mark); marked {
				entry = rest
				break
			}
		}
		entries[i] = entry
	}
	return entries
}

// splitQuoted splits a list in which entries with a comma are quoted, as in: weaving,"wool, raw". It returns nil for
// other texts.
func splitQuoted(text string) []string {
	if !strings.HasPrefix(text, `"`) && !strings.Contains(text, `,"`) && !strings.Contains(text, `, "`) {
		return nil
	}
	in := csv.NewReader(strings.NewReader(text))
	in.TrimLeadingSpace = true
	entries, err := in.Read()
	if _, more := in.Read(); err != nil || !errors.Is(more, io.EOF) || len(entries) < 2 {
		return nil
	}
	return entries
}

// splitList splits a cell into its entries, also if another program wrote it.
func splitList(text string) []string {
	entries := splitEscaped(text)
	if len(entries) > 1 {
		return entries
	}
	if separator := separatorIn(entries[0]); separator != "" {
		return strings.Split(entries[0], separator)
	}
	return entries
}

func separatorIn(text string) string {
	for _, separator := range separators {
		if strings.Contains(text, separator) {
			return separator
		}
	}
	return ""
}

// splitEscaped splits at semicolons. A backslash escapes a semicolon or another
// backslash.
func splitEscaped(text string) []string {
	var entries []string
	var entry []byte
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && i+1 < len(text) && (text[i+1] == ';' || text[i+1] == '\\'):
			i++
			entry = append(entry, text[i])
		case text[i] == ';':
			entries = append(entries, string(entry))
			entry = entry[:0]
		default:
			entry = append(entry, text[i])
		}
	}
	return append(entries, string(entry))
}
