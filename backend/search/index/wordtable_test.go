package index

import (
	"strconv"
	"strings"
	"testing"
)

func TestWordTable(t *testing.T) {
	var table wordTable[string]
	words := []string{"", "é", "welders!", "weldersx9", strings.Repeat("long", 10)}
	for i := range 10_000 {
		words = append(words, "w"+strconv.Itoa(i*i))
	}
	for i, word := range words {
		if table.get([]byte(word)) != nil {
			t.Fatalf("%q is there before it was added", word)
		}
		table.add(word, &words[i])
	}
	for _, word := range words {
		if got := table.get([]byte(word)); got == nil || *got != word {
			t.Fatalf("%q is %v", word, got)
		}
	}
	n := 0
	for range table.all {
		n++
	}
	if n != len(words) {
		t.Errorf("%d of %d words", n, len(words))
	}
}

// Each form that profiles use is among those of its term.
func TestFormsOfATerm(t *testing.T) {
	vocabulary := Build(nil).current.Load().Vocabularies[ProfileWords]
	want := []string{"welded", "welding", "welds", "weld"}
	for _, word := range want {
		vocabulary.intern(0, []byte(word))
	}
	has := make(map[string]bool)
	for f := range vocabulary.Term("weld").Forms {
		has[f.Word] = true
	}
	for _, word := range want {
		if !has[word] {
			t.Errorf("%q is not among %v", word, has)
		}
	}
}
