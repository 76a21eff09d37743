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

// Me is the acting user's own profile, nothing withheld.
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

// SaveProfile replaces what the acting user says about themselves, their
// consent included. E-mail and user id are not changed by it.
func (d *Scoped) SaveProfile(ctx context.Context, p domain.Profile) error {
	if err := p.Clean(); err != nil {
		return err
	}
	if p.Name == "" {
		return domain.Errorf(domain.Invalid, "A name is needed; nothing was changed.")
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

// updateProfile writes a cleaned profile and remembers an opt-out.
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

// Profiles reads those of the given people whom the acting user may see in
// this scope, without what their owners withhold. The others are not in the
// map.
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
// The ids stand inside the query of the view, where SQLite looks each up;
// joined to it from outside they would make it list everybody first.
const visibleQuery = `
	SELECT ` + profileColumns + ` FROM people u JOIN profiles p USING (user_id)
	WHERE u.user_id IN (
	  SELECT v.user_id FROM visible_profiles v
	  WHERE v.viewer_id = ?2 AND v.user_id IN (SELECT value FROM json_each(?1)) AND (?3 = '' OR v.org_id = ?3))`

// Profile reads one profile like [Scoped.Profiles]. Somebody whom the acting user
// may not see is [domain.NotFound].
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

// CountVisible is how many profiles the acting user may see in this scope,
// counted up to most.
func (d *Scoped) CountVisible(ctx context.Context, most int) (n int, err error) {
	q, err := d.reader(ctx)
	if err != nil {
		return 0, err
	}
	err = q.QueryRowContext(ctx, `
		SELECT count(*) FROM (
		  SELECT DISTINCT user_id FROM visible_profiles WHERE viewer_id = ?1 AND (?2 = '' OR org_id = ?2) LIMIT ?3)`,
		d.scope.Actor, d.scope.Org, most).Scan(&n)
	return n, coded(err)
}

// Shared names, for each of the given people, the organizations that the
// acting user has in common with them, by name.
func (d *Scoped) Shared(ctx context.Context, ids []domain.UserID) (map[domain.UserID][]string, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return nil, err
	}
	type common struct {
		id  domain.UserID
		org string
	}
	scan := func(r row) (c common, err error) { return c, r.Scan(&c.id, &c.org) }
	found, err := collect(ctx, q, scan, sharedQuery, idList(ids), d.scope.Actor)
	if err != nil {
		return nil, err
	}
	shared := make(map[domain.UserID][]string, len(ids))
	for _, c := range found {
		shared[c.id] = append(shared[c.id], c.org)
	}
	return shared, nil
}

// sharedQuery reads the organizations that the people ?1 have in common with ?2.
const sharedQuery = `
	SELECT theirs.user_id, o.name FROM memberships mine
	JOIN memberships theirs ON theirs.org_id = mine.org_id AND theirs.user_id IN (SELECT value FROM json_each(?1))
	JOIN organizations o ON o.org_id = mine.org_id
	WHERE mine.user_id = ?2
	ORDER BY o.name COLLATE NOCASE`

// Names are the names of people whom the acting user once had reason to see:
// those they may see now, have saved, or were shown in an answer. A person who
// has since opted out is known there by the name of that time and loses the
// rest.
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

// namesQuery reads the names of those of the people ?1 whom ?2 has reason to
// know: of the names known the one of the lowest rank, which min() picks.
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

// requireKnown fails with [domain.NotFound] unless the acting user has reason
// to know a person's name.
func (d *Scoped) requireKnown(ctx context.Context, q querier, id domain.UserID) error {
	names, err := d.names(ctx, q, []domain.UserID{id})
	if err == nil && len(names) == 0 {
		err = personNotFound()
	}
	return err
}

func personNotFound() *domain.Error {
	return domain.Errorf(domain.NotFound, "There is no such person whom you can see.").
		WithHint("They may have stopped showing their profile.")
}

func sameName(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }
