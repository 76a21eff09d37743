package minilm

import (
	"bufio"
	"bytes"
	_ "embed"
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

//go:embed testdata/tokens.jsonl
var tokensTable []byte

// A reference is a text and its tokens from the original tokenizer.
type reference struct {
	Text string  `json:"text"`
	IDs  []int32 `json:"ids"`
}

func references(tb testing.TB) []reference {
	tb.Helper()
	var all []reference
	for lines := bufio.NewScanner(bytes.NewReader(tokensTable)); lines.Scan(); {
		var r reference
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			tb.Fatal(err)
		}
		all = append(all, r)
	}
	if len(all) < 200 {
		tb.Fatalf("only %d texts", len(all))
	}
	return all
}

func TestTokensMatchOriginalTokenizer(t *testing.T) {
	tokenizer := newTokenizer(t)
	for _, r := range references(t) {
		if got := tokenizer.tokenize(r.Text); !slices.Equal(got, r.IDs) {
			t.Errorf("%.60q:\n got %v\nwant %v", r.Text, got, r.IDs)
		}
	}
}

func TestSpecialTokenNamesAreWords(t *testing.T) {
	tokenizer := newTokenizer(t)
	for _, text := range []string{"[SEP]", "[CLS] [MASK]", "[unused1]", "##ing"} {
		tokens := tokenizer.tokenize(text)
		for _, token := range tokens[1 : len(tokens)-1] {
			if token == beginToken || token == endToken || token < unknownToken {
				t.Errorf("%q became the special token %d", text, token)
			}
		}
	}
}

func TestLongTextsAreReadInPart(t *testing.T) {
	tokenizer := newTokenizer(t)
	for _, text := range []string{
		strings.Repeat(" ", 1<<20), strings.Repeat("\u200b", 1<<20), strings.Repeat("a", 1<<20),
		strings.Repeat("\u0301", 1<<20), strings.Repeat("中", 1<<20), strings.Repeat("word ", 1<<20),
	} {
		if n := len(tokenizer.tokenize(text)); n > maxTokens {
			t.Errorf("%d tokens for %.12q…", n, text)
		}
		if n := len(tokenizer.cleaned); n > 3*maxTextBytes {
			t.Errorf("%d bytes were read of %.12q…", n, text)
		}
	}
}

func FuzzTokenize(f *testing.F) {
	for _, r := range references(f) {
		f.Add(r.Text)
	}
	tokenizer := newTokenizer(f)
	f.Fuzz(func(t *testing.T, text string) {
		first := slices.Clone(tokenizer.tokenize(text))
		if again := tokenizer.tokenize(text); !slices.Equal(first, again) {
			t.Errorf("%v, and again %v", first, again)
		}
		if len(first) < 2 || len(first) > maxTokens || first[0] != beginToken || first[len(first)-1] != endToken {
			t.Errorf("tokens %v", first)
		}
	})
}
