package main

import (
	"regexp"
	"strings"
)

// A suffix is a rule of Hunspell: words that match get another ending.
type suffix struct {
	matching       *regexp.Regexp
	removed, added string
}

const flagLength = 2

// frenchWords reads a dictionary of Hunspell: the rules for endings, then a word a line with
// the flags of its rules after a slash. The first line of the words is their number.
func frenchWords(texts [][]byte) (words []string, err error) {
	rules, err := readSuffixes(string(texts[0]))
	if err != nil {
		return nil, err
	}
	_, lines, _ := strings.Cut(string(texts[1]), "\n")
	for line := range strings.Lines(lines) {
		entry, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		word, flags, _ := strings.Cut(entry, "/")
		words = append(words, word)
		for ; len(flags) >= flagLength; flags = flags[flagLength:] {
			for _, rule := range rules[flags[:flagLength]] {
				if rule.matching.MatchString(word) {
					words = append(words, strings.TrimSuffix(word, rule.removed)+rule.added)
				}
			}
		}
	}
	return words, nil
}

// readSuffixes returns the rules by their flags. A rule is SFX, flag, what is removed, what is
// added, and which ending it is for; a line with fewer fields is the head of some rules.
func readSuffixes(text string) (map[string][]suffix, error) {
	rules := map[string][]suffix{}
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		if len(fields) < 5 || fields[0] != "SFX" {
			continue
		}
		added, _, _ := strings.Cut(fields[3], "/")
		matching, err := regexp.Compile(fields[4] + "$")
		if err != nil {
			return nil, err
		}
		rules[fields[1]] = append(rules[fields[1]], suffix{matching, noneIfZero(fields[2]), noneIfZero(added)})
	}
	return rules, nil
}

func noneIfZero(ending string) string {
	if ending == "0" {
		return ""
	}
	return ending
}
