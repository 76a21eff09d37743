package interchange

import (
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
)

func TestEmailsIn(t *testing.T) {
	for text, want := range map[string]string{
		"ann@example.org":                                "ann@example.org",
		" Ann@Example.org ":                              "ann@example.org",
		"mailto:ann@example.org":                         "ann@example.org",
		"MAILTO:ann@example.org?subject=hi%20you":        "ann@example.org",
		"Ann Lee <ann@example.org>":                      "ann@example.org",
		`"Lee, Ann" <ann@example.org>`:                   "ann@example.org",
		"<ann@example.org>":                              "ann@example.org",
		"ann@example.org (work)":                         "ann@example.org",
		"'ann@example.org'":                              "ann@example.org",
		"work: ann@example.org.":                         "ann@example.org",
		"[ann@example.org](mailto:ann@example.org)":      "ann@example.org",
		"ann@example.org; lee@example.org":               "ann@example.org lee@example.org",
		"ann@example.org, lee@example.org":               "ann@example.org lee@example.org",
		"ann@example.org lee@example.org":                "ann@example.org lee@example.org",
		"ann@example.org/lee@example.org":                "ann@example.org lee@example.org",
		"ann@example.org\nlee@example.org":               "ann@example.org lee@example.org",
		"ann@example.org ::: lee@example.org":            "ann@example.org lee@example.org",
		"ann@@example.org, lee@example.org":              "lee@example.org",
		"Ann <ann@example.org>, Lee <lee@example.org>":   "ann@example.org lee@example.org",
		"ann@example.org;ann@example.org":                "ann@example.org",
		"ann@@example.org":                               "",
		"ann at example.org":                             "",
		"ask me":                                         "",
		"@ann":                                           "",
		"":                                               "",
		strings.Repeat("x ", 10_000) + "ann@example.org": "",
	} {
		if got := strings.Join(emailsIn(text), " "); got != want && len(text) < 100 || len(text) >= 100 && got != "" {
			t.Errorf("%q has %q, want %q", text, got, want)
		}
	}
}

func TestLinkedInPage(t *testing.T) {
	const ann = "https://www.linkedin.com/in/ann-lee"
	for text, want := range map[string]string{
		ann: ann, "http://linkedin.com/in/ann-lee/": ann, "www.linkedin.com/in/ann-lee": ann, "linkedin.com/in/ann-lee": ann,
		"https://de.linkedin.com/in/ann-lee?trk=x#y": ann, "https://m.linkedin.com/in/ann-lee": ann,
		"HTTPS://WWW.LINKEDIN.COM/IN/ann-lee": ann, "https://www.linkedin.com/mwlite/in/ann-lee": ann,
		"https://www.linkedin.com/comm/in/ann-lee":            ann,
		"https://www.linkedin.com/in/ann-lee/details/skills/": ann, "in/ann-lee": ann, "/in/ann-lee/": ann,
		"ann-lee": ann, "@ann-lee": ann, "LinkedIn: ann-lee": ann, "linkedin: linkedin.com/in/ann-lee": ann,
		"Ann Lee, https://www.linkedin.com/in/ann-lee.": ann,
		"[Ann](https://www.linkedin.com/in/ann-lee)":    ann,
		"@ann":                        "https://www.linkedin.com/in/ann",
		"annlee7":                     "https://www.linkedin.com/in/annlee7",
		"linkedin.com/in/gaëlle-vern": "https://www.linkedin.com/in/ga%C3%ABlle-vern",
		"https://www.linkedin.com/in/ga%C3%ABlle-vern":     "https://www.linkedin.com/in/ga%C3%ABlle-vern",
		"https://www.linkedin.com/pub/ann-lee/1/2a/b3":     "https://www.linkedin.com/pub/ann-lee/1/2a/b3",
		"https://www.linkedin.com/profile/view?id=12":      "https://www.linkedin.com/profile/view?id=12",
		"https://www.linkedin.com/company/harbor-glass":    "",
		"https://www.linkedin.com/school/harbor-school/":   "",
		"https://www.linkedin.com/":                        "",
		"https://www.linkedin.com/in/":                     "",
		"https://www.linkedin.com/in/me":                   "",
		"https://www.linkedin.com/feed/":                   "",
		"https://ann.example.org/in/ann-lee":               "",
		"see my profile (Ann Lee)":                         "",
		"Ann Lee":                                          "",
		"Ann":                                              "",
		"ask me":                                           "",
		"yes":                                              "",
		"private":                                          "",
		"ann@example.org":                                  "",
		"https://notlinkedin.com.example.org/in/ann-lee":   "",
		"https://linkedin.com.example.org/company/ann-lee": "",
		"": "",
	} {
		got, ok := linkedInPage(text)
		if got != want || ok != (want != "") {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestWebPage(t *testing.T) {
	for text, want := range map[string]string{
		"ann.example.org": "ann.example.org", "https://ann.example.org/x?y=z": "https://ann.example.org/x?y=z",
		"www.example.org and www.example.com": "www.example.org", "a.example.org, b.example.org": "a.example.org",
		"my page: https://ann.example.org": "https://ann.example.org", "http://münchen.example.org": "http://münchen.example.org",
		"ask me": "", "soon": "", "ask at example.org": "", "ann@example.org": "", "ftp://example.org": "", "javascript:alert(1)": "",
		"https://": "", "localhost": "", "https://ann:secret@example.org": "", "": "",
	} {
		got, ok := webPage(text)
		if got != want || ok != (want != "") {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestPlaceholders(t *testing.T) {
	for _, nothing := range []string{
		"", " ", "n/a", "N/A", "#N/A", "n.a.", "-", "–", "—", "--", ".", "…", "?", "/", "none", "None", "NULL", "nil", "unknown", "TBD", "keine", "k. A.",
		"aucun", "néant", "ninguno", "nenhum", "geen", "n.v.t.", "inga", "okänd", "(none)", "keine Angabe", "Non renseigné", "No aplica", "#REF!", "\u200b",
	} {
		if !isPlaceholder(nothing) {
			t.Errorf("%q is something", nothing)
		}
	}
	for _, something := range []string{"C", "C++", "5", "Nona", "none of your business", "No", "+1", "Nantes", "Ninguna parte", "♥", "日本", "n/a, but soon"} {
		if isPlaceholder(something) {
			t.Errorf("%q is nothing", something)
		}
	}
	for name, want := range map[string]bool{
		"Inga": false, "Nil": false, "Null": false, "inga": true, "NULL": true, "None": true, "Unknown Unknown": true, "n/a n/a": true, "Inga Null": false,
		"Nan Li": false, "-": true, "Ann": false,
	} {
		if isNoName(name) != want {
			t.Errorf("%q is no name: %t", name, !want)
		}
	}
}

func TestGivenFirst(t *testing.T) {
	for name, want := range map[string]string{
		"Vern, Ada": "Ada Vern", "de la Cruz, Ana María": "Ana María de la Cruz", "Vern, Ada, PhD": "Ada Vern, PhD",
		"Ada Vern, PhD": "Ada Vern, PhD", "Ada Vern, Ph.D.": "Ada Vern, Ph.D.", "Ada Vern Jr.": "Ada Vern Jr.", "Ada Vern": "Ada Vern", "Vern,": "Vern,", ", Ada": ", Ada",
	} {
		if got := givenFirst(name); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
}

// FuzzValues reads any text as each kind of address. What is read must be read again as itself.
func FuzzValues(f *testing.F) {
	for _, text := range []string{"Ann <ann@example.org>; lee@example.org", "@ann-lee", "https://de.linkedin.com/in/ga%C3%ABlle?x", "in/%2F", "a.b, c.d", "n/a", "Vern, Ada", "\xff@\x00"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, address := range emailsIn(text) {
			if again := emailsIn(address); !slices.Equal(again, []string{address}) {
				t.Errorf("%q has %q, which has %q", text, address, again)
			}
		}
		for name, read := range map[string]func(string) (string, bool){"LinkedIn": linkedInPage, "website": webPage} {
			page, ok := read(text)
			if again, still := read(page); ok && (again != page || !still) {
				t.Errorf("%s: %q becomes %q, which becomes %q, %t", name, text, page, again, still)
			}
		}
		_, _, _ = isPlaceholder(text), isNoName(text), givenFirst(text)
	})
}

// FuzzCells reads a row with any texts. Only a row that names nobody may fail, and what is read must be clean.
func FuzzCells(f *testing.F) {
	f.Add("Ann Lee", "ann@example.org", "ask me", "see my profile", "a, b")
	f.Add("", "ann@@example.org", "-", "n/a", strings.Repeat("x,", 100))
	f.Fuzz(func(t *testing.T, name, email, website, page, skills string) {
		c := cells{}
		for field, text := range map[Field]string{Name: name, Email: email, Website: website, LinkedIn: page, Skills: skills, Headline: skills} {
			c.set(field, text)
			c.set(field, name)
		}
		p, _, err := c.profile()
		if err != nil {
			if p.Name != "" || p.Email != "" || domain.CodeOf(err) != domain.Invalid {
				t.Errorf("%+v fails with %v", c, err)
			}
			return
		}
		again := p
		if p.Name == "" && p.Email == "" || again.Clean() != nil || !again.Same(p) {
			t.Errorf("%+v becomes %+v and, cleaned, %+v", c, p, again)
		}
	})
}
