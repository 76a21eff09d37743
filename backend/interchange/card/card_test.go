package card

import (
	"fmt"
	"strings"
	"testing"
)

func latin1(value string) string {
	runes := make([]rune, 0, len(value))
	for _, b := range []byte(value) {
		runes = append(runes, rune(b))
	}
	return string(runes)
}

func describe(raw string) string {
	var b strings.Builder
	for c := range All(raw, latin1) {
		fmt.Fprintf(&b, "[%d]", c.Line)
		for _, p := range c.Properties {
			if p.Group != "" {
				fmt.Fprintf(&b, " %s.", p.Group)
			}
			fmt.Fprintf(&b, " %s=%q", p.Name, p.Text())
		}
		if !c.Ended {
			b.WriteString(" cut")
		}
	}
	return b.String()
}

func TestAll(t *testing.T) {
	inCard := func(lines string) string { return "BEGIN:VCARD\n" + lines + "\nEND:VCARD\n" }
	tests := map[string]struct{ raw, want string }{
		"nothing":                        {"", ""},
		"no card":                        {"FN:Ann\nEND:VCARD\n", ""},
		"any line break":                 {"BEGIN:VCARD\rFN:Ann\r\nTEL:1\nEND:VCARD", `[1] FN="Ann" TEL="1"`},
		"any case, with blanks":          {" begin: vcard \n fn:Ann\n end:Vcard \n", `[1] FN="Ann"`},
		"a mark":                         {"\uFEFFBEGIN:VCARD\nFN:Ann\nEND:VCARD", `[1] FN="Ann"`},
		"joined files":                   {"BEGIN:VCARD\nFN:Ann\nEND:VCARD\uFEFFBEGIN:VCARD\nFN:Bo\nEND:VCARD", `[1] FN="Ann"[3] FN="Bo"`},
		"no end":                         {"BEGIN:VCARD\nFN:Ann\nBEGIN:VCARD\nFN:Bo\n", `[1] FN="Ann"[3] FN="Bo" cut`},
		"folded":                         {inCard("FN:An\n n\n e"), `[1] FN="Anne"`},
		"folded with a tab":              {inCard("FN:An\n\tne"), `[1] FN="Anne"`},
		"folded within a character":      {inCard("FN:Zo\xC3\r\n \xAB"), `[1] FN="Zoë"`},
		"folded within a card's end":     {inCard("NOTE:a\n END:VCARD\nFN:Ann"), `[1] NOTE="aEND:VCARD" FN="Ann"`},
		"folded in 2.1, at a blank":      {inCard("VERSION:2.1\nTITLE:Sail\n maker"), `[1] TITLE="Sail maker"`},
		"folded in 2.1, where it's full": {inCard("VERSION:2.1\nTITLE:" + strings.Repeat("x", 69) + "\n y"), `[1] TITLE="` + strings.Repeat("x", 69) + `y"`},
		"a raw line break":               {inCard("FN:Ann\n\nLee"), `[1] FN="Ann\nLee"`},
		"groups":                         {inCard("Item1.Email:a\na.b.tel:1"), `[1] item1. EMAIL="a" a.b. TEL="1"`},
		"empty values":                   {inCard("EMAIL:\nN:;;\nTEL: \nFN:Ann"), `[1] FN="Ann"`},
		"escapes":                        {inCard(`X:a\, b\; c\\n d\ne\N https\:\/\/f \g \`), "[1] X=\"a, b; c\\\\n d\\ne\\n https://f \\\\g \\\\\""},
		"quoted-printable":               {inCard("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BC=\nr=67en =3=zz="), `[1] FN="Jürgen =3=zz"`},
		"quoted-printable, bare":         {inCard("FN;quoted-printable:=41=\n =42"), `[1] FN="AB"`},
		"quoted-printable, with a blank": {inCard("FN;ENCODING=Q:An=\nn=\n Lee"), `[1] FN="Ann Lee"`},
		"quoted-printable, ended by =":   {inCard("FN;ENCODING=Q:Ann=\n\nTEL:1"), `[1] FN="Ann" TEL="1"`},
		"quoted-printable, cut by END":   {inCard("FN;ENCODING=Q:Ann="), `[1] FN="Ann"`},
		"not quoted-printable":           {inCard("FN:a=41=\nTEL:1"), `[1] FN="a=41=" TEL="1"`},
		"base64":                         {inCard("FN;ENCODING=B:QW5u\n IExl\nZQ==\n\nTEL:1"), `[1] FN="Ann Lee" TEL="1"`},
		"charset":                        {inCard("FN;CHARSET=windows-1250:\x8Aime"), `[1] FN="Šime"`},
		"charset of no name":             {inCard("FN;CHARSET=x-none:Zo\xEB"), `[1] FN="Zoë"`},
		"no charset":                     {inCard("FN:Zo\xEB"), `[1] FN="Zoë"`},
		"a colon in quotation marks":     {inCard(`ADR;LABEL="a:b;c":;d`), `[1] ADR=";d"`},
		"a mark that is not closed":      {inCard(`ADR;LABEL="a:b`), `[1] ADR="b"`},
		"agent":                          {inCard("FN:Ann\nAGENT:\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\nTEL:1"), `[1] FN="Ann" TEL="1"`},
		"agent on the same line":         {inCard("FN:Ann\nAGENT: BEGIN:VCARD\nFN:Bo\nEND:VCARD\nTEL:1"), `[1] FN="Ann" TEL="1"`},
		"agent of an agent":              {inCard("AGENT:\n\nBEGIN:VCARD\nitem.AGENT;X=y:\nBEGIN:VCARD\nFN:Cy\nEND:VCARD\nFN:Bo\nEND:VCARD\nFN:Ann"), `[1] FN="Ann"`},
		"agent as text":                  {inCard(`AGENT:BEGIN:VCARD\nFN:Bo\nEND:VCARD`), "[1] AGENT=\"BEGIN:VCARD\\nFN:Bo\\nEND:VCARD\""},
		"agent without an end":           {"BEGIN:VCARD\nFN:Ann\nAGENT:\nBEGIN:VCARD\nFN:Bo\nBEGIN:VCARD\nFN:Cy\nEND:VCARD", `[1] FN="Ann"[6] FN="Cy"`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := describe(test.raw); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestParameters(t *testing.T) {
	tests := map[string]struct {
		want       string
		preference int
	}{
		"":                                  {"", 101},
		";PREF;INTERNET":                    {"TYPE=PREF TYPE=INTERNET", 1},
		";type=INTERNET;type=pref":          {"TYPE=INTERNET TYPE=pref", 1},
		`;TYPE="home,pref";PREF=`:           {"TYPE=home TYPE=pref PREF=", 1},
		";TYPE=home,work;PREF=7":            {"TYPE=home TYPE=work PREF=7", 7},
		";PREF=0;PREF=x;PREF=101":           {"PREF=0 PREF=x PREF=101", 101},
		";8BIT;Charset = utf-8":             {"ENCODING=8BIT CHARSET=utf-8", 101},
		`;LABEL="a;b:c";X-CUSTOM(A=1,B=2);`: {"LABEL=a;b:c X-CUSTOM(A=1 X-CUSTOM(A=B=2) TYPE=", 101},
	}
	for parameters, test := range tests {
		p, ok := propertyOf("EMAIL" + parameters + ":a@example.org")
		var got []string
		for name, value := range p.Parameters() {
			got = append(got, name+"="+value)
		}
		if strings.Join(got, " ") != test.want || p.Preference() != test.preference || !ok || p.Text() != "a@example.org" {
			t.Errorf("%s: got %q, preference %d, value %q", parameters, got, p.Preference(), p.Text())
		}
	}
}

func TestComponents(t *testing.T) {
	p, _ := propertyOf(`N:van\; der;  A\\;b;`)
	if got := fmt.Sprintf("%q", p.Components()); got != `["van; der" "A\\" "b" ""]` {
		t.Errorf("got %s", got)
	}
}

func TestCardOfTooManyProperties(t *testing.T) {
	for c := range All("BEGIN:VCARD\n"+strings.Repeat("A:1\n", MaxProperties+1)+"END:VCARD\n", latin1) {
		if len(c.Properties) != MaxProperties || !c.Overfull {
			t.Errorf("%d properties, overfull %t", len(c.Properties), c.Overfull)
		}
	}
}

// FuzzAll checks that any bytes can be read, and that no more comes out than was in.
func FuzzAll(f *testing.F) {
	f.Add([]byte("BEGIN:VCARD\nVERSION:2.1\nFN;QUOTED-PRINTABLE:=41=\n=42\n c\nAGENT:\nBEGIN:VCARD\nEND:VCARD\nEND:VCARDBEGIN:VCARD\n"))
	f.Add([]byte("begin:vcard\r\nitem1.ADR;TYPE=\"a,b\";PREF=1:;\\;;c\r\n d\r\nend:vcard\r\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		size, line := 0, 0
		for c := range All(string(raw), latin1) {
			if c.Line <= line {
				t.Errorf("a card in line %d after one in line %d", c.Line, line)
			}
			line = c.Line
			for _, p := range c.Properties {
				size += len(p.Name) + len(p.parameters) + len(p.raw)
				for name, value := range p.Parameters() {
					_, _ = name, value
				}
				if p.Name == "" || p.Preference() < 1 || len(p.Components()) < 1 {
					t.Errorf("property %+v", p)
				}
			}
		}
		if size > 3*len(raw) {
			t.Errorf("%d bytes of %d", size, len(raw))
		}
	})
}
