package interchange

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

//go:embed words/*.txt
var wordFiles embed.FS

// wordLists has the lists of the embedded files by name. A list begins with its name in brackets; a line that begins
// with # is a comment.
var wordLists = readWordLists(wordFiles)

func readWordLists(files fs.FS) map[string]string {
	lists := make(map[string]string)
	names, err := fs.Glob(files, "words/*.txt")
	if err != nil {
		panic(fmt.Sprintf("interchange: the lists of words, embedded: %v", err))
	}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			panic(fmt.Sprintf("interchange: %s, embedded: %v", name, err))
		}
		list := ""
		for line := range strings.Lines(string(text)) {
			switch line = strings.TrimSpace(line); {
			case strings.HasPrefix(line, "["):
				list = strings.Trim(line, "[]")
			case line != "" && line[0] != '#':
				lists[list] += line + "\n"
			}
		}
	}
	return lists
}

// listed returns the words of a list.
func listed(list string) map[string]bool { return words(wordList(list)) }

func wordList(name string) string {
	list, ok := wordLists[name]
	if !ok {
		panic("interchange: there is no list of words " + name)
	}
	return list
}

// phrases returns the phrases of a list, which commas separate.
func phrases(list string) []string {
	var all []string
	for line := range strings.Lines(wordList(list)) {
		for phrase := range strings.SplitSeq(line, ",") {
			if phrase = strings.TrimSpace(phrase); phrase != "" {
				all = append(all, phrase)
			}
		}
	}
	return all
}

// hasWord reports whether a word of the sentence is in one of the sets.
func (s sentence) hasWord(sets ...map[string]bool) bool { return slices.ContainsFunc(sets, s.any) }

func either(conditions ...bool) bool { return slices.Contains(conditions, true) }
