package rank

import (
	"slices"

	"kith/backend/search/index"
	"kith/backend/search/lexicon"
)

// otherLanguage returns the stems of both languages that stand for a spelling of a word
// through the other language, without those that nobody uses.
func (p *plan) otherLanguage(l lexicon.Language, word string, spelled weightedStem) []weightedStem {
	if !p.translated {
		return nil
	}
	stems := translations(spelled)
	if same := englishOf(l, word); spelled.stem == l.Stem(word) && same != "" {
		stems = append(stems, weightedStem{same, sameWordFactor})
	}
	return slices.DeleteFunc(stems, func(s weightedStem) bool {
		return p.in.DocumentFrequency(index.ProfileWords, s.stem)+p.in.DocumentFrequency(index.NeedWords, s.stem) == 0
	})
}

// englishOf returns the English stem of a word of another language, as all text is indexed as
// English. It is "" if English means something else by the word: "pain" is bread in French.
func englishOf(l lexicon.Language, word string) string {
	if l == lexicon.English || !l.IsSameInEnglish(word) {
		return ""
	}
	return lexicon.Stem(word)
}

// translations returns what stands for a stem, or for one related to it, in the other
// language. For a French stem these are also what is related to its English words, and the
// other French words for these, which are its synonyms.
func translations(of weightedStem) []weightedStem {
	all := translated(of)
	for _, r := range related(of) {
		all = append(all, translated(r)...)
	}
	if lexicon.StemLanguage(of.stem) == lexicon.English {
		return unique(of, all)
	}
	direct := all
	for _, english := range direct {
		all = append(all, related(english)...)
	}
	for _, english := range direct {
		all = append(all, translated(english)...)
	}
	return unique(of, all)
}

// unique returns each stem once, with its best factor, and without one of them.
func unique(without weightedStem, stems []weightedStem) []weightedStem {
	var each []weightedStem
	for _, s := range stems {
		i := slices.IndexFunc(each, func(other weightedStem) bool { return other.stem == s.stem })
		switch {
		case s.stem == without.stem:
		case i < 0:
			each = append(each, s)
		default:
			each[i].factor = max(each[i].factor, s.factor)
		}
	}
	return each
}

func translated(s weightedStem) []weightedStem {
	var stems []weightedStem
	for _, t := range lexicon.Translations(s.stem) {
		stems = append(stems, weightedStem{t, s.factor * translationFactor})
	}
	return stems
}

// languageVariants returns the variants of the name of a language that profiles mention or
// list in the other language.
func (p *plan) languageVariants(word string) []termVariant {
	variants := []termVariant{{index.ProfileWords, p.language.Stem(word), mentionedLanguageFactor}}
	if !p.translated {
		return variants
	}
	for _, other := range p.language.TranslatedWords(word) {
		variants = append(variants, termVariant{index.LanguageWords, other, 1},
			termVariant{index.ProfileWords, p.language.Other().Stem(other), mentionedLanguageFactor})
	}
	return variants
}
