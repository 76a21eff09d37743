package dialogue

import (
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kith/backend/search/lexicon"
)

// The word lists are text files, one a language: en.txt, fr.txt. French has the
// lists of which it has words.
//
//go:embed lists/*.txt
var listFiles embed.FS

var lists = [lexicon.LanguageCount]map[string]lexicon.WordList{lexicon.English: readLists(lexicon.English), lexicon.French: readLists(lexicon.French)}

func readLists(l lexicon.Language) map[string]lexicon.WordList {
	text, err := listFiles.ReadFile("lists/" + l.String() + ".txt")
	if err != nil {
		panic(err)
	}
	return lexicon.ParseWordLists(string(text))
}

// A phraseList holds the phrases of each language by their first word, each as its
// folded words.
type phraseList [lexicon.LanguageCount]map[string][][]string

// phrases returns a list whose lines are phrases. It panics for an unknown name.
func phrases(name string) phraseList {
	var list phraseList
	for l, lines := range linesOf(name) {
		list[l] = map[string][][]string{}
		for _, line := range lines {
			for _, words := range withElision(strings.Fields(line)) {
				list[l][words[0]] = append(list[l][words[0]], words)
			}
		}
	}
	return list
}

// withElision returns a phrase and, if its last word may lose its vowel, the phrase
// before a vowel: "parle moi d".
func withElision(phrase []string) [][]string {
	elided := map[string]string{"de": "d", "que": "qu"}[phrase[len(phrase)-1]]
	if elided == "" || len(phrase) == 1 {
		return [][]string{phrase}
	}
	return [][]string{phrase, append(slices.Clone(phrase[:len(phrase)-1]), elided)}
}

// A wordSet holds words of each language.
type wordSet [lexicon.LanguageCount]map[string]bool

// set returns a list as a set of words. It panics for an unknown name.
func set(name string) wordSet {
	var words wordSet
	for l, lines := range linesOf(name) {
		words[l] = map[string]bool{}
		for _, line := range lines {
			for _, word := range strings.Fields(line) {
				words[l][word] = true
			}
		}
	}
	return words
}

// numbers are words of each language that stand for a number.
type numbers [lexicon.LanguageCount]map[string]int

// numbered returns a list whose lines are a number and the words for it.
func numbered(name string) numbers {
	var list numbers
	for l, lines := range linesOf(name) {
		list[l] = map[string]int{}
		for _, line := range lines {
			words := strings.Fields(line)
			n, err := strconv.Atoi(words[0])
			if err != nil {
				panic(err)
			}
			for _, word := range words[1:] {
				list[l][word] = n
			}
		}
	}
	return list
}

// linesOf returns the lines of a list in each language, folded. It panics if none has it.
func linesOf(name string) (lines [lexicon.LanguageCount][]string) {
	found := false
	for l := range lexicon.LanguageCount {
		for _, line := range lists[l][name].Lines {
			lines[l] = append(lines[l], strings.Join(l.FoldedWords(line), " "))
			found = true
		}
	}
	if !found {
		panic(fmt.Sprintf("dialogue: no list %q", name))
	}
	return lines
}
