package ollama

import (
	"strings"
	"testing"
)

func TestThinking(t *testing.T) {
	tests := []struct{ name, text, want, thoughts string }{
		{"none", "Ask Odile.", "Ask Odile.", ""},
		{"thoughts", "<think>\nboats\n</think>\n\nAsk Odile.", "Ask Odile.", "\nboats\n"},
		{"no thoughts", "<think></think>Ask", "Ask", ""},
		{"after white space", "\n <think>x</think> Ask", "Ask", "x"},
		{"later on", "Ask <think>x</think>", "Ask <think>x</think>", ""},
		{"half a tag", "<thin", "<thin", ""},
		{"another tag", "<thinker>", "<thinker>", ""},
		{"never ends", "<think>boats </thin", "", "boats "},
		{"twice", "<think>a</think><think>b</think>Ask", "<think>b</think>Ask", "a"},
		{"other alphabets", "<think>これは船です</think>海", "海", "これは船です"},
		{"nothing", "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for step := 1; step <= max(1, len(tt.text)); step++ {
				thoughts, text := parted(tt.text, step)
				if text != tt.want || step == 1 && strings.TrimSpace(thoughts) != strings.TrimSpace(tt.thoughts) {
					t.Errorf("in pieces of %d: %q and %q, want %q and %q", step, thoughts, text, tt.thoughts, tt.want)
				}
			}
		})
	}
}

func parted(text string, step int) (thoughts, shown string) {
	var filter thinking
	for start := 0; start < len(text); start += step {
		thought, said := filter.part(text[start:min(start+step, len(text))])
		thoughts, shown = thoughts+thought, shown+said
	}
	return thoughts, shown + filter.rest()
}

func FuzzThinking(f *testing.F) {
	f.Add("<think>boats</think>\nAsk", 3)
	f.Add("  <thi", 1)
	f.Fuzz(func(t *testing.T, text string, step int) {
		step = max(1, step)
		_, whole := parted(text, max(1, len(text)))
		if _, pieces := parted(text, step); whole != pieces {
			t.Errorf("%q becomes %q, and %q in pieces of %d", text, whole, pieces, step)
		}
	})
}
