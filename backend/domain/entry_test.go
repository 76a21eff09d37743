package domain

import (
	"fmt"
	"slices"
	"testing"
)

func TestMergeProfiles(t *testing.T) {
	keep := Profile{UserID: "keep", Name: "Bob", Email: "bob@example.org", Headline: "Rigger", Skills: []string{"rope"}, ShowEmail: true, OptedIn: true}
	drop := Profile{UserID: "drop", Name: "Robert", Company: "Yard", Headline: "Rigger", LinkedIn: "https://example.org/bob", Skills: []string{"Rope", "steel"}, ShowLinkedIn: true, OptedIn: true}
	for name, c := range map[string]struct {
		take []string
		want Profile
	}{
		"nothing chosen":         {nil, Profile{Name: "Bob"}},
		"the other name":         {[]string{"name"}, Profile{Name: "Robert"}},
		"what the other has not": {[]string{"email"}, Profile{Name: "Bob"}},
	} {
		t.Run(name, func(t *testing.T) {
			m, err := MergeProfiles(keep, drop, c.take)
			if err != nil {
				t.Fatal(err)
			}
			want := Profile{
				UserID: "keep", Name: c.want.Name, Email: "bob@example.org", Headline: "Rigger", Company: "Yard", LinkedIn: "https://example.org/bob",
				Skills: []string{"rope", "steel"}, Interests: []string{}, Languages: []string{}, ShowEmail: true, ShowLinkedIn: true, OptedIn: true,
			}
			if !m.Result.Same(want) {
				t.Errorf("the result is %+v\nwant %+v", m.Result, want)
			}
			for _, f := range m.Fields {
				if f.Choice != (f.Field == "name") {
					t.Errorf("there is a choice about %+v", f)
				}
			}
		})
	}
	if _, err := MergeProfiles(keep, drop, []string{"skills"}); CodeOf(err) != Invalid {
		t.Errorf("a list is chosen: %v", err)
	}
}

// TestMergeProfilesIsRestrictive: the result is listed and shows an address only if nobody withheld it.
func TestMergeProfilesIsRestrictive(t *testing.T) {
	for bits := range 1 << 6 {
		keep := Profile{Name: "A", ShowEmail: bits&1 != 0, OptedIn: bits&2 != 0}
		drop := Profile{Name: "A", ShowEmail: bits&4 != 0, OptedIn: bits&8 != 0}
		if bits&16 != 0 {
			keep.Email = "a@example.org"
		}
		if bits&32 != 0 {
			drop.Email = "b@example.org"
		}
		m, err := MergeProfiles(keep, drop, []string{"email"})
		if err != nil {
			t.Fatal(err)
		}
		withheld := keep.Email != "" && !keep.ShowEmail || drop.Email != "" && !drop.ShowEmail
		if m.Result.ShowEmail && withheld || m.Result.OptedIn != (keep.OptedIn && drop.OptedIn) {
			t.Errorf("%06b: %+v", bits, m.Result)
		}
	}
}

func TestMergeProfilesBoundsLists(t *testing.T) {
	list := func(prefix string) (list []string) {
		for i := range MaxList - 10 {
			list = append(list, fmt.Sprint(prefix, i))
		}
		return list
	}
	m, err := MergeProfiles(Profile{Name: "A", Skills: list("a")}, Profile{Name: "B", Skills: list("b")}, nil)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(m.Fields, func(f MergedField) bool { return f.Field == "skills" })
	if len(m.Result.Skills) != MaxList || m.Fields[i].Lost != MaxList-20 || m.Result.Clean() != nil {
		t.Errorf("%d skills, %d lost", len(m.Result.Skills), m.Fields[i].Lost)
	}
}
