package api_test

import (
	"strings"
	"testing"

	"kith/backend/api"
)

// TestUnlistedPeopleOfAnImport tests whom the import does not list, why, and who can be invited instead.
func TestUnlistedPeopleOfAnImport(t *testing.T) {
	p := newPage(t)
	p.signUp(t, "Olive")
	org := p.foundHarbour(t)
	file := p.openTable(t, "Name,Email,Consent\nAnn,ann@example.org,yes\nBo,bo@example.org,no\nCy,cy@example.org,\n,dee@example.org,yes\nEd,,\n")
	if file.Nameless != 1 || file.Rows != 5 {
		t.Errorf("opened: %+v", file)
	}
	preview, err := p.Imports.Preview(api.PreviewRequest{FileID: file.FileID, OrgID: org.OrgID})
	must(t, err)
	if preview.Listed != 1 || preview.Unlisted["refused"] != 1 || preview.Unlisted["unsaid"] != 2 || preview.ToInvite != 1 {
		t.Errorf("the preview is %+v", preview)
	}
	for _, test := range []struct{ of, want string }{{"nameless", "dee@example.org"}, {"unlisted", "cy@example.org"}, {"other", ""}} {
		if got, err := p.Imports.Addresses(api.AddressesRequest{FileID: file.FileID, Of: test.of}); err != nil || strings.Join(got, " ") != test.want {
			t.Errorf("addresses of %s are %v, %v", test.of, got, err)
		}
	}
	for filter, want := range map[string]int{"any": 3, "refused": 1, "": 5} {
		if rows, err := p.Imports.Rows(api.ImportRowsRequest{FileID: file.FileID, Unlisted: filter, Limit: 10}); err != nil || rows.Total != want {
			t.Errorf("%q: %+v, %v", filter, rows, err)
		}
	}
}
