package writer

import (
	"strings"
	"testing"

	"kith/backend/domain"
)

var letter = Letter{
	Asker:    domain.Profile{Name: "Alva Berg", Headline: "Teacher of crafts", Website: "https://alva.example.org"},
	Person:   domain.Profile{Name: "Odile Marsh", Email: "odile@example.org", Skills: []string{"Node.js"}},
	Evidence: evidence("offers", "restoring wooden boats"),
	Question: "Who can help me repair an old wooden boat?",
}

const (
	hello   = "Hello Odile Marsh,\n\n"
	goodbye = "\n\nBest wishes,\nAlva Berg\n"
)

var letters = []struct{ name, text, want string }{
	{"plain", "I read that you restore boats.", "I read that you restore boats."},
	{"paragraphs", "One.\n\n\n\nTwo.\n", "One.\n\nTwo."},
	{"with a greeting", "Dear Odile,\n\nI read that you restore boats.", "I read that you restore boats."},
	{"with a greeting on the line", "Hi Odile! I read that you restore boats.", "I read that you restore boats."},
	{"with a subject", "Subject: Boats\n\nDear Odile,\nI read that you restore boats.", "I read that you restore boats."},
	{"with a signature", "I restore boats.\n\nBest regards,\nAlva\nPS: boats", "I restore boats."},
	{"with a signature on one line", "I restore boats.\nKind regards", "I restore boats."},
	{"thanks within the text", "Thank you for what you do for boats, dear Odile. Bye.", "Thank you for what you do for boats, dear Odile. Bye."},
	{"with invented addresses", "See https://evil.example/x, evil.com/pay or mail me@evil.example now.", "See or mail now."},
	{"with addresses that are known", "See https://alva.example.org, or odile@example.org about Node.js.", "See https://alva.example.org, or odile@example.org about Node.js."},
	{"with tabs", "I read\tthat you \t restore\tboats.", "I read that you restore boats."},
	{"with a long greeting", "Dear Odile Marsh of the boat yard in Rockland and friends,\nI read that you restore boats.", "I read that you restore boats."},
	{"with a greeting without a comma", "Dear Odile\nI read that you restore boats.", "I read that you restore boats."},
	{"with a long subject", "Subject: Somebody who can restore an old wooden boat, in Rockland\nI read that you restore boats.", "I read that you restore boats."},
	{"with a first word that greets", "Hello from somebody who has wanted to restore an old boat for years and has no tools",
		"Hello from somebody who has wanted to restore an old boat for years and has no tools"},
	{"with thanks of some length", "Boats.\nThank you very-much-indeed-for-everything-that-you-do\nBye.", "Boats.\nThank you very-much-indeed-for-everything-that-you-do\nBye."},
	{"with a long signature", "Boats.\nWith appreciative congratulations acknowledgements,\nAlva", "Boats."},
	{"emoji", "Boats 👩\u200d🔧 and 🏴󠁧󠁢󠁳󠁣󠁴󠁿, می\u200cخواهم.", "Boats 👩\u200d🔧 and 🏴󠁧󠁢󠁳󠁣󠁴󠁿, می\u200cخواهم."},
	{"invisible", "I read\u200b that\u202e you restore boats.", "I read that you restore boats."},
}

func filtered(text string, step int) (string, error) {
	var b strings.Builder
	filter := NewLetterFilter(letter, func(delta string) error { b.WriteString(delta); return nil })
	for start := 0; start < len(text); start += step {
		if err := filter.Write(text[start:min(start+step, len(text))]); err != nil {
			return "", err
		}
	}
	err := filter.Close()
	return b.String(), err
}

func TestLetterFilter(t *testing.T) {
	for _, tt := range letters {
		t.Run(tt.name, func(t *testing.T) {
			for step := 1; step <= len(tt.text); step++ {
				got, err := filtered(tt.text, step)
				if want := hello + tt.want + goodbye; err != nil || got != want {
					t.Errorf("in pieces of %d: %q, want %q, %v", step, got, want, err)
				}
			}
		})
	}
}

func TestLetterFilterWithoutWords(t *testing.T) {
	for _, text := range []string{"", " \n\n", "Dear Odile,", "https://evil.example"} {
		if got, err := filtered(text, max(1, len(text))); domain.CodeOf(err) != domain.Unavailable || got != "" {
			t.Errorf("%q becomes %q, %v", text, got, err)
		}
	}
}

func TestLetterLengthIsLimited(t *testing.T) {
	got, err := filtered(strings.Repeat("words and more\n", 5_000), 100)
	if err != nil || len(got) > maxLetter+500 {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}

func FuzzLetterFilter(f *testing.F) {
	for _, tt := range letters {
		f.Add(tt.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := filtered(text, max(1, len(text)))
		if err == nil && (!strings.HasPrefix(got, hello) || !strings.HasSuffix(got, goodbye)) {
			t.Errorf("%q becomes %q", text, got)
		}
		for step := 1; step <= 64; step *= 2 {
			if pieces, _ := filtered(text, step); pieces != got {
				t.Errorf("%q becomes %q, and %q in pieces of %d", text, got, pieces, step)
			}
		}
		if strings.Contains(got, "http://") {
			t.Errorf("%q brings a link in: %q", text, got)
		}
	})
}

func TestLetterPrompt(t *testing.T) {
	golden(t, "prompts/letter.txt", render(letter.Prompt()))
	hostile := letter
	hostile.Person = stranger.Profile
	hostile.Evidence = stranger.Evidence
	golden(t, "prompts/letter-to-stranger.txt", render(hostile.Prompt()))
}
