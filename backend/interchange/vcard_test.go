package interchange

import (
	"strings"
	"testing"

	"kith/backend/domain"
)

// readCard reads one card with the given lines.
func readCard(t *testing.T, lines string) (MemberFile, Row) {
	t.Helper()
	r, err := readVCards(strings.NewReader("BEGIN:VCARD\nVERSION:3.0\n" + lines + "\nEND:VCARD\n"))
	if err != nil || len(r.Rows)+len(r.Problems) != 1 {
		t.Fatalf("%s: %+v, %v", lines, r, err)
	}
	return r, append(r.Rows, Row{})[0]
}

func TestCardFields(t *testing.T) {
	tests := []struct {
		lines string
		field Field
		want  string
	}{
		{"FN:Vern\\, Ada\nN:Vern;Ada;;;", Name, "Ada Vern"},
		{"FN:Vern\\, Ada", Name, "Vern, Ada"},
		{"N:Stevenson;John;Philip,Paul;Dr.;Jr.,M.D.", Name, "Dr. John Philip Paul Stevenson Jr. M.D."},
		{"FN:\nN:;;;;\nNICKNAME:Addie", Name, "Addie"},
		{"FN:ANN@example.org\nEMAIL:x\nEMAIL:ann@example.org", Name, ""},
		{"FN:Ann\nEMAIL:none\nEMAIL:Ann <ann@example.org>", Email, "ann@example.org"},
		{"FN:Ann\nEMAIL:MAILTO:ann@example.org?subject=hi", Email, "ann@example.org"},
		{"FN:Ann\nEMAIL:a@example.org\\, b@example.org", Email, "a@example.org"},
		{"FN:Ann\nEMAIL;PREF=2:b@example.org\nEMAIL;PREF=1:no address\nEMAIL;PREF=90:c@example.org", Email, "b@example.org"},
		{"FN:Ann\nORG:;Sales", Company, "Sales"},
		{"FN:Ann\nROLE:Baker", Role, "Baker"},
		{"FN:Ann\nADR;TYPE=pref:;;1 Rd;;;;\nADR:;;2 Rd;Bath;;;UK", Location, "Bath, UK"},
		{"FN:Ann\nLANG:pt-BR\nLANG:tlh", Languages, "Portuguese; tlh"},
		{"FN:Ann\nURL:https://ann.example.org\nURL;TYPE=LinkedIn:ann-example", LinkedIn, "https://www.linkedin.com/in/ann-example"},
		{"FN:Ann\nURL:ftp://ann.example.org\nURL:ann.example.org", Website, "https://ann.example.org"},
		{"FN:Ann\nX-LINKEDIN-URL:https\\://de.linkedin.com/in/ann-example", LinkedIn, "https://www.linkedin.com/in/ann-example"},
		{"FN:Ann\nIMPP;X-SERVICE-TYPE=LinkedIn:x-apple:ann-example", LinkedIn, "https://www.linkedin.com/in/ann-example"},
		{"FN:Ann\nX-SOCIALPROFILE;type=linkedin;x-user=ann-example:", LinkedIn, ""},
		{"FN:Ann\nX-SOCIALPROFILE;type=twitter:ann-example", LinkedIn, ""},
		{"FN:Ann\nNOTE:owes me a ladder\nCATEGORIES:VIP", About, ""},
	}
	for _, test := range tests {
		_, row := readCard(t, test.lines)
		if got := cellsOf(row.Profile)[test.field]; got != test.want {
			t.Errorf("%s: %s is %q, want %q", test.lines, test.field, got, test.want)
		}
	}
}

// TestCardsThatListNobody checks that a card that may be cut off, or is private, does
// not list its person by a statement about the whole file.
func TestCardsThatListNobody(t *testing.T) {
	tests := map[string]domain.Consent{
		"FN:Ann\nEND:VCARD\n":                                domain.ConsentGiven,
		"FN:Ann\n":                                           domain.ConsentUnreadable,
		"FN:Ann\nCLASS:private\nEND:VCARD\n":                 domain.ConsentUnreadable,
		"FN:Ann\nCLASS:PUBLIC\nEND:VCARD\n":                  domain.ConsentGiven,
		"FN:Ann\nCLASS:PRIVATE\nX-OPT-IN:yes\nEND:VCARD\n":   domain.ConsentGiven,
		"FN:Ann\nCLASS:PRIVATE\nX-CONSENT:no\nEND:VCARD\n":   domain.ConsentRefused,
		"FN:Ann\nCATEGORIES:Friends,Private\nEND:VCARD\n":    domain.ConsentGiven,
		"FN:Ann\nCATEGORIES:VIP,Unsubscribed\nEND:VCARD\n":   domain.ConsentRefused,
		"FN:Ann\nX-KITH-OPTED-IN:no\nEND:VCARD\n":            domain.ConsentRefused,
		"FN:Ann\nBEGIN:VCARD\nX-KITH-OPTED-IN:no\nFN:Bo\n":   domain.ConsentGiven, // whose end is missing, but not its last lines
		"FN:Ann\nx-kith-opted-in;x=y:\n no\nFN:B\nEND:VCARD": domain.ConsentRefused,
	}
	for lines, want := range tests {
		r, err := readVCards(strings.NewReader("BEGIN:VCARD\n" + lines))
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Entries("at the fair")[0].Consent; got != want {
			t.Errorf("%q: got %v, want %v", lines, got, want)
		}
	}
}

// TestCardsOfOthersAreLeftOut checks what is not a person, and that it is no error.
func TestCardsOfOthersAreLeftOut(t *testing.T) {
	tests := map[string]string{
		"FN:Board\nKIND:Group":                                   "“Board” is a group, not a person.",
		"FN:Board\nMEMBER:urn:uuid:1":                            "“Board” is a group, not a person.",
		"FN:Board\nX-EVOLUTION-LIST:TRUE\nEMAIL:a@example.org":   "“Board” is a group, not a person.",
		"FN:Guild\nKIND:org\nEMAIL:guild@example.org":            "“Guild” is an organization, not a person.",
		"FN:Guild\nORG:Guild;\nX-ABShowAs:COMPANY\nN:;;;;":       "“Guild” is an organization, not a person.",
		"FN:The Quay\nKIND:location":                             "“The Quay” is a place, not a person.",
		"FN:Printer\nKIND:device\nEMAIL:printer@example.org":     "“Printer” is not a person.",
		"FN:Ann\nKIND:individual\nX-ABShowAs:PERSON":             "",
		"FN:Guild\nN:Vern;Ada;;;\nX-ABShowAs:COMPANY\nORG:Guild": "",
	}
	for lines, want := range tests {
		r, _ := readCard(t, lines)
		switch {
		case want == "" && len(r.Rows) == 1:
		case want != "" && len(r.Problems) == 1 && r.Problems[0].Reason.String() == want && r.Rejected()[0].Outcome == domain.ImportLeftOut:
		default:
			t.Errorf("%q: %+v", lines, r)
		}
	}
}

func TestCardsInUTF16(t *testing.T) {
	const text = "\uFEFFBEGIN:VCARD\r\nFN:Zoë\r\nEMAIL:zoe@example.org\r\nEND:VCARD\r\n"
	var file strings.Builder
	for _, r := range text {
		file.WriteByte(byte(r & 0xFF))
		file.WriteByte(byte(r >> 8))
	}
	r, err := readVCards(strings.NewReader(file.String()))
	if err != nil || len(r.Rows) != 1 || r.Rows[0].Profile.Name != "Zoë" {
		t.Errorf("%+v, %v", r, err)
	}
}
