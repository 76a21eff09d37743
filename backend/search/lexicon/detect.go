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
	if e := evidenceIn(text); e.certain && e.french > e.english {
		return French
	}
	return English
}

// DetectAfter returns the language of a question that follows others, of which prior is the
// topic: that of the topic, if the question itself does not tell.
func DetectAfter(text, prior string) Language {
	if prior != "" && evidenceIn(text).english == 0 && Detect(prior) == French {
		return French
	}
	return Detect(text)
}

// Evidence is what the words of a text say about its language.
type evidence struct {
	french, english int
	certain         bool // one of the words is French and nothing else
}

// add adds the evidence of another text.
func (e *evidence) add(other evidence) {
	e.french += other.french
	e.english += other.english
	e.certain = e.certain || other.certain
}

func evidenceIn(text string) evidence {
	var e evidence
	s := French.Scanner(text)
	foreign := !isASCII(text) && strings.ContainsFunc(text, isForeign)
	for first := true; s.Next(); first = false {
		if s.Capitals > 0 && !first && !s.elided() && s.Capitals != len(s.Word) {
			continue // a name
		}
		e.count(&s, foreign)
	}
	return e
}

// count adds the evidence of one word. Accents are no evidence if the text has letters that
// are foreign to French and English.
func (e *evidence) count(s *Scanner, foreign bool) {
	if s.elided() {
		e.french++
		e.certain = e.certain || !inOtherLanguages[string(s.Word)]
		return
	}
	kind := wordKind(0)
	if len(s.Word) > 1 && mayHaveKind.MayHave(s.Word) { // letters have none
		kind = wordKinds[string(s.Word)]
	}
	if s.Capitals == 0 && !foreign && s.hasAccents() && (kind == 0 || French.IsFunctionWord(string(s.Word))) {
		kind = frenchWord
	}
	switch kind {
	case frenchWord:
		e.french++
		e.certain = true
	case englishWord:
		e.english++
	case particle:
		e.french++
	}
}

// hasAccents reports whether the last word is written with a French letter that English lacks.
func (s *Scanner) hasAccents() bool {
	return s.End-s.Start > len(s.Word) && hasFrenchLetter(s.Text[s.Start:s.End])
}

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

func isForeign(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) && !isFrenchLetter(r) }

// wordKind says for which language a word is evidence.
type wordKind uint8

const (
	frenchWord wordKind = iota + 1
	englishWord
	particle  // French, but also in names and in other languages: "de la"
	ambiguous // of both languages
)

// wordKinds has the words of the lists of both languages. A word of both is no evidence.
var wordKinds = func() map[string]wordKind {
	kinds := make(map[string]wordKind)
	for _, name := range []string{"function-words", "filler-words", "weak-words"} {
		for word := range French.WordSet(name) {
			kinds[word] = frenchWord
		}
	}
	for word, means := range translatedWords() {
		kinds[word] = frenchWord
		if slices.ContainsFunc(means, func(english string) bool { return Stem(english) == Stem(word) }) {
			kinds[word] = ambiguous // "piano"
		}
	}
	for word := range englishOnlyWords() {
		if kinds[word] == frenchWord {
			kinds[word] = ambiguous
		} else {
			kinds[word] = englishWord
		}
	}
	for _, word := range French.folded("particles") {
		kinds[word] = particle
	}
	for _, word := range French.folded("ambiguous-words") {
		kinds[word] = ambiguous
	}
	return kinds
}()

// mayHaveKind excludes most words of profiles, because each is looked up when an index is built.
var mayHaveKind = func() (f WordFilter) {
	for word := range wordKinds {
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

// Of returns the language of the i-th entry that was added.
func (p *ProfileLanguage) Of(i int) Language {
	if !p.all.certain {
		return English
	}
	mostlyFrench := p.all.french > p.all.english && p.all.french >= minFrenchEvidence
	e := p.entries[i]
	switch {
	case e.certain && e.french > e.english && (mostlyFrench || e.french >= minFrenchEvidence):
		return French
	case mostlyFrench && e.french >= e.english:
		return French
	}
	return English
}

// minFrenchEvidence is the number of French words that make an entry of an English profile, or
// a profile, French. Fewer are in the names of things: "art nouveau".
const minFrenchEvidence = 2
