package api

import (
	"context"

	"kith/backend/domain"
	"kith/backend/store"
)

// Members are the people of an organization, for its admins.
type Members struct{ app *App }

// Member is a [domain.Member] with its time as text.
type Member struct {
	domain.Member
	JoinedAt string `json:"joined_at"`
}

// MemberFilter narrows the list of an organization's members.
type MemberFilter struct {
	OrgID string `json:"org_id"`
	domain.MemberFilter
}

// MembersRequest asks for a part of a list of members: Limit rows, 1 to 500,
// from Offset.
type MembersRequest struct {
	OrgID string `json:"org_id"`
	domain.MemberFilter
	Offset int `json:"offset"`
	Limit  int `json:"limit"`
}

// MembersPage is a part of a list of members; Total counts all that the filter
// lets through.
type MembersPage struct {
	Members []Member `json:"members"`
	Total   int      `json:"total"`
}

// MemberRequest names a member.
type MemberRequest struct {
	OrgID  string `json:"org_id"`
	UserID string `json:"user_id"`
}

// MemberDetail is one member as an admin may see them.
type MemberDetail struct {
	Member   Member `json:"member"`
	Person   Person `json:"person"`    // Visible is false, and only the name is set, where they show themselves to nobody
	Consent  string `json:"consent"`   // of an unclaimed entry: where consent to be listed was given
	OptedOut bool   `json:"opted_out"` // of an unclaimed entry: its person said no; no admin can list them
}

// MembersAction is done to several members, all of them or none.
type MembersAction struct {
	OrgID   string   `json:"org_id"`
	UserIDs []string `json:"user_ids"`
}

// SetRoleRequest gives members a role.
type SetRoleRequest struct {
	MembersAction
	Role string `json:"role"`
}

// ListEntriesRequest lists entries that were imported, on the ground of consent
// given elsewhere; "" takes them off the list.
type ListEntriesRequest struct {
	MembersAction
	Ground string `json:"ground"`
}

// Changed says how many were changed.
type Changed struct {
	Changed int `json:"changed"`
}

const mostMembers = 500 // rows a page

// List is a part of the members, by name.
func (m *Members) List(r MembersRequest) (MembersPage, error) {
	return result(m.app.within, func(ctx context.Context, scoped *store.Scoped) (MembersPage, error) {
		if r.Limit < 1 || r.Limit > mostMembers || r.Offset < 0 {
			return MembersPage{}, domain.Errorf(domain.Invalid, "api.rowsPageSize", "A page has 1 to %d rows.", mostMembers)
		}
		page, err := scoped.ListMembers(ctx, domain.OrgID(r.OrgID), r.MemberFilter, r.Offset, r.Limit)
		return MembersPage{Members: each(page.Members, member), Total: page.Total}, err
	})
}

// IDs are all members that a filter lets through, for actions on many.
func (m *Members) IDs(r MemberFilter) ([]string, error) {
	return result(m.app.within, func(ctx context.Context, scoped *store.Scoped) ([]string, error) {
		ids, err := scoped.MemberIDs(ctx, domain.OrgID(r.OrgID), r.MemberFilter)
		return each(ids, func(id domain.UserID) string { return string(id) }), err
	})
}

// Get is one member.
func (m *Members) Get(r MemberRequest) (MemberDetail, error) {
	return result(m.app.within, func(ctx context.Context, scoped *store.Scoped) (MemberDetail, error) {
		found, err := scoped.Member(ctx, domain.OrgID(r.OrgID), domain.UserID(r.UserID))
		detail := MemberDetail{Member: member(found.Member), Person: person(found.Profile, nil), Consent: found.Consent, OptedOut: found.OptedOut}
		detail.Person.Visible = found.Complete != ""
		return detail, err
	})
}

// SetRole gives members a role. The last admin stays one.
func (m *Members) SetRole(r SetRoleRequest) error {
	return m.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		role, err := domain.ParseRole(r.Role)
		if err != nil {
			return err
		}
		return scoped.SetRole(ctx, domain.OrgID(r.OrgID), r.users(), role)
	})
}

// Remove takes memberships away; they can be brought back for a week.
func (m *Members) Remove(r MembersAction) error { return m.change(r, (*store.Scoped).RemoveMembers) }

// Restore brings back whom an admin removed, as members.
func (m *Members) Restore(r MembersAction) error { return m.change(r, (*store.Scoped).RestoreMembers) }

func (m *Members) change(r MembersAction, change func(*store.Scoped, context.Context, domain.OrgID, []domain.UserID) error) error {
	return m.app.within(func(ctx context.Context, scoped *store.Scoped) error {
		return change(scoped, ctx, domain.OrgID(r.OrgID), r.users())
	})
}

// ListEntries lists entries that were imported, or takes them off the list. It
// passes over people who use Kith here and over who opted out.
func (m *Members) ListEntries(r ListEntriesRequest) (Changed, error) {
	return result(m.app.within, func(ctx context.Context, scoped *store.Scoped) (Changed, error) {
		n, err := scoped.ListEntries(ctx, domain.OrgID(r.OrgID), r.users(), r.Ground)
		return Changed{n}, err
	})
}

// ConfirmClaim says that whoever uses Kith here under an entry's address is the
// one whom it is about: an invitation waits for them.
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
