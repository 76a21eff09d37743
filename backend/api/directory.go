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

// BrowseFilter filters the directory. A person must have at least one value of each list that is not
// empty.
type BrowseFilter struct {
	OrgID string `json:"org_id"` // "": all of the user's organizations
	domain.PeopleFilter
}

// BrowseRequest asks for Limit people of the directory, 1 to 200, from Offset. With a query they are
// ranked as in a conversation, else sorted by name.
type BrowseRequest struct {
	OrgID string `json:"org_id"` // "": all of the user's organizations
	domain.PeopleFilter
	Query  string `json:"query"`
	Offset int    `json:"offset"`
	Limit  int    `json:"limit"`
}

// Directory is a part of the people whom the user may see. Nearest says that nobody matches the query
// and that these people come close.
type Directory struct {
	People  []Person `json:"people"`
	Total   int      `json:"total"`
	Nearest bool     `json:"nearest"`
}

const (
	maxPeople = 200   // per page
	maxRanked = 1_000 // people that are ranked for a query
)

// Browse returns a part of the people whom the user may see.
func (p *People) Browse(r BrowseRequest) (Directory, error) {
	return result(p.app.withinOrg(r.OrgID), func(ctx context.Context, scoped *store.Scoped) (Directory, error) {
		if r.Limit < 1 || r.Limit > maxPeople || r.Offset < 0 {
			return Directory{}, domain.Errorf(domain.Invalid, "api.peoplePageSize", "A page has 1 to %d people.", maxPeople)
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
	found, err := finder.Find(ctx, scoped.Scope(), query.Parse(r.Query, ""), maxRanked)
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

// Facets counts values in the profiles that the user may see and that match the filter.
func (p *People) Facets(r BrowseFilter) (domain.Facets, error) {
	return result(p.app.withinOrg(r.OrgID), func(ctx context.Context, scoped *store.Scoped) (domain.Facets, error) {
		return scoped.Facets(ctx, r.PeopleFilter)
	})
}
