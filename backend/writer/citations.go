package writer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// citation matches [2], and [1, 3] as some models write it. A leading backslash
// is part of the match: it escapes the bracket.
var citation = regexp.MustCompile(`\\?\[ ?(\d{1,4}(?: ?[,;] ?\d{1,4})*) ?\]`)

// Citations returns the numbers that an answer cites, each once, in order of
// appearance. Valid are those from 1 to candidates.
func Citations(text string, candidates int) (valid, outOfRange []int) {
	for _, match := range citation.FindAllStringSubmatch(text, -1) {
		if strings.HasPrefix(match[0], `\`) {
			continue
		}
		for _, n := range numbers(match[1]) {
			if n >= 1 && n <= candidates {
				valid = appendOnce(valid, n)
			} else {
				outOfRange = appendOnce(outOfRange, n)
			}
		}
	}
	return valid, outOfRange
}

func numbers(list string) []int {
	fields := strings.FieldsFunc(list, func(r rune) bool { return r < '0' || r > '9' })
	parsed := make([]int, len(fields))
	for i, field := range fields {
		parsed[i], _ = strconv.Atoi(field) // up to four digits cannot fail
	}
	return parsed
}

func appendOnce(list []int, n int) []int {
	if slices.Contains(list, n) {
		return list
	}
	return append(list, n)
}
