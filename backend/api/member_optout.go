package api

import (
	"context"

	"kith/backend/domain"
	"kith/backend/store"
)

// OptOut records that people said no to being listed. Only they themselves can take that back. It fails
// for claimed users.
func (m *Members) OptOut(r MembersAction) (Changed, error) {
	return result(m.app.within, func(ctx context.Context, scoped *store.Scoped) (Changed, error) {
		n, err := scoped.OptOut(ctx, domain.OrgID(r.OrgID), r.users())
		return Changed{n}, err
	})
}
