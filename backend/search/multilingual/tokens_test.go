package multilingual

import (
	"bufio"
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

var (
	//go:embed testdata/sentences.jsonl
	sentencesTable []byte

	//go:embed testdata/tokens.jsonl
	tokensTable []byte
)

// A reference is a text and its pieces by the original tokenizer.
type reference struct {
	Text   string   `json:"text"`
	Pieces []string `json:"pieces"`
}

func references(tb testing.TB, table []byte, atLeast int) []reference {
	tb.Helper()
	var all []reference
	for lines := bufio.NewScanner(bytes.NewReader(table)); lines.Scan(); {
		var r reference
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			tb.Fatal(err)
		}
		all = append(all, r)
	}
	if len(all) < atLeast {
		tb.Fatalf("only %d texts", len(all))
	}
	return all
}

func sentences(tb testing.TB) []reference {
	tb.Helper()
	return references(tb, sentencesTable, 80)
}

func newTokenizer(tb testing.TB) *tokenizer {
	tb.Helper()
	m, err := readModel(packed)
	if err != nil {
		tb.Fatal(err)
	}
	return &tokenizer{vocabulary: m.vocabulary, charsmap: m.charsmap}
}

// names returns the pieces and special tokens by number.
func (v *vocabulary) names() []string {
	names := make([]string, v.size())
	for piece, number := range v.pieces {
		names[number] = piece
	}
	names[unknownToken], names[beginToken], names[endToken] = "<unk>", "<s>", "</s>"
	return names
}

func TestTokensMatchOriginalTokenizer(t *testing.T) {
	tokenizer := newTokenizer(t)
	names := tokenizer.vocabulary.names()
	for _, r := range append(sentences(t), references(t, tokensTable, 60)...) {
		tokens := tokenizer.tokenize(r.Text)
		got := []string{}
		for _, token := range tokens[1 : len(tokens)-1] {
			got = append(got, names[token])
		}
		if want := r.Pieces[:min(len(r.Pieces), maxTokens-2)]; !slices.Equal(got, want) {
			t.Errorf("%.60q:\n got %q\nwant %q", r.Text, got, want)
		}
	}
}

func TestSentencesHaveNoUnknownCharacters(t *testing.T) {
	tokenizer := newTokenizer(t)
	for _, r := range sentences(t) {
		if slices.Contains(tokenizer.tokenize(r.Text), unknownToken) {
			t.Errorf("%.60q has an unknown character", r.Text)
		}
	}
}

func TestNamesOfSpecialTokensAreWords(t *testing.T) {
	tokenizer := newTokenizer(t)
	for _, text := range []string{"<s>", "</s> <unk>", "extra_token_id_1"} {
		tokens := tokenizer.tokenize(text)
		for _, token := range tokens[1 : len(tokens)-1] {
			if token < specials {
				t.Errorf("%q became the special token %d", text, token)
			}
		}
	}
}

func TestWorkOnATextIsLimited(t *testing.T) {
	tokenizer := newTokenizer(t)
	for _, text := range []string{
		strings.Repeat(" ", 1<<20), strings.Repeat("\u200b", 1<<20), strings.Repeat("a", 1<<20),
		strings.Repeat("\u0301", 1<<20), strings.Repeat("中", 1<<20), strings.Repeat("word ", 1<<20),
		strings.Repeat("\ufdfa", 1<<20), strings.Repeat("\xff", 1<<20),
	} {
		if n := len(tokenizer.tokenize(text)); n > maxTokens {
			t.Errorf("%d tokens for %.12q…", n, text)
		}
		if n := len(tokenizer.normalized); n > maxNormalized {
			t.Errorf("%d bytes were read of %.12q…", n, text)
		}
	}
}

// maxNormalized is the normalized length of a text of maxTextBytes whose characters all
// stand for a phrase, like U+FDFA.
const maxNormalized = 16 * maxTextBytes

func FuzzTokenize(f *testing.F) {
	for _, r := range append(sentences(f), references(f, tokensTable, 60)...) {
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
		if len(tokenizer.normalized) > 16*len(text)+len(space) {
			t.Errorf("%d bytes became %d", len(text), len(tokenizer.normalized))
		}
	})
}

// BenchmarkTokenize shows that the time is linear in the length of a word.
func BenchmarkTokenize(b *testing.B) {
	tokenizer := newTokenizer(b)
	for _, bytes := range []int{1 << 10, 1 << 12, 1 << 14} {
		text := strings.Repeat("anticonstitutionnellement", bytes/25)
		b.Run(fmt.Sprintf("%d-bytes", len(text)), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				tokenizer.tokenize(text)
			}
		})
	}
}
