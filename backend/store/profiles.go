package store

import (
	"context"
	"database/sql"
	"strings"

	"kith/backend/domain"
)

const profileColumns = `u.user_id, u.name, u.email, p.headline, p.about, p.company, p.role, p.location,
	p.languages, p.skills, p.offers, p.needs, p.interests, p.linkedin, p.website,
	p.show_email, p.show_linkedin, p.opted_in, p.updated_at`

func scanProfile(r row) (domain.Profile, error) {
	var p domain.Profile
	var updated timestamp
	err := r.Scan(&p.UserID, &p.Name, &p.Email, &p.Headline, &p.About, &p.Company, &p.Role, &p.Location,
		(*list)(&p.Languages), (*list)(&p.Skills), &p.Offers, &p.Needs, (*list)(&p.Interests), &p.LinkedIn, &p.Website,
		&p.ShowEmail, &p.ShowLinkedIn, &p.OptedIn, &updated)
	p.UpdatedAt = updated.Time
	return p, err
}

// Me returns the acting user with their full profile.
func (d *Scoped) Me(ctx context.Context) (domain.User, domain.Profile, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return domain.User{}, domain.Profile{}, err
	}
	u, err := scanUser(q.QueryRowContext(ctx, `SELECT `+userColumns+` FROM people WHERE user_id = ?`, d.scope.Actor))
	if err != nil {
		return u, domain.Profile{}, coded(err)
	}
	p, err := d.s.ownProfile(ctx, q, d.scope.Actor)
	return u, p, err
}

func (s *Store) ownProfile(ctx context.Context, q querier, id domain.UserID) (domain.Profile, error) {
	p, err := scanProfile(q.QueryRowContext(ctx,
		`SELECT `+profileColumns+` FROM people u JOIN profiles p USING (user_id) WHERE u.user_id = ?`, id))
	return p, coded(err)
}

// SaveProfile replaces the acting user's profile, including their opt-in. It
// does not change the e-mail address.
func (d *Scoped) SaveProfile(ctx context.Context, p domain.Profile) error {
	if err := p.Clean(); err != nil {
		return err
	}
	if p.Name == "" {
		return domain.Errorf(domain.Invalid, "store.nameNeededUnchanged", "A name is needed; nothing was changed.")
	}
	p.UserID = d.scope.Actor
	err := d.inTx(ctx, func(tx *sql.Tx) error {
		before, err := d.s.ownProfile(ctx, tx, p.UserID)
		if err != nil {
			return err
		}
		if err := d.s.updateProfile(ctx, tx, p); err != nil {
			return err
		}
		return d.recordProfileChange(ctx, tx, before, p)
	})
	if err == nil {
		d.s.notify(p.UserID)
	}
	return err
}

func (d *Scoped) recordProfileChange(ctx context.Context, tx *sql.Tx, before, after domain.Profile) error {
	e := domain.Event{UserID: d.scope.Actor, OrgID: d.scope.Org, Surface: d.scope.Surface}
	for _, change := range []struct {
		kind domain.EventKind
		is   bool
	}{
		{domain.EventProfileCompleted, after.Complete() && !before.Complete()},
		{domain.EventOptedIn, after.OptedIn && !before.OptedIn},
		{domain.EventOptedOut, before.OptedIn && !after.OptedIn},
	} {
		if !change.is {
			continue
		}
		e.Kind = change.kind
		if err := d.s.record(ctx, tx, e); err != nil {
			return err
		}
	}
	return nil
}

// updateProfile writes a cleaned profile and the time of an opt-out.
func (s *Store) updateProfile(ctx context.Context, tx *sql.Tx, p domain.Profile) error {
	now := s.timestamp()
	_, err := tx.ExecContext(ctx, `UPDATE users SET name = ?, updated_at = ? WHERE user_id = ?`, p.Name, now, p.UserID)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		UPDATE profiles SET headline = ?2, about = ?3, company = ?4, role = ?5, location = ?6,
		  languages = ?7, skills = ?8, offers = ?9, needs = ?10, interests = ?11, linkedin = ?12, website = ?13,
		  show_email = ?14, show_linkedin = ?15,
		  opted_out_at = CASE WHEN opted_in = 1 AND ?16 = 0 THEN ?18 WHEN ?16 = 1 THEN NULL ELSE opted_out_at END,
		  opted_in = ?16,
		  paused_at = CASE WHEN ?16 = 1 THEN NULL ELSE paused_at END,
		  completed_at = CASE WHEN ?17 THEN coalesce(completed_at, ?18) END,
		  updated_at = ?18
		WHERE user_id = ?1`,
		p.UserID, p.Headline, p.About, p.Company, p.Role, p.Location,
		encodeList(p.Languages), encodeList(p.Skills), p.Offers, p.Needs, encodeList(p.Interests), p.LinkedIn, p.Website,
		p.ShowEmail, p.ShowLinkedIn, p.OptedIn, p.Complete(), now)
	return err
}

// Profiles reads those of the given people whom the acting user may see in this
// scope, without what their owners withhold.
func (d *Scoped) Profiles(ctx context.Context, ids []domain.UserID) (map[domain.UserID]domain.Profile, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return nil, err
	}
	return d.profiles(ctx, q, ids)
}

func (d *Scoped) profiles(ctx context.Context, q querier, ids []domain.UserID) (map[domain.UserID]domain.Profile, error) {
	visible, err := collect(ctx, q, scanProfile, visibleQuery, idList(ids), d.scope.Actor, d.scope.Org)
	if err != nil {
		return nil, err
	}
	return redacted(visible), nil
}

// redacted returns profiles by user id, without what their owners withhold.
func redacted(profiles []domain.Profile) map[domain.UserID]domain.Profile {
	byID := make(map[domain.UserID]domain.Profile, len(profiles))
	for _, p := range profiles {
		byID[p.UserID] = p.Redacted()
	}
	return byID
}

// requireVisible fails with [domain.NotFound] unless the acting user may see a
// person in this scope.
func (d *Scoped) requireVisible(ctx context.Context, q querier, id domain.UserID) error {
	found, err := d.profiles(ctx, q, []domain.UserID{id})
	if err == nil && len(found) == 0 {
		err = personNotFound()
	}
	return err
}

// visibleQuery reads those of the people ?1 whom ?2 may see in the scope ?3.
// The ids are inside the subquery on the view, so that SQLite looks each one
// up; in a join it would list everybody first.
const visibleQuery = `
	SELECT ` + profileColumns + ` FROM people u JOIN profiles p USING (user_id)
	WHERE u.user_id IN (
	  SELECT v.user_id FROM visible_profiles v
	  WHERE v.viewer_id = ?2 AND v.user_id IN (SELECT value FROM json_each(?1)) AND (?3 = '' OR v.org_id = ?3))`

// Profile reads one profile like [Scoped.Profiles]. It fails with
// [domain.NotFound] if the acting user may not see it.
func (d *Scoped) Profile(ctx context.Context, id domain.UserID) (domain.Profile, error) {
	found, err := d.Profiles(ctx, []domain.UserID{id})
	if err != nil {
		return domain.Profile{}, err
	}
	p, ok := found[id]
	if !ok {
		return p, personNotFound()
	}
	return p, nil
}

// CountVisible counts the profiles that the acting user may see in this scope,
// up to limit.
func (d *Scoped) CountVisible(ctx context.Context, limit int) (n int, err error) {
	q, err := d.reader(ctx)
	if err != nil {
		return 0, err
	}
	err = q.QueryRowContext(ctx, `
		SELECT count(*) FROM (
		  SELECT DISTINCT user_id FROM visible_profiles WHERE viewer_id = ?1 AND (?2 = '' OR org_id = ?2) LIMIT ?3)`,
		d.scope.Actor, d.scope.Org, limit).Scan(&n)
	return n, coded(err)
}

// Shared returns, for each of the given people, the organizations that the acting
// user shares with them, sorted by name.
func (d *Scoped) Shared(ctx context.Context, ids []domain.UserID) (map[domain.UserID][]domain.OrganizationName, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return nil, err
	}
	type common struct {
		id  domain.UserID
		org domain.OrganizationName
	}
	scan := func(r row) (c common, err error) { return c, r.Scan(&c.id, &c.org.ID, &c.org.Name) }
	found, err := collect(ctx, q, scan, sharedQuery, idList(ids), d.scope.Actor)
	if err != nil {
		return nil, err
	}
	shared := make(map[domain.UserID][]domain.OrganizationName, len(ids))
	for _, c := range found {
		shared[c.id] = append(shared[c.id], c.org)
	}
	return shared, nil
}

// sharedQuery reads the organizations that the people ?1 have in common with ?2.
const sharedQuery = `
	SELECT theirs.user_id, o.org_id, o.name FROM memberships mine
	JOIN memberships theirs ON theirs.org_id = mine.org_id AND theirs.user_id IN (SELECT value FROM json_each(?1))
	JOIN organizations o ON o.org_id = mine.org_id
	WHERE mine.user_id = ?2
	ORDER BY o.name COLLATE NOCASE`

// Names returns the names of people whom the acting user may see now, has
// saved, or was shown in an answer. Of those who have opted out since, it is
// the name at that time.
func (d *Scoped) Names(ctx context.Context, ids []domain.UserID) (map[domain.UserID]string, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return nil, err
	}
	return d.names(ctx, q, ids)
}

func (d *Scoped) names(ctx context.Context, q querier, ids []domain.UserID) (map[domain.UserID]string, error) {
	type named struct {
		id   domain.UserID
		name string
	}
	var rank int
	scan := func(r row) (n named, err error) { return n, r.Scan(&n.id, &n.name, &rank) }
	known, err := collect(ctx, q, scan, namesQuery, idList(ids), d.scope.Actor)
	if err != nil {
		return nil, err
	}
	names := make(map[domain.UserID]string, len(known))
	for _, n := range known {
		names[n.id] = n.name
	}
	return names, nil
}

// namesQuery reads the names of those of the people ?1 whom ?2 knows. If there
// are several, min(rank) picks the current one, then that of the contact, then
// that of the answer.
const namesQuery = `
	WITH asked (id) AS MATERIALIZED (SELECT value FROM json_each(?1)),
	known (id, name, rank) AS (
	  SELECT v.user_id, u.name, 0 FROM visible_profiles v JOIN users u USING (user_id)
	  WHERE v.viewer_id = ?2 AND v.user_id IN (SELECT id FROM asked)
	  UNION ALL
	  SELECT saved_profile_id, name, 1 FROM saved_contacts WHERE user_id = ?2 AND saved_profile_id IN (SELECT id FROM asked)
	  UNION ALL
	  SELECT mp.user_id, mp.name, 2 FROM message_people mp JOIN chat_messages m USING (message_id) JOIN chat_sessions s USING (session_id)
	  WHERE s.user_id = ?2 AND mp.user_id IN (SELECT id FROM asked))
	SELECT id, name, min(rank) FROM known WHERE EXISTS (SELECT 1 FROM people u WHERE u.user_id = id) GROUP BY id`

// requireKnown fails with [domain.NotFound] unless [Scoped.Names] has the
// person.
func (d *Scoped) requireKnown(ctx context.Context, q querier, id domain.UserID) error {
	names, err := d.names(ctx, q, []domain.UserID{id})
	if err == nil && len(names) == 0 {
		err = personNotFound()
	}
	return err
}

func personNotFound() *domain.Error {
	return domain.Errorf(domain.NotFound, "store.noSuchPerson", "There is no such person whom you can see.").
		WithHint("store.mayBeHidden", "They may have stopped showing their profile.")
}

func sameName(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }
