package lexicon

// isFunctionWord reports whether a folded word only holds sentences together.
// Such words are not indexed. Written in capitals, "IT" and "US" are others.
func IsFunctionWord(word []byte, capitals int) bool {
	return looksLikeFunctionWord(word) && FunctionWords[string(word)] && !(capitals > 1 && capitals == len(word))
}

// looksLikeFunctionWord tells most others at a glance: by length and first letter.
func looksLikeFunctionWord(word []byte) bool {
	return len(word) < len(functionLetters) && functionLetters[len(word)]&(1<<(word[0]-'a')) != 0
}

// functionLetters are the letters that function words of a length begin with:
// a in the lowest bit.
var functionLetters = func() (letters [len("ourselves") + 1]uint32) {
	for word := range FunctionWords {
		letters[len(word)] |= 1 << (word[0] - 'a')
	}
	return letters
}()
