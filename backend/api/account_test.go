package api_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kith/backend"
	"kith/backend/api"
	"kith/backend/domain"
	"kith/backend/store/storetest"
)

func TestAccount(t *testing.T) {
	p := newPageWithSample(t)
	me, err := p.Profile.Save(api.SaveProfileRequest{ProfileFields: api.ProfileFields{Name: "Alex", Offers: "zither lessons"}, ShowEmail: true, OptedIn: true})
	must(t, err)
	if me.Visibility != "shown" || len(me.Suggestions) == 0 || me.Suggestions[0] != (domain.Suggestion{Field: "headline", Kind: domain.SuggestAdd}) {
		t.Errorf("I am %+v", me)
	}
	preview, err := p.Preview()
	if err != nil || preview.Email == "" || preview.Offers != "zither lessons" {
		t.Errorf("others see %+v, %v", preview, err)
	}
	if me, err = p.SetVisibility(api.VisibilityRequest{Visibility: "paused"}); err != nil || me.Visibility != "paused" || me.OptedIn || me.Offers == "" {
		t.Errorf("paused, I am %+v, %v", me, err)
	}
	p.ask(t, "My well went brackish after the storm, who do I talk to?")
	file := filepath.Join(t.TempDir(), "everything.json")
	p.saveAs = func() string { return file }
	exported, err := p.ExportAll()
	must(t, err)
	if everything, err := os.ReadFile(exported.Path); err != nil || !strings.Contains(string(everything), "brackish") || !strings.Contains(string(everything), "zither") {
		t.Errorf("exported %s, %v", everything, err)
	}
	erasure, err := p.Erasure()
	if err != nil || erasure.Sessions != 1 || erasure.Name != "Alex" {
		t.Errorf("it says %+v, %v", erasure, err)
	}
	both := []api.OrganizationName{{OrgID: string(domain.NexusMaine), Name: "Nexus Maine"}, {OrgID: string(domain.TestEnvironment), Name: "Test Environment"}}
	if !slices.Equal(erasure.Organizations, both) || erasure.Ending == nil || erasure.Blocked == nil {
		t.Errorf("erased from %+v, ending %v, blocked %v", erasure.Organizations, erasure.Ending, erasure.Blocked)
	}
	found, err := p.Browse(api.BrowseRequest{Limit: 100})
	must(t, err)
	if !slices.ContainsFunc(found.People, func(p api.Person) bool { return slices.Equal(p.Organizations, both) }) {
		t.Error("nobody shares both organizations")
	}
	wantCode(t, p.Profile.Erase(api.EraseRequest{TypedName: "Axel"}), domain.Invalid)
	must(t, p.Profile.Erase(api.EraseRequest{TypedName: "alex"}))
	if start, err := p.Start(); err != nil || start.SignedIn || len(start.People) != 0 {
		t.Errorf("after that the start is %+v, %v", start, err)
	}
}

// TestWindowNeedsPasscode restarts while somebody with a passcode is signed in.
func TestWindowNeedsPasscode(t *testing.T) {
	dir := storetest.Empty(t)
	p := newPageWith(t, backend.Options{DataDir: dir})
	ana := p.signUp(t, "Ana")
	must(t, p.ChangePasscode(api.PasscodeRequest{New: "open sesame"}))
	p.close()

	p = newPageWith(t, backend.Options{DataDir: dir})
	start, err := p.Start()
	must(t, err)
	if start.SignedIn || start.LockedUserID != ana.UserID || !start.People[0].Locked || start.Me.Email != "" {
		t.Errorf("it starts with %+v", start)
	}
	_, err = p.Profile.Get()
	wantCode(t, err, domain.Locked)
	_, err = p.SignIn(api.SignInRequest{UserID: ana.UserID, Passcode: "wrong"})
	wantCode(t, err, domain.Locked)
	if me, err := p.SignIn(api.SignInRequest{UserID: ana.UserID, Passcode: "open sesame"}); err != nil || !me.HasPasscode {
		t.Errorf("signed in as %+v, %v", me, err)
	}
}

// TestInviteAndJoin: after an invitation is accepted, both find each other in this
// organization and not in another.
func TestInviteAndJoin(t *testing.T) {
	p := newPage(t)
	fay := p.signUp(t, "Fay")
	guild, err := p.Create(api.DescribeOrganizationRequest{Name: "Harbor Guild"})
	must(t, err)
	other, err := p.Create(api.DescribeOrganizationRequest{Name: "Other Guild"})
	must(t, err)
	made, err := p.Invite(api.InviteRequest{OrgID: guild.OrgID, Emails: []string{"zoe@example.org"}})
	must(t, err)
	known, err := p.LookUp(api.CodeRequest{Code: made[0].Link})
	if err != nil || known.Organization != "Harbor Guild" || known.Email != "zoe@example.org" {
		t.Errorf("the code is for %+v, %v", known, err)
	}

	zoe := p.signUp(t, "Zoe")
	joined, err := p.Redeem(api.CodeRequest{Code: strings.ToUpper(made[0].Code)})
	if err != nil || joined.OrgID != guild.OrgID || joined.Role != "member" {
		t.Errorf("Zoe joined %+v, %v", joined, err)
	}
	_, err = p.Profile.Save(api.SaveProfileRequest{ProfileFields: api.ProfileFields{Name: "Zoe", Offers: "zither lessons"}, OptedIn: true})
	must(t, err)

	_, err = p.SignIn(api.SignInRequest{UserID: fay.UserID})
	must(t, err)
	must(t, p.Select(api.OrganizationRequest{OrgID: guild.OrgID}))
	for _, c := range []struct {
		org, query string
		want       int
	}{
		{guild.OrgID, "", 1}, {guild.OrgID, "zither lessons", 1}, {other.OrgID, "", 0}, {other.OrgID, "zither lessons", 0}, {"", "zither", 1},
	} {
		found, err := p.Browse(api.BrowseRequest{OrgID: c.org, Query: c.query, Limit: 10})
		if err != nil || found.Total != c.want || len(found.People) != c.want {
			t.Errorf("%+v finds %+v, %v", c, found, err)
		}
	}
	me, err := p.Profile.Get()
	if err != nil || me.SelectedOrgID != guild.OrgID {
		t.Errorf("selected is %q, %v", me.SelectedOrgID, err)
	}
	page, err := p.Members.List(api.MembersRequest{OrgID: guild.OrgID, MemberFilter: domain.MemberFilter{Query: "zo"}, Limit: 10})
	if err != nil || page.Total != 1 || page.Members[0].UserID != domain.UserID(zoe.UserID) {
		t.Errorf("members are %+v, %v", page, err)
	}
}
