package domain

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// NameKey returns the one form in which names are compared: it ignores case,
// composition, width, white space, invisible characters, full stops, and which
// apostrophe, hyphen or dash is written, and it reads “Vern, Ada” as “Ada Vern”.
// Accents count: without anything else, Zoë and Zoe are two people. The key is
// not for display.
func NameKey(name string) string {
	return strings.Join(nameWords(name), " ")
}

// LooseNameKey returns a key that names have in common if one may be another spelling of the other: besides what
// [NameKey] ignores, it ignores accents, titles and the order of words. It tells that two people may be one, not that
// they are.
func LooseNameKey(name string) string {
	var words []string
	for _, w := range comparedWords(name) {
		words = append(words, w.plain)
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}

// nameWords returns the words of the key of a name, in spoken order.
func nameWords(name string) []string {
	if family, given, found := strings.Cut(name, ","); found && strings.TrimSpace(given) != "" && !degrees(given) {
		name = given + " " + family
	}
	var folded string
	if isASCII(name) {
		folded = strings.ToLower(name)
	} else {
		folded = strings.Map(plainPunctuation, withoutInvisible(name))
		folded = norm.NFC.String(cases.Fold().String(norm.NFKC.String(folded)))
		folded = turkishI.Replace(folded)
	}
	return strings.FieldsFunc(folded, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Pd, r) || strings.ContainsRune("-.,\u2212", r)
	})
}

// degrees reports whether what stands behind the comma of a name is no given name
// but degrees, as in “Ada Vern, PhD”.
func degrees(behind string) bool {
	for word := range strings.FieldsFuncSeq(strings.ToLower(behind), func(r rune) bool { return r == ' ' || r == ',' }) {
		if !suffixes[strings.ReplaceAll(word, ".", "")] {
			return false
		}
	}
	return true
}

// plainPunctuation maps the apostrophes that names are written with to one.
func plainPunctuation(r rune) rune {
	switch r {
	case '`', '´', '‘', '’', '‛', '′', 'ʹ', 'ʻ', 'ʼ', 'ʽ', 'ʾ', 'ʿ', 'ˈ', '＇', '｀', 'ꞌ', '\u0374', '\u055a', '\u05f3':
		return '\''
	}
	return r
}

// turkishI makes the letters equal that differ between upper and lower case in
// Turkish.
var turkishI = strings.NewReplacer("i\u0307", "i", "ı", "i")

// SamePerson reports whether two names can be those of one person, for two rows
// with one e-mail address or page: their words are the same in any order, one has
// some of the other's, or initials of them, or the given name is the same and the
// family name another. Here accents do not count. An empty name can be
// anybody's.
func SamePerson(a, b string) bool {
	short, long := comparedWords(a), comparedWords(b)
	if len(short) == 0 || len(long) == 0 {
		return true
	}
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(long) > maxComparedWords {
		return slices.EqualFunc(short, long, sameWord)
	}
	return utf8.RuneCountInString(short[0].plain) > 1 && sameWord(short[0], long[0]) || within(short, long)
}

// titles and suffixes say nothing of who somebody is, as long as another two words
// of a name do: “Mr Vern” and “Mrs Vern” are two people.
var (
	titles   = wordSet("dr dra prof rev sir mr mrs ms miss mx herr frau mme mlle monsieur madame sra srta señor señora dhr mevr hr fru mag dipl ing")
	suffixes = wordSet("jr sr ii iii iv phd dphil md ma mba msc bsc ba bs ms llm jd esq dds rn cpa dr")
)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}

func withoutTitles(words []string) []string {
	for len(words) > 2 && titles[words[0]] {
		words = words[1:]
	}
	for len(words) > 2 && suffixes[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return words
}

// maxComparedWords bounds the work on names that are none.
const maxComparedWords = 30

// comparedWord is a word of a name without accents: once with the bare letter,
// and once as German and the Scandinavian languages write it without them (ö is oe).
type comparedWord struct{ plain, spelled string }

func comparedWords(name string) []comparedWord {
	words := withoutTitles(nameWords(name))
	compared := make([]comparedWord, 0, len(words))
	for _, word := range words {
		word = strings.ReplaceAll(word, "'", "")
		w := comparedWord{bare.Replace(withoutAccents(word)), bare.Replace(withoutAccents(digraphs.Replace(word)))}
		if w.plain != "" {
			compared = append(compared, w)
		}
	}
	return compared
}

func withoutAccents(word string) string {
	if isASCII(word) {
		return word
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(word))
}

var (
	digraphs = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ø", "oe", "å", "aa")
	bare     = strings.NewReplacer("ø", "o", "æ", "ae", "œ", "oe", "ß", "ss", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ħ", "h")
)

func sameWord(a, b comparedWord) bool {
	return a.plain == b.plain || a.spelled == b.spelled || a.plain == b.spelled || a.spelled == b.plain
}

// within reports whether each word of short is a word of long, or the initial of
// one, and at least one is no initial.
func within(short, long []comparedWord) bool {
	taken := make([]bool, len(long))
	take := func(fits func(comparedWord) bool) bool {
		for i, word := range long {
			if !taken[i] && fits(word) {
				taken[i] = true
				return true
			}
		}
		return false
	}
	var rest []comparedWord
	for _, word := range short {
		if !take(func(other comparedWord) bool { return sameWord(word, other) }) {
			rest = append(rest, word)
		}
	}
	for _, word := range rest {
		if !take(func(other comparedWord) bool { return initialOf(word, other) || initialOf(other, word) }) {
			return false
		}
	}
	return len(rest) < len(short) || len(short) == len(long)
}

func initialOf(a, b comparedWord) bool {
	return utf8.RuneCountInString(a.plain) == 1 && strings.HasPrefix(b.plain, a.plain)
}
