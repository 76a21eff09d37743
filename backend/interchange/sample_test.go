package interchange

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"

	"kith/backend/domain"
)

func TestSampleIDsAreFixedAndUnique(t *testing.T) {
	seen := make(map[domain.UserID]bool)
	for _, person := range Sample() {
		id, err := uuid.Parse(string(person.Profile.UserID))
		if err != nil || id.Version() != 7 || id.Variant() != uuid.RFC4122 {
			t.Errorf("%s: %q is not a UUIDv7", person.Profile.Name, person.Profile.UserID)
		}
		if seen[person.Profile.UserID] {
			t.Errorf("%s: id %s is taken", person.Profile.Name, person.Profile.UserID)
		}
		seen[person.Profile.UserID] = true
	}
	if !reflect.DeepEqual(Sample(), Sample()) {
		t.Error("two calls return different people")
	}
}

func TestSampleAddressesAreInventedAndUnique(t *testing.T) {
	seen := make(map[string]bool)
	for _, person := range Sample() {
		p := person.Profile
		if normal, err := domain.NormalizeEmail(p.Email); err != nil || normal != p.Email {
			t.Errorf("%s: e-mail %q is not normalised: %v", p.Name, p.Email, err)
		}
		if !strings.HasSuffix(p.Email, "@example.org") || seen[p.Email] {
			t.Errorf("%s: e-mail %q is taken or not at example.org", p.Name, p.Email)
		}
		seen[p.Email] = true
		if p.Website != "" && !strings.HasSuffix(p.Website, ".example.org") {
			t.Errorf("%s: website %q could be somebody's", p.Name, p.Website)
		}
		if p.LinkedIn != "" && !strings.HasSuffix(p.LinkedIn, "-example") {
			t.Errorf("%s: LinkedIn address %q could be somebody's", p.Name, p.LinkedIn)
		}
	}
}

func TestSampleProfilesAreClean(t *testing.T) {
	for _, person := range Sample() {
		cleaned := person.Profile
		if err := cleaned.Clean(); err != nil {
			t.Errorf("%s: %v", person.Profile.Name, err)
		}
		if !reflect.DeepEqual(cleaned, person.Profile) {
			t.Errorf("%s: cleaning changes the profile to %+v", person.Profile.Name, cleaned)
		}
		if !cleaned.Complete() {
			t.Errorf("%s: profile is not complete", person.Profile.Name)
		}
	}
}

func TestSampleUsesEveryField(t *testing.T) {
	fields := reflect.TypeFor[domain.Profile]()
	for i := range fields.NumField() {
		name := fields.Field(i).Name
		used := slices.ContainsFunc(Sample(), func(p domain.SamplePerson) bool {
			return !reflect.ValueOf(p.Profile).Field(i).IsZero()
		})
		if want := name != "UpdatedAt"; used != want { // the store sets UpdatedAt
			t.Errorf("field %s: used %t, want %t", name, used, want)
		}
	}
}

func TestSampleCounts(t *testing.T) {
	var listed int
	members := make(map[string]int)
	for _, person := range Sample() {
		if person.Profile.OptedIn {
			listed++
		}
		switch orgs := person.Organizations; {
		case slices.Equal(orgs, []domain.OrgID{domain.TestEnvironment}):
			members["Test Environment alone"]++
		case slices.Equal(orgs, []domain.OrgID{domain.NexusMaine}):
			members["Nexus Maine alone"]++
		case slices.Equal(orgs, []domain.OrgID{domain.TestEnvironment, domain.NexusMaine}):
			members["both"]++
		default:
			t.Errorf("%s: organizations %q", person.Profile.Name, orgs)
		}
	}
	if want := 138; listed != want {
		t.Errorf("%d people are opted in, want %d", listed, want)
	}
	want := map[string]int{"Test Environment alone": 92, "Nexus Maine alone": 39, "both": 26}
	if !reflect.DeepEqual(members, want) {
		t.Errorf("members: %v, want %v", members, want)
	}
}
