package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"unicode/utf8"

	"kith/backend/domain"
)

// memberView has a row for each member of the organization ?1, as the admin ?2
// may see it; ?3 is now. For users of this installation who are not listed,
// address and completeness are empty. Filters use these columns, so that they
// cannot reveal more than the rows.
const memberView = `
	WITH member AS (
	  SELECT m.user_id, u.name, m.role, u.origin, u.claimed_at IS NOT NULL AS claimed, m.joined_at,
	    p.opted_in AND NOT (u.claimed_at IS NULL AND ` + claimantOf + `) AS listed,
	    CASE WHEN u.claimed_at IS NULL OR u.user_id = ?2 OR p.opted_in AND p.show_email THEN u.email ELSE '' END AS email,
	    CASE WHEN u.claimed_at IS NULL OR u.user_id = ?2 OR p.opted_in
	      THEN CASE WHEN p.completed_at IS NULL THEN 'incomplete' ELSE 'complete' END ELSE '' END AS complete,
	    CASE WHEN u.claimed_at IS NOT NULL THEN '' ELSE coalesce((
	      SELECT CASE WHEN i.status = 'pending' AND i.expires_at <= ?3 THEN 'expired' ELSE i.status END
	      FROM invitations i WHERE i.org_id = ?1 AND (i.email = u.email OR i.email IN (SELECT email FROM users a WHERE a.merged_into = u.user_id AND a.email <> '')) ORDER BY i.invitation_id DESC LIMIT 1), '') END AS invitation,
	    u.claimed_at IS NULL AND c.user_id IS NOT NULL AS claimant
	  FROM memberships m JOIN users u USING (user_id) JOIN profiles p USING (user_id)
	  LEFT JOIN users c ON c.email = u.email AND c.claimed_at IS NOT NULL AND c.email <> '' AND c.deleted_at IS NULL AND c.merged_into IS NULL
	  WHERE m.org_id = ?1)`

const memberFilter = `
	FROM member
	WHERE (?4 = '' OR instr(fold(name), ?4) OR instr(email, ?4)) AND (?5 = '' OR role = ?5) AND (?6 = '' OR listed = (?6 = 'yes'))
	  AND (?7 = '' OR complete = ?7) AND (?8 = '' OR claimed = (?8 = 'yes')) AND (?9 = '' OR origin = ?9) AND (?10 = '' OR invitation = ?10)`

// ListMembers returns a page of an organization's members, by name. It is for
// admins. It computes only the rows of the page in full.
func (d *Scoped) ListMembers(ctx context.Context, org domain.OrgID, f domain.MemberFilter, offset, limit int) (page domain.MemberPage, err error) {
	q, args, err := d.memberArguments(ctx, org, f)
	if err != nil {
		return page, err
	}
	if err := q.QueryRowContext(ctx, memberView+` SELECT count(*)`+memberFilter, args...).Scan(&page.Total); err != nil {
		return page, coded(err)
	}
	ids, err := collect(ctx, q, scanID[domain.UserID], memberView+` SELECT user_id`+memberFilter+`
		ORDER BY name COLLATE NOCASE, user_id LIMIT ?11 OFFSET ?12`, append(args, limit, offset)...)
	if err != nil {
		return page, err
	}
	page.Members, err = collect(ctx, q, scanMember, memberView+memberColumns+`
		FROM member WHERE user_id IN (SELECT value FROM json_each(?4)) ORDER BY name COLLATE NOCASE, user_id`, org, d.scope.Actor, d.s.timestamp(), idList(ids))
	return page, err
}

const memberColumns = ` SELECT user_id, name, email, role, origin, claimed, listed, complete, invitation, claimant, joined_at`

func scanMember(r row) (m domain.Member, err error) {
	var joined timestamp
	err = r.Scan(&m.UserID, &m.Name, &m.Email, &m.Role, &m.Origin, &m.Claimed, &m.Listed, &m.Complete, &m.Invitation, &m.Claimant, &joined)
	m.JoinedAt = joined.Time
	return m, err
}

// MemberIDs returns the ids of all members that match a filter, for bulk
// actions. It is for admins.
func (d *Scoped) MemberIDs(ctx context.Context, org domain.OrgID, f domain.MemberFilter) ([]domain.UserID, error) {
	q, args, err := d.memberArguments(ctx, org, f)
	if err != nil {
		return nil, err
	}
	return collect(ctx, q, scanID[domain.UserID], memberView+` SELECT user_id`+memberFilter, args...)
}

func (d *Scoped) memberArguments(ctx context.Context, org domain.OrgID, f domain.MemberFilter) (querier, []any, error) {
	q, err := d.reader(ctx)
	if err == nil {
		err = d.requireAdmin(ctx, q, org)
	}
	return q, []any{
		org, d.scope.Actor, d.s.timestamp(), memberQuery(f.Query),
		f.Role, f.Listed, f.Complete, f.Claimed, f.Origin, f.Invitation,
	}, err
}

// memberQuery is a query as memberFilter compares it. A whole address is normalised.
func memberQuery(typed string) string {
	if address, err := domain.NormalizeEmail(typed); err == nil {
		return address
	}
	return strings.ToLower(strings.TrimSpace(typed))
}

// MemberDetail is a member as an admin may see them.
type MemberDetail struct {
	domain.Member
	Profile  domain.Profile      // only the name, if they are not listed
	Consent  string              // of an unclaimed entry: how consent to be listed was given
	OptedOut bool                // of an unclaimed entry: the person opted out, which admins cannot change
	Editable bool                // admins may edit and merge it
	Fixed    bool                // of an editable entry: its name and addresses stay, see [Scoped.EditEntry]
	Change   *domain.EntryChange // of an editable entry: its last change, if that can be undone
}

// Member reads a member. It is for admins. It fails with [domain.NotFound] for
// people who are not members.
func (d *Scoped) Member(ctx context.Context, org domain.OrgID, user domain.UserID) (m MemberDetail, err error) {
	q, err := d.reader(ctx)
	if err != nil {
		return m, err
	}
	if err := d.requireAdmin(ctx, q, org); err != nil {
		return m, err
	}
	if m.Member, err = d.oneMember(ctx, q, org, user); err != nil {
		return m, err
	}
	p, err := d.s.ownProfile(ctx, q, user)
	if err != nil {
		return m, err
	}
	m.Profile = adminView(p, m.Claimed, d.scope.Actor)
	if !m.Claimed {
		err = d.entryDetail(ctx, q, org, &m)
	}
	return m, coded(err)
}

// entryDetail reads what admins see of an entry alone.
func (d *Scoped) entryDetail(ctx context.Context, q querier, org domain.OrgID, m *MemberDetail) error {
	err := q.QueryRowContext(ctx, `SELECT iif(consent = ?2, '', consent), opted_out_at IS NOT NULL FROM profiles WHERE user_id = ?1`,
		m.UserID, domain.ConsentDeclined).Scan(&m.Consent, &m.OptedOut)
	if err != nil {
		return err
	}
	e, err := d.editableEntry(ctx, q, org, m.UserID)
	if domain.CodeOf(err) == domain.Conflict {
		return nil
	}
	if err != nil {
		return err
	}
	m.Editable, m.Fixed = true, e.fixed()
	m.Change, err = d.lastChange(ctx, q, org, m.UserID)
	return err
}

func (d *Scoped) oneMember(ctx context.Context, q querier, org domain.OrgID, user domain.UserID) (domain.Member, error) {
	m, err := scanMember(q.QueryRowContext(ctx, memberView+memberColumns+` FROM member WHERE user_id = ?4`,
		org, d.scope.Actor, d.s.timestamp(), user))
	if errors.Is(err, sql.ErrNoRows) {
		return m, personNotFound()
	}
	return m, coded(err)
}

// adminView returns a member's profile without what admins may not see.
func adminView(p domain.Profile, claimed bool, viewer domain.UserID) domain.Profile {
	switch {
	case !claimed || p.UserID == viewer:
		return p
	case p.OptedIn:
		return p.Redacted()
	default:
		return domain.Profile{UserID: p.UserID, Name: p.Name}
	}
}

// ListEntries lists imported entries to others, with ground saying how consent
// was given; with ground "", it unlists them. It returns how many changed.
// Users of this installation and entries that opted out or said no in a file are
// skipped. It is for admins.
func (d *Scoped) ListEntries(ctx context.Context, org domain.OrgID, users []domain.UserID, ground string) (changed int, err error) {
	ground = strings.TrimSpace(ground)
	if utf8.RuneCountInString(ground) > domain.MaxLine {
		return 0, domain.Errorf(domain.Invalid, "store.consentTooLong", "The ground of consent is longer than %d characters; nothing was changed.", domain.MaxLine)
	}
	err = d.changeMembers(ctx, org, users, func(tx *sql.Tx, user domain.UserID) error {
		if _, err := memberOf(ctx, tx, org, user); err != nil {
			return err
		}
		n, err := execCount(ctx, tx, `
			UPDATE profiles SET opted_in = ?2 <> '', consent = ?2, updated_at = ?3
			WHERE user_id = ?1 AND opted_in <> (?2 <> '') AND opted_out_at IS NULL AND (?2 = '' OR consent <> ?4)
			  AND EXISTS (SELECT 1 FROM people u WHERE u.user_id = ?1 AND u.claimed_at IS NULL AND u.origin <> 'sample')`,
			user, ground, d.s.timestamp(), domain.ConsentDeclined)
		if err != nil || n == 0 {
			return err
		}
		changed++
		action := domain.AuditListed
		if ground == "" {
			action = domain.AuditUnlisted
		}
		return d.audit(ctx, tx, org, auditFact{action: action, subject: user})
	})
	return changed, err
}
