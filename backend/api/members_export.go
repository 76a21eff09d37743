package api

import (
	"context"

	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/store"
)

// ExportMembersRequest asks for the members of an organization as a file: "csv",
// "vcard" or "json".
type ExportMembersRequest struct {
	OrgID  string `json:"org_id"`
	Format string `json:"format"`
}

// Export writes the members of an organization, as its admins see them, to a file that the user chooses.
// Importing this file again changes nothing.
func (m *Members) Export(r ExportMembersRequest) (Exported, error) {
	return result(m.app.within, func(ctx context.Context, scoped *store.Scoped) (Exported, error) {
		people, err := scoped.Members(ctx, domain.OrgID(r.OrgID))
		if err != nil {
			return Exported{}, err
		}
		format, err := interchange.MemberFormat(r.Format)
		if err != nil {
			return Exported{}, err
		}
		return save(ctx, m.app.parts, "kith-members", format, people)
	})
}
