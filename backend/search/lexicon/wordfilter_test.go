package lexicon

import (
	"strconv"
	"testing"
)

func TestShortKey(t *testing.T) {
	seen := make(map[uint64]string)
	for _, word := range []string{"", "a", "ab", "abc", "abcd", "abcde", "abcdef", "abcdefg", "abcdefgh", "aa", "été", "b"} {
		key, short := ShortKey([]byte(word))
		if !short || string(AppendOfKey(nil, key)) != word {
			t.Errorf("the key of %q is that of %q", word, AppendOfKey(nil, key))
		}
		if other, is := seen[key]; is {
			t.Errorf("%q and %q have one key", word, other)
		}
		seen[key] = word
	}
	if _, short := ShortKey([]byte("abcdefghi")); short {
		t.Error("nine letters have a key")
	}
}

func TestWordFilter(t *testing.T) {
	var f WordFilter
	if f.MayHave([]byte("welder")) {
		t.Error("an empty filter may have a word")
	}
	for _, word := range []string{"welder", "extraordinarily", ""} {
		if f.Add(word); !f.MayHave([]byte(word)) {
			t.Errorf("%q was added", word)
		}
	}
	others := 0
	for i := range 1000 {
		if f.MayHave([]byte("x" + strconv.Itoa(i))) {
			others++
		}
	}
	if others > 10 {
		t.Errorf("of 1000 other words the filter may have %d", others)
	}
}
