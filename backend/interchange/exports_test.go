package interchange

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
)

// TestReadExports reads files in the shapes of exports of programs and services. docs/IMPORTS.md tells what came of each.
func TestReadExports(t *testing.T) {
	files, err := filepath.Glob("testdata/exports/*")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../../docs/IMPORTS.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if filepath.Ext(file) == ".golden" {
			continue
		}
		if !bytes.Contains(page, []byte("| `"+filepath.Base(file)+"` |")) {
			t.Errorf("docs/IMPORTS.md does not tell what comes of %s", filepath.Base(file))
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			opened, err := Open(file, bytes.NewReader(content))
			if err != nil {
				t.Fatal(err)
			}
			members, err := opened.Read()
			if err != nil {
				t.Fatal(err)
			}
			golden(t, file+".golden", describe(opened, members)+describeConsent(members))
		})
	}
}

var consentTexts = map[domain.Consent]string{
	domain.ConsentUnknown: "if the organiser says so", domain.ConsentGiven: "yes", domain.ConsentRefused: "no", domain.ConsentUnreadable: "not by this file",
}

// describeConsent says what has to be decided, and who is listed.
func describeConsent(r MemberFile) string {
	var b strings.Builder
	if len(r.Undecided) > 0 {
		fmt.Fprintf(&b, "to be decided: %q\n", r.Undecided)
	}
	for _, row := range r.Rows {
		fmt.Fprintf(&b, "line %d listed: %s\n", row.Line, consentTexts[row.Consent])
	}
	return b.String()
}

// neighbours are small tables of the kinds that exports have, in other words than those.
var neighbours = map[string]struct {
	content string
	want    []string // names, with ! for who is not listed even if the organiser says so for all
}{
	"total behind a blank row":  {"Name,Email,City\nAnn Lee,ann@example.org,Rockland\n\nMembers of the guild\nTotal: 1\n", []string{"Ann Lee"}},
	"copyright line":            {"Naam;E-mail;Plaats\nJan Bos;jan@example.org;Delft\n© 2026 De Haven\n", []string{"Jan Bos"}},
	"sum":                       {"Nr;Nom;Courriel;Ville\n1;Ève Lac;eve@example.org;Pau\nTotal;1\n", []string{"Ève Lac"}},
	"last people without more":  {"Name,Email,City\nAnn Lee,ann@example.org,Rockland\nBo Fox,,\nCy\n", []string{"Ann Lee", "Bo Fox", "Cy"}},
	"people before a remark":    {"Name,Email,City\nAnn Lee,ann@example.org,Rockland\nBo Fox\nPrinted on 1 May\n", []string{"Ann Lee", "Bo Fox"}},
	"two rows of headers":       {"Participant;;Coordonnées;\nNom;Prénom;Courriel;Ville\nLac;Ève;eve@example.org;Pau\n", []string{"Ève Lac"}},
	"two rows, another person":  {"Member,,Emergency contact,\nFirst name,Last name,Name,Email\nAnn,Lee,Bo Fox,bo@example.org\n", []string{"Ann Lee"}},
	"a row of header words":     {"Name,Role,Type,City\nPaul,Speaker,Volunteer,Rockland\nAnn,Trade,Skills,Camden\n", []string{"Paul", "Ann"}},
	"a column without a header": {"Name,,Role\nPaul,Location,Member\nAnn Lee,Rockland,Baker\n", []string{"Paul", "Ann Lee"}},
	"another table below":       {"Name,Role,Email\nAnn Lee,Baker,ann@example.org\n\n3. Activities\nName,Email,Role\nBo Fox,bo@example.org,Cook\n", []string{"Ann Lee"}},
	"guests beside buyers":      {"First name,Last name,Email,Ticket holder first name,Ticket holder last name,Ticket holder email\nBo,Fox,bo@example.org,Ann,Lee,ann@example.org\n", []string{"Ann Lee"}},
	"organizations":             {"Kontaktart;Name;E-Mail\nPerson;Ute Kern;ute@example.org\nFirma;Kern GmbH;info@example.org\n", []string{"Ute Kern"}},
	"types of members stay":     {"Type,Name,Email\nFamily,Ann Lee,ann@example.org\nIndividual,Bo Fox,bo@example.org\n", []string{"Ann Lee", "Bo Fox"}},
	"who has died":              {"Naam;E-mail;Overleden\nJan Bos;jan@example.org;\nPiet Dam;piet@example.org;ja\n", []string{"Jan Bos"}},
	"boxes":                     {"Nom;Courriel;J'accepte d'être dans l'annuaire\nÈve Lac;eve@example.org;☑\nLéo Pin;leo@example.org;\n", []string{"Ève Lac", "Léo Pin!"}},
	"answers and none":          {"Name,Email,Listed\nAnn Lee,ann@example.org,yes\nBo Fox,bo@example.org,\n", []string{"Ann Lee", "Bo Fox"}},
	"sort names":                {"Display name,Sort name,Email\nAnn Lee,\"Lee, Ann\",ann@example.org\n", []string{"Ann Lee"}},
	"an address as first name":  {"First name,Last name,Email\nann@example.org,Lee,ann@example.org\n", []string{"Lee"}},
	"headers about tickets":     {"Ticket,Ticket First Name,Ticket Last Name,Ticket Email,Order Name\nAdult,Ann,Lee,ann@example.org,Bo Fox\n", []string{"Ann Lee"}},
	"links behind names":        {"Name,Email\nAnn Lee (https://notes.example.org/ann),ann@example.org\n", []string{"Ann Lee"}},
	"telephones at home":        {"Nombre;Correo;Teléfono particular;Dirección (privada)\nAna Sol;ana@example.org;;\n", []string{"Ana Sol"}},
	"names without capitals":    {"الاسم الكامل;البريد\nليلى حداد;layla@example.org\n", []string{"ليلى حداد"}},
	"questions for both names":  {"Bonjour ! Quel est votre prénom ?,Et votre nom de famille ?,Votre adresse e-mail ?\nÈve,Lac,eve@example.org\n", []string{"Ève Lac"}},
	"labels of forms":           {"Name,Email,Zusatzfeld: Darf dein Profil im Verzeichnis erscheinen?\nUte Kern,ute@example.org,nein\n", []string{"Ute Kern!"}},
	"consent beside no header":  {"Order email,Order name,Listed\nann@example.org,Ann Lee,no\n", nil},
	"further languages":         {"Cognome;Nome;Posta elettronica\nBianchi;Ada;ada@example.org\n", []string{"Ada Bianchi"}},
	"languages with alphabets":  {"Фамилия;Имя;Отчество;Почта\nИванова;Анна;Петровна;anna@example.org\n", []string{"Анна Петровна Иванова"}},
	"surname in one cell of it": {"姓,名,メール\n佐藤,花子,hanako@example.org\n", []string{"花子 佐藤"}},
}

func TestReadNeighbours(t *testing.T) {
	for name, test := range neighbours {
		t.Run(name, func(t *testing.T) {
			members, err := readTable(strings.NewReader(test.content))
			var got []string
			for _, row := range members.Rows {
				listed := map[bool]string{true: "!"}[row.Consent == domain.ConsentRefused || row.Consent == domain.ConsentUnreadable]
				got = append(got, row.Profile.Name+listed)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q; left out %+v; %v", got, test.want, members.Problems, err)
			}
			if err == nil && members.RequireDecisions() != nil {
				t.Errorf("to be decided: %q", members.Undecided)
			}
		})
	}
}
