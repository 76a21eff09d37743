package lexicon

var (
	functionWords = WordSet("function-words")
	weakStems     = stemSet("weak-words")
	languages     = WordSet("languages")
)

// IsFunctionWord reports whether a folded word is a grammatical word: "the", "with".
func IsFunctionWord(word string) bool { return functionWords[word] }

// IsWeak reports whether words with this stem carry little information alone.
func IsWeak(stem string) bool { return weakStems[stem] }

// IsLanguage reports whether a folded word names a language.
func IsLanguage(word string) bool { return languages[word] }

// IsStopWord reports whether the index leaves out a folded word that was written with
// this number of capitals: a function word, but neither "IT" nor "US".
func IsStopWord(word []byte, capitals int) bool {
	return mayBeFunctionWord(word) && functionWords[string(word)] && !(capitals > 1 && capitals == len(word))
}

// mayBeFunctionWord excludes most other words cheaply, by length and first letter.
func mayBeFunctionWord(word []byte) bool {
	return len(word) < len(functionLetters) && functionLetters[len(word)]&(1<<(word[0]-'a')) != 0
}

// functionLetters are the first letters of the function words of each length, as bits:
// a is the lowest.
var functionLetters = func() (letters [len("ourselves") + 1]uint32) {
	for word := range functionWords {
		letters[len(word)] |= 1 << (word[0] - 'a')
	}
	return letters
}()

func stemSet(name string) map[string]bool {
	set := make(map[string]bool)
	for _, word := range entriesOf(name, false) {
		set[Stem(word)] = true
	}
	return set
}
