package store

import (
	"fmt"
	"slices"
	"testing"

	"kith/backend/domain"
)

// guildOfMany has members who show much, little and nothing, and an entry.
func guildOfMany(t *testing.T) (fay, hidden *Scoped, org domain.OrgID) {
	t.Helper()
	s, _ := open(t)
	fay = founder(t, s)
	org = found(t, fay, "Harbor Guild")
	hidden, shown, shy := signUp(t, s, "Hidden"), signUp(t, s, "Shown"), signUp(t, s, "Shy")
	for _, d := range []*Scoped{hidden, shown, shy} {
		inviteAndAccept(t, fay, org, d, domain.RoleMember)
	}
	whole := domain.Profile{Headline: "h", Location: "l", Skills: []string{"s"}, Offers: "o", ShowEmail: true}
	optIn(t, shown, whole)
	optIn(t, shy, domain.Profile{Offers: "o"})
	whole.Name = "Hidden"
	must(t, hidden.SaveProfile(t.Context(), whole))
	importInto(t, fay, org, domain.Profile{Name: "Una", Email: "una@example.org"})
	inviteOne(t, fay, org, "una@example.org", domain.RoleMember)
	return fay, hidden, org
}

// TestMemberListIsFilteredByWhatAdminsMaySee asks for what an unlisted member keeps
// to themselves in every way that a filter offers.
func TestMemberListIsFilteredByWhatAdminsMaySee(t *testing.T) {
	fay, _, org := guildOfMany(t)
	names := func(f domain.MemberFilter) (names []string) {
		page := got(fay.ListMembers(t.Context(), org, f, 0, 100))(t)
		for _, m := range page.Members {
			names = append(names, m.Name)
		}
		if ids := got(fay.MemberIDs(t.Context(), org, f))(t); len(ids) != len(names) || page.Total != len(names) {
			t.Errorf("%+v: %d ids, %d names, total %d", f, len(ids), len(names), page.Total)
		}
		return names
	}
	for _, c := range []struct {
		filter domain.MemberFilter
		want   []string
	}{
		{domain.MemberFilter{}, []string{"Fay Founder", "Hidden", "Shown", "Shy", "Una"}},
		{domain.MemberFilter{Query: "sh"}, []string{"Shown", "Shy"}},
		{domain.MemberFilter{Query: "hidden@"}, nil},
		{domain.MemberFilter{Query: "shy@"}, nil},
		{domain.MemberFilter{Query: "SHOWN@"}, []string{"Shown"}},
		{domain.MemberFilter{Query: "%"}, nil},
		{domain.MemberFilter{Complete: domain.Complete}, []string{"Shown"}},
		{domain.MemberFilter{Complete: domain.Incomplete}, []string{"Fay Founder", "Shy", "Una"}},
		{domain.MemberFilter{Listed: domain.Yes}, []string{"Shown", "Shy", "Una"}},
		{domain.MemberFilter{Listed: domain.No}, []string{"Fay Founder", "Hidden"}},
		{domain.MemberFilter{Role: domain.RoleAdmin}, []string{"Fay Founder"}},
		{domain.MemberFilter{Origin: domain.OriginImport}, []string{"Una"}},
		{domain.MemberFilter{Claimed: domain.No}, []string{"Una"}},
		{domain.MemberFilter{Invitation: domain.InvitationPending}, []string{"Una"}},
		{domain.MemberFilter{Invitation: domain.InvitationDeclined}, nil},
		{domain.MemberFilter{Role: domain.RoleMember, Listed: domain.Yes, Claimed: domain.Yes}, []string{"Shown", "Shy"}},
	} {
		if have := names(c.filter); !slices.Equal(have, c.want) {
			t.Errorf("%+v lets through %v, want %v", c.filter, have, c.want)
		}
	}
}

func TestMemberTellsOnlyWhatAdminsMaySee(t *testing.T) {
	fay, hidden, org := guildOfMany(t)
	detail := got(fay.Member(t.Context(), org, hidden.scope.Actor))(t)
	if want := (domain.Profile{UserID: hidden.scope.Actor, Name: "Hidden"}); !detail.Profile.Same(want) || detail.Email != "" || detail.Complete != "" {
		t.Errorf("of Hidden an admin sees %+v", detail)
	}
	una := got(fay.Member(t.Context(), org, got(fay.MemberIDs(t.Context(), org, domain.MemberFilter{Query: "una@"}))(t)[0]))(t)
	if una.Profile.Email != "una@example.org" || una.Consent != "said so" {
		t.Errorf("of an entry an admin sees %+v", una)
	}
}

func TestMemberPages(t *testing.T) {
	s, _ := open(t)
	fay := founder(t, s)
	org := found(t, fay, "Harbor Guild")
	var people []domain.Profile
	for i := range 25 {
		people = append(people, domain.Profile{Name: fmt.Sprintf("Member %02d", i), Email: fmt.Sprintf("m%d@example.org", i)})
	}
	importInto(t, fay, org, people...)
	seen := map[domain.UserID]bool{}
	for offset := 0; offset < 26; offset += 10 {
		page := got(fay.ListMembers(t.Context(), org, domain.MemberFilter{}, offset, 10))(t)
		if page.Total != 26 {
			t.Errorf("from %d the total is %d", offset, page.Total)
		}
		for _, m := range page.Members {
			seen[m.UserID] = true
		}
	}
	if len(seen) != 26 {
		t.Errorf("the pages hold %d of 26", len(seen))
	}
}

func TestListEntries(t *testing.T) {
	s, _ := open(t)
	fay, ben := founder(t, s), signUp(t, s, "Ben")
	org := found(t, fay, "Harbor Guild")
	inviteAndAccept(t, fay, org, ben, domain.RoleMember)
	got(fay.Import(t.Context(), domain.Import{Org: org, Entries: []domain.Entry{
		{Line: 2, Profile: domain.Profile{Name: "Una", Email: "una@example.org"}},
		{Line: 3, Profile: domain.Profile{Name: "Out", Email: "out@example.org"}},
	}}))(t)
	execute(t, s, `UPDATE profiles SET opted_out_at = created_at WHERE user_id = (SELECT user_id FROM users WHERE name = 'Out')`)
	everybody := got(fay.MemberIDs(t.Context(), org, domain.MemberFilter{}))(t)
	listed := func() []string {
		var names []string
		for _, m := range got(fay.ListMembers(t.Context(), org, domain.MemberFilter{Listed: domain.Yes}, 0, 10))(t).Members {
			names = append(names, m.Name)
		}
		return names
	}
	if n := got(fay.ListEntries(t.Context(), org, everybody, "signed the sheet of 3 May"))(t); n != 1 || !slices.Equal(listed(), []string{"Una"}) {
		t.Errorf("%d were listed; listed are %v", n, listed())
	}
	if n := got(fay.ListEntries(t.Context(), org, everybody, "  "))(t); n != 1 || len(listed()) != 0 {
		t.Errorf("%d were unlisted; listed are %v", n, listed())
	}
}

func BenchmarkMemberPage(b *testing.B) {
	s, err := Open(b.Context(), b.TempDir(), Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	u, err := s.SignUp(b.Context(), domain.SurfaceDesktop, "Fay", "fay@example.org")
	if err != nil {
		b.Fatal(err)
	}
	fay := s.In(domain.Scope{Actor: u.ID})
	file := domain.Import{Org: domain.NexusMaine}
	for i := range 50_000 {
		file.Entries = append(file.Entries, domain.Entry{Line: i + 2, Profile: domain.Profile{Name: fmt.Sprintf("Member %d", i*7919%50_000), Email: fmt.Sprintf("m%d@example.org", i)}})
	}
	if _, err := fay.Import(b.Context(), file); err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		filter domain.MemberFilter
		offset int
	}{
		{"first", domain.MemberFilter{}, 0},
		{"last", domain.MemberFilter{}, 49_800},
		{"search", domain.MemberFilter{Query: "ber 4999"}, 0},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := fay.ListMembers(b.Context(), domain.NexusMaine, c.filter, c.offset, 200); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
