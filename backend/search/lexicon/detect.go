package lexicon

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Detect returns the language of a question: that of most of its words, English if no word
// tells.
func Detect(text string) Language {
	e := evidenceIn(text)
	return e.language()
}

// DetectAfter returns the language of a question that follows others, of which prior is the
// topic: that of the topic, if the question itself does not tell.
func DetectAfter(text, prior string) Language {
	e := evidenceIn(text)
	if found := e.language(); found != English || prior == "" || e.words[English] > 0 {
		return found
	}
	return Detect(prior)
}

// KnowsEnglish reports whether a word of a text is known to be English.
func KnowsEnglish(text string) bool {
	for s := (Scanner{Text: text}); s.Next(); {
		kind := wordEvidences[string(s.Word)].kind
		if kind == englishWord || kind == ambiguous || Related(Stem(string(s.Word))) != nil || English.IsLanguage(string(s.Word)) {
			return true
		}
	}
	return false
}

// Evidence is what the words of a text say about its language.
type evidence struct {
	words   [LanguageCount]int
	certain [LanguageCount]bool // one of the words is of this language and nothing else
}

// language returns the language of most words, of those that are certain. Of two it is the
// first one, but not French, of which most words are known.
func (e *evidence) language() Language {
	most := English
	for l := French; l < LanguageCount; l++ {
		if e.certain[l] && (e.words[l] > e.words[most] || most == French && e.words[l] == e.words[most]) {
			most = l
		}
	}
	return most
}

// add adds the evidence of another text.
func (e *evidence) add(other evidence) {
	for l := range e.words {
		e.words[l] += other.words[l]
		e.certain[l] = e.certain[l] || other.certain[l]
	}
}

func (e *evidence) count(l Language, certain bool) {
	e.words[l]++
	e.certain[l] = e.certain[l] || certain
}

func evidenceIn(text string) evidence {
	var e evidence
	s := French.Scanner(text)
	ascii := isASCII(text)
	e.certain[Spanish] = !ascii && strings.ContainsAny(text, "¿¡")
	foreign, capitals := !ascii && strings.ContainsFunc(text, isForeign), !strings.ContainsFunc(text, unicode.IsLower)
	for first := true; s.Next(); first = false {
		if s.Capitals > 0 && !first && !s.elided() && !capitals {
			continue // a name
		}
		e.countWord(&s, foreign)
	}
	return e
}

// countWord adds the evidence of one word. Accents are no evidence of French if the text has
// letters that are foreign to French and English.
func (e *evidence) countWord(s *Scanner, foreign bool) {
	if s.elided() {
		e.count(French, !inOtherLanguages[string(s.Word)])
		return
	}
	word := wordEvidence{}
	if mayBeEvidence.MayHave(s.Word) {
		word = wordEvidences[string(s.Word)]
	}
	for l := German; l < LanguageCount; l++ {
		if word.of&(1<<l) != 0 {
			e.count(l, word.certain&(1<<l) != 0)
		}
	}
	accents := s.Capitals == 0 && s.End-s.Start > len(s.Word)
	isKnown := word != wordEvidence{}
	if len(s.Word) == 1 {
		word.kind = 0 // a letter
	}
	if accents && !isKnown {
		e.countLetters(s.Text[s.Start:s.End])
	}
	if accents && !foreign && hasFrenchLetter(s.Text[s.Start:s.End]) && (!isKnown || French.IsFunctionWord(string(s.Word))) {
		word.kind = frenchWord
	}
	e.countKind(word.kind)
}

func (e *evidence) countKind(kind wordKind) {
	switch kind {
	case frenchWord:
		e.count(French, true)
	case englishWord:
		e.count(English, true)
	case particle:
		e.count(French, false)
	}
}

// countLetters adds the evidence of the letters of a word.
func (e *evidence) countLetters(word string) {
	for l, letters := range ownLetters {
		if letters != "" && strings.ContainsAny(word, letters) {
			e.count(Language(l), true)
		}
	}
}

// ownLetters are letters of a language that neither English nor French has.
var ownLetters = [LanguageCount]string{German: "äöüß", Spanish: "ñáíóú", Portuguese: "ãõáíóú"}

// elided reports whether the last word was cut off before an apostrophe: "l'", "qu'".
func (s *Scanner) elided() bool {
	rest := s.Text[s.End:]
	return (strings.HasPrefix(rest, "'") || strings.HasPrefix(rest, "’")) && elisions[string(s.Word)]
}

// inOtherLanguages are elided words that are no certain evidence: "ma'am", "s'more".
var inOtherLanguages = setOf([]string{"s", "t", "m"})

func hasFrenchLetter(word string) bool { return strings.ContainsFunc(word, isFrenchLetter) }

func isFrenchLetter(r rune) bool {
	return r > unicode.MaxASCII && strings.ContainsRune("àâæçèéêëîïôùûœ", unicode.ToLower(r))
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func isForeign(r rune) bool {
	return r > unicode.MaxASCII && (unicode.IsLetter(r) && !isFrenchLetter(r) || r == '¿' || r == '¡')
}

// wordEvidence says for which languages a word is evidence.
type wordEvidence struct {
	kind        wordKind
	of, certain uint8 // bits of the languages after French
}

// wordKind says whether a word is evidence for French or English.
type wordKind uint8

const (
	frenchWord wordKind = iota + 1
	englishWord
	particle  // French, but also in names and in other languages: "de la"
	ambiguous // of both languages
)

// wordEvidences has the words of the lists of all languages. A word of both English and French
// is no evidence.
var wordEvidences = func() map[string]wordEvidence {
	all := make(map[string]wordEvidence)
	set := func(word string, kind wordKind) { all[word] = wordEvidence{kind: kind} }
	for _, name := range []string{"function-words", "filler-words", "weak-words"} {
		for word := range French.WordSet(name) {
			set(word, frenchWord)
		}
	}
	for word, means := range translatedWords() {
		set(word, frenchWord)
		if slices.ContainsFunc(means, func(english string) bool { return Stem(english) == Stem(word) }) {
			set(word, ambiguous) // "piano"
		}
	}
	for word := range englishOnlyWords() {
		if all[word].kind == frenchWord {
			set(word, ambiguous)
		} else {
			set(word, englishWord)
		}
	}
	for _, word := range French.folded("particles") {
		set(word, particle)
	}
	for _, word := range French.folded("ambiguous-words") {
		set(word, ambiguous)
	}
	for l := German; l < LanguageCount; l++ {
		l.addEvidence(all)
	}
	return all
}()

// addEvidence adds the words of a language after French.
func (l Language) addEvidence(all map[string]wordEvidence) {
	ambiguous := setOf(append(l.folded("ambiguous-words"), l.folded("name-particles")...))
	for _, name := range []string{"function-words", "filler-words"} {
		for _, word := range l.folded(name) {
			w := all[word]
			w.of |= 1 << l
			if w.kind != englishWord && w.kind != particle && !ambiguous[word] {
				w.certain |= 1 << l
			}
			all[word] = w
		}
	}
}

// mayBeEvidence excludes most words of profiles, because each is looked up when an index is built.
var mayBeEvidence = func() (f WordFilter) {
	for word := range wordEvidences {
		f.Add(word)
	}
	return f
}()

// ProfileLanguage is what the entries of a profile say about its language. A mixed profile is
// read entry by entry; entries that do not tell are in the language of most.
type ProfileLanguage struct {
	all     evidence
	entries []evidence
}

// Reset forgets all entries.
func (p *ProfileLanguage) Reset() { p.all, p.entries = evidence{}, p.entries[:0] }

// Add adds an entry.
func (p *ProfileLanguage) Add(entry string) {
	e := evidenceIn(entry)
	p.all.add(e)
	p.entries = append(p.entries, e)
}

// Of returns the language in which the i-th entry that was added is read, one of the first
// [ReadLanguages].
func (p *ProfileLanguage) Of(i int) Language {
	if !p.all.certain[French] || p.all.language() > French {
		return English
	}
	mostlyFrench := p.all.words[French] > p.all.words[English] && p.all.words[French] >= minEvidence
	e := p.entries[i]
	switch {
	case e.certain[French] && e.words[French] > e.words[English] && (mostlyFrench || e.words[French] >= minEvidence):
		return French
	case mostlyFrench && e.words[French] >= e.words[English]:
		return French
	}
	return English
}

// Language returns the language of most of the profile; English without enough evidence.
func (p *ProfileLanguage) Language() Language {
	if l := p.all.language(); p.all.words[l] >= minEvidence {
		return l
	}
	return English
}

// minEvidence is the number of French words that make an entry of an English profile, or
// a profile, French; so with the other languages. Fewer are in the names of things: "art nouveau".
const minEvidence = 2
