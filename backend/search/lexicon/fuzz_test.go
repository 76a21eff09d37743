package lexicon

import (
	"strings"
	"testing"
)

// Any texts have languages, and the same each time.
func FuzzDetect(f *testing.F) {
	for _, seed := range []string{
		"l'été", "¿qué?", "ich suche einen Klempner", "Preciso de um eletricista", "J’AI", "\xff'\xfe", "s'more ma'am", "ñ", "ß ä é", "de la de la",
		strings.Repeat("e\u0301", 50), "\u202eder die das", "北京",
	} {
		f.Add(seed, seed)
	}
	var profile ProfileLanguage
	f.Fuzz(func(t *testing.T, text, other string) {
		l := Detect(text)
		if l >= LanguageCount || Detect(text) != l || DetectAfter(text, "") != l || DetectAfter(text, other) >= LanguageCount {
			t.Errorf("%q is %v", text, l)
		}
		profile.Reset()
		profile.Add(text)
		first := profile.Language()
		profile.Add(other)
		for i := range 2 {
			if profile.Of(i) >= ReadLanguages {
				t.Errorf("%q and %q are read in %v", text, other, profile.Of(i))
			}
		}
		profile.Reset()
		profile.Add(text)
		if again := profile.Language(); again != first || again >= LanguageCount {
			t.Errorf("a profile of %q is in %v, before in %v", text, again, first)
		}
	})
}

// Different words have different keys, of which the words can be made again.
func FuzzShortKey(f *testing.F) {
	for _, words := range [][2]string{{"", "a"}, {"é", "e\u0301"}, {"abcd", "abcde"}, {"abcdefgh", "abcdefg"}, {"aaaaaaa", "aaaaaaaa"}, {"abcdefghi", "x"}} {
		f.Add(words[0], words[1])
	}
	f.Fuzz(func(t *testing.T, word, other string) {
		if strings.ContainsRune(word+other, 0) {
			return // no word has a zero byte
		}
		key, short := ShortKey([]byte(word))
		otherKey, otherShort := ShortKey([]byte(other))
		if short != (len(word) <= maxKeyBytes) || short && string(AppendOfKey(nil, key)) != word {
			t.Errorf("the key of %q is %x", word, key)
		}
		if short && otherShort && (key == otherKey) != (word == other) {
			t.Errorf("the keys of %q and %q are %x and %x", word, other, key, otherKey)
		}
		var filter WordFilter
		if filter.Add(word); !filter.MayHave([]byte(word)) {
			t.Errorf("%q was added and is ruled out", word)
		}
	})
}
