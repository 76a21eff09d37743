package interchange

import (
	"slices"
	"strings"
)

var (
	honorifics = words("dr prof rev sr sister brother fr mr mrs ms")
	suffixes   = words("jr ii iii iv phd md")
	particles  = words("van von der den de la le du da do dos das di del della el al bin ibn ní te")
)

func words(list string) map[string]bool {
	set := make(map[string]bool)
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}

func isOneOf(set map[string]bool, word string) bool {
	return set[strings.ToLower(strings.Trim(word, ".,"))]
}

// splitName splits a name into the components of vCard's N: family, given,
// additional, prefix, suffix. It guesses, which is wrong for some names; FN has
// the whole name.
func splitName(name string) []string {
	rest := strings.Fields(name)
	var prefix, suffix []string
	for len(rest) > 1 && isOneOf(honorifics, rest[0]) {
		prefix, rest = append(prefix, rest[0]), rest[1:]
	}
	for len(rest) > 2 && isOneOf(suffixes, rest[len(rest)-1]) {
		suffix, rest = append(suffix, rest[len(rest)-1]), rest[:len(rest)-1]
	}
	slices.Reverse(suffix)
	if len(rest) < 2 {
		return components(nil, rest, nil, prefix, suffix)
	}
	family := len(rest) - 1
	for family > 1 && isOneOf(particles, rest[family-1]) {
		family--
	}
	return components(rest[family:], rest[:1], rest[1:family], prefix, suffix)
}

func components(parts ...[]string) []string {
	joined := make([]string, len(parts))
	for i, part := range parts {
		joined[i] = strings.Join(part, " ")
	}
	return joined
}
