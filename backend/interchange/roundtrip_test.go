package interchange

import (
	"bytes"
	"io"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"kith/backend/domain"
)

var roundTrips = map[string]struct {
	write func(io.Writer, []domain.Profile) error
	read  func(io.Reader) (MemberFile, error)
}{
	"CSV":                 {writeCSV(','), readTable},
	"CSV with semicolons": {writeCSV(';'), readTable},
	"CSV with tabs":       {writeCSV('\t'), readTable},
	"vCard":               {WriteVCard, readVCards},
	"JSON":                {WriteJSON, func(r io.Reader) (MemberFile, error) { return readNamed("people.json", r) }},
}

func samplePeople() []domain.Profile {
	var people []domain.Profile
	for _, person := range Sample() {
		people = append(people, person.Profile)
	}
	return people
}

func TestRoundTrip(t *testing.T) {
	for name := range roundTrips {
		t.Run(name, func(t *testing.T) { checkRoundTrip(t, name, append(samplePeople(), rosalind())) })
	}
}

// nasty are pieces of text that some format, program or separator takes for its own.
var nasty = []string{
	"=1+1", "-1", "@x", "＝", "'", "''", `"`, `""`, ";", ",", "\t", "|", ":::", ":", `\`, `\n`, `\;`, `\,`, "\n", "\n- ", "\n\n", " ", "  ", "\u00a0",
	"BEGIN:VCARD", "\nEND:VCARD\n", "AGENT:", "=\n", "=3D", "=C3=BC", "Zoë", "Zoe\u0308", "😀", "\u2028", "山田 太郎", "<b>&amp;", "{}[]", "#", "n/a", "-", "none",
	"Lind, Gro", "Dr. ", ", PhD", "yes", "no", "https://example.org/", "ada@example.org", "Name,Email", "sep=;", strings.Repeat("wörd ", 20),
}

// TestRoundTripOfNastyTexts writes and reads profiles of which every field is made of
// nasty pieces.
func TestRoundTripOfNastyTexts(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 15))
	text := func() string {
		var b strings.Builder
		for range 1 + random.IntN(5) {
			b.WriteString(nasty[random.IntN(len(nasty))])
		}
		return b.String()
	}
	list := func() []string { return []string{text(), text(), text()}[:random.IntN(4)] }
	kept := 0
	for kept < 200 {
		p := domain.Profile{
			UserID: rosalind().UserID, Name: "N" + text(), Email: "nasty@example.org", Headline: text(), About: text(), Company: text(), Role: text(), Location: text(),
			Languages: list(), Skills: list(), Offers: text(), Needs: text(), Interests: list(),
			LinkedIn: "https://www.linkedin.com/in/ada?a=1,2;b:c", Website: "https://linkedin.com/company/x",
			ShowEmail: random.IntN(2) == 0, ShowLinkedIn: random.IntN(2) == 0, OptedIn: random.IntN(2) == 0,
		}
		if err := p.Clean(); err != nil {
			continue // too long
		}
		kept++
		for format := range roundTrips {
			checkRoundTrip(t, format, []domain.Profile{p})
		}
	}
}

func FuzzRoundTrip(f *testing.F) {
	for _, p := range append(samplePeople()[:8], rosalind()) {
		f.Add(p.Name, p.Headline, p.About, p.Company, p.Location, p.Skills[0], p.Interests[0], p.OptedIn)
	}
	f.Add("'=name", "''@", "\\;\\n\\N\r\r\n.", "\\", "a;b,c\\", "only, one", `\;|;`, true)
	f.Fuzz(func(t *testing.T, name, headline, about, company, location, skill, interest string, optedIn bool) {
		p := domain.Profile{
			UserID: "0193d3c4-0000-7000-8000-000000000001", Name: valid(name), Email: "fuzz@example.org", Headline: valid(headline), About: valid(about), Offers: valid(about),
			Company: valid(company), Role: valid(company), Location: valid(location),
			Skills: []string{valid(skill)}, Interests: []string{valid(interest), valid(skill)}, OptedIn: optedIn,
		}
		if p.Clean() != nil || p.Name == p.Email {
			t.Skip("no profile that can be stored, or one whose name is an address")
		}
		for format := range roundTrips {
			checkRoundTrip(t, format, []domain.Profile{p})
		}
	})
}

// TestRoundTripOfAnswers writes texts that another program would write for something else.
func TestRoundTripOfAnswers(t *testing.T) {
	for _, text := range []string{"no", "yes", "-", "n/a", "None", "Mr", "https://www.linkedin.com/in/ann"} {
		p := rosalind()
		p.UserID = "0193d3c4-0000-7000-8000-000000000001"
		p.Name, p.Headline, p.About, p.Company, p.Role, p.Location, p.Offers, p.Needs = text, text, text, text, text, text, text, text
		p.Skills, p.Languages, p.Interests = []string{text}, []string{text}, []string{text}
		for format := range roundTrips {
			checkRoundTrip(t, format, []domain.Profile{p})
		}
	}
}

// valid converts text to the form in the store: UTF-8 with line feeds.
func valid(text string) string { return lineFeeds.Replace(strings.ToValidUTF8(text, "")) }

// checkRoundTrip writes people and reads them back. They must be the same, except
// for what belongs to the installation that exported them.
func checkRoundTrip(t *testing.T, format string, people []domain.Profile) {
	t.Helper()
	var file bytes.Buffer
	if err := roundTrips[format].write(&file, people); err != nil {
		t.Fatal(err)
	}
	content := file.String()
	members, err := roundTrips[format].read(&file)
	if err != nil || len(members.Problems) > 0 || len(members.Rows) != len(people) {
		t.Fatalf("%s: %v, problems %v, %d rows of %d, in\n%s", format, err, members.Problems, len(members.Rows), len(people), content)
	}
	for i, want := range people {
		got := members.Rows[i]
		got.Profile.UserID, got.Profile.OptedIn = want.UserID, got.Consent == domain.ConsentGiven
		if !reflect.DeepEqual(got.Profile, want) {
			t.Errorf("%s: got\n%+v\nwant\n%+v\nin\n%s", format, got.Profile, want, content)
		}
	}
}
