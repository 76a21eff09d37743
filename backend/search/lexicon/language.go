package lexicon

import (
	"fmt"
	"strings"

	"github.com/kljensen/snowball/french"
)

// A Language is one that questions are read in. Profiles are read in the first
// [ReadLanguages] of them. The zero value is English.
type Language uint8

const (
	English Language = iota
	French
	German // of this and the following ones only the most frequent words are known
	Spanish
	Portuguese
	LanguageCount // the number of languages

	ReadLanguages = German // the number of languages whose words have stems of their own
)

// String returns the code of the language, as the page names it.
func (l Language) String() string { return [...]string{"en", "fr", "de", "es", "pt"}[l] }

// Other returns the language that words of this one are translated to.
func (l Language) Other() Language {
	if l == English {
		return French
	}
	return English
}

// AnswerLanguage returns the language in which questions of this one are answered: French, or
// English for all others.
func (l Language) AnswerLanguage() Language {
	if l == French {
		return French
	}
	return English
}

// frenchMark begins the stems of French words. It keeps "chat", a cat, apart from an English
// chat. No folded word has a colon.
const frenchMark = "fr:"

// Scanner returns a scanner for a text of this language.
func (l Language) Scanner(text string) Scanner { return Scanner{Text: text, Elisions: l.Elides()} }

// CapitalizesNouns reports whether every noun of the language begins with a capital.
func (l Language) CapitalizesNouns() bool { return l == German }

// Elides reports whether words of the language are written together with an apostrophe.
func (l Language) Elides() bool { return l == French }

// Stem returns the common stem of the forms of a folded word. French stems are never equal to
// others; text that is neither English nor French has the stems of English.
func (l Language) Stem(word string) string {
	if l != French {
		return Stem(word)
	}
	if own, ok := ownFrenchStems[word]; ok {
		return frenchMark + own
	}
	if len(word) < 4 || strings.IndexFunc(word, notASCIILetter) >= 0 {
		return frenchMark + word
	}
	stemmed := french.Stem(word, false)
	if stemmed == word {
		stemmed = french.Stem(strings.TrimSuffix(word, "s"), false) // vélos, which the stemmer keeps
	}
	if len(stemmed) < 3 {
		return frenchMark + word
	}
	return frenchMark + stemmed
}

// StemLanguage returns the language of a stem.
func StemLanguage(stem string) Language {
	if strings.HasPrefix(stem, frenchMark) {
		return French
	}
	return English
}

// ownFrenchStems replace what the French stemmer makes of some words.
var ownFrenchStems = firstOfLines(French.Phrases("stems"))

// FoldedWords returns the words of a text as the scanner of the language folds them.
func (l Language) FoldedWords(text string) []string {
	var words []string
	for s := l.Scanner(text); s.Next(); {
		words = append(words, string(s.Word))
	}
	return words
}

// IsFunctionWord reports whether a folded word is a grammatical word: "the", "with".
func (l Language) IsFunctionWord(word string) bool { return functionWordsOf[l][word] }

// IsLanguage reports whether a folded word names a language.
func (l Language) IsLanguage(word string) bool { return languagesOf[l][word] }

// IsTopic reports whether a word is known to have a meaning of its own.
func (l Language) IsTopic(word string) bool {
	stem := l.Stem(word)
	return Related(stem) != nil || l == French && Translations(stem) != nil
}

// IsStopWord is the function IsStopWord for a text of this language.
func (l Language) IsStopWord(word []byte, capitals int) bool {
	if l == English {
		return IsStopWord(word, capitals)
	}
	return functionWordsOf[l][string(word)] && !(capitals > 1 && capitals == len(word))
}

// WordSet returns a new set of the words of a list. It panics if English has no list of
// that name with words, or if it is empty.
func (l Language) WordSet(name string) map[string]bool { return setOf(l.entries(name, false)) }

// PhraseSet returns a new set of the phrases of a list, like WordSet.
func (l Language) PhraseSet(name string) map[string]bool { return setOf(l.entries(name, true)) }

// Phrases returns the phrases of a list in their order, like WordSet.
func (l Language) Phrases(name string) []string { return l.entries(name, true) }

// entries returns the entries of a list. Other languages lack lists of which they have no
// words; theirs may be written with accents and elisions.
func (l Language) entries(name string, phrases bool) []string {
	list, ok := wordListsOf[English][name]
	if !ok || list.phrases != phrases || len(list.Lines) == 0 {
		panic(fmt.Sprintf("lexicon: no list %q with phrases %t", name, phrases))
	}
	if l == English {
		return list.entries()
	}
	return l.folded(name)
}

// folded returns the entries of a list that English need not have.
func (l Language) folded(name string) []string {
	entries := wordListsOf[l][name].entries()
	for i, entry := range entries {
		entries[i] = strings.Join(l.FoldedWords(entry), " ")
	}
	return entries
}
