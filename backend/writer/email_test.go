package writer

import (
	"strings"
	"testing"
	"unicode/utf8"

	"kith/backend/domain"
)

func TestEmail(t *testing.T) {
	long := strings.Repeat("words ", 900)
	tests := []struct {
		golden   string
		asker    domain.Profile
		person   Candidate
		question string
	}{
		{"plain.txt", alva, crew[0], "Who can help me repair an old wooden boat?"},
		{"sentence.txt", alva, crew[1], "Who surveys hulls?"},
		{"no-evidence.txt", alva, crew[7], ""},
		{"empty.txt", domain.Profile{}, Candidate{}, ""},
		{"long.txt", domain.Profile{Name: long, Headline: long, Location: long},
			candidate(long, long, long, "about", long, "offers", long, "skills", long), long},
		{"stranger.txt", domain.Profile{Name: "A\r\nBcc: b@example.org"}, stranger, "a\r\nCc: c@example.org"},
	}
	for _, tt := range tests {
		t.Run(tt.golden, func(t *testing.T) {
			email := Letter{Asker: tt.asker, Person: tt.person.Profile, Evidence: tt.person.Evidence, Question: tt.question, Language: English}.Email()
			golden(t, "emails/"+tt.golden, "Subject: "+email.Subject+"\n\n"+email.Body)
			if strings.ContainsAny(email.Subject, "\r\n") || strings.Contains(email.Body, "\r") {
				t.Errorf("subject %q or body could add a header", email.Subject)
			}
			if size := utf8.RuneCountInString(email.Subject + email.Body); size > 1_200 {
				t.Errorf("%d characters are too many for an address", size)
			}
		})
	}
}
