package interchange

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	honorifics = words("dr dra drs prof profa professor doctor rev sr sra srta sister brother fr mr mrs ms miss mx mme mlle madame monsieur " +
		"herr frau dhr mevr mw hr ing dipl-ing mag lic ir sir dame rabbi señor señora senhor senhora doña dott dottssa avv capt col gen lt sgt")
	suffixes = words("jr sr ii iii iv phd md jnr snr esq dds dvm jd rn np bs ms mph mba cpa msc bsc meng beng llm llb " +
		"dphil edd psyd pharmd fils père fio júnior neto")
	particles = words("van von vom der den dem des de la le les los las du da do dos das di del della dello dalla dal degli dei delle el al " +
		"bin ibn bint ben ní ó te ten ter tot zu zum zur af av und op 't 's in't d' y e i")
	// joiners stand between two parts of a family name: "Ortega y Gasset".
	joiners = words("y e i und")
)

func words(list string) map[string]bool {
	set := make(map[string]bool)
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}

func isOneOf(set map[string]bool, word string) bool {
	return set[nameKey(word)]
}

func nameKey(word string) string {
	return strings.ToLower(strings.ReplaceAll(strings.Trim(word, ".,"), ".", ""))
}

// splitName splits a name into the components of vCard's N: family, given,
// additional, prefix, suffix. It understands "Family, Given" and titles behind a
// comma. It guesses, which is wrong for some names; FN has the whole name.
func splitName(name string) []string {
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == ',' || r == '，' || r == '、' })
	words := make([][]string, 0, len(parts))
	for _, part := range parts {
		if fields := strings.Fields(part); len(fields) > 0 {
			words = append(words, fields)
		}
	}
	if len(words) == 0 {
		return make([]string, 5)
	}
	// What follows the first comma is a title, or the given name.
	titlesFrom := 1
	familyFirst := len(words) > 1 && !isTitle(words[1], words[0])
	if familyFirst {
		titlesFrom = 2
	}
	var titles []string
	for _, part := range words[titlesFrom:] {
		titles = append(titles, strings.Join(part, " "))
	}
	if familyFirst {
		return familyGiven(words[0], words[1], titles)
	}
	return spokenOrder(words[0], titles)
}

// familyGiven returns the components of a name that was written "Family, Given".
func familyGiven(family, given, suffix []string) []string {
	prefix, family := cutPrefix(family)
	more, given := cutPrefix(given)
	family, titles := cutSuffix(family, 1)
	given, others := cutSuffix(given, 1)
	suffix = slices.Concat(titles, others, suffix)
	// "Velde, Anneke van der" has the particles behind the given name.
	end := len(given)
	for end > 1 && isParticle(given[end-1]) {
		end--
	}
	family = slices.Concat(given[end:], family)
	return components(family, given[:1], given[1:end], append(prefix, more...), suffix)
}

// spokenOrder returns the components of a name with the given name first. Names in
// Chinese, Japanese and Korean characters have the family name first.
func spokenOrder(rest, titles []string) []string {
	prefix, rest := cutPrefix(rest)
	rest, suffix := cutSuffix(rest, 2)
	suffix = append(suffix, titles...)
	switch {
	case len(rest) < 2:
		return components(nil, rest, nil, prefix, suffix)
	case isEastAsian(rest):
		return components(rest[:1], rest[1:], nil, prefix, suffix)
	}
	family := len(rest) - 1
	for family > 1 && isParticle(rest[family-1]) {
		family--
		if isOneOf(joiners, rest[family]) && family > 1 {
			family--
		}
	}
	return components(rest[family:], rest[:1], rest[1:family], prefix, suffix)
}

// isParticle reports whether a word belongs to the family name behind it, as also the
// first does of "Lune-van der Berg". A single letter does so in lower case only; else
// it is an initial.
func isParticle(word string) bool {
	return isOneOf(particles, word[strings.LastIndexByte(word, '-')+1:]) && !isInitial(word)
}

// isSuffix reports whether a word is a title behind a name, or a remark such as
// "(she/her)".
func isSuffix(word string) bool {
	return isOneOf(suffixes, word) || strings.HasPrefix(word, "(") || strings.Contains(word, "/")
}

func isInitial(word string) bool {
	first, size := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first) && strings.Trim(word[size:], ".") == ""
}

func cutPrefix(rest []string) (prefix, others []string) {
	for len(rest) > 1 && isOneOf(honorifics, rest[0]) {
		prefix, rest = append(prefix, rest[0]), rest[1:]
	}
	return prefix, rest
}

// cutSuffix cuts off titles behind a name, of which least words remain.
func cutSuffix(rest []string, least int) (others, suffix []string) {
	for len(rest) > least && isSuffix(rest[len(rest)-1]) {
		suffix, rest = append(suffix, rest[len(rest)-1]), rest[:len(rest)-1]
	}
	slices.Reverse(suffix)
	return rest, suffix
}

// isTitle reports whether the words behind a comma are titles: known ones, or
// abbreviations in capitals behind a name that is not in capitals.
func isTitle(part, name []string) bool {
	inCapitals := strings.ToUpper(strings.Join(name, "")) == strings.Join(name, "")
	shortest := 3 // "Lind, JP" are initials
	if len(name) > 1 && !isOneOf(particles, name[0]) {
		shortest = 2 // "Gro Lind, MA"
	}
	return !slices.ContainsFunc(part, func(word string) bool {
		return !isSuffix(word) && (inCapitals || !isAbbreviation(word, shortest))
	})
}

// isAbbreviation reports whether a word is written as FRCS, M.Sc. or (PMP) are.
func isAbbreviation(word string, shortest int) bool {
	letters := strings.Trim(word, ".()")
	if before, after, dotted := strings.Cut(letters, "."); dotted {
		return before != "" && after != "" && utf8.RuneCountInString(letters) > 3
	}
	return utf8.RuneCountInString(letters) >= shortest && strings.ToUpper(letters) == letters && strings.ToLower(letters) != letters
}

func isEastAsian(words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool {
		return strings.ContainsFunc(word, func(r rune) bool {
			return !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) && r != 'ー'
		})
	})
}

func components(parts ...[]string) []string {
	joined := make([]string, len(parts))
	for i, part := range parts {
		joined[i] = strings.Join(part, " ")
	}
	return joined
}
