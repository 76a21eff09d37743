package domain

// Viewer is the person who looks, as far as the access rule needs to know them.
type Viewer struct {
	ID       UserID
	Member   []OrgID // organizations the viewer belongs to now
	Belonged bool    // has ever belonged to an organization, even if that membership ended
}

// Viewed is the person looked at, as far as the access rule needs to know them.
type Viewed struct {
	ID       UserID
	Member   []OrgID
	OptedIn  bool
	Replaced bool // an imported entry whose address belongs to a user of this installation
}

// CanSee is the access rule. A viewer sees a profile if it is opted in, is not
// their own, and belongs to a member of one of the viewer's organizations: the
// selected one or, if selected is "", any of them. A viewer who has never
// belonged to an organization sees every opted-in profile, unless
// newcomersSeeEveryone is off. An imported entry that was replaced is never
// seen.
//
// The view visible_profiles implements the same rule in SQL; TestAccessRule in
// package store compares the two.
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
