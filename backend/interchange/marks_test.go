package interchange

import (
	"slices"
	"strings"
	"testing"
)

func TestTellsApart(t *testing.T) {
	for header, want := range map[string]bool{
		"ID": true, "Student ID": true, "Member No.": true, "Mitgliedsnummer": true, "Numéro d'adhérent": true, "Número": true,
		"Matrikelnummer": true, "Lidnummer": true, "Medlemsnummer": true, "Nº de sócio": true, "Department": true, "Abteilung": true,
		"Afdeling": true, "Avdelning": true, "Departamento": true, "Département": true, "Batch": true, "Jahrgang": true, "Date of birth": true,
		"Geburtsdatum": true, "Fecha de nacimiento": true, "Class of": true,
		"Order ID": false, "Ticket number": false, "Phone number": false, "Telefonnummer": false, "Rechnungsnummer": false,
		"Numéro de commande": false, "Número de teléfono": false, "Bestellnummer": false, "Number of guests": false, "Anzahl": false,
		"Event": false, "Notes": false, "Idea": false, "": false,
	} {
		if tellsApart(header) != want {
			t.Errorf("%s: %t", header, !want)
		}
	}
}

func TestMarks(t *testing.T) {
	const text = "ID,Name,Department,Order ID\n101,Ada,Physics,7\n,,,\n102,Bo,,8\n103,Ada\n"
	f, err := Open("members.csv", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	file, err := f.Read()
	if err != nil {
		t.Fatal(err)
	}
	var marks []string
	for _, e := range file.Entries("") {
		marks = append(marks, strings.Join(e.Marks, "|"))
	}
	if want := []string{"101|Physics", "102|", "103|"}; !slices.Equal(marks, want) {
		t.Errorf("the marks are %q", marks)
	}
}
