package writer

import "unicode/utf8"

// How much of a prompt each part may take, in tokens as [tokens] estimates
// them. Together they are MaxPromptTokens.
const (
	askerTokens     = 120
	factTokens      = 80 // of one candidate: about 55 of English
	laterTokens     = 50 // of one who is new in a later turn: somebody waits while it is read
	shortTokens     = 24 // of one who was told of before, or stands far down in a later turn
	questionTokens  = 400
	answerTokens    = 800 // of an earlier answer
	turnsTokens     = 4_200
	framingTokens   = 700 // the role, the rules, the example, what stands around the rest
	MaxPromptTokens = askerTokens + MaxCandidates*factTokens + questionTokens + turnsTokens + framingTokens
)

// messageTokens is what a chat template puts around a message.
const messageTokens = 8

// tokens estimates how many tokens a model makes of text. It errs upwards:
// what is promised to fit a context must fit it with any model.
func tokens(text string) int { return (thirds(text) + 2) / 3 }

func thirds(text string) (sum int) {
	for _, r := range text {
		sum += tokenThirds(r)
	}
	return sum
}

// tokenThirds estimates a character's share of a token, in thirds: models
// merge letters of the alphabet they know best and little else.
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
