package api

import (
	"cmp"
	"context"

	"kith/backend/domain"
	"kith/backend/interchange"
	"kith/backend/store"
)

// ExportMembersRequest asks for the members of an organization as a file: "csv",
// "vcard" or "json". Locale is that of the system; the separator of a CSV file
// follows the chosen language or, without one, the locale.
type ExportMembersRequest struct {
	OrgID  string `json:"org_id"`
	Format string `json:"format"`
	Locale string `json:"locale"`
}

// Export writes the members of an organization, as its admins see them, to a file that the user chooses.
// Importing this file again changes nothing.
func (m *Members) Export(r ExportMembersRequest) (Exported, error) {
	return result(m.app.within, func(ctx context.Context, scoped *store.Scoped) (Exported, error) {
		people, err := scoped.Members(ctx, domain.OrgID(r.OrgID))
		if err != nil {
			return Exported{}, err
		}
		separator, err := separatorFor(ctx, m.app.parts, r.Locale)
		if err != nil {
			return Exported{}, err
		}
		format, err := interchange.MemberFormat(r.Format, separator)
		if err != nil {
			return Exported{}, err
		}
		return save(ctx, m.app.parts, "kith-members", format, people)
	})
}

// separatorFor returns the separator that Excel expects in the chosen language or,
// without one, in the locale of the system.
func separatorFor(ctx context.Context, p Parts, locale string) (rune, error) {
	chosen, err := p.Store.Setting(ctx, store.SettingLanguage)
	return interchange.Separator(cmp.Or(chosen, locale)), err
}
