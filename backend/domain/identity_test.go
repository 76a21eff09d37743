package domain

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"
)

func TestNormalizeEmail(t *testing.T) {
	for address, want := range map[string]string{
		" Ada@Example.ORG ":                   "ada@example.org",
		"\ufeffada@example.org\u200b":         "ada@example.org",
		"ada@exam\u00adple.org":               "ada@example.org",
		"\u202aada@example.org\u202c":         "ada@example.org",
		"\u2068ada@example.org\u2069":         "ada@example.org",
		"a\u200eda\u00a0@example.org":         "",
		"ada@xn--bcher-kva.example.org":       "ada@bücher.example.org",
		"ada@XN--BCHER-KVA.example.org":       "ada@bücher.example.org",
		"ada@BU\u0308CHER.example.org":        "ada@bücher.example.org",
		"ZOE\u0308@example.org":               "zoë@example.org",
		"ada@ｅｘａｍｐｌｅ.org":                     "ada@example.org",
		"ada@example。org":                     "ada@example.org",
		"ΝΊΚΟΣ@example.org":                   "νίκος@example.org",
		"аda@example.org":                     "аda@example.org", // the first letter is Cyrillic
		"ada@faß.example.org":                 "ada@faß.example.org",
		"ada@under_score.example.org":         "ada@under_score.example.org",
		"ada@xn--zzzzzzzzzzzzzz.example.org":  "ada@xn--zzzzzzzzzzzzzz.example.org",
		"ada@example.org\nBcc: b@example.org": "",
		"ada\x00@example.org":                 "",
		"ada\xff@example.org":                 "",
		"mailto:ada@example.org":              "",
		"<ada@example.org>":                   "",
	} {
		if have, err := NormalizeEmail(address); have != want || (err == nil) != (want != "") {
			t.Errorf("%+q becomes %+q, want %+q (%v)", address, have, want, err)
		}
	}
}

// TestSpellingsOfAddresses writes random addresses in random spellings. Each must
// normalise to its own address and to that of no other.
func TestSpellingsOfAddresses(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 1))
	for range 5_000 {
		a, b := randomAddress(r), randomAddress(r)
		have, err := NormalizeEmail(respell(r, a))
		if err != nil || have != a {
			t.Fatalf("a spelling of %+q becomes %+q, %v", a, have, err)
		}
		if other, err := NormalizeEmail(respell(r, b)); err != nil || (other == a) != (a == b) {
			t.Fatalf("%+q and %+q: %+q, %v", a, b, other, err)
		}
	}
}

// randomAddress returns an address in its normal form. The letters are few, and
// some look alike.
func randomAddress(r *rand.Rand) string {
	word := func(letters string, n int) string {
		var w []rune
		for range n {
			w = append(w, []rune(letters)[r.IntN(len([]rune(letters)))])
		}
		return string(w)
	}
	latin, cyrillic := "abeoüé", "абео" // a label of one script, as registries demand
	local := word(latin+cyrillic+"0l1", 1+r.IntN(3))
	return local + "@" + word([]string{latin, cyrillic}[r.IntN(2)], 2) + ".example.org"
}

// respell returns an address in another spelling.
func respell(r *rand.Rand, address string) string {
	local, domain, _ := strings.Cut(address, "@")
	if r.IntN(2) == 0 {
		domain, _ = idna.ToASCII(domain)
	}
	spelled := local + "@" + domain
	if r.IntN(2) == 0 {
		spelled = norm.NFD.String(spelled)
	}
	var out strings.Builder
	out.WriteString([]string{"", " ", "\ufeff", "\u202a"}[r.IntN(4)])
	for _, letter := range spelled {
		if r.IntN(3) == 0 {
			letter = unicode.ToUpper(letter)
		}
		out.WriteRune(letter)
		if r.IntN(6) == 0 {
			out.WriteString([]string{"\u200b", "\u00ad", "\u200e", "\u2060"}[r.IntN(4)])
		}
	}
	return out.String() + []string{"", "\t", "\u00a0", "\u200b"}[r.IntN(4)]
}

func TestLinkedInPages(t *testing.T) {
	const ada = "https://www.linkedin.com/in/ada-vern"
	for address, want := range map[string]string{
		"linkedin.com/in/Ada-Vern":                                    ada,
		"http://www.linkedin.com/in/ada-vern/":                        ada,
		"HTTPS://M.LinkedIn.Com/in//ada-vern/?trk=x#top":              ada,
		"https://uk.linkedin.com/in/ada-vern?originalSubdomain=uk":    ada,
		"https://www.linkedin.com:443/in/ada-vern/fr":                 ada,
		"https://www.linkedin.com/in/ada-vern/zh_CN/":                 ada,
		"https://www.linkedin.com/in/ada-vern/details/skills/":        ada,
		"https://www.linkedin.com/in/ada%2Dvern":                      ada,
		"https://www.linkedin.com/in/ada-ve\u200brn":                  ada,
		"https://www.linkedin.com/comm/in/ada-vern?lipi=x":            ada,
		"https://www.linkedin.com/mwlite/in/ada-vern":                 ada,
		"https://linkedin.com./in/ada-vern":                           ada,
		"https://linkedin.com/in/zoe%CC%88":                           "https://www.linkedin.com/in/zo%C3%AB",
		"https://linkedin.com/in/ZO\u00cb":                            "https://www.linkedin.com/in/zo%C3%AB",
		"https://www.linkedin.com/in/ACoAAABcDeFgHiJkLmNoPqRsTuVwXyZ": "https://www.linkedin.com/in/ACoAAABcDeFgHiJkLmNoPqRsTuVwXyZ",
		"https://fr.linkedin.com/pub/Ada-Vern/1/2A/b3/fr":             "https://www.linkedin.com/pub/ada-vern/1/2a/b3",
		"https://www.linkedin.com/company/Mill/about/":                "https://www.linkedin.com/company/mill/about",
		"https://www.linkedin.com/profile/view?id=AAkB12&trk=nav":     "https://www.linkedin.com/profile/view?id=AAkB12",
		"linkedin.com":                    "https://www.linkedin.com",
		"https://notlinkedin.com/In/Ada/": "https://notlinkedin.com/In/Ada/",
	} {
		p := Profile{LinkedIn: address}
		if err := p.Clean(); err != nil || p.LinkedIn != want {
			t.Errorf("%s becomes %s, want %s (%v)", address, p.LinkedIn, want, err)
		}
	}
	for page, want := range map[string]bool{
		ada: true, "https://www.linkedin.com/pub/ada-vern/1/2a/b3": true, "https://www.linkedin.com/profile/view?id=AAkB12": true,
		"https://www.linkedin.com/in/me": false, "https://www.linkedin.com/in": false, "https://www.linkedin.com": false,
		"https://www.linkedin.com/company/mill": false, "https://www.linkedin.com/feed": false, "https://ada.example.org/in/ada": false, "": false,
	} {
		if PersonalPage(page) != want {
			t.Errorf("%s is a person's page: %t", page, !want)
		}
	}
}

func TestNameKey(t *testing.T) {
	for _, same := range [][]string{
		{"Zoë Ödegård", "ZOË ÖDEGÅRD", "Zoe\u0308 O\u0308dega\u030ard", "  zoë\u00a0ödegård ", "Zoë\u200b Ödegård\u200e", "Ödegård, Zoë"},
		{"Siobhán O'Lune", "Siobhán O’Lune", "siobhán oʼlune", "SIOBHÁN O`LUNE", "Siobhán O´Lune", "Siobhán O＇Lune"},
		{"Anne-Lise Vern", "Anne‑Lise Vern", "Anne–Lise Vern", "ANNE−LISE VERN", "Anne Lise Vern", "An\u00adne-Lise Vern"},
		{"J. R. Vern", "J.R. Vern", "j r vern"},
		{"İpek Işık", "ipek ışık", "İPEK IŞIK"},
		{"Weiß", "WEISS", "weiß"},
		{"Νίκος", "ΝΊΚΟΣ"},
	} {
		for _, name := range same {
			if NameKey(name) != NameKey(same[0]) {
				t.Errorf("%q has the key %q, %q has %q", name, NameKey(name), same[0], NameKey(same[0]))
			}
		}
	}
	keys := map[string]string{}
	for _, name := range []string{"Zoë", "Zoe", "Zo\u0451", "Ada Vern", "Vern Ada", "Adavern", "O'Lune", "OLune", "Аda Vern", ""} {
		if other, taken := keys[NameKey(name)]; taken {
			t.Errorf("%q and %q have one key", name, other)
		}
		keys[NameKey(name)] = name
	}
}

func TestSamePerson(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Ada Vern", "ADA VERN", true},
		{"Ada Vern", "Vern, Ada", true},
		{"Ada Vern", "Vern Ada", true},
		{"Ada Vern", "Ada", true},
		{"Ada Vern", "Vern", true},
		{"Ada Maria Vern", "Ada Vern", true},
		{"Dr. Ada Vern", "Ada Vern, Ph.D.", true},
		{"Prof. Dr. Ada Vern", "Dr. Bo Vern", false},
		{"Dr. Ada Vern", "Dr. Bo Quill", false},
		{"Dr. Ada Vern", "Ada Vern", true},
		{"A. Vern", "Ada Vern", true},
		{"Ada V.", "Ada Vern", true},
		{"A. M. Vern", "Ada Maria Vern", true},
		{"Vern, A.", "Ada Vern", true},
		{"Ada Vern", "Ada Quill", true},
		{"Ada Vern", "Ada Quill-Vern", true},
		{"Zoë Ödegård", "Zoe Odegard", true},
		{"Jörg Weiß", "Joerg Weiss", true},
		{"Søren Ærø", "Soeren Aeroe", true},
		{"Siobhán O'Lune", "Siobhan OLune", true},
		{"", "Ada Vern", true},
		{"Ada Vern", "Bo Vern", false},
		{"Ada Vern", "Bo Quill", false},
		{"A. Vern", "B. Vern", false},
		{"A. Vern", "Bo Vern", false},
		{"Mr Vern", "Mrs Vern", false},
		{"Vern, Ada", "Vern, Bo", false},
		{"Ada", "Bo", false},
		{"Anna Vern", "Ann Vern", false},
		{"A. Vern", "A. Quill", false},
		{"李 明", "王 芳", false},
	} {
		if have, back := SamePerson(c.a, c.b), SamePerson(c.b, c.a); have != c.want || back != c.want {
			t.Errorf("%q and %q: %t, %t", c.a, c.b, have, back)
		}
	}
}

func FuzzNames(f *testing.F) {
	f.Add("Zoë Ödegård", "Ödegård, Z.")
	f.Add("\xff", "\u0130\u0307")
	f.Add(strings.Repeat("a ", 100), strings.Repeat("b ", 100))
	f.Fuzz(func(t *testing.T, a, b string) {
		if key := NameKey(a); NameKey(key) != key {
			t.Errorf("%q has the key %q, which has %q", a, key, NameKey(key))
		}
		if SamePerson(a, b) != SamePerson(b, a) {
			t.Errorf("%q and %q differ the other way round", a, b)
		}
		if NameKey(a) == NameKey(b) && !SamePerson(a, b) {
			t.Errorf("%q and %q have one key", a, b)
		}
	})
}

func FuzzLinkedIn(f *testing.F) {
	f.Add("linkedin.com/in/Ada%20Vern/")
	f.Add("https://m.linkedin.com/in/%2F%2e%2e/x?y=z#q")
	f.Add("https://www.linkedin.com/profile/view?id=%zz")
	f.Add("https://linkedin.com/m/m/in/\u0130\xff")
	f.Fuzz(func(t *testing.T, address string) {
		p := Profile{LinkedIn: address}
		if p.Clean() != nil {
			return
		}
		again := p
		if err := again.Clean(); err != nil || again.LinkedIn != p.LinkedIn {
			t.Errorf("%q becomes %q and then %q, %v", address, p.LinkedIn, again.LinkedIn, err)
		}
	})
}
