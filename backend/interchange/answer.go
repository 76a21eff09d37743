package interchange

import (
	"slices"
	"strings"
	"unicode"
)

// reading is what a cell says when it is read as an answer.
type reading int8

const (
	silent     reading = iota // the cell is empty
	absent                    // "-" or "n/a"
	unclear                   // nobody can tell
	crossed                   // ✗: a no, or a tick where a cross is one
	holds                     // yes, a tick, "I agree"
	inside                    // "listed", "opted in", "public"
	dated                     // a date or a time
	denies                    // no, an empty box
	disagrees                 // "I do not agree"
	outside                   // "opted out", "do not list me", "I refuse"
	contradict                // a yes with a no in it, such as "yes, but not my name"
)

// maxAnswer is how many bytes of a cell are read as an answer. A longer cell is unclear.
const maxAnswer = 2000

// readAnswer reads a cell in any of the seven languages. A negation anywhere counts more than a yes, and a word that
// limits a yes, such as "maybe" or "only", makes it unclear.
func readAnswer(text string) reading {
	text = strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
	switch text {
	case "":
		return silent
	case "yes":
		return holds
	case "no":
		return denies
	}
	if len(text) > maxAnswer {
		return unclear
	}
	if isDate(text) {
		return dated
	}
	return sentenceOf(text).answer(text)
}

// answer reads a text that is not empty and no date.
func (s sentence) answer(text string) reading {
	switch {
	case len(s.words) == 0:
		return readSigns(s.signs)
	case isNumber(text):
		return readNumber(text)
	case slices.Contains(placeholders, strings.TrimSpace(s.folded)):
		return absent
	case s.all(bareYes, polite) && s.anyLong(bareYes) && s.signs == "" && !s.question:
		return holds
	case s.all(bareNo, polite) && s.anyLong(bareNo):
		return denies
	case s.hasPhrase(noObjection):
		return s.withoutObjection()
	case len(s.words) <= 3 && s.all(choiceYes, choiceNo, orWords) && s.any(choiceYes):
		return unclear // "yes/no", of a form that nobody filled in
	}
	return s.read()
}

// readSigns reads a cell without letters and digits.
func readSigns(signs string) reading {
	ticks, crosses, boxes := strings.ContainsAny(signs, "✓✔☑✅👍"), strings.ContainsAny(signs, "✗✘✕✖×❌❎☒"), strings.ContainsAny(signs, "☐□👎🚫⛔❏▢")
	switch {
	case ticks && !crosses && !boxes:
		return holds
	case boxes && !ticks && !crosses:
		return denies
	case crosses && !ticks && !boxes:
		return crossed
	case strings.Trim(signs, "-–—. ") == "":
		return absent
	}
	return unclear
}

// read reads a sentence.
func (s sentence) read() reading {
	said := either(s.says(yesFirst), s.any(agreeing), s.hasPhrase(agreeingPhrases))
	in := s.any(insideWords) || s.hasPhrase(insidePhrases)
	signed := readSigns(s.signs)
	filledIn := strings.ContainsAny(s.signs, "☑☒✓✔")
	switch {
	case filledIn && strings.ContainsAny(s.signs, "☐□"):
		return unclear // a form with both answers
	case s.any(outsideWords) || s.hasPhrase(outsidePhrases):
		return s.outside(said)
	case s.negated():
		return s.denied(said, in)
	case s.any(untickWords):
		return denies
	case signed == crossed || signed == denies:
		return contradict
	case either(s.question, s.any(limiting), s.hasPhrase(limitingPhrases)):
		return unclear
	case said || signed == holds:
		return holds
	case in && len(s.words) <= maxInside:
		return inside
	}
	return unclear
}

// withoutObjection reads what a sentence says besides phrases such as "no problem".
func (s sentence) withoutObjection() reading {
	for _, phrase := range noObjection {
		s = s.without(strings.Fields(phrase))
	}
	if len(s.words) == 0 {
		return unclear
	}
	return s.answer("")
}

// without removes a phrase wherever it stands.
func (s sentence) without(phrase []string) sentence {
	kept := make([]word, 0, len(s.words))
	for i := 0; i < len(s.words); i++ {
		rest := s.words[i:]
		if len(rest) >= len(phrase) && slices.EqualFunc(rest[:len(phrase)], phrase, func(w word, text string) bool { return w.folded == text }) {
			i += len(phrase) - 1
			continue
		}
		kept = append(kept, s.words[i])
	}
	s.words = kept
	s.index()
	return s
}

// outside reads a sentence with a word such as "opted out" or "refuse".
func (s sentence) outside(said bool) reading {
	switch {
	case s.says(noFirst):
		return outside
	case s.keepsInside():
		return unclear // "not unsubscribed", "do not remove me"
	case said:
		return contradict
	}
	return outside
}

// keepsInside reports whether each word that refuses is negated.
func (s sentence) keepsInside() bool {
	kept := false
	for i, w := range s.words {
		if !outsideWords[w.folded] {
			continue
		}
		if i == 0 || s.words[i-1].stop || !negations[s.words[i-1].folded] {
			return false
		}
		kept = true
	}
	return kept
}

// denied reads a sentence with a negation.
func (s sentence) denied(said, in bool) reading {
	answered := s.says(noFirst) && s.words[0].stop
	switch {
	case s.any(undecidedWords) && !answered:
		return unclear // "not sure", "no answer"
	case s.says(yesFirst):
		return contradict
	case s.any(listingVerbs) || in:
		return outside
	case s.any(untickWords) && !said:
		return unclear
	}
	return disagrees
}

// maxInside is the maximum number of words of a cell that says "listed" or "list me" and nothing else that is a yes.
const maxInside = 6

// says reports whether the first word of the sentence is one of a set. A greeting word before it does not count.
func (s sentence) says(set map[string]bool) bool {
	for _, w := range s.words {
		if set[w.exact] || set[w.folded] {
			return w.folded != "si" || w.exact == "sí" || w.stop || len(s.words) == 1 || s.any(spanish)
		}
		if !polite[w.folded] {
			return false
		}
	}
	return false
}

// negated reports whether a word of the sentence negates. In Portuguese "no" within a sentence means "in the".
func (s sentence) negated() bool {
	for i, w := range s.words {
		if !negations[w.folded] {
			continue
		}
		inThe := w.folded == "no" && i > 0 && i+1 < len(s.words) && !w.stop && !s.words[i-1].stop && s.any(portuguese)
		if !inThe {
			return true
		}
	}
	return false
}

// anyLong reports whether a word is in the set. In a text of several words, a single letter does not count.
func (s sentence) anyLong(set map[string]bool) bool {
	return slices.ContainsFunc(s.words, func(w word) bool {
		return (set[w.folded] || set[w.exact]) && (len(s.words) == 1 || len(w.folded) > 1)
	})
}

func (s sentence) any(set map[string]bool) bool {
	return slices.ContainsFunc(s.words, func(w word) bool { return set[w.folded] || set[w.exact] })
}

// all reports whether each word is in one of the sets.
func (s sentence) all(sets ...map[string]bool) bool {
	return !slices.ContainsFunc(s.words, func(w word) bool {
		return !slices.ContainsFunc(sets, func(set map[string]bool) bool { return set[w.folded] || set[w.exact] })
	})
}

// hasPhrase reports whether the sentence contains one of the phrases, word for word.
func (s sentence) hasPhrase(phrases []string) bool {
	return slices.ContainsFunc(phrases, func(phrase string) bool { return strings.Contains(s.folded, " "+phrase+" ") })
}

func isNumber(text string) bool {
	return strings.Trim(text, "0123456789.,+-") == "" && strings.ContainsAny(text, "0123456789")
}

// readNumber reads 1 and 0, also with decimals.
func readNumber(text string) reading {
	switch strings.TrimRight(strings.TrimRight(strings.Replace(text, ",", ".", 1), "0"), ".") {
	case "1":
		return holds
	case "", "0", "-", "-0":
		return denies
	}
	return unclear
}
