package domain

import (
	"slices"
	"strings"
	"time"
)

// EntryEdit replaces the profile of an imported entry.
type EntryEdit struct {
	Profile Profile // UserID names the entry; OptedIn says whether it is listed
	Ground  string  // how consent to be listed was given; needed if the entry was not listed
}

// EntryMerge merges two imported entries of an organization that are one person.
type EntryMerge struct {
	Keep UserID   // the entry that stays
	Drop UserID   // the entry that becomes part of it
	Take []string // fields, by their names in the JSON of a profile, whose value comes from Drop although Keep has one
}

// MergePreview is what a merge of two entries makes.
type MergePreview struct {
	Keep, Drop Profile
	Result     Profile
	OptedOut   bool // one of them said no to being listed, and so does the result
	Fields     []MergedField
}

// MergedField is one field of two profiles and of what they are merged into. Lists
// are joined with "; ".
type MergedField struct {
	Field  string `json:"field"` // its name in the JSON of a profile
	Keep   string `json:"keep"`
	Drop   string `json:"drop"`
	Result string `json:"result"`
	Choice bool   `json:"choice"` // both have a value, and one of them wins
	Lost   int    `json:"lost"`   // entries of the united list beyond [MaxList], which are left out
}

// EntryChange is the last change of an entry by an admin that can be undone.
type EntryChange struct {
	ID     string
	Merged string        // the name of the entry that was merged into it; "": it was edited
	By     string        // the admin's name; "" if they were erased
	Fields []FieldChange // what changed
	At     time.Time
	Until  time.Time // the deadline for undoing it
}

// Removal are members whom an admin removed at one time.
type Removal struct {
	By     string // the admin's name
	At     time.Time
	Until  time.Time // the deadline for restoring them
	People []RemovedPerson
}

// RemovedPerson is a removed member.
type RemovedPerson struct {
	UserID UserID
	Name   string
}

// single returns the fields of which a merge keeps one value, by name.
func (p *Profile) single() []labelledField {
	return []labelledField{
		{"name", &p.Name}, {"email", &p.Email}, {"headline", &p.Headline}, {"role", &p.Role}, {"company", &p.Company},
		{"location", &p.Location}, {"offers", &p.Offers}, {"needs", &p.Needs}, {"about", &p.About},
		{"linkedin", &p.LinkedIn}, {"website", &p.Website},
	}
}

type labelledField struct {
	name  string
	value *string
}

// united returns the lists, which a merge unites, by name.
func (p *Profile) united() []struct {
	name  string
	value *[]string
} {
	return []struct {
		name  string
		value *[]string
	}{{"skills", &p.Skills}, {"interests", &p.Interests}, {"languages", &p.Languages}}
}

// MergeProfiles returns what two profiles are merged into: keep's values, drop's
// where keep has none or take names the field, and the lists of both. It is listed
// only if both are, and shows an address only if neither withholds it. It fails
// with [Invalid] if take names a field that a merge does not choose.
func MergeProfiles(keep, drop Profile, take []string) (MergePreview, error) {
	m := MergePreview{Keep: keep, Drop: drop, Result: keep}
	from := drop.single()
	for _, name := range take {
		if !slices.ContainsFunc(from, func(f labelledField) bool { return f.name == name }) {
			return MergePreview{}, Errorf(Invalid, "domain.noSuchField", "There is no field %q to choose; nothing was changed.", name)
		}
	}
	had := keep.single()
	for i, field := range m.Result.single() {
		kept, dropped := *had[i].value, *from[i].value
		if dropped != "" && (kept == "" || slices.Contains(take, field.name)) {
			*field.value = dropped
		}
		m.Fields = append(m.Fields, MergedField{
			Field: field.name, Keep: kept, Drop: dropped, Result: *field.value, Choice: kept != "" && dropped != "" && kept != dropped,
		})
	}
	m.unite()
	m.Result.ShowEmail = shows(keep.Email, keep.ShowEmail) && shows(drop.Email, drop.ShowEmail) && m.Result.Email != ""
	m.Result.ShowLinkedIn = shows(keep.LinkedIn, keep.ShowLinkedIn) && shows(drop.LinkedIn, drop.ShowLinkedIn) && m.Result.LinkedIn != ""
	m.Result.OptedIn = keep.OptedIn && drop.OptedIn
	return m, nil
}

// shows reports whether a profile withholds no address.
func shows(address string, shown bool) bool { return address == "" || shown }

func (m *MergePreview) unite() {
	kept, dropped := m.Keep.united(), m.Drop.united()
	for i, l := range m.Result.united() {
		all := CleanList(slices.Concat(*kept[i].value, *dropped[i].value))
		lost := max(0, len(all)-MaxList)
		*l.value = all[:len(all)-lost]
		m.Fields = append(m.Fields, MergedField{
			Field: l.name, Keep: strings.Join(*kept[i].value, "; "), Drop: strings.Join(*dropped[i].value, "; "),
			Result: strings.Join(*l.value, "; "), Lost: lost,
		})
	}
}
