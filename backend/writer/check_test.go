package writer

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

var (
	readers = People{
		Candidates: []string{"Odile Marsh", "Tomasz Wirth", "Ines"},
		Known:      []string{"Bao Trần"},
		Strangers:  []string{"Ruth Okoye", "Ann Lee", "Mary Ann Lee", "李小龙"},
	}
	claims = []struct {
		name, text string
		claims     int
		marks      string
	}{
		{"right", "Ask **Odile Marsh** [1] or Tomasz Wirth [2].", 4, ""},
		{"nobody", "Ask somebody.", 0, ""},
		{"out of range", "Ask Odile Marsh [1], [4] and [0].", 4, "number [4], number [0]"},
		{"one of several is out of range", "Ask them [1, 9].", 2, "number [1, 9]"},
		{"escaped", `Ask \[9].`, 0, ""},
		{"a member who was not found", "Ask Ruth Okoye.", 1, "stranger Ruth Okoye"},
		{"somebody of the example", "Ask Ada Quist.", 1, "number Ada Quist"},
		{"somebody from before", "Ask Bao Trần again.", 1, ""},
		{"another one's number", "Ask Tomasz Wirth [1].", 2, "mistaken [1]"},
		{"another one's number, in bold", "Ask **Tomasz Wirth** ([1]).", 2, "mistaken [1]"},
		{"a stranger with a number", "Ask Ruth Okoye [1].", 2, "stranger Ruth Okoye, mistaken [1]"},
		{"the longer name", "Ask Mary Ann Lee.", 1, "stranger Mary Ann Lee"},
		{"inside a word", "Ask about Inesca and Ann Leeds.", 0, ""},
		{"without spaces", "请问李小龙吧", 1, "stranger 李小龙"},
		{"a short name", "Ines [3] repairs dinghies; Ines knows [3].", 4, ""},
	}
)

func TestCheck(t *testing.T) {
	for _, tt := range claims {
		t.Run(tt.name, func(t *testing.T) {
			checked := Check(tt.text, readers)
			var marks []string
			for _, m := range checked.Marks {
				if tt.text[m.Start:m.End] != m.Text {
					t.Errorf("%q is at the offsets of the mark %q", tt.text[m.Start:m.End], m.Text)
				}
				marks = append(marks, fmt.Sprintf("%s %s", m.Kind, m.Text))
			}
			if got := strings.Join(marks, ", "); got != tt.marks || checked.Claims != tt.claims {
				t.Errorf("marked %q of %d claims, want %q of %d", got, checked.Claims, tt.marks, tt.claims)
			}
		})
	}
}

func TestSentenceAbout(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		n          int
		want       string
	}{
		{"a sentence", "Two could help. **Odile Marsh** [1] restores wooden boats. Call her.", 1, "Odile Marsh restores wooden boats."},
		{"a list", "- Odile Marsh [1]: restores wooden boats\n- Tomasz Wirth [2]: surveys hulls on the coast", 2, "Tomasz Wirth: surveys hulls on the coast"},
		{"two at once", "Odile Marsh [1] and Tomasz Wirth [2] restore wooden boats.", 1, ""},
		{"another's name", "Odile Marsh [1] works with Tomasz Wirth on boats.", 1, ""},
		{"a stranger's name", "Odile Marsh [1] works with Ruth Okoye on boats.", 1, ""},
		{"somebody else's number", "Odile Marsh [2] restores wooden boats.", 2, ""},
		{"the second is better", "Ask Odile Marsh [1]. Odile Marsh [1] restores wooden boats by hand.", 1, "Odile Marsh restores wooden boats by hand."},
		{"a link", "Odile Marsh [1] shows boats at https://evil.example/x today.", 1, "Odile Marsh shows boats at … today."},
		{"named alone", "Odile Marsh restores wooden boats.", 1, "Odile Marsh restores wooden boats."},
		{"named beside another", "Odile Marsh and Tomasz Wirth restore wooden boats.", 1, ""},
		{"named, and another's number", "Odile Marsh restores wooden boats, says the second [2].", 1, ""},
		{"neither cited nor named", "Somebody restores wooden boats.", 1, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := SentenceAbout(tt.text, tt.n, readers); got != tt.want {
				t.Errorf("said %q, want %q", got, tt.want)
			}
		})
	}
}

func TestNamed(t *testing.T) {
	people := People{Candidates: []string{"Jo Park", "Odile Marsh", "Jo Park", "Ines"}, Strangers: []string{"Ines Roth"}}
	text := "Ines Roth knows Odile Marsh and Jo Park."
	if got := Named(text, people); !slices.Equal(got, []int{2}) {
		t.Errorf("%q names %v", text, got)
	}
}

func FuzzCheck(f *testing.F) {
	for _, tt := range claims {
		f.Add(tt.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checked := Check(text, readers)
		if len(checked.Marks) > checked.Claims {
			t.Errorf("%d marks of %d claims", len(checked.Marks), checked.Claims)
		}
		for _, m := range checked.Marks {
			if text[m.Start:m.End] != m.Text {
				t.Errorf("%q is at the offsets of the mark %q", text[m.Start:m.End], m.Text)
			}
		}
		for n := range readers.Candidates {
			SentenceAbout(text, n+1, readers)
		}
	})
}
