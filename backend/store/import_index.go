package store

import (
	"context"
	"slices"

	"kith/backend/domain"
)

// memberIndex finds the person a row of a file is about. It knows the people of
// the organization, those who left it included, so that their opt-out is
// respected, and the addresses of all users of this installation.
type memberIndex struct {
	entries map[domain.UserID]*knownPerson // imported entries of the organization
	members map[domain.UserID]bool         // users of this installation in the organization
	people  map[domain.UserID]*knownPerson // both
	users   map[domain.UserID]*knownPerson // all users of this installation
	byEmail map[string][]*knownPerson      // both, and users of this installation elsewhere
	byPage  map[string][]*knownPerson      // by key of the LinkedIn address
	byName  map[string][]*knownPerson      // by key of the name
	hidden  map[string][]*knownPerson      // those of them who are hidden, by the loose key of the name
}

// knownPerson is an entry of the organization, a user of this installation, or a
// person of an earlier row.
type knownPerson struct {
	id      domain.UserID
	name    string
	email   string // normalised
	page    string // normalised LinkedIn address
	claimed bool   // a user of this installation
	sample  bool   // of the sample community, which imports do not change
	own     bool   // the profile comes from a profile file of the person
	hidden  bool   // an entry that said no, or a user who is not listed
	out     bool   // of an entry: the no lasts whatever a later row says
	fresh   bool   // new in this import
	merged  []mergedEntry
	traits  traits

	line int // the first row about the person; 0 if none
	row  int // its index
}

// mergedEntry is what an entry said that an admin merged into another.
type mergedEntry struct{ name, email string }

// hasEmail reports whether an address is theirs, now or before a merge.
func (k *knownPerson) hasEmail(email string) bool {
	return k.email == email || slices.ContainsFunc(k.merged, func(m mergedEntry) bool { return m.email == email })
}

// traits are what tells people of one name apart, for lack of an address.
type traits struct{ company, role, headline, location string }

func traitsOf(p domain.Profile) traits {
	return traits{domain.NameKey(p.Company), domain.NameKey(p.Role), domain.NameKey(p.Headline), domain.NameKey(p.Location)}
}

// readMemberIndex reads the index of an organization.
func readMemberIndex(ctx context.Context, q querier, org domain.OrgID) (memberIndex, error) {
	a := memberIndex{
		entries: map[domain.UserID]*knownPerson{}, members: map[domain.UserID]bool{}, people: map[domain.UserID]*knownPerson{}, users: map[domain.UserID]*knownPerson{},
		byEmail: map[string][]*knownPerson{}, byPage: map[string][]*knownPerson{}, byName: map[string][]*knownPerson{},
		hidden: map[string][]*knownPerson{},
	}
	entries := each(ctx, q, func(r row) (*knownPerson, error) {
		var k knownPerson
		var p domain.Profile
		err := r.Scan(&k.id, &k.name, &p.Email, &p.LinkedIn, &p.Company, &p.Role, &p.Headline, &p.Location, &k.sample, &k.own, &k.out, &k.hidden)
		k.identify(p)
		return &k, err
	}, `
		SELECT u.user_id, u.name, u.email, p.linkedin, p.company, p.role, p.headline, p.location, u.origin = 'sample',
		       EXISTS (SELECT 1 FROM profile_keys k WHERE k.org_id = m.org_id AND k.user_id = m.user_id),
		       p.opted_out_at IS NOT NULL, p.opted_out_at IS NOT NULL OR p.consent = ?2 AND p.opted_in = 0
		FROM organization_members m JOIN people u USING (user_id) JOIN profiles p USING (user_id)
		WHERE m.org_id = ?1 AND u.claimed_at IS NULL ORDER BY m.deleted_at IS NOT NULL, u.user_id`, org, domain.ConsentDeclined)
	for k, err := range entries {
		if err != nil {
			return a, err
		}
		a.add(k)
	}
	if err := a.readClaimed(ctx, q, org); err != nil {
		return a, err
	}
	return a, a.readMerged(ctx, q, org)
}

func (a *memberIndex) readClaimed(ctx context.Context, q querier, org domain.OrgID) error {
	type user struct {
		*knownPerson
		member bool
	}
	users, err := collect(ctx, q, func(r row) (user, error) {
		u := user{knownPerson: &knownPerson{claimed: true}}
		var p domain.Profile
		var shown bool
		err := r.Scan(&u.id, &u.name, &p.Email, &p.LinkedIn, &shown, &u.member)
		u.identify(p)
		u.hidden = !shown
		return u, err
	}, `
		SELECT user_id, name, email, linkedin, opted_in, EXISTS (SELECT 1 FROM memberships m WHERE m.org_id = ? AND m.user_id = people.user_id)
		FROM people JOIN profiles USING (user_id) WHERE claimed_at IS NOT NULL ORDER BY user_id`, org)
	for _, u := range users {
		a.users[u.id] = u.knownPerson
		if u.member {
			a.members[u.id] = true
			a.add(u.knownPerson)
		} else {
			a.byEmail[u.email] = append(a.byEmail[u.email], u.knownPerson)
		}
	}
	return err
}

// identify sets what a person is recognised by. Stored addresses are normalised,
// unless they collide with others; see [Unscoped.AddressCollisions].
func (k *knownPerson) identify(p domain.Profile) {
	k.email, k.page, k.traits = normalEmail(p.Email), normalPage(p.LinkedIn), traitsOf(p)
}

// add adds a person, so that later rows are matched with them.
func (a *memberIndex) add(k *knownPerson) {
	a.people[k.id] = k
	if !k.claimed {
		a.entries[k.id] = k
	}
	key := domain.NameKey(k.name)
	a.byName[key] = append(a.byName[key], k)
	if k.hidden {
		a.hide(k)
	}
	if k.email != "" {
		a.byEmail[k.email] = append(a.byEmail[k.email], k)
	}
	a.addPage(k)
}

func (a *memberIndex) addPage(k *knownPerson) {
	if k.page != "" {
		key := pageKey(k.page, k.name)
		a.byPage[key] = append(a.byPage[key], k)
	}
}

// pageKey returns what people with a LinkedIn address are found by. An address that
// is not one person's page counts for people of one name only.
func pageKey(page, name string) string {
	if domain.PersonalPage(page) {
		return page
	}
	return page + "\n" + domain.NameKey(name)
}

// learn adds the addresses that a row says of a person in the index.
func (a *memberIndex) learn(k *knownPerson, p domain.Profile) {
	if k.email == "" && p.Email != "" {
		k.email = p.Email
		a.byEmail[k.email] = append(a.byEmail[k.email], k)
	}
	if p.LinkedIn != "" && k.page != p.LinkedIn {
		k.page = p.LinkedIn
		a.addPage(k)
	}
}

// refuse notes that a row says no for an entry.
func (a *memberIndex) refuse(k *knownPerson) {
	if !k.hidden && !k.claimed {
		k.hidden = true
		a.hide(k)
	}
}

func (a *memberIndex) hide(k *knownPerson) {
	key := domain.LooseNameKey(k.name)
	a.hidden[key] = append(a.hidden[key], k)
}

// claimedWith returns the user of this installation with an address, or nil.
func (a *memberIndex) claimedWith(email string) *knownPerson {
	if i := slices.IndexFunc(a.byEmail[email], func(k *knownPerson) bool { return k.claimed }); i >= 0 {
		return a.byEmail[email][i]
	}
	return nil
}

// entryWith returns the entry with an address, or nil.
func (a *memberIndex) entryWith(email string) *knownPerson {
	if i := slices.IndexFunc(a.byEmail[email], func(k *knownPerson) bool { return !k.claimed }); i >= 0 {
		return a.byEmail[email][i]
	}
	return nil
}

// withID returns the person with the id that Kith's exports have, unless the row
// says another address than theirs.
func (a *memberIndex) withID(p domain.Profile) *knownPerson {
	k := a.people[p.UserID]
	if k == nil || k.claimed || p.Email == "" || k.email == "" || k.hasEmail(p.Email) {
		return k
	}
	return nil
}

// withEmail returns the person with the row's address whose name can be that of
// the row, and the others who have the address.
func (a *memberIndex) withEmail(p domain.Profile) (who *knownPerson, others []*knownPerson) {
	if p.Email == "" {
		return nil, nil
	}
	others = a.byEmail[p.Email]
	return best(others, p.Name), others
}

// withPage returns the person with the row's LinkedIn address, and the others who
// have it. A user of this installation is recognised by their page under any name.
func (a *memberIndex) withPage(p domain.Profile) (who *knownPerson, others []*knownPerson) {
	if p.LinkedIn == "" {
		return nil, nil
	}
	others = a.byPage[pageKey(p.LinkedIn, p.Name)]
	fits := func(k *knownPerson) bool { return k.claimed }
	if !domain.PersonalPage(p.LinkedIn) {
		fits = func(k *knownPerson) bool { return k.hidden || k.email == "" || p.Email == "" || k.hasEmail(p.Email) }
	} else if k := best(others, p.Name); k != nil {
		return k, others
	}
	if i := slices.IndexFunc(others[:min(len(others), maxCompared)], fits); i >= 0 {
		return others[i], others
	}
	if !domain.PersonalPage(p.LinkedIn) {
		return nil, nil
	}
	return nil, others
}

// maxCompared is how many people of one name are compared with each other, so that
// a file of nothing but one name takes no longer than others.
const maxCompared = 64

// best returns whose name can be the given one: rather the same name than a
// similar one, and rather somebody who is not listed.
func best(people []*knownPerson, name string) (found *knownPerson) {
	key, most := domain.NameKey(name), 0
	for _, k := range people {
		fit := fitOf(k.name, name, key)
		for _, m := range k.merged {
			fit = max(fit, fitOf(m.name, name, key))
		}
		if fit > 0 && fit+order(k.hidden) > most {
			found, most = k, fit+order(k.hidden)
		}
	}
	return found
}

// fitOf tells how well a known name fits another, whose key is given too; 0 if they are two people's.
func fitOf(known, name, key string) int {
	switch {
	case domain.NameKey(known) == key:
		return 4
	case domain.SamePerson(known, name):
		return 2
	}
	return 0
}
