package lexicon

var (
	functionWordsOf = ofEach("function-words")
	functionWords   = functionWordsOf[English]
	weakStems       = stemSet("weak-words")
	languagesOf     = ofEach("languages")
)

// IsWeak reports whether words with this stem carry little information alone.
func IsWeak(stem string) bool { return weakStems[stem] }

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

// ofEach returns a list of each language as a set.
func ofEach(name string) (sets [LanguageCount]map[string]bool) {
	for l := range LanguageCount {
		sets[l] = l.WordSet(name)
	}
	return sets
}

func stemSet(name string) map[string]bool {
	set := make(map[string]bool)
	for l := range LanguageCount {
		for _, word := range l.entries(name, false) {
			set[l.Stem(word)] = true
		}
	}
	return set
}
