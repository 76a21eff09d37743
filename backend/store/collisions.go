package store

import (
	"context"
	"slices"

	"kith/backend/domain"
)

// AddressCollision are people who have one address or LinkedIn page and are stored
// as several. Kith merges nobody by itself.
type AddressCollision struct {
	Address string // e-mail address or LinkedIn page
	Users   bool   // users of this installation; otherwise entries
	Org     string // name of the organization of the entries; "" for users
	Names   []string
	OptOut  bool // one of them opted out while another is listed
}

// AddressCollisions returns the people who have one e-mail address, or, as entries
// of an organization, one LinkedIn page: what was stored in two spellings before
// addresses were normalised, by address.
func (u Unscoped) AddressCollisions(ctx context.Context) ([]AddressCollision, error) {
	people, err := storedAddresses(ctx, u.s.read)
	if err != nil {
		return nil, err
	}
	groups := groupAddresses(people)
	names := map[domain.OrgID]string{}
	for o, err := range each(ctx, u.s.read, func(r row) (o domain.OrganizationName, err error) { return o, r.Scan(&o.ID, &o.Name) },
		`SELECT org_id, name FROM organizations`) {
		if err != nil {
			return nil, err
		}
		names[o.ID] = o.Name
	}
	var collisions []AddressCollision
	for _, key := range groups.order {
		sharing := groups.people[key]
		if len(sharing) < 2 {
			continue
		}
		c := AddressCollision{Address: key.address, Users: key.org == "", Org: names[key.org]}
		optedOut, listed := false, false
		for _, p := range sharing {
			c.Names = append(c.Names, p.name)
			optedOut, listed = optedOut || p.optedOut, listed || p.listed
		}
		c.OptOut = optedOut && listed
		collisions = append(collisions, c)
	}
	slices.SortStableFunc(collisions, func(a, b AddressCollision) int {
		if a.Users != b.Users && a.Users {
			return -1
		}
		return 0
	})
	return collisions, nil
}

// storedPerson is somebody with the addresses as they are stored, and normalised.
type storedPerson struct {
	user                    domain.UserID
	name                    string
	storedEmail, storedPage string
	email, page             string
	claimed                 bool
	listed, optedOut        bool
	orgs                    list // of an entry
}

func storedAddresses(ctx context.Context, q querier) ([]*storedPerson, error) {
	return collect(ctx, q, func(r row) (*storedPerson, error) {
		var p storedPerson
		err := r.Scan(&p.user, &p.name, &p.storedEmail, &p.storedPage, &p.claimed, &p.listed, &p.optedOut, &p.orgs)
		p.email, p.page = normalEmail(p.storedEmail), normalPage(p.storedPage)
		return &p, err
	}, `
		SELECT u.user_id, u.name, u.email, p.linkedin, u.claimed_at IS NOT NULL, p.opted_in, p.opted_out_at IS NOT NULL,
		       iif(u.claimed_at IS NULL AND u.deleted_at IS NULL AND u.merged_into IS NULL AND u.origin <> 'sync',
		           (SELECT json_group_array(m.org_id) FROM organization_members m WHERE m.user_id = u.user_id), '[]')
		FROM users u JOIN profiles p USING (user_id) WHERE u.email <> '' OR p.linkedin <> '' ORDER BY u.user_id`)
}

// addressKey is an address that one person of an organization should have, or, with
// no organization, one user of this installation.
type addressKey struct {
	org     domain.OrgID
	address string
}

type addressGroups struct {
	people map[addressKey][]*storedPerson
	order  []addressKey
}

func groupAddresses(people []*storedPerson) addressGroups {
	groups := addressGroups{people: map[addressKey][]*storedPerson{}}
	for _, p := range people {
		for _, key := range p.keys() {
			if groups.people[key] == nil {
				groups.order = append(groups.order, key)
			}
			groups.people[key] = append(groups.people[key], p)
		}
	}
	return groups
}

// keys returns what nobody else should have.
func (p *storedPerson) keys() (keys []addressKey) {
	if p.claimed {
		if p.email != "" {
			keys = append(keys, addressKey{address: p.email})
		}
		return keys
	}
	for _, org := range p.orgs {
		if p.email != "" {
			keys = append(keys, addressKey{domain.OrgID(org), p.email})
		}
		if domain.PersonalPage(p.page) {
			keys = append(keys, addressKey{domain.OrgID(org), p.page})
		}
	}
	return keys
}

// shared reports whether somebody else has an address of p.
func (g addressGroups) shared(p *storedPerson, address string) bool {
	return slices.ContainsFunc(p.keys(), func(key addressKey) bool { return key.address == address && len(g.people[key]) > 1 })
}
