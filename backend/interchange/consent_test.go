package interchange

import (
	"encoding/csv"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
)

// consentColumn is a column about consent with cells that say no, and cells that do not.
type consentColumn struct {
	headers, no, other []string
}

var consentColumns = []consentColumn{
	{
		headers: []string{"Opted in", "Consent", "May we list you in the directory?", "J'accepte de figurer dans l'annuaire", "Einwilligung", "optIn", "Samtycke", "Acepto aparecer en el directorio"},
		no:      cellsOfList(answersRead[saidNo]), other: append(cellsOfList(answersRead[saidYes]), "", "purple"),
	},
	{
		headers: []string{"Unsubscribed", "Do not list me", "Hide from directory", "Opt-out date", "Désinscrit", "Widerspruch", "Baja"},
		no:      []string{"yes", "x", "TRUE", "✔️", "2024-05-03", "opted out", "oui", "ja", "1"}, other: []string{"", "no", "FALSE", "0", "nein", "purple"},
	},
	{
		headers: []string{"Deceased", "Is deceased", "Archived", "Date of leaving", "Date de sortie", "Austrittsdatum", "Opgezegd op", "Utträdesdatum", "Data de saída"},
		no:      []string{"yes", "x", "TRUE", "2024-05-03", "oui", "1", "31.12.2023"}, other: []string{"", "no", "FALSE", "0", "nein"},
	},
	{
		headers: []string{"Status", "Member status", "Subscription status", "Statut", "Estado"},
		no:      []string{"Unsubscribed", "Opted out", "désabonné", "abgemeldet", "baja", "Banned", "résilié", "avregistrerad"}, other: []string{"", "Active", "Subscribed", "Member", "aktiv", "Sonora"},
	},
}

// refusingFile returns a file about one person, who says no in one of several columns in any order.
func refusingFile(r *rand.Rand) string {
	pick := func(from []string) string { return from[r.IntN(len(from))] }
	columns := [][2]string{{"Name", "Ann Lee"}, {"Email", "ann@example.org"}, {"Company", "Boatyard"}}
	used := map[string]bool{}
	add := func(c consentColumn, refuses bool) {
		header := pick(c.headers)
		if used[header] {
			return
		}
		used[header] = true
		cell := pick(c.other)
		if refuses {
			cell = pick(c.no)
		}
		columns = append(columns, [2]string{header, cell})
	}
	refusing := consentColumns[r.IntN(len(consentColumns))]
	for refusing.no[0] == "" {
		refusing.no = refusing.no[1:]
	}
	add(refusing, true)
	for range r.IntN(5) {
		add(consentColumns[r.IntN(len(consentColumns))], false)
	}
	r.Shuffle(len(columns), func(i, j int) { columns[i], columns[j] = columns[j], columns[i] })
	var text strings.Builder
	w := csv.NewWriter(&text)
	headers, cells := make([]string, len(columns)), make([]string, len(columns))
	for i, column := range columns {
		headers[i], cells[i] = column[0], column[1]
	}
	_ = w.WriteAll([][]string{headers, cells})
	return text.String()
}

// TestNoAnywhereIsNeverListed checks that no statement, no other column and no order of columns lists somebody who says
// no in one of them.
func TestNoAnywhereIsNeverListed(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 11))
	for range 5000 {
		text := refusingFile(r)
		members, err := readTable(strings.NewReader(text))
		if err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		for _, statement := range []string{"", "spring meeting"} {
			for _, e := range members.Entries(statement) {
				if e.Consent == domain.ConsentGiven || e.Consent == domain.ConsentUnknown {
					t.Errorf("consent is %d in\n%s", e.Consent, text)
				}
			}
		}
	}
}

func TestUnreadableAnswersAreReported(t *testing.T) {
	members, err := readTable(strings.NewReader("Name,Opted in,May we list you?,Status\n" +
		"Ann,purple,yes,\nBo,yes,no,Active\nCy,yes,,Suspended\nDee,,,\nEd,\"yes, but not my name\",,\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range members.Rows {
		said := row.Profile.Name + " " + [...]string{"nothing", "yes", "no", "unreadable"}[row.Consent]
		for _, note := range row.Notes {
			said += ": " + note.String()
		}
		got = append(got, said)
	}
	want := []string{
		"Ann unreadable: The word “purple” under Opted in is neither yes nor no: this file does not list them.", "Bo no",
		"Cy unreadable: The status is \"Suspended\": this file does not list them.", "Dee nothing", "Ed no: “yes, but not my name” under Opted in is taken for a no.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

func TestUndecidedColumnsStopTheImport(t *testing.T) {
	file, err := Open("people.csv", strings.NewReader("Name,Email,Newsletter opt-in,Accepts marketing\nAnn,ann@example.org,no,yes\nBo,bo@example.org,yes,no\n"))
	if err != nil {
		t.Fatal(err)
	}
	undecided := func() []string {
		members, err := file.Read()
		if err != nil {
			t.Fatal(err)
		}
		if stops := members.RequireDecisions() != nil; stops != (len(members.Undecided) > 0) {
			t.Errorf("with %q undecided it stops: %t", members.Undecided, stops)
		}
		return members.Undecided
	}
	if got := undecided(); !slices.Equal(got, []string{"Newsletter opt-in", "Accepts marketing"}) {
		t.Errorf("undecided are %q", got)
	}
	if err := file.Map([]Field{Name, Email, Consent, ""}); err != nil {
		t.Fatal(err)
	}
	if got := undecided(); len(got) > 0 {
		t.Errorf("when one is the consent, undecided are %q, which is about something else", got)
	}
	if err := file.Map([]Field{Name, Email, OptOut, ""}); err != nil {
		t.Fatal(err)
	}
	if got := undecided(); !slices.Equal(got, []string{"Accepts marketing"}) {
		t.Errorf("when one is an opt-out, undecided are %q", got)
	}
	if err := file.Map([]Field{Name, Email, OptOut, NotUsed}); err != nil {
		t.Fatal(err)
	}
	members, _ := file.Read()
	if got := undecided(); len(got) > 0 || members.Rows[0].Consent != domain.ConsentUnknown || members.Rows[1].Consent != domain.ConsentRefused {
		t.Errorf("undecided are %q; rows %+v", got, members.Rows)
	}
}

// TestAsidesNeedNoDecision checks which columns stop an import beside a clear consent, and that their cells list and
// unlist nobody.
func TestAsidesNeedNoDecision(t *testing.T) {
	for list, undecided := range map[string]bool{
		`Newsletter opt-in|Accepts marketing|SMS opt-in|Photo consent|I agree to the terms and conditions|Newsletter abonniert|Inscrit à la newsletter|AGB akzeptiert|J'accepte les conditions générales|Accord droit à l'image|Acepto recibir el boletín|Aceito os termos|Akkoord met de voorwaarden|Toestemming foto's|Samtycke till nyhetsbrev`: false,
		`I agree|Share with members|May we contact you?|Visibility|Public profile|May we publish your photo in the directory?|Privacy policy accepted|Ich stimme der Verarbeitung meiner Daten zu|Opt-in or opt-out?`:                                                                                                                              true,
	} {
		for _, header := range cellsOfList(list) {
			members, err := readTable(strings.NewReader("Name;Email;Directory consent;" + header + "\nAnn;ann@example.org;yes;no\nBo;bo@example.org;no;yes\n"))
			if err != nil {
				t.Fatal(err)
			}
			if got := len(members.Undecided) > 0; got != undecided {
				t.Errorf("%q is undecided: %t", header, got)
			}
			if a, b := members.Rows[0].Consent, members.Rows[1].Consent; a != domain.ConsentGiven || b != domain.ConsentRefused {
				t.Errorf("beside %q consents are %d and %d", header, a, b)
			}
		}
	}
}

// TestEmptyBoxes checks what an empty cell says under a consent: nothing, unless others have a tick there.
func TestEmptyBoxes(t *testing.T) {
	for cells, want := range map[string]domain.Consent{
		"checked": domain.ConsentUnreadable, "x": domain.ConsentUnreadable, "✓": domain.ConsentUnreadable, "1": domain.ConsentUnreadable,
		"2024-05-03": domain.ConsentUnreadable, "I agree to be listed": domain.ConsentUnreadable, "Oui, j'accepte": domain.ConsentUnreadable,
		"yes": domain.ConsentUnknown, "Oui": domain.ConsentUnknown, "checked|no": domain.ConsentUnknown, "x|purple": domain.ConsentUnknown, "": domain.ConsentUnknown,
	} {
		text := "Name|Email|Consent\nAnn|ann@example.org|\n"
		for _, cell := range strings.Split(cells, "|") {
			text += "Bo|bo@example.org|" + cell + "\n"
		}
		members, err := readTable(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if got := members.Rows[0].Consent; got != want {
			t.Errorf("beside %q an empty cell is %d, want %d", cells, got, want)
		}
	}
}

// TestChoicesInTheirOwnColumns checks that an answer counts that stands right of the column of its question.
func TestChoicesInTheirOwnColumns(t *testing.T) {
	for _, header := range []string{"Name,Email,Do you agree to be listed in the directory?,", "Name,Email,Do you agree to be listed in the directory?", "Name,Email,Do you agree to be listed in the directory?,,City"} {
		members, err := readTable(strings.NewReader(header + "\nAnn,ann@example.org,,No,Bath\nBo,bo@example.org,Yes,,Bath\n"))
		if err != nil {
			t.Fatal(err)
		}
		if a, b := members.Rows[0].Consent, members.Rows[1].Consent; a != domain.ConsentRefused || b != domain.ConsentGiven {
			t.Errorf("under %q consents are %d and %d", header, a, b)
		}
	}
}

// TestContentIsNoConsent checks that cells alone do not make a consent column, and that other columns do not stop the
// import.
func TestContentIsNoConsent(t *testing.T) {
	members, err := readTable(strings.NewReader("Name,Email,Coming?,What can you share with other members?,Published,Shared folder,Directory\n" +
		"Ann Lee,ann@example.org,yes,knots,Sails of Maine,https://example.org/a,/home/ann\nBo Orr,bo@example.org,I agree,,Ropes,,/home/bo\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(members.Undecided) > 0 {
		t.Errorf("undecided are %q", members.Undecided)
	}
	for _, row := range members.Rows {
		if row.Consent != domain.ConsentUnknown {
			t.Errorf("%s has consent %d", row.Profile.Name, row.Consent)
		}
	}
}
