package domain

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	p := Profile{
		Name: "  Ann\t \x1b\u202eEntry\u009b ", About: " two\n\nparagraphs ", Skills: []string{"knots", " Knots ", "", "rope  work"},
		LinkedIn: "linkedin.com/in/ann-example", Website: "http://ann.example.org",
	}
	if err := p.Clean(); err != nil {
		t.Fatal(err)
	}
	want := Profile{
		Name: "Ann Entry", About: "two\n\nparagraphs", Skills: []string{"knots", "rope work"},
		Languages: []string{}, Interests: []string{},
		LinkedIn: "https://www.linkedin.com/in/ann-example", Website: "http://ann.example.org",
	}
	if !p.Same(want) {
		t.Errorf("cleaned is %+v", p)
	}
}

func TestCleanRejects(t *testing.T) {
	many := strings.Split(strings.Repeat("x,", MaxList+1), ",")
	for i := range many {
		many[i] += strings.Repeat("y", i)
	}
	for name, p := range map[string]Profile{
		"a long name":         {Name: strings.Repeat("é", MaxLine+1)},
		"a long text":         {About: strings.Repeat("a", MaxText+1)},
		"a long list":         {Skills: many},
		"a long entry":        {Skills: []string{strings.Repeat("é", MaxLine+1)}},
		"a script":            {Website: "javascript:alert(1)"},
		"a script with //":    {Website: "javascript://example.org/%0aalert(1)"},
		"a file":              {LinkedIn: "file:///etc/passwd"},
		"a password":          {Website: "https://user:secret@example.org"},
		"no host":             {Website: "https://"},
		"something with NULs": {Website: "https://exa\x00mple.org"},
	} {
		if err := p.Clean(); CodeOf(err) != Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	full := Profile{Name: strings.Repeat("é", MaxLine)}
	if err := full.Clean(); err != nil {
		t.Errorf("a name of just the length that is allowed: %v", err)
	}
}

func TestNormalizeEmailRejects(t *testing.T) {
	for name, address := range map[string]string{
		"a long address":             strings.Repeat("a", 320) + "@example.org",
		"a long word":                strings.Repeat("a", 10_000),
		"another direction of text":  "a\u202eb@example.org",
		"an invisible turn of text":  "a\u2066b@example.org",
		"somebody's name around one": "Ann <ann@example.org>",
	} {
		_, err := NormalizeEmail(address)
		if CodeOf(err) != Invalid || len(Public(err).Message) > 400 {
			t.Errorf("%s: %.500v", name, err)
		}
	}
}

func TestSalvage(t *testing.T) {
	many := make([]string, MaxList+20)
	for i := range many {
		many[i] = strings.Repeat("k", i+1)
	}
	p := Profile{
		Name: "Ann", Headline: strings.Repeat("mends nets, ", 40), About: strings.Repeat("a", MaxText+1), Skills: many,
		Interests: []string{strings.Repeat("é", MaxLine+1)}, Website: "ask me", LinkedIn: "https://example.org/" + strings.Repeat("a", MaxLine),
	}
	var notes []string
	for _, note := range p.Salvage() {
		notes = append(notes, note.String())
	}
	want := []string{
		"The LinkedIn address is longer than 300 characters; it was left out.",
		`The website "ask me" is not a web address; it was left out.`,
		"The headline is longer than 300 characters; it was shortened.",
		"The text “about” is longer than 4000 characters; it was shortened.",
		"There are more than 50 skills; the first ones were kept.",
		"One of the interests is longer than 300 characters; it was shortened.",
	}
	if !slices.Equal(notes, want) {
		t.Errorf("the notes are %q", notes)
	}
	if p.Website != "" || p.LinkedIn != "" || len(p.Skills) != MaxList || !strings.HasSuffix(p.Headline, "mends nets…") || p.Clean() != nil {
		t.Errorf("salvaged is %+v", p)
	}
}

func FuzzClean(f *testing.F) {
	f.Add("Ann", "linkedin.com/in/ann", "knots, rope")
	f.Add("\u202eann", "HTTPS://EXAMPLE.ORG/%zz", "\xff")
	f.Add("", "https://[::1]:80/a?b#c", " ")
	f.Add("", "example.org/"+strings.Repeat("a", MaxLine-15), "")
	f.Fuzz(func(t *testing.T, line, address, entry string) {
		p := Profile{Name: line, Website: address, Skills: []string{entry, entry}}
		salvaged := p
		if notes := salvaged.Salvage(); salvaged.Clean() != nil || len(salvaged.Salvage()) > 0 {
			t.Errorf("salvaged is %+v with the notes %v", salvaged, notes)
		}
		if p.Clean() != nil {
			return
		}
		again := p
		if err := again.Clean(); err != nil || !again.Same(p) {
			t.Errorf("cleaning twice: %v, %+v then %+v", err, p, again)
		}
		if scheme, _, _ := strings.Cut(p.Website, ":"); p.Website != "" && scheme != "http" && scheme != "https" {
			t.Errorf("the address is %q", p.Website)
		}
	})
}

func FuzzNormalizeEmail(f *testing.F) {
	for _, seed := range []string{"Ann@Example.org", " a@b ", "Ann <ann@example.org>", "a@b@c", "", "\"a b\"@example.org", "ü@exämple.org"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, address string) {
		normalized, err := NormalizeEmail(address)
		if err != nil {
			return
		}
		again, err := NormalizeEmail(normalized)
		if err != nil || again != normalized {
			t.Errorf("%q becomes %q and then %q, %v", address, normalized, again, err)
		}
		if strings.ContainsAny(normalized, "\r\n") || (utf8.ValidString(address) && !utf8.ValidString(normalized)) {
			t.Errorf("%q becomes %q", address, normalized)
		}
	})
}

func TestOverlaid(t *testing.T) {
	before := Profile{Name: "Ann", Headline: "Sailmaker", Skills: []string{"sails"}, Languages: []string{"English"}}
	after := before.Merge(Profile{Headline: "Sailmaker and rigger", Skills: []string{"sails", "rigging"}, ShowEmail: true})
	if after.Name != "Ann" || after.Headline != "Sailmaker and rigger" || len(after.Skills) != 2 || len(after.Languages) != 1 || !after.ShowEmail {
		t.Errorf("overlaid is %+v", after)
	}
	if before.Headline != "Sailmaker" || len(before.Skills) != 1 {
		t.Errorf("the original became %+v", before)
	}
}

func TestSays(t *testing.T) {
	p := Profile{Headline: "Sailmaker in Rockland", Skills: []string{"sail repair", "rigging"}}
	for e, want := range map[Evidence]bool{
		{Field: "headline", Text: "Sailmaker"}:   true,
		{Field: "headline", Text: "sailmaker"}:   false,
		{Field: "skills", Text: "rigging"}:       true,
		{Field: "skills", Text: "repairrigging"}: false,
		{Field: "skills", Text: ""}:              false,
		{Field: "about", Text: "Sailmaker"}:      false,
		{Field: "email", Text: "Sailmaker"}:      false,
	} {
		if p.Says(e) != want {
			t.Errorf("%+v: %v", e, !want)
		}
	}
}
