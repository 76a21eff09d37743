package store

import (
	"context"

	"kith/backend/domain"
)

// The people whom ?1 may see in the scope ?2 (seen), and those of them who
// match the filter (fits): places ?3, skills ?4 and languages ?5, each a JSON
// list of accepted values. An empty list accepts everybody.
const visible = `
	WITH seen AS MATERIALIZED (
	  SELECT DISTINCT user_id FROM visible_profiles WHERE viewer_id = ?1 AND (?2 = '' OR org_id = ?2)),
	fits AS (
	  SELECT p.* FROM seen JOIN profiles p USING (user_id)
	  WHERE (?3 = '[]' OR p.location COLLATE NOCASE IN (SELECT value FROM json_each(?3)))
	    AND (?4 = '[]' OR EXISTS (SELECT 1 FROM json_each(p.skills) s JOIN json_each(?4) w ON w.value = s.value COLLATE NOCASE))
	    AND (?5 = '[]' OR EXISTS (SELECT 1 FROM json_each(p.languages) l JOIN json_each(?5) w ON w.value = l.value COLLATE NOCASE)))`

func (d *Scoped) visibleArguments(f domain.PeopleFilter) []any {
	return []any{d.scope.Actor, d.scope.Org, encodeList(f.Places), encodeList(f.Skills), encodeList(f.Languages)}
}

// People returns a page of the people whom the acting user may see in this
// scope and who match a filter, by name. total is their number on all pages.
func (d *Scoped) People(ctx context.Context, f domain.PeopleFilter, offset, limit int) (people []domain.Profile, total int, err error) {
	q, err := d.scopedReader(ctx)
	if err != nil {
		return nil, 0, err
	}
	scan := func(r row) (id domain.UserID, err error) { return id, r.Scan(&id, &total) }
	ids, err := collect(ctx, q, scan, visible+`
		SELECT u.user_id, count(*) OVER () FROM fits JOIN users u USING (user_id)
		ORDER BY u.name COLLATE NOCASE, u.user_id LIMIT ?6 OFFSET ?7`, append(d.visibleArguments(f), limit, offset)...)
	if err != nil {
		return nil, 0, err
	}
	people, err = d.inOrder(ctx, q, ids)
	return people, total, err
}

// Matching returns those of the given people whom the acting user may see and
// who match a filter, in the given order.
func (d *Scoped) Matching(ctx context.Context, f domain.PeopleFilter, ids []domain.UserID) ([]domain.Profile, error) {
	q, err := d.scopedReader(ctx)
	if err != nil {
		return nil, err
	}
	people, err := d.inOrder(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	fitting := []domain.Profile{}
	for _, p := range people {
		if f.Matches(p) {
			fitting = append(fitting, p)
		}
	}
	return fitting, nil
}

func (d *Scoped) inOrder(ctx context.Context, q querier, ids []domain.UserID) ([]domain.Profile, error) {
	found, err := d.profiles(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	people := []domain.Profile{}
	for _, id := range ids {
		if p, ok := found[id]; ok {
			people = append(people, p)
		}
	}
	return people, nil
}

// maxFacets is how many values of each kind are returned, the most common
// first.
const maxFacets = 50

// Facets counts the places, skills and languages of the visible people who
// match a filter.
func (d *Scoped) Facets(ctx context.Context, f domain.PeopleFilter) (facets domain.Facets, err error) {
	q, err := d.scopedReader(ctx)
	if err != nil {
		return facets, err
	}
	for _, kind := range []struct {
		into  *[]domain.Facet
		query string
	}{
		{&facets.Places, `SELECT location AS value, count(*) AS n FROM fits WHERE location <> '' GROUP BY location COLLATE NOCASE`},
		{&facets.Skills, `SELECT s.value AS value, count(DISTINCT fits.user_id) AS n FROM fits, json_each(fits.skills) s GROUP BY s.value COLLATE NOCASE`},
		{&facets.Languages, `SELECT l.value AS value, count(DISTINCT fits.user_id) AS n FROM fits, json_each(fits.languages) l GROUP BY l.value COLLATE NOCASE`},
	} {
		scan := func(r row) (f domain.Facet, err error) { return f, r.Scan(&f.Value, &f.Count) }
		*kind.into, err = collect(ctx, q, scan, visible+kind.query+` ORDER BY n DESC, value LIMIT ?6`, append(d.visibleArguments(f), maxFacets)...)
		if err != nil {
			return facets, err
		}
	}
	return facets, nil
}
