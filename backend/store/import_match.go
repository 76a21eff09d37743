package store

import (
	"context"

	"kith/backend/domain"
)

// memberIndex is who an import may come across. It stays inside the
// organization, but for the addresses of those who use this installation.
type memberIndex struct {
	entries map[domain.UserID]knownEntry
	members map[domain.UserID]bool   // speak for themselves, and belong to the organization
	claimed map[string]domain.UserID // by e-mail: who uses this installation
	byEmail map[string]domain.UserID
	byPage  map[string]domain.UserID // by LinkedIn address
	pages   map[string]domain.UserID // likewise, of members
	byName  map[string]domain.UserID // those without an address
	hidden  unlistedPeople
}

// unlistedPeople are those who are not to be listed: entries that opted out, and members
// who show themselves to nobody. A file that leaves an address out, or has
// another, must not list them anew.
type unlistedPeople struct {
	byPage map[string]domain.UserID
	byName map[string]domain.UserID
	pages  map[domain.UserID]string
}

func (h unlistedPeople) add(id domain.UserID, page, name string) {
	h.byName[name], h.pages[id] = id, page
	if page != "" {
		h.byPage[page] = id
	}
}

// meant is who of them an entry that nobody else is about would be about: by
// LinkedIn address or, where the file has no e-mail, by name; "" if nobody.
func (h unlistedPeople) meant(p domain.Profile) domain.UserID {
	if user, ok := h.byPage[p.LinkedIn]; ok && p.LinkedIn != "" {
		return user
	}
	user := h.byName[p.Name]
	if p.Email != "" || p.LinkedIn != "" && h.pages[user] != "" {
		return ""
	}
	return user
}

// knownEntry is an entry that somebody imported before.
type knownEntry struct {
	email  string
	page   string // LinkedIn's
	sample bool   // of the sample community, which no file changes
	own    bool   // its person sends a profile of their own
	no     bool   // opted out
}

// readMemberIndex reads them. Entries whose membership was taken away are among them:
// an opt-out must not be forgotten for it.
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
		return p, r.Scan(&p.id, &p.name, &p.email, &p.page, &p.sample, &p.own, &p.no)
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
		if p.no {
			a.hidden.add(p.id, p.page, p.name)
		}
	}
	return a, a.readClaimed(ctx, q, org)
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

// add makes an entry known, so that whoever comes later is compared with it.
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

// match is whom an entry of a file is about.
type match struct {
	user    domain.UserID
	fresh   bool  // nobody knew them before
	claimed bool  // uses this installation
	earlier int   // the line of the file in which they stood before; 0: none
	problem error // the entry cannot be used
}

// match cleans an entry and says whom it is about. Somebody new is known
// from then on.
func (run *importRun) match(e *domain.Entry) (m match) {
	if m.problem = e.Clean(); m.problem != nil {
		return m
	}
	a := &run.known
	if m.user, m.claimed = a.claimedOne(e.Profile); !m.claimed {
		m.user = a.entry(e.Profile)
	}
	if m.user == "" {
		m.user = a.hidden.meant(e.Profile)
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

// claimedOne is who speaks for themselves: a member by the id that an export
// gave them or, where the file has no e-mail, by LinkedIn address; anybody by
// e-mail.
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

// entry is the known one with the same id, e-mail or LinkedIn address, or with
// the same name where the file has no e-mail; "" if there is none. Two e-mail
// addresses that differ are two people.
func (a *memberIndex) entry(p domain.Profile) domain.UserID {
	for _, user := range []domain.UserID{p.UserID, a.byEmail[p.Email], a.byPage[p.LinkedIn], a.named(p)} {
		if k, ok := a.entries[user]; ok && (p.Email == "" || k.email == "" || k.email == p.Email) {
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
