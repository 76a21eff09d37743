package domain

// Viewer is what the access rule knows of somebody who looks.
type Viewer struct {
	ID       UserID
	Member   []OrgID // organizations the viewer belongs to now
	Belonged bool    // has ever belonged to any, left and taken away counted
}

// Viewed is what the access rule knows of somebody who is looked at.
type Viewed struct {
	ID       UserID
	Member   []OrgID
	OptedIn  bool
	Replaced bool // an imported entry whose address is that of somebody who uses this installation
}

// CanSee is the access rule: a viewer sees a profile if it is opted in, is not
// the viewer's own, and its user shares an organization with the viewer, the
// selected one or, with selected "", any of the viewer's. A viewer who has
// never belonged to any organization sees every opted-in profile, unless
// newcomersSeeEveryone is off. An imported entry counts as opted in until its
// person uses this installation and says so themselves.
//
// The view visible_profiles says the same in SQL; a table test in the store
// holds the two together.
func CanSee(viewer Viewer, viewed Viewed, selected OrgID, newcomersSeeEveryone bool) bool {
	if viewer.ID == "" || !viewed.OptedIn || viewed.Replaced || viewed.ID == viewer.ID {
		return false
	}
	if !viewer.Belonged {
		return selected == "" && newcomersSeeEveryone
	}
	for _, org := range viewer.Member {
		if selected != "" && org != selected {
			continue
		}
		for _, theirs := range viewed.Member {
			if org == theirs {
				return true
			}
		}
	}
	return false
}
