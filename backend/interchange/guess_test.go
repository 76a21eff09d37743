package interchange

import (
	"slices"
	"strings"
	"testing"
)

// columnsOf returns the fields of a table's columns, with "-" for none, and the names of the people in it.
func columnsOf(t *testing.T, content string) (fields, names string) {
	t.Helper()
	file, err := Open("people.csv", strings.NewReader(content))
	if err != nil {
		return err.Error(), ""
	}
	members, err := file.Read()
	if err != nil {
		t.Fatal(err)
	}
	var all, people []string
	for _, column := range file.Columns() {
		field := string(column.Field)
		if field == "" {
			field = "-"
		}
		all = append(all, field)
	}
	for _, row := range members.Rows {
		people = append(people, row.Profile.Name)
	}
	return strings.Join(all, " "), strings.Join(people, " | ")
}

var columnCases = []struct{ file, fields, names string }{
	// The plain word for name is the family name beside given names, in each language.
	{"Name;Vorname;E-Mail\nVern;Jürgen;j@example.org\n", "last_name first_name email", "Jürgen Vern"},
	{"Nom;Prénom\nVERN;Gaëlle\n", "last_name first_name", "Gaëlle VERN"},
	{"Prenom;Nom\nGaëlle;Vern\n", "first_name last_name", "Gaëlle Vern"},
	{"Naam,Voornaam,Tussenvoegsel\nVern,Kees,van der\n", "last_name first_name middle_name", "Kees van der Vern"},
	{"Förnamn,Namn\nVera,Vik\n", "first_name last_name", "Vera Vik"},
	{"Nombre,Apellidos\nAda,Verín Soto\n", "first_name last_name", "Ada Verín Soto"},
	{"Nombre,Primer apellido,Segundo apellido\nAda,Verín,Soto\n", "first_name last_name last_name", "Ada Verín Soto"},
	{"Nome,Sobrenome\nAda,Verim\n", "first_name last_name", "Ada Verim"},
	{"Name,Surname\nAda,Vern\n", "first_name last_name", "Ada Vern"},
	{"Last,First,Suffix\nVern,Ada,Jr.\n", "last_name first_name name_suffix", "Ada Vern, Jr."},
	{"Nombre del socio;Apellidos del socio\nAda;Verín Soto\n", "first_name last_name", "Ada Verín Soto"},
	{"Full name,Nickname,First name\nBob Smith,B,Robert\n", "name - first_name", "Bob Smith"},
	{"Ansprechpartner Vorname;Ansprechpartner Nachname\nAda;Vern\n", "first_name last_name", "Ada Vern"},
	{"Voorletters;Tussenvoegsel;Achternaam\nK.;van der;Vern\n", "first_name middle_name last_name", "K. van der Vern"},
	{"Voorletters;Voornaam;Achternaam\nK.;Kees;Vern\n", "- first_name last_name", "Kees Vern"},
	{"First name,Last name\nAda Vern,Vern\nPaul,Paul\n", "first_name last_name", "Ada Vern | Paul Paul"},
	{"Title / Position,Name\nBaker,Ada Vern\n", "role name", "Ada Vern"},
	// It is the whole name where the cells contain the given name, or where no other column has a name.
	{"Name;Vorname\nJürgen Vern;Jürgen\nAnke Quill;Anke\n", "name first_name", "Jürgen Vern | Anke Quill"},
	{"Nom;Courriel\nGaëlle Vern;g@example.org\n", "name email", "Gaëlle Vern"},
	{"Name,First name,Last name\nAda Vern,Ada,Vern\n", "name first_name last_name", "Ada Vern"},
	{"name,first_name,last_name\nadav,Ada,Vern\nbq7,Bo,Quill\n", "- first_name last_name", "Ada Vern | Bo Quill"},
	{"name,real_name\nadav,Ada Vern\n", "- name", "Ada Vern"},
	// What repeats is nobody's name.
	{"Name,Attendee name\nHarbor Fair,Ada Vern\nHarbor Fair,Bo Quill\nHarbor Fair,Cy Lane\n", "- name", "Ada Vern | Bo Quill | Cy Lane"},
	{"Tilaisuus,Nimi,Sähköposti\nSataman Markkinat,Ada Vern,ada@example.org\nSataman Markkinat,Bo Quill,bo@example.org\n", "- name email", "Ada Vern | Bo Quill"},
	{"Price Option,Email\nGeneral Admission,ada@example.org\n", "- email", ""},
	// Other people are not the member.
	{"Email,Account owner,Contact Name\na@example.org,Olive Oar,Ada Vern\n", "email - name", "Ada Vern"},
	{"Email,Parrain,Nimi\na@example.org,Olive Oar,Ada Vern\n", "email - name", "Ada Vern"},
	{"Name,Manager Email,E-Mail\nAda Vern,boss@example.org,a@example.org\n", "name - email", "Ada Vern"},
	{"Name,Erziehungsberechtigter,E-Mail Mutter\nAda Vern,Olive Oar,o@example.org\n", "name - -", "Ada Vern"},
	{"Suosittelija,Asiakas,Sähköposti\nOlive Oar,Ada Vern,ada.vern@example.org\nPeer Pier,Bo Quill,bo.quill@example.org\n", "- name email", "Ada Vern | Bo Quill"},
	// Who paid is the member only if nobody else is named.
	{"Nom payeur;Prénom payeur;Email payeur\nVern;Ada;a@example.org\n", "last_name first_name email", "Ada Vern"},
	{"Nom adhérent;Prénom adhérent;Nom payeur;Email payeur\nVern;Ada;Oar;o@example.org\n", "last_name first_name - email", "Ada Vern"},
	// Titles.
	{"Title,First Name,Last Name\nMs.,Ada,Vern\nDr,Bo,Quill\n", "- first_name last_name", "Ada Vern | Bo Quill"},
	{"Titre;Nom\nMme;Ada Vern\nM.;Bo Quill\n", "- name", "Ada Vern | Bo Quill"},
	{"Name,Title\nAda Vern,Baker\n", "name headline", "Ada Vern"},
	// A column of yes and no is left to the organiser.
	{"Name,Contact,Mail\nAda Vern,yes,no\nBo Quill,no,yes\n", "name - -", "Ada Vern | Bo Quill"},
	{"Name,What skills do you have?\nAda Vern,yes\nBo Quill,no\n", "name -", "Ada Vern | Bo Quill"},
	// Places: the country counts where no town is known.
	{"Name,Country,City\nAda Vern,USA,Rockland\n", "name - location", "Ada Vern"},
	{"Name,Country\nAda Vern,USA\n", "name location", "Ada Vern"},
	// "Family, Given" is turned around where most names are written so.
	{"Name\n\"Vern, Ada\"\n\"Quill, Bo\"\n\"Lane, Cy, PhD\"\n", "name", "Ada Vern | Bo Quill | Cy Lane, PhD"},
	{"Name\n\"Vern, Ada\"\nBo Quill\n", "name", "Vern, Ada | Bo Quill"},
	// A title row is no header.
	{"Member,,\nName,Email,City\nAda Vern,a@example.org,Rockland\n", "name email location", "Ada Vern"},
	{"Participant,Shoe size\nAda Vern,38\n", "name -", "Ada Vern"},
	// Rows of placeholders are nobody.
	{"name,title,company\n#N/A,#N/A,#N/A\nAda Vern,Baker,Mill\n-,–,n/a\n", "name headline company", "Ada Vern"},
}

func TestColumns(t *testing.T) {
	for _, c := range columnCases {
		if fields, names := columnsOf(t, c.file); fields != c.fields || c.names != "" && names != c.names {
			t.Errorf("%s\nhas the fields %s and the names %s, want %s and %s", c.file, fields, names, c.fields, c.names)
		}
	}
}

// TestSeveralColumns reads several columns with the same field, of which none is lost.
func TestSeveralColumns(t *testing.T) {
	members, err := readTable(strings.NewReader("Name,Email,Skills,Expertise,E-mail 2,Website,Homepage\nAda Vern,anonymous,sails; nets,\"knots, boats\",ada@example.org,soon,ada.example.org\n"))
	if err != nil || len(members.Rows) != 1 {
		t.Fatalf("%+v, %v", members, err)
	}
	p := members.Rows[0].Profile
	if p.Email != "ada@example.org" || p.Website != "https://ada.example.org" || !slices.Equal(p.Skills, []string{"sails", "nets", "knots", "boats"}) {
		t.Errorf("read %+v", p)
	}
	if len(members.Rows[0].Notes) != 1 || !strings.Contains(members.Rows[0].Notes[0].String(), `"soon"`) {
		t.Errorf("the notes are %v", members.Rows[0].Notes)
	}
}

// TestMovedValues reads values that stand in the wrong column, or in the form of another program.
func TestMovedValues(t *testing.T) {
	members, err := readTable(strings.NewReader("Name,Website,Skills\nAda Vern <ada@example.org>,https://www.linkedin.com/in/ada-vern,\"[\"\"sails\"\",\"\"nets, big\"\"]\"\nBo Quill (bo@example.org),bo.example.org,\"- bread\n- butter\"\ncy@example.org,,\n"))
	if err != nil || len(members.Rows) != 3 {
		t.Fatalf("%+v, %v", members, err)
	}
	ada, bo, cy := members.Rows[0].Profile, members.Rows[1].Profile, members.Rows[2].Profile
	if ada.Name != "Ada Vern" || ada.Email != "ada@example.org" || ada.Website != "" || !strings.HasSuffix(ada.LinkedIn, "/in/ada-vern") ||
		!slices.Equal(ada.Skills, []string{"sails", "nets, big"}) {
		t.Errorf("read %+v", ada)
	}
	if bo.Name != "Bo Quill" || bo.Email != "bo@example.org" || !slices.Equal(bo.Skills, []string{"bread", "butter"}) {
		t.Errorf("read %+v", bo)
	}
	if cy.Name != "" || cy.Email != "cy@example.org" {
		t.Errorf("read %+v", cy)
	}
}

// TestRejectedRows checks that the organiser can find a row that is rejected.
func TestRejectedRows(t *testing.T) {
	members, err := readTable(strings.NewReader("Name,Email,Company,Status\n,ada@@example.org,Boatyard,\n,,Boatyard,\nBo Quill,bo@example.org,,Refunded\n"))
	if err != nil || len(members.Problems) != 3 {
		t.Fatalf("%+v, %v", members, err)
	}
	rejected := members.Rejected()
	for i, want := range []string{`"ada@@example.org" is not an e-mail address`, "in “Boatyard”", `The status is "Refunded"`} {
		if !strings.Contains(rejected[i].Reason, want) {
			t.Errorf("line %d: %s", rejected[i].Line, rejected[i].Reason)
		}
	}
	if rejected[2].Name != "Bo Quill" || rejected[2].Email != "bo@example.org" {
		t.Errorf("the row is shown as %+v", rejected[2])
	}
}
