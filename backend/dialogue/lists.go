package dialogue

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
)

// The word lists are text files, one a language. Lists of the same name in
// several files are one list.
//
//go:embed lists/*.txt
var listFiles embed.FS

// lists holds the lines of each list.
var lists = readLists()

func readLists() map[string][]string {
	files, err := listFiles.ReadDir("lists")
	if err != nil {
		panic(err)
	}
	all := map[string][]string{}
	for _, file := range files {
		text, err := listFiles.ReadFile("lists/" + file.Name())
		if err != nil {
			panic(err)
		}
		name := ""
		for line := range strings.Lines(string(text)) {
			line = strings.TrimSpace(line)
			switch {
			case line == "" || line[0] == '#':
			case line[0] == '[':
				name = strings.Trim(line, "[]")
			default:
				all[name] = append(all[name], line)
			}
		}
	}
	return all
}

// A phraseList holds phrases by their first word, each as its folded words.
type phraseList map[string][][]string

// phrases returns a list whose lines are phrases. It panics for an unknown name.
func phrases(name string) phraseList {
	list := phraseList{}
	for _, line := range linesOf(name) {
		words := strings.Fields(line)
		list[words[0]] = append(list[words[0]], words)
	}
	return list
}

// set returns a list as a set of words. It panics for an unknown name.
func set(name string) map[string]bool {
	words := map[string]bool{}
	for _, line := range linesOf(name) {
		for _, word := range strings.Fields(line) {
			words[word] = true
		}
	}
	return words
}

// numbered returns a list whose lines are a number and the words for it.
func numbered(name string) map[string]int {
	numbers := map[string]int{}
	for _, line := range linesOf(name) {
		words := strings.Fields(line)
		n, err := strconv.Atoi(words[0])
		if err != nil {
			panic(err)
		}
		for _, word := range words[1:] {
			numbers[word] = n
		}
	}
	return numbers
}

func linesOf(name string) []string {
	lines := lists[name]
	if len(lines) == 0 {
		panic(fmt.Sprintf("dialogue: no list %q", name))
	}
	return lines
}
