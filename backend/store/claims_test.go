package store

import (
	"fmt"
	"reflect"
	"testing"

	"kith/backend/domain"
)

// TestClaimClearsEntry fills every field of an entry, so that a new one that a claim
// leaves behind fails here.
func TestClaimClearsEntry(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	org := found(t, fay, "Harbor Guild")
	whole := domain.Profile{ShowEmail: true, ShowLinkedIn: true}
	for field, value := range reflect.ValueOf(&whole).Elem().Fields() {
		switch v := value.Addr().Interface().(type) {
		case *string:
			*v = "https://xyzzy.example.org/" + field.Name
		case *[]string:
			*v = []string{"xyzzy " + field.Name}
		}
	}
	whole.Name, whole.Email, whole.LinkedIn = "Ana", "ana@example.org", "https://www.linkedin.com/in/xyzzy"
	importInto(t, fay, org, whole)
	entry := got(fay.MemberIDs(t.Context(), org, domain.MemberFilter{Query: "ana@"}))(t)[0]
	if n := wordsLeft(t, s, entry); n == 0 {
		t.Fatal("the entry has no words to begin with")
	}
	made := inviteOne(t, fay, org, "ana@example.org", domain.RoleMember)
	got(signUpAs(t, s, "Ana", "ana@example.org").Redeem(t.Context(), made.Code))(t)
	if n := wordsLeft(t, s, entry); n != 0 {
		t.Errorf("%d columns of the entry still have their words", n)
	}
}

// wordsLeft returns the number of columns of a profile that contain "xyzzy".
func wordsLeft(t *testing.T, s *Store, id domain.UserID) (n int) {
	t.Helper()
	for _, column := range got(collect(t.Context(), s.read, scanID[string], `SELECT name FROM pragma_table_info('profiles')`))(t) {
		n += count(t, s, fmt.Sprintf(`SELECT count(*) FROM profiles WHERE user_id = ? AND %s LIKE '%%xyzzy%%'`, column), id)
	}
	return n
}
