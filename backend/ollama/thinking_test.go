package ollama

import "testing"

func TestThinking(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"none", "Ask Odile.", "Ask Odile."},
		{"thoughts", "<think>\nboats\n</think>\n\nAsk Odile.", "Ask Odile."},
		{"no thoughts", "<think></think>Ask", "Ask"},
		{"after white space", "\n <think>x</think> Ask", "Ask"},
		{"later on", "Ask <think>x</think>", "Ask <think>x</think>"},
		{"half a tag", "<thin", "<thin"},
		{"another tag", "<thinker>", "<thinker>"},
		{"never ends", "<think>boats </thin", ""},
		{"twice", "<think>a</think><think>b</think>Ask", "<think>b</think>Ask"},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := stripped(tt.text, len(tt.text)); got != tt.want {
				t.Errorf("%q becomes %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func stripped(text string, step int) string {
	var filter thinking
	shown := ""
	for start := 0; start < len(text); start += step {
		shown += filter.strip(text[start:min(start+step, len(text))])
	}
	return shown + filter.rest()
}

func FuzzThinking(f *testing.F) {
	f.Add("<think>boats</think>\nAsk", 3)
	f.Add("  <thi", 1)
	f.Fuzz(func(t *testing.T, text string, step int) {
		step = max(1, step)
		if whole, pieces := stripped(text, max(1, len(text))), stripped(text, step); whole != pieces {
			t.Errorf("%q becomes %q, and %q in pieces of %d", text, whole, pieces, step)
		}
	})
}
