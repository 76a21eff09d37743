package domain

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
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

// Visibility says whether a user is shown to others.
type Visibility string

const (
	Shown  Visibility = "shown"  // opted in
	Paused Visibility = "paused" // opted out for a while
	Hidden Visibility = "hidden" // opted out
)

// Known reports whether s is one of the constants.
func (s Visibility) Known() bool { return s == Shown || s == Paused || s == Hidden }
