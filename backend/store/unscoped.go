package store

import (
	"context"
	"iter"
	"slices"

	"kith/backend/domain"
)

// Unscoped gives access to all data, for work without a user: building the
// index, housekeeping, the doctor's checks. Only package backend may use it,
// which a test there enforces.
type Unscoped struct{ s *Store }

// Unscoped returns the access to all data.
func (s *Store) Unscoped() Unscoped { return Unscoped{s} }

// Organizations returns the organizations that have members, and "" for the
// people who are in none.
func (u Unscoped) Organizations(ctx context.Context) ([]domain.OrgID, error) {
	return collect(ctx, u.s.read, scanID[domain.OrgID], `SELECT '' UNION SELECT org_id FROM memberships`)
}

// Reach is [Scoped.Reach] for all organizations of a user who may not have
// entered their passcode yet.
func (u Unscoped) Reach(ctx context.Context, user domain.UserID) (orgs []domain.OrgID, everyone bool, err error) {
	return u.s.In(domain.Scope{Actor: user}).reach(ctx, u.s.read)
}

// Listed is an opted-in profile, with those of the requested organizations that
// its user belongs to.
type Listed struct {
	Profile domain.Profile
	Orgs    []domain.OrgID
}

// Listed yields the opted-in profiles of an organization, by id, of each only what is
// searched. It stops after an error. The organization "" has the people who are in none.
func (u Unscoped) Listed(ctx context.Context, org domain.OrgID) iter.Seq2[domain.Profile, error] {
	if org == "" {
		return each(ctx, u.s.read, scanSearched, searchedOfNone)
	}
	return each(ctx, u.s.read, scanSearched, searchedOfMembers, org)
}

// These queries are made for organizations of any size: they read the members in the
// order of the ids, look up the profile of each, and sort nothing.
const (
	searchedQuery = `
		SELECT m.user_id, u.name, p.headline, p.about, p.company, p.role, p.location, p.languages, p.skills, p.offers, p.needs, p.interests
		FROM `
	searchedOfMembers = searchedQuery + `memberships m
		CROSS JOIN people u ON u.user_id = m.user_id
		CROSS JOIN listed_profiles p ON p.user_id = m.user_id
		WHERE m.org_id = ?1 ORDER BY m.user_id`
	searchedOfNone = searchedQuery + `people m
		CROSS JOIN people u ON u.user_id = m.user_id
		CROSS JOIN listed_profiles p ON p.user_id = m.user_id
		WHERE NOT EXISTS (SELECT 1 FROM memberships b WHERE b.user_id = m.user_id) ORDER BY m.user_id`
)

func scanSearched(r row) (p domain.Profile, err error) {
	err = r.Scan(&p.UserID, &p.Name, &p.Headline, &p.About, &p.Company, &p.Role, &p.Location,
		(*list)(&p.Languages), (*list)(&p.Skills), &p.Offers, &p.Needs, (*list)(&p.Interests))
	return p, err
}

// ListedOf reads those of the given people who are opted in and in one of the
// organizations.
func (u Unscoped) ListedOf(ctx context.Context, orgs []domain.OrgID, ids []domain.UserID) ([]Listed, error) {
	memberships, err := collect(ctx, u.s.read, scanMembershipRow, belongingOf, idList(ids))
	if err != nil {
		return nil, err
	}
	memberships = slices.DeleteFunc(memberships, func(m membershipRow) bool { return !slices.Contains(orgs, m.org) })
	belonging := make([]domain.UserID, len(memberships))
	for i, m := range memberships {
		belonging[i] = m.user
	}
	profiles, err := collect(ctx, u.s.read, scanProfile, listedQuery+listedOf+` ORDER BY u.user_id`, idList(belonging))
	listed := make([]Listed, len(profiles))
	for i, p := range profiles {
		listed[i], memberships = addOrganizations(p, memberships)
	}
	return listed, err
}

// CountListed counts the opted-in profiles. A member of two organizations counts
// twice.
func (u Unscoped) CountListed(ctx context.Context) (n int, err error) {
	err = u.s.read.QueryRowContext(ctx, `
		SELECT count(*) FROM listed_profiles p LEFT JOIN memberships m ON m.user_id = p.user_id`).Scan(&n)
	return n, coded(err)
}

const (
	listedQuery = `SELECT ` + profileColumns + ` FROM people u JOIN listed_profiles p USING (user_id) WHERE true`
	listedOf    = ` AND u.user_id IN (SELECT value FROM json_each(?1))`
	listedIn    = ` AND u.user_id IN (SELECT user_id FROM (` + belongingIn + `))`

	belongingIn = `
		SELECT user_id, org_id FROM memberships WHERE org_id IN (SELECT value FROM json_each(?1))
		UNION ALL
		SELECT user_id, '' FROM people u
		WHERE '' IN (SELECT value FROM json_each(?1)) AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = u.user_id)`
	belongingOf = `
		SELECT user_id, org_id FROM memberships WHERE user_id IN (SELECT value FROM json_each(?1))
		UNION ALL
		SELECT user_id, '' FROM people u
		WHERE user_id IN (SELECT value FROM json_each(?1)) AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = u.user_id)
		ORDER BY user_id, org_id`
)

type membershipRow struct {
	user domain.UserID
	org  domain.OrgID
}

func scanMembershipRow(r row) (m membershipRow, err error) { return m, r.Scan(&m.user, &m.org) }

// addOrganizations takes the organizations of one profile from memberships,
// which are sorted by user, and returns the rest.
func addOrganizations(p domain.Profile, memberships []membershipRow) (Listed, []membershipRow) {
	l := Listed{Profile: p}
	for len(memberships) > 0 && memberships[0].user <= p.UserID {
		if memberships[0].user == p.UserID {
			l.Orgs = append(l.Orgs, memberships[0].org)
		}
		memberships = memberships[1:]
	}
	return l, memberships
}

// Purge erases what was deleted longer than [Grace] ago, and expired backups.
func (u Unscoped) Purge(ctx context.Context) error { return u.s.purge(ctx) }

// Health is the result of the doctor's checks of the database.
type Health struct {
	SchemaVersion uint             `json:"schema_version"`
	Integrity     []string         `json:"integrity"` // problems found by SQLite; empty if none
	Users         int              `json:"users"`
	Claimed       int              `json:"claimed"`
	Listed        int              `json:"listed"`
	NoOrg         int              `json:"no_organization"` // people in no organization
	Organizations []OrganizationOf `json:"organizations"`
	Sessions      int              `json:"sessions"`
	Messages      int              `json:"messages"`
}

// OrganizationOf counts the members of an organization.
type OrganizationOf struct {
	Name    string `json:"name"`
	Members int    `json:"members"`
	Admins  int    `json:"admins"`
	Listed  int    `json:"listed"`
}

// Health checks the database.
func (u Unscoped) Health(ctx context.Context) (h Health, err error) {
	q := u.s.read
	if h.SchemaVersion, _, err = readVersion(ctx, q); err != nil {
		return h, err
	}
	if h.Integrity, err = u.s.integrity(ctx); err != nil {
		return h, err
	}
	err = q.QueryRowContext(ctx, `
		SELECT (SELECT count(*) FROM people), (SELECT count(*) FROM people WHERE claimed_at IS NOT NULL),
		       (SELECT count(*) FROM people JOIN profiles USING (user_id) WHERE opted_in = 1),
		       (SELECT count(*) FROM people u WHERE NOT EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = u.user_id)),
		       (SELECT count(*) FROM chat_sessions), (SELECT count(*) FROM chat_messages)`).
		Scan(&h.Users, &h.Claimed, &h.Listed, &h.NoOrg, &h.Sessions, &h.Messages)
	if err != nil {
		return h, coded(err)
	}
	h.Organizations, err = collect(ctx, q, scanOrganizationOf, `
		SELECT o.name, count(m.user_id), coalesce(sum(m.role = 'admin'), 0), coalesce(sum(p.opted_in), 0)
		FROM organizations o LEFT JOIN memberships m USING (org_id) LEFT JOIN profiles p USING (user_id)
		WHERE o.deleted_at IS NULL GROUP BY o.org_id ORDER BY o.name`)
	return h, err
}

func scanOrganizationOf(r row) (o OrganizationOf, err error) {
	return o, r.Scan(&o.Name, &o.Members, &o.Admins, &o.Listed)
}

func (s *Store) integrity(ctx context.Context) ([]string, error) {
	found, err := collect(ctx, s.read, scanString, `PRAGMA quick_check`)
	if err != nil || (len(found) == 1 && found[0] == "ok") {
		return []string{}, err
	}
	return found, nil
}
