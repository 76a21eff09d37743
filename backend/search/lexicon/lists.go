// Package lexicon has the linguistic data and functions of the search: word scanner, stemmer, synonyms, query
// expansions, places, languages, and the word lists of the parser. The data are text files in this folder.
package lexicon

import (
	"embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed lists
var listFiles embed.FS

// A WordList is one list of [ParseWordLists].
type WordList struct {
	Lines   []string
	phrases bool // one entry a line; otherwise every word is an entry
}

// entries returns the phrases or words of the list in their order.
func (l WordList) entries() []string {
	if l.phrases {
		return slices.Clone(l.Lines)
	}
	return strings.Fields(strings.Join(l.Lines, " "))
}

// wordListsOf are the lists of each language.
var wordListsOf = [LanguageCount]map[string]WordList{
	English: loadWordLists("lists"), French: loadWordLists("lists/french"), German: loadWordLists("lists/german"),
	Spanish: loadWordLists("lists/spanish"), Portuguese: loadWordLists("lists/portuguese"),
}

// loadWordLists reads the files in a folder.
func loadWordLists(folder string) map[string]WordList {
	files, err := listFiles.ReadDir(folder)
	if err != nil {
		panic(err)
	}
	var all strings.Builder
	for _, file := range files {
		if file.IsDir() {
			continue
		}
		text, err := listFiles.ReadFile(folder + "/" + file.Name())
		if err != nil {
			panic(err)
		}
		fmt.Fprintf(&all, "%s\n", text)
	}
	return ParseWordLists(all.String())
}

// ParseWordLists returns the word lists in a text, by name. A list starts with its name in
// brackets, "[name]", or "[name] phrases" if every line is one entry. "#" starts a comment.
// It panics if two lists have the same name.
func ParseWordLists(text string) map[string]WordList {
	all := make(map[string]WordList)
	name := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if heading, ok := strings.CutPrefix(line, "["); ok {
			var kind string
			name, kind, _ = strings.Cut(heading, "]")
			if _, ok := all[name]; ok {
				panic(fmt.Sprintf("lexicon: two lists are named %q", name))
			}
			all[name] = WordList{phrases: strings.TrimSpace(kind) == "phrases"}
		} else if line != "" && line[0] != '#' {
			list := all[name]
			list.Lines = append(list.Lines, line)
			all[name] = list
		}
	}
	return all
}

func setOf(entries []string) map[string]bool {
	set := make(map[string]bool, len(entries))
	for _, entry := range entries {
		set[entry] = true
	}
	return set
}
