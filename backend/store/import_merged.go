package store

import (
	"context"
	"slices"

	"kith/backend/domain"
)

// readMerged lets imports find an entry by the addresses and the name of what was
// merged into it. If a user of this installation took the entry over, it is them.
func (a *memberIndex) readMerged(ctx context.Context, q querier, org domain.OrgID) error {
	type alias struct {
		into, user domain.UserID
		mergedEntry
		page string
	}
	aliases, err := collect(ctx, q, func(r row) (m alias, err error) {
		return m, r.Scan(&m.into, text[domain.UserID]{&m.user}, &m.name, &m.email, &m.page)
	}, `
		SELECT k.user_id, k.merged_into, u.name, u.email, p.linkedin
		FROM users u JOIN profiles p USING (user_id) JOIN users k ON k.user_id = u.merged_into AND k.claimed_at IS NULL
		JOIN organization_members m ON m.user_id = k.user_id AND m.org_id = ? ORDER BY u.user_id`, org)
	for _, m := range aliases {
		into := a.people[m.into]
		if m.user != "" {
			into = a.users[m.user]
		}
		if into != nil {
			a.addMerged(into, mergedEntry{m.name, normalEmail(m.email)}, normalPage(m.page))
		}
	}
	return err
}

// addMerged adds the addresses and the name of an entry that was merged into k.
func (a *memberIndex) addMerged(k *knownPerson, m mergedEntry, page string) {
	k.merged = append(k.merged, m)
	add := func(index map[string][]*knownPerson, key string) {
		if !slices.Contains(index[key], k) {
			index[key] = append(index[key], k)
		}
	}
	add(a.byName, domain.NameKey(m.name))
	if k.hidden {
		add(a.hidden, domain.NameKey(m.name))
	}
	if m.email != "" {
		add(a.byEmail, m.email)
	}
	if page != "" {
		add(a.byPage, pageKey(page, m.name))
	}
}
