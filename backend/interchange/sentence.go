package interchange

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// sentence is a text split into words, for reading answers and headers.
type sentence struct {
	words    []word
	folded   string // the folded words with a space before, between and after them
	signs    string // ticks, crosses and dashes outside of words
	question bool
}

// word is a word of a sentence.
type word struct {
	exact  string // in lower case
	folded string // without accents
	stop   bool   // a comma, full stop or other sign follows
}

// sentenceOf splits a text into words. It splits words in camel case and after apostrophes, and joins the words of
// "opt in", "opt-out" and "un-checked".
func sentenceOf(text string) sentence {
	var s sentence
	var signs strings.Builder
	var exact []rune
	end := func() {
		if len(exact) > 0 {
			s.add(string(exact))
			exact = exact[:0]
		}
	}
	var before rune
	for _, r := range norm.NFC.String(text) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if unicode.IsUpper(r) && unicode.IsLower(before) {
				end()
			}
			exact = append(exact, unicode.ToLower(r))
		case strings.ContainsRune("'’‘´`", r) && len(exact) > 0:
			exact = append(exact, '\'')
		case unicode.Is(unicode.M, r) && len(exact) > 0:
			exact = append(exact, r)
		case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.M, r) || unicode.Is(unicode.Sk, r): // invisible, or changes a sign
		default:
			end()
			s.mark(r)
			if !unicode.IsSpace(r) && !strings.ContainsRune("()[]{}\"“”„«»", r) {
				signs.WriteRune(r)
			}
		}
		before = r
	}
	end()
	s.finish(signs.String())
	return s
}

// mark notes a sign between words.
func (s *sentence) mark(r rune) {
	if r == '?' || r == '？' {
		s.question = true
	}
	if n := len(s.words); n > 0 && strings.ContainsRune(",.;:!?—–\n", r) {
		s.words[n-1].stop = true
	}
}

// add appends a word, which may have apostrophes inside.
func (s *sentence) add(exact string) {
	exact = strings.Trim(exact, "'")
	if verb, ok := strings.CutSuffix(exact, "n't"); ok { // don't, can't, won't
		s.words = append(s.words, word{exact: verb, folded: fold(verb)}, word{exact: "not", folded: "not"})
		return
	}
	for part := range strings.SplitSeq(exact, "'") {
		if part != "" {
			s.words = append(s.words, word{exact: part, folded: fold(part)})
		}
	}
}

// finish joins the words that are written apart as often as not.
func (s *sentence) finish(signs string) {
	joined := s.words[:0]
	for _, w := range s.words {
		if n := len(joined); n > 0 && !joined[n-1].stop && joins[joined[n-1].folded] != nil && joins[joined[n-1].folded][w.folded] != "" {
			whole := joins[joined[n-1].folded][w.folded]
			joined[n-1] = word{exact: whole, folded: whole, stop: w.stop}
			continue
		}
		joined = append(joined, w)
	}
	s.words, s.signs = joined, strings.Trim(signs, ",.;:!?_/\\")
	if len(s.words) == 0 {
		s.signs = signs
	}
	s.index()
}

// index fills in the folded text.
func (s *sentence) index() {
	var all strings.Builder
	all.WriteByte(' ')
	for _, w := range s.words {
		all.WriteString(w.folded)
		all.WriteByte(' ')
	}
	s.folded = all.String()
}

// joins maps two words to the one that they are read as.
var joins = func() map[string]map[string]string {
	all := map[string]map[string]string{
		"un":  {"checked": "unchecked", "subscribed": "unsubscribed", "subscribe": "unsubscribe", "ticked": "unchecked"},
		"can": {"not": "cannot"},
		"e":   {"mail": "email", "mails": "email"},
	}
	for _, opt := range []string{"opt", "opted", "opts", "opting"} {
		all[opt] = map[string]string{"in": "optin", "out": "optout"}
	}
	return all
}()

var folding = strings.NewReplacer("ß", "ss", "œ", "oe", "æ", "ae", "ø", "o", "ı", "i")

// fold removes the accents of a word in lower case.
func fold(text string) string {
	ascii := true
	for i := range len(text) {
		ascii = ascii && text[i] < 0x80
	}
	if ascii {
		return text
	}
	return folding.Replace(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(text)))
}
