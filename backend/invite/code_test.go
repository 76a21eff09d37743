package invite

import (
	"strings"
	"testing"

	"kith/backend/domain"
)

func TestWordsDifferInThreeLetters(t *testing.T) {
	if len(words) != 1<<bitsPerWord || len(numbers) != len(words) {
		t.Fatalf("%d words, %d of them distinct", len(words), len(numbers))
	}
	begun := map[string]string{}
	for _, word := range words {
		if other := begun[word[:3]]; other != "" {
			t.Errorf("%s and %s begin the same", word, other)
		}
		begun[word[:3]] = word
	}
}

func TestParseTypedCode(t *testing.T) {
	code := NewCode()
	spelled := code.String()
	for name, typed := range map[string]string{
		"as shown":      spelled,
		"with spaces":   " " + strings.ReplaceAll(spelled, "-", "   ") + "\n",
		"in capitals":   strings.ToUpper(spelled),
		"a word a line": strings.ReplaceAll(spelled, "-", "\r\n"),
		"numbered":      "1. " + strings.ReplaceAll(spelled, "-", ", 2. "),
		"a link":        Link{Code: code}.String(),
		"a loud link":   "  KITH:JOIN?" + strings.TrimPrefix(Link{Code: code, Endpoint: "x y"}.String(), scheme),
	} {
		have, err := Parse(typed)
		if err != nil || have != code {
			t.Errorf("%s (%q): %v, %v", name, typed, have, err)
		}
	}
}

func TestErrorNamesWrongWord(t *testing.T) {
	spelled := strings.Split(Code{1, 2, 3}.String(), "-")
	for _, c := range []struct {
		name, typed string
		code        domain.Code
		says        string
	}{
		{"a letter left out", strings.Replace(strings.Join(spelled, "-"), spelled[2], spelled[2][1:], 1), domain.Invalid, spelled[2]},
		{"two letters swapped", strings.Replace(strings.Join(spelled, "-"), spelled[9], spelled[9][1:2]+spelled[9][:1]+spelled[9][2:], 1), domain.Invalid, spelled[9]},
		{"only the beginning is right", "zucwhatever" + strings.Join(spelled[1:], "-"), domain.Invalid, "zucchini"},
		{"a word missing", strings.Join(spelled[1:], " "), domain.Invalid, "9"},
		{"a word too many", strings.Join(append(spelled, "yogurt"), " "), domain.Invalid, "11"},
		{"other order", strings.Join(append([]string{spelled[1], spelled[0]}, spelled[2:]...), " "), domain.Invalid, "order"},
		{"nothing", "", domain.Invalid, "0"},
		{"another link", "kith:dance?v=1", domain.Invalid, "whole link"},
		{"a newer link", "kith:join?v=2&code=x", domain.TooNew, "newer"},
	} {
		_, err := Parse(c.typed)
		if domain.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s (%q): %v", c.name, c.typed, err)
		}
	}
}

func TestChecksumDetectsWrongWords(t *testing.T) {
	code := Code{9, 8, 7, 6, 5, 4, 3, 2, 1, 0}
	spelled := strings.Split(code.String(), "-")
	passed, tried := 0, 0
	for i := range spelled {
		for n := range words {
			wrong := append([]string{}, spelled...)
			wrong[i] = words[n]
			have, err := Parse(strings.Join(wrong, "-"))
			tried++
			if err == nil && have != code {
				passed++
			}
		}
	}
	if passed > tried/10_000 {
		t.Errorf("%d of %d wrong codes pass the checksum", passed, tried)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(Code{}.String())
	f.Add(Link{Code: Code{1}, Endpoint: "https://example.org", Key: "k"}.String())
	f.Add("kith:join?v=1&code=%zz")
	f.Fuzz(func(t *testing.T, typed string) {
		code, err := Parse(typed)
		if mistyped := Mistyped(typed); mistyped != nil && (err == nil || mistyped.Error() != err.Error()) {
			t.Errorf("%q is mistyped: %v, but %v", typed, mistyped, err)
		}
		if err != nil {
			if have := domain.CodeOf(err); have != domain.Invalid && have != domain.TooNew {
				t.Errorf("%q: %v", typed, err)
			}
			return
		}
		if again, err := Parse(code.String()); err != nil || again != code {
			t.Errorf("%q becomes %v, %v", typed, again, err)
		}
	})
}

// TestMistyped tells typing errors in codes from passphrases.
func TestMistyped(t *testing.T) {
	code := NewCode().String()
	spelled := strings.Split(code, "-")
	for _, c := range []struct {
		typed string
		want  bool
	}{
		{code, false},
		{Link{Code: NewCode()}.String(), false},
		{strings.Join(spelled[1:], " "), true},
		{"xx" + code, true},
		{strings.Join(spelled[5:], " "), false},
		{"", false},
		{"four words about boats", false},
		{"the quick brown fox jumps over a very lazy dog", false},
	} {
		if err := Mistyped(c.typed); (err != nil) != c.want {
			t.Errorf("%q: %v", c.typed, err)
		}
	}
}
