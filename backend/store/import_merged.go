package store

import (
	"context"

	"kith/backend/domain"
)

// readMerged lets imports find an entry by the addresses and the name of what was
// merged into it. If a user of this installation took the entry over, it is them.
func (a *memberIndex) readMerged(ctx context.Context, q querier, org domain.OrgID) error {
	type alias struct {
		into, user domain.UserID
		name       string
		email      string
		page       string
	}
	aliases, err := collect(ctx, q, func(r row) (m alias, err error) {
		return m, r.Scan(&m.into, text[domain.UserID]{&m.user}, &m.name, &m.email, &m.page)
	}, `
		SELECT k.user_id, k.merged_into, u.name, u.email, p.linkedin
		FROM users u JOIN profiles p USING (user_id) JOIN users k ON k.user_id = u.merged_into AND k.claimed_at IS NULL
		JOIN organization_members m ON m.user_id = k.user_id AND m.org_id = ? ORDER BY u.user_id`, org)
	for _, m := range aliases {
		if m.user != "" {
			putIfAbsent(a.claimed, m.email, m.user)
			continue
		}
		k, ok := a.entries[m.into]
		if !ok {
			continue
		}
		k.merged = append(k.merged, m.email)
		a.entries[m.into] = k
		putIfAbsent(a.byEmail, m.email, m.into)
		putIfAbsent(a.byPage, m.page, m.into)
		if m.email == "" {
			putIfAbsent(a.byName, m.name, m.into)
		}
		if k.optedOut {
			putIfAbsent(a.hidden.byName, m.name, m.into)
			putIfAbsent(a.hidden.byPage, m.page, m.into)
		}
	}
	return err
}

func putIfAbsent(index map[string]domain.UserID, key string, user domain.UserID) {
	if _, there := index[key]; !there && key != "" {
		index[key] = user
	}
}
