package domain

import "testing"

func TestCanSee(t *testing.T) {
	const here, there OrgID = "here", "there"
	member := Viewer{ID: "v", Member: []OrgID{here}, Belonged: true}
	both := Viewer{ID: "v", Member: []OrgID{here, there}, Belonged: true}
	expelled := Viewer{ID: "v", Belonged: true}
	newcomer := Viewer{ID: "v"}
	listed := Viewed{ID: "p", Member: []OrgID{here}, OptedIn: true}
	elsewhere := Viewed{ID: "p", Member: []OrgID{there}, OptedIn: true}
	nowhere := Viewed{ID: "p", OptedIn: true}
	unlisted := Viewed{ID: "p", Member: []OrgID{here}}

	for _, c := range []struct {
		name      string
		viewer    Viewer
		viewed    Viewed
		selected  OrgID
		newcomers bool
		want      bool
	}{
		{"shares the organization", member, listed, "", true, true},
		{"shares the selected one", member, listed, here, true, true},
		{"shares another than the selected one", both, listed, there, true, false},
		{"selected is not the viewer's", member, elsewhere, there, true, false},
		{"shares nothing", member, elsewhere, "", true, false},
		{"shares one of several", both, elsewhere, "", true, true},
		{"not opted in", member, unlisted, "", true, false},
		{"the viewer", member, Viewed{ID: "v", Member: []OrgID{here}, OptedIn: true}, "", true, false},
		{"replaced by a person", member, Viewed{ID: "p", Member: []OrgID{here}, OptedIn: true, Replaced: true}, "", true, false},
		{"replaced by a person, never belonged", newcomer, Viewed{ID: "p", OptedIn: true, Replaced: true}, "", true, false},
		{"nobody looks", Viewer{}, listed, "", true, false},
		{"never belonged", newcomer, listed, "", true, true},
		{"never belonged, somebody of no organization", newcomer, nowhere, "", true, true},
		{"never belonged, not opted in", newcomer, unlisted, "", true, false},
		{"never belonged, with a selection", newcomer, listed, here, true, false},
		{"never belonged, setting off", newcomer, listed, "", false, false},
		{"membership was taken away", expelled, listed, "", true, false},
		{"member, somebody of no organization", member, nowhere, "", true, false},
	} {
		if have := CanSee(c.viewer, c.viewed, c.selected, c.newcomers); have != c.want {
			t.Errorf("%s: %v, want %v", c.name, have, c.want)
		}
	}
}
