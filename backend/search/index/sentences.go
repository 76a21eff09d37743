package index

// SentenceEnd returns the end of the sentence that contains from. A sentence
// ends at a line break, a semicolon, or a full stop that is not inside a word.
func SentenceEnd(text string, from int) int {
	for i := from; i < len(text); i++ {
		if endsSentence(text, i) {
			return i
		}
	}
	return len(text)
}

// SentenceEnds counts the ends of sentences between from and until.
func SentenceEnds(text string, from, until int) int {
	n := 0
	for i := from; i < until; i++ {
		if endsSentence(text, i) {
			n++
		}
	}
	return n
}

// SentenceStart returns the start of the sentence that contains until.
func SentenceStart(text string, until int) int {
	for i := until - 1; i >= 0; i-- {
		if endsSentence(text, i) {
			return i + 1
		}
	}
	return 0
}

func endsSentence(text string, i int) bool {
	switch text[i] {
	case '\n', '\r', ';', '!', '?':
		return true
	case '.':
		return i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\n'
	}
	return false
}
