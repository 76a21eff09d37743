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

// A wordList is one list of the files in lists.
type wordList struct {
	phrases bool // one entry a line; otherwise every word is an entry
	lines   []string
}

// entries returns the phrases or words of the list in their order.
func (l wordList) entries() []string {
	if l.phrases {
		return slices.Clone(l.lines)
	}
	return strings.Fields(strings.Join(l.lines, " "))
}

// wordListsOf are the lists of each language.
var wordListsOf = [LanguageCount]map[string]wordList{
	English: loadWordLists("lists"), French: loadWordLists("lists/french"), German: loadWordLists("lists/german"),
	Spanish: loadWordLists("lists/spanish"), Portuguese: loadWordLists("lists/portuguese"),
}

// loadWordLists reads the files in a folder. A list starts with its name in brackets,
// "[name]", or "[name] phrases" if every line is one entry. "#" starts a comment.
func loadWordLists(folder string) map[string]wordList {
	files, err := listFiles.ReadDir(folder)
	if err != nil {
		panic(err)
	}
	all := make(map[string]wordList)
	for _, file := range files {
		if file.IsDir() {
			continue
		}
		text, err := listFiles.ReadFile(folder + "/" + file.Name())
		if err != nil {
			panic(err)
		}
		addWordLists(all, string(text))
	}
	return all
}

func addWordLists(all map[string]wordList, text string) {
	name := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if heading, ok := strings.CutPrefix(line, "["); ok {
			var kind string
			name, kind, _ = strings.Cut(heading, "]")
			if _, ok := all[name]; ok {
				panic(fmt.Sprintf("lexicon: two lists are named %q", name))
			}
			all[name] = wordList{phrases: strings.TrimSpace(kind) == "phrases"}
		} else if line != "" && line[0] != '#' {
			list := all[name]
			list.lines = append(list.lines, line)
			all[name] = list
		}
	}
}

func setOf(entries []string) map[string]bool {
	set := make(map[string]bool, len(entries))
	for _, entry := range entries {
		set[entry] = true
	}
	return set
}
