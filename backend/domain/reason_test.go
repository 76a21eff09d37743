package domain

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestReason(t *testing.T) {
	long := strings.Repeat("outboard motors and ", 15)
	for _, c := range []struct {
		evidence []Evidence
		want     string
	}{
		{nil, ""},
		{[]Evidence{{Field: "offers", Text: "small engine repair"}, {Field: "skills", Text: "outboard motors"},
			{Field: "skills", Text: "welding"}, {Field: "location", Text: "Rockland"}},
			"Can help with “small engine repair”; skills: outboard motors, welding; in Rockland"},
		{[]Evidence{{Field: "headline", Text: "Marine\n mechanic\u202e\u200b"}}, "“Marine mechanic”"},
		{[]Evidence{{Field: "needs", Text: "a welder"}}, "Is looking for “a welder”"},
		{[]Evidence{{Field: "about", Text: "\u200b"}}, ""},
		{[]Evidence{{Field: "offers", Text: long}, {Field: "skills", Text: "welding"}},
			"Can help with “" + long[:len(long[:183])-4] + "…”"},
	} {
		if got := Reason(c.evidence); got != c.want {
			t.Errorf("\n got %s\nwant %s", got, c.want)
		}
		checkReason(t, Reason(c.evidence), c.evidence)
	}
}

func TestReasonInLanguages(t *testing.T) {
	evidence := []Evidence{{Field: "role", Text: "Welder"}}
	for language, want := range map[string]string{"fr": "A pour fonction “Welder”", "de": "Works as “Welder”", "": "Works as “Welder”"} {
		if got := ReasonIn(language, evidence); got != want {
			t.Errorf("in %q it is %s", language, got)
		}
	}
}

// A reason contains only text of the evidence.
func FuzzReason(f *testing.F) {
	f.Add("offers", "mending nets", "skills", "sail repair")
	f.Add("about", strings.Repeat("a net ", 100), "about", "\u202e\x00net")
	f.Fuzz(func(t *testing.T, field, text, otherField, otherText string) {
		if strings.Contains(text+otherText, "…") {
			t.Skip("the mark of what was cut")
		}
		evidence := []Evidence{{Field: field, Text: text}, {Field: otherField, Text: otherText}}
		checkReason(t, Reason(evidence), evidence)
	})
}

// checkReason splits a reason into leads and claims, and looks up each claim in the evidence.
func checkReason(t testing.TB, reason string, evidence []Evidence) {
	t.Helper()
	if n := utf8.RuneCountInString(reason); n > maxReason || strings.ContainsAny(reason, "\n\r\t\x00") {
		t.Errorf("reason of %d characters: %q", n, reason)
	}
	rest := reason
	for i, f := range fragments(evidence) {
		if i > 0 && rest == "" {
			return
		}
		rest = strings.TrimPrefix(rest, "; ")
		lead := leads["en"][f.field]
		if !strings.EqualFold(rest[:len(lead)], lead) {
			t.Fatalf("reason %q goes on with %q, want %q", reason, rest, lead)
		}
		rest = checkClaims(t, rest[len(lead):], f)
	}
	if rest != "" {
		t.Errorf("reason %q ends with %q, for which there is no evidence", reason, rest)
	}
}

// checkClaims removes the claims of one fragment from the start of text, and returns the rest.
func checkClaims(t testing.TB, text string, f fragment) string {
	t.Helper()
	claims := "“" + f.claims[0] + "”"
	if listed[f.field] {
		claims = strings.Join(f.claims, ", ")
	}
	if rest, ok := strings.CutPrefix(text, claims); ok {
		return rest
	}
	claim, rest, cut := strings.Cut(text, "…")
	if !cut || !strings.HasPrefix(claims, claim) {
		t.Errorf("%q is not in the evidence %q", text, f.claims)
	}
	return strings.TrimPrefix(rest, "”")
}

func TestReasonInFrench(t *testing.T) {
	evidence := []Evidence{{Field: "interests", Text: "voile"}, {Field: "location", Text: "Dieppe"}, {Field: "needs", Text: "un canot"}}
	if got, want := ReasonIn("fr", evidence), "S’intéresse à : voile; à Dieppe; cherche “un canot”"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := ReasonIn("de", evidence), Reason(evidence); got != want {
		t.Errorf("for a German question it is %q, want %q", got, want)
	}
	for field := range leads["en"] {
		if leads["fr"][field] == "" {
			t.Errorf("there is no French lead for %s", field)
		}
	}
}
