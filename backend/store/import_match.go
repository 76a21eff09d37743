package store

import (
	"context"
	"slices"

	"kith/backend/domain"
)

// memberIndex finds the person an entry is about. It only knows people of the
// organization, and the addresses of users of this installation.
type memberIndex struct {
	entries map[domain.UserID]knownEntry
	members map[domain.UserID]bool   // users of this installation in the organization
	claimed map[string]domain.UserID // all users of this installation, by e-mail
	byEmail map[string]domain.UserID
	byPage  map[string]domain.UserID // entries by LinkedIn URL
	pages   map[string]domain.UserID // members by LinkedIn URL
	byName  map[string]domain.UserID // entries without an e-mail
	hidden  unlistedPeople
}

// unlistedPeople are entries that opted out and members who are not listed. A
// file with another e-mail, or none, must not list them again as a new entry.
type unlistedPeople struct {
	byPage map[string]domain.UserID
	byName map[string]domain.UserID
	pages  map[domain.UserID]string // LinkedIn URLs
}

func (h unlistedPeople) add(id domain.UserID, page, name string) {
	h.byName[name], h.pages[id] = id, page
	if page != "" {
		h.byPage[page] = id
	}
}

// find returns the unlisted person whom an otherwise unknown entry is about: by
// LinkedIn URL or, if the file has no e-mail, by name; "" if there is none.
func (h unlistedPeople) find(p domain.Profile) domain.UserID {
	if user, ok := h.byPage[p.LinkedIn]; ok && p.LinkedIn != "" {
		return user
	}
	user := h.byName[p.Name]
	if p.Email != "" || p.LinkedIn != "" && h.pages[user] != "" {
		return ""
	}
	return user
}

// knownEntry is an imported entry of the organization.
type knownEntry struct {
	email    string
	page     string // LinkedIn URL
	sample   bool   // of the sample community, which imports do not change
	own      bool   // its profile comes from a profile file of the person
	optedOut bool
	merged   []string // addresses of entries that were merged into it
}

// readMemberIndex reads the index of an organization. It includes entries whose
// membership ended, so that their opt-out is respected.
func readMemberIndex(ctx context.Context, q querier, org domain.OrgID) (memberIndex, error) {
	a := memberIndex{
		entries: map[domain.UserID]knownEntry{}, members: map[domain.UserID]bool{}, claimed: map[string]domain.UserID{},
		byEmail: map[string]domain.UserID{}, byPage: map[string]domain.UserID{}, byName: map[string]domain.UserID{},
		pages: map[string]domain.UserID{}, hidden: unlistedPeople{map[string]domain.UserID{}, map[string]domain.UserID{}, map[domain.UserID]string{}},
	}
	type person struct {
		knownEntry
		id   domain.UserID
		name string
	}
	people := each(ctx, q, func(r row) (p person, err error) {
		return p, r.Scan(&p.id, &p.name, &p.email, &p.page, &p.sample, &p.own, &p.optedOut)
	}, `
		SELECT u.user_id, u.name, u.email, p.linkedin, u.origin = 'sample',
		       EXISTS (SELECT 1 FROM profile_keys k WHERE k.org_id = m.org_id AND k.user_id = m.user_id),
		       p.opted_out_at IS NOT NULL
		FROM organization_members m JOIN people u USING (user_id) JOIN profiles p USING (user_id)
		WHERE m.org_id = ? AND u.claimed_at IS NULL ORDER BY m.deleted_at IS NULL`, org)
	for p, err := range people {
		if err != nil {
			return a, err
		}
		a.add(p.id, p.knownEntry, p.name)
		if p.optedOut {
			a.hidden.add(p.id, p.page, p.name)
		}
	}
	if err := a.readClaimed(ctx, q, org); err != nil {
		return a, err
	}
	return a, a.readMerged(ctx, q, org)
}

func (a *memberIndex) readClaimed(ctx context.Context, q querier, org domain.OrgID) error {
	type person struct {
		id     domain.UserID
		name   string
		email  string
		page   string
		shown  bool
		member bool
	}
	scan := func(r row) (p person, err error) {
		return p, r.Scan(&p.id, &p.name, &p.email, &p.page, &p.shown, &p.member)
	}
	claimed, err := collect(ctx, q, scan, `
		SELECT user_id, name, email, linkedin, opted_in, EXISTS (SELECT 1 FROM memberships m WHERE m.org_id = ? AND m.user_id = people.user_id)
		FROM people JOIN profiles USING (user_id) WHERE claimed_at IS NOT NULL`, org)
	for _, p := range claimed {
		a.claimed[p.email] = p.id
		if p.member {
			a.members[p.id] = true
			a.pages[p.page] = p.id
		}
		if p.member && !p.shown {
			a.hidden.add(p.id, p.page, p.name)
		}
	}
	return err
}

// add adds an entry, so that later ones are matched with it.
func (a *memberIndex) add(id domain.UserID, k knownEntry, name string) {
	a.entries[id] = k
	if k.email != "" {
		a.byEmail[k.email] = id
	} else {
		a.byName[name] = id
	}
	if k.page != "" {
		a.byPage[k.page] = id
	}
}

// match is the person whom an entry of a file is about.
type match struct {
	user    domain.UserID
	fresh   bool  // a new person
	claimed bool  // a user of this installation
	earlier int   // an earlier line of the file about the same person; 0 if none
	problem error // why the entry is rejected
}

// match validates an entry and finds whom it is about. A new person is added to
// the index.
func (run *importRun) match(e *domain.Entry) (m match) {
	if m.problem = e.Clean(); m.problem != nil {
		return m
	}
	a := &run.known
	if m.user, m.claimed = a.claimedOne(e.Profile); !m.claimed {
		m.user = a.entry(e.Profile)
	}
	if m.user == "" {
		m.user = a.hidden.find(e.Profile)
		m.claimed = a.members[m.user]
	}
	if m.user == "" {
		m.user, m.fresh = domain.UserID(domain.NewID()), true
		a.add(m.user, knownEntry{email: e.Profile.Email, page: e.Profile.LinkedIn}, e.Profile.Name)
	}
	if m.earlier = run.lines[m.user]; m.earlier == 0 {
		run.lines[m.user] = e.Line
	}
	return m
}

// claimedOne finds a user of this installation: a member by id or, if the file
// has no e-mail, by LinkedIn URL; any user by e-mail.
func (a *memberIndex) claimedOne(p domain.Profile) (domain.UserID, bool) {
	switch {
	case a.members[p.UserID]:
		return p.UserID, true
	case p.Email != "":
		user, ok := a.claimed[p.Email]
		return user, ok
	default:
		user, ok := a.pages[p.LinkedIn]
		return user, ok && p.LinkedIn != ""
	}
}

// entry finds an entry by id, e-mail, LinkedIn URL or, if the file has no
// e-mail, name; "" if there is none. Entries with different e-mails are
// different people.
func (a *memberIndex) entry(p domain.Profile) domain.UserID {
	for _, user := range []domain.UserID{p.UserID, a.byEmail[p.Email], a.byPage[p.LinkedIn], a.named(p)} {
		if k, ok := a.entries[user]; ok && (p.Email == "" || k.email == "" || k.email == p.Email || slices.Contains(k.merged, p.Email)) {
			return user
		}
	}
	return ""
}

func (a *memberIndex) named(p domain.Profile) domain.UserID {
	user := a.byName[p.Name]
	if page := a.entries[user].page; p.Email != "" || page != "" && p.LinkedIn != "" && page != p.LinkedIn {
		return ""
	}
	return user
}
