package writer

import "unicode/utf8"

// The token budget of each part of a prompt, in tokens as [tokens] estimates them.
// MaxPromptTokens is their sum.
const (
	askerTokens     = 120
	factTokens      = 80 // for one candidate: about 55 words of English
	laterTokens     = 50 // for a candidate who first appears in a later turn: less, since the user waits for it
	shortTokens     = 24 // for a candidate described before, or ranked low in a later turn
	questionTokens  = 400
	answerTokens    = 800 // for one earlier answer
	turnsTokens     = 4_200
	framingTokens   = 700 // role, rules, example and markup
	MaxPromptTokens = askerTokens + MaxCandidates*factTokens + questionTokens + turnsTokens + framingTokens
)

// messageTokens is what a chat template adds to each message.
const messageTokens = 8

// tokens estimates the number of tokens in text. It overestimates, so that a
// prompt within its budget fits the context of any model.
func tokens(text string) int { return (thirds(text) + 2) / 3 }

// thirds returns the estimate in thirds of a token.
func thirds(text string) (sum int) {
	for _, r := range text {
		sum += tokenThirds(r)
	}
	return sum
}

// tokenThirds estimates one character in thirds of a token. Tokenizers merge Latin
// letters into longer tokens, and other characters rarely.
func tokenThirds(r rune) int {
	switch {
	case r == ' ', 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z':
		return 1
	case r < utf8.RuneSelf:
		return 3
	default:
		return 3 * (utf8.RuneLen(r) - 1)
	}
}

func promptTokens(messages []Message) int {
	sum := 0
	for _, m := range messages {
		sum += messageTokens + tokens(m.Content)
	}
	return sum
}
