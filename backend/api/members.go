package api

import (
	"context"

	"kith/backend/domain"
	"kith/backend/store"
)

// Members manages the members of an organization, for its admins.
type Members struct{ app *App }

// Member is a [domain.Member] with its time as text.
type Member struct {
	domain.Member
	JoinedAt string `json:"joined_at"`
}

// MemberFilter filters a list of members; empty fields match everybody.
type MemberFilter struct {
	OrgID string `json:"org_id"`
	domain.MemberFilter
}

// MembersRequest asks for Limit rows of a list of members, 1 to 500, from Offset.
type MembersRequest struct {
	OrgID string `json:"org_id"`
	domain.MemberFilter
	Offset int `json:"offset"`
	Limit  int `json:"limit"`
}

// MembersPage is a part of a list of members. Total is the number of all that match the filter.
type MembersPage struct {
	Members []Member `json:"members"`
	Total   int      `json:"total"`
}

// MemberRequest names a member.
type MemberRequest struct {
	OrgID  string `json:"org_id"`
	UserID string `json:"user_id"`
}

// MemberDetail is a member as admins may see them.
type MemberDetail struct {
	Member   Member `json:"member"`
	Person   Person `json:"person"`    // for an unlisted user only the name is set, and Visible is false
	Consent  string `json:"consent"`   // for an unclaimed entry: where consent to be listed was given
	OptedOut bool   `json:"opted_out"` // for an unclaimed entry: the person opted out, so admins cannot list them

	Editable     bool        `json:"editable"` // admins may edit and merge the entry; only then are the following set
	Fixed        bool        `json:"fixed"`    // its name and addresses cannot be changed
	ShowEmail    bool        `json:"show_email"`
	ShowLinkedIn bool        `json:"show_linkedin"`
	OptedIn      bool        `json:"opted_in"`
	Change       EntryChange `json:"change"`
}

// MembersAction names several members. If the action fails for one, none is changed.
type MembersAction struct {
	OrgID   string   `json:"org_id"`
	UserIDs []string `json:"user_ids"`
}

// SetRoleRequest sets the role of members.
type SetRoleRequest struct {
	MembersAction
	Role string `json:"role"`
}

// ListEntriesRequest lists imported entries. Its consent says where they agreed; with "" they are
// unlisted.
type ListEntriesRequest struct {
	MembersAction
	Ground string `json:"ground"`
}

// Changed is the number of changed members.
type Changed struct {
	Changed int `json:"changed"`
}

const maxMembers = 500 // per page

// List returns a part of the members, sorted by name.
func (m *Members) List(r MembersRequest) (MembersPage, error) {
	return result(m.app.within, func(ctx context.Context, scoped *store.Scoped) (MembersPage, error) {
		if r.Limit < 1 || r.Limit > maxMembers || r.Offset < 0 {
			return MembersPage{}, domain.Errorf(domain.Invalid, "api.rowsPageSize", "A page has 1 to %d rows.", maxMembers)
		}
		page, err := scoped.ListMembers(ctx, domain.OrgID(r.OrgID), r.MemberFilter, r.Offset, r.Limit)
		return MembersPage{Members: each(page.Members, member), Total: page.Total}, err
	})
}

// IDs returns the ids of all members that match a filter, for actions on many members.
func (m *Members) IDs(r MemberFilter) ([]string, error) {
	return result(m.app.within, func(ctx context.Context, scoped *store.Scoped) ([]string, error) {
		ids, err := scoped.MemberIDs(ctx, domain.OrgID(r.OrgID), r.MemberFilter)
		return each(ids, func(id domain.UserID) string { return string(id) }), err
	})
}

// Get returns one member.
func (m *Members) Get(r MemberRequest) (MemberDetail, error) {
	return result(m.app.within, func(ctx context.Context, scoped *store.Scoped) (MemberDetail, error) {
		found, err := scoped.Member(ctx, domain.OrgID(r.OrgID), domain.UserID(r.UserID))
		detail := MemberDetail{Member: member(found.Member), Person: person(found.Profile, nil), Consent: found.Consent, OptedOut: found.OptedOut}
		detail.Person.Visible = found.Complete != ""
		detail.Editable, detail.Fixed, detail.Change = found.Editable, found.Fixed, entryChange(found.Change)
		if p := found.Profile; found.Editable {
			detail.ShowEmail, detail.ShowLinkedIn, detail.OptedIn = p.ShowEmail, p.ShowLinkedIn, p.OptedIn
		}
		return detail, err
	})
}

// SetRole sets the role of members. It fails if no admin would remain.
func (m *Members) SetRole(r SetRoleRequest) error {
	return m.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		role, err := domain.ParseRole(r.Role)
		if err != nil {
			return err
		}
		return scoped.SetRole(ctx, domain.OrgID(r.OrgID), r.users(), role)
	})
}

// Remove removes members. They can be restored for a week.
func (m *Members) Remove(r MembersAction) error { return m.change(r, (*store.Scoped).RemoveMembers) }

// Restore restores people whom an admin removed, with the roles they had.
func (m *Members) Restore(r MembersAction) error { return m.change(r, (*store.Scoped).RestoreMembers) }

func (m *Members) change(r MembersAction, change func(*store.Scoped, context.Context, domain.OrgID, []domain.UserID) error) error {
	return m.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		return change(scoped, ctx, domain.OrgID(r.OrgID), r.users())
	})
}

// ListEntries lists or unlists imported entries. It skips claimed users and people who opted out.
func (m *Members) ListEntries(r ListEntriesRequest) (Changed, error) {
	return result(m.app.within, func(ctx context.Context, scoped *store.Scoped) (Changed, error) {
		n, err := scoped.ListEntries(ctx, domain.OrgID(r.OrgID), r.users(), r.Ground)
		return Changed{n}, err
	})
}

// ConfirmClaim confirms that the user with an entry's address is the person of the entry. The user gets
// an invitation.
func (m *Members) ConfirmClaim(r MemberRequest) error {
	return m.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		return scoped.ConfirmClaim(ctx, domain.OrgID(r.OrgID), domain.UserID(r.UserID))
	})
}

func (r MembersAction) users() []domain.UserID {
	return each(r.UserIDs, func(id string) domain.UserID { return domain.UserID(id) })
}

func member(m domain.Member) Member {
	return Member{Member: m, JoinedAt: domain.FormatTime(m.JoinedAt)}
}
