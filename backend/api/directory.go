package api

import (
	"context"

	"kith/backend/domain"
	"kith/backend/search/query"
	"kith/backend/search/rank"
	"kith/backend/store"
)

// Finder ranks the people of a scope.
type Finder interface {
	Find(ctx context.Context, scope domain.Scope, q query.Query, limit int) (rank.Result, error)
}

// BrowseFilter narrows the directory; of each list that is not empty, one has
// to be what the person says.
type BrowseFilter struct {
	OrgID string `json:"org_id"` // "": all of my organizations
	domain.PeopleFilter
}

// BrowseRequest asks for a part of the directory: Limit people, 1 to 200, from
// Offset. With a query they come in the order in which they answer it, as in a
// conversation; else by name.
type BrowseRequest struct {
	OrgID string `json:"org_id"` // "": all of my organizations
	domain.PeopleFilter
	Query  string `json:"query"`
	Offset int    `json:"offset"`
	Limit  int    `json:"limit"`
}

// Directory is a part of the people whom I may see. Nearest says that nobody
// matches the query and that these come close.
type Directory struct {
	People  []Person `json:"people"`
	Total   int      `json:"total"`
	Nearest bool     `json:"nearest"`
}

const (
	mostPeople = 200   // a page
	mostRanked = 1_000 // people that a query is ranked for
)

// Browse is a part of the people whom I may see.
func (p *People) Browse(r BrowseRequest) (Directory, error) {
	return result(p.app.withinOrg(r.OrgID), func(ctx context.Context, scoped *store.Scoped) (Directory, error) {
		if r.Limit < 1 || r.Limit > mostPeople || r.Offset < 0 {
			return Directory{}, domain.Errorf(domain.Invalid, "api.peoplePageSize", "A page has 1 to %d people.", mostPeople)
		}
		if r.Query != "" {
			return r.ranked(ctx, p.app.parts.Finder, scoped)
		}
		people, total, err := scoped.People(ctx, r.PeopleFilter, r.Offset, r.Limit)
		if err != nil {
			return Directory{}, err
		}
		return directory(ctx, scoped, people, total)
	})
}

func (r BrowseRequest) ranked(ctx context.Context, finder Finder, scoped *store.Scoped) (Directory, error) {
	found, err := finder.Find(ctx, scoped.Scope(), query.Parse(r.Query, ""), mostRanked)
	if err != nil {
		return Directory{}, err
	}
	ranked, nearest := found.Matches, false
	if len(ranked) == 0 {
		ranked, nearest = found.Nearest, len(found.Nearest) > 0
	}
	fitting, err := scoped.Matching(ctx, r.PeopleFilter, each(ranked, func(m domain.MatchedProfile) domain.UserID { return m.UserID }))
	if err != nil {
		return Directory{}, err
	}
	begin := min(r.Offset, len(fitting))
	page, err := directory(ctx, scoped, fitting[begin:min(begin+r.Limit, len(fitting))], len(fitting))
	page.Nearest = nearest
	return page, err
}

func directory(ctx context.Context, scoped *store.Scoped, people []domain.Profile, total int) (Directory, error) {
	shared, err := scoped.Shared(ctx, each(people, func(p domain.Profile) domain.UserID { return p.UserID }))
	return Directory{
		People: each(people, func(p domain.Profile) Person { return person(p, shared[p.UserID]) }),
		Total:  total,
	}, err
}

// Facets counts what the people say whom I may see and the filter lets through.
func (p *People) Facets(r BrowseFilter) (domain.Facets, error) {
	return result(p.app.withinOrg(r.OrgID), func(ctx context.Context, scoped *store.Scoped) (domain.Facets, error) {
		return scoped.Facets(ctx, r.PeopleFilter)
	})
}
