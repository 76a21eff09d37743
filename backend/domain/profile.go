package domain

import (
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Profile is a person's profile. An empty field means unknown.
type Profile struct {
	UserID    UserID
	Name      string // stored with the user
	Email     string // stored with the user; "" if withheld
	Headline  string
	About     string
	Company   string
	Role      string
	Location  string
	Languages []string
	Skills    []string
	Offers    string // what I can help with
	Needs     string // what I am looking for
	Interests []string
	LinkedIn  string // http(s) URL; "" if withheld
	Website   string // http(s) URL

	ShowEmail    bool // whoever sees the profile sees the address
	ShowLinkedIn bool
	OptedIn      bool // false: shown to nobody
	UpdatedAt    time.Time
}

// Limits on profile text, in characters. They bound what one person can take up
// in an index, a prompt and on a page.
const (
	MaxLine = 300   // name, headline, company, role, location, addresses, an entry of a list
	MaxText = 4_000 // about, offers, needs
	MaxList = 50    // entries of a list
)

// Clean trims the fields, removes invisible characters and empty or repeated list
// entries, and checks lengths and URLs. It fails with [Invalid], naming the
// field.
func (p *Profile) Clean() error {
	for _, f := range p.addresses() {
		cleaned, err := cleanAddress(f.label, *f.value)
		if err != nil {
			return err
		}
		*f.value = cleaned
	}
	for _, f := range p.lines() {
		*f.value = OneLine(*f.value)
		if utf8.RuneCountInString(*f.value) > MaxLine {
			return Errorf(Invalid, "domain.fieldTooLong", "The %s is longer than %d characters.", f.label, MaxLine)
		}
	}
	for _, f := range p.texts() {
		*f.value = strings.TrimSpace(Visible(*f.value))
		if utf8.RuneCountInString(*f.value) > MaxText {
			return Errorf(Invalid, "domain.textTooLong", "The text “%s” is longer than %d characters.", f.label, MaxText)
		}
	}
	for _, f := range p.lists() {
		*f.value = CleanList(*f.value)
		if len(*f.value) > MaxList {
			return Errorf(Invalid, "domain.tooMany", "There are more than %d %s.", MaxList, f.label)
		}
		if slices.ContainsFunc(*f.value, func(entry string) bool { return utf8.RuneCountInString(entry) > MaxLine }) {
			return Errorf(Invalid, "domain.entryTooLong", "One of the %s is longer than %d characters.", f.label, MaxLine)
		}
	}
	return nil
}

// Complete reports whether the profile has all fields that search needs.
func (p *Profile) Complete() bool { return len(p.Missing()) == 0 }

// Missing returns the names of the fields that are needed for a complete
// profile.
func (p *Profile) Missing() []string {
	missing := []string{}
	for _, f := range []struct {
		name  string
		empty bool
	}{
		{"name", p.Name == ""},
		{"headline", p.Headline == ""},
		{"location", p.Location == ""},
		{"skills", len(p.Skills) == 0},
		{"offers", p.Offers == ""},
	} {
		if f.empty {
			missing = append(missing, f.name)
		}
	}
	return missing
}

// Redacted returns p as others see it, without the addresses that its owner
// withholds.
func (p Profile) Redacted() Profile {
	if !p.ShowEmail {
		p.Email = ""
	}
	if !p.ShowLinkedIn {
		p.LinkedIn = ""
	}
	return p
}

// Says reports whether the profile still contains the evidence.
func (p Profile) Says(e Evidence) bool {
	values := map[string][]string{
		"name": {p.Name}, "headline": {p.Headline}, "about": {p.About}, "company": {p.Company}, "role": {p.Role},
		"location": {p.Location}, "languages": p.Languages, "skills": p.Skills, "offers": {p.Offers}, "needs": {p.Needs},
		"interests": p.Interests,
	}
	return e.Text != "" && slices.ContainsFunc(values[e.Field], func(value string) bool { return strings.Contains(value, e.Text) })
}

// Merge returns p with its fields overwritten by the non-empty fields of other.
// An e-mail address of p's is kept.
func (p Profile) Merge(other Profile) Profile {
	into, from := [][]labelled[string]{p.lines(), p.texts()}, [][]labelled[string]{other.lines(), other.texts()}
	for i := range into {
		for j := range into[i] {
			if value := *from[i][j].value; value != "" {
				*into[i][j].value = value
			}
		}
	}
	lists := p.lists()
	for i, l := range other.lists() {
		if len(*l.value) > 0 {
			*lists[i].value = *l.value
		}
	}
	if p.Email == "" {
		p.Email = other.Email
	}
	p.ShowEmail, p.ShowLinkedIn = p.ShowEmail || other.ShowEmail, p.ShowLinkedIn || other.ShowLinkedIn
	return p
}

// Same reports whether two profiles are equal except for UpdatedAt.
func (p Profile) Same(other Profile) bool {
	p.UpdatedAt, other.UpdatedAt = time.Time{}, time.Time{}
	return reflect.DeepEqual(p, other)
}

// FieldChange is one field of a profile before and after a change.
type FieldChange struct {
	Field  string `json:"field"` // its name in the JSON of a profile
	Before string `json:"before"`
	After  string `json:"after"`
}

// ChangesTo lists the fields that differ between p and after.
func (p Profile) ChangesTo(after Profile) []FieldChange {
	var changes []FieldChange
	before, now := p.named(), after.named()
	for i, field := range before {
		if field.value != now[i].value {
			changes = append(changes, FieldChange{field.label, field.value, now[i].value})
		}
	}
	return changes
}

type named struct{ label, value string }

// named returns all fields as text, for comparison.
func (p *Profile) named() []named {
	together := func(entries []string) string { return strings.Join(entries, "; ") }
	return []named{
		{"name", p.Name}, {"email", p.Email}, {"headline", p.Headline}, {"about", p.About}, {"company", p.Company}, {"role", p.Role},
		{"location", p.Location}, {"languages", together(p.Languages)}, {"skills", together(p.Skills)}, {"offers", p.Offers},
		{"needs", p.Needs}, {"interests", together(p.Interests)}, {"linkedin", p.LinkedIn}, {"website", p.Website},
		{"show_email", strconv.FormatBool(p.ShowEmail)}, {"show_linkedin", strconv.FormatBool(p.ShowLinkedIn)},
		{"opted_in", strconv.FormatBool(p.OptedIn)},
	}
}

type labelled[T any] struct {
	label Term
	value *T
}

var (
	linkedInLabel = Term{"profile.linkedin", "LinkedIn address"}
	websiteLabel  = Term{"profile.website", "website"}
)

func (p *Profile) lines() []labelled[string] {
	return []labelled[string]{
		{Term{"profile.name", "name"}, &p.Name}, {Term{"profile.headline", "headline"}, &p.Headline},
		{Term{"profile.company", "company"}, &p.Company}, {Term{"profile.role", "role"}, &p.Role},
		{Term{"profile.location", "location"}, &p.Location}, {linkedInLabel, &p.LinkedIn}, {websiteLabel, &p.Website},
	}
}

func (p *Profile) texts() []labelled[string] {
	return []labelled[string]{
		{Term{"profile.about", "about"}, &p.About}, {Term{"profile.offers", "what I can help with"}, &p.Offers},
		{Term{"profile.needs", "what I am looking for"}, &p.Needs},
	}
}

func (p *Profile) lists() []labelled[[]string] {
	return []labelled[[]string]{
		{Term{"profile.languages", "languages"}, &p.Languages}, {Term{"profile.skills", "skills"}, &p.Skills},
		{Term{"profile.interests", "interests"}, &p.Interests},
	}
}

func (p *Profile) addresses() []labelled[string] {
	return []labelled[string]{{linkedInLabel, &p.LinkedIn}, {websiteLabel, &p.Website}}
}

// CleanList folds white space and drops empty and repeated entries of a list.
// Case is ignored.
func CleanList(entries []string) []string {
	cleaned := make([]string, 0, len(entries))
	seen := make(map[string]bool, len(entries))
	for _, entry := range entries {
		entry = OneLine(entry)
		key := strings.ToLower(entry)
		if entry == "" || seen[key] {
			continue
		}
		seen[key] = true
		cleaned = append(cleaned, entry)
	}
	return cleaned
}

// cleanAddress adds a missing https:// and rejects other schemes than http and
// https, because other people's machines open these URLs. Of a LinkedIn page it
// returns the one form in which pages are stored and compared.
func cleanAddress(label Term, address string) (string, error) {
	address = strings.TrimSpace(address)
	if address == "" {
		return "", nil
	}
	if utf8.RuneCountInString(address) > MaxLine {
		return "", Errorf(Invalid, "domain.fieldTooLong", "The %s is longer than %d characters.", label, MaxLine)
	}
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	parsed, err := url.Parse(address)
	if err != nil || (parsed.Scheme != "https" && parsed.Scheme != "http") || parsed.Hostname() == "" || parsed.User != nil {
		return "", Errorf(Invalid, "domain.notAWebAddress", "The %s %q is not a web address.", label, address)
	}
	if label == linkedInLabel {
		parsed = normalizeLinkedIn(parsed)
	}
	return parsed.String(), nil
}

// Visibility says whether a user is shown to others.
type Visibility string

const (
	Shown  Visibility = "shown"  // opted in
	Paused Visibility = "paused" // opted out for a while
	Hidden Visibility = "hidden" // opted out
)

// Known reports whether s is one of the constants.
func (s Visibility) Known() bool { return s == Shown || s == Paused || s == Hidden }
