package chat

import (
	"maps"
	"slices"

	"kith/backend/dialogue"
	"kith/backend/domain"
	"kith/backend/search/lexicon"
	"kith/backend/search/places"
	"kith/backend/search/query"
	"kith/backend/search/rank"
)

// find finds the people of the answer and reads their profiles from the scoped
// store: a stale index can lose somebody here, but never show a hidden profile.
func (s *Service) find(r *Reply) error {
	switch {
	case r.move.Kind == dialogue.Count:
		return r.count()
	case r.move.Kind == dialogue.List:
		return s.list(r)
	case r.move.Kind.Searches():
		return s.search(r)
	case r.move.Question != "":
		return s.findNamed(r)
	default:
		return r.setPeople(rank.Result{Matches: r.matches(r.move.People)})
	}
}

// search ranks the people in scope. If nobody matches the question in its context, it searches for the question
// alone, since the subject may have changed.
func (s *Service) search(r *Reply) error {
	result, err := s.parts.Finder.Find(r.ctx, r.scope, r.question, Shown)
	if alone := r.question.WithoutContext; err == nil && len(result.Matches) == 0 && alone != nil {
		result, err = s.withoutContext(r, *alone, result)
	}
	if err != nil {
		return err
	}
	if len(r.move.Shown) > 0 && places.Seek(r.move.Near, true, nil).Known() {
		return r.setCloser(result)
	}
	if isNonsense(r.question, result) {
		r.parse(dialogue.Move{Kind: dialogue.Clarify, Language: r.question.Language, Unknown: r.turn.Text})
		return nil
	}
	if r.move.Price && len(result.Conditions) == 0 {
		result.Nearest = nil // who does not do it does not know what it costs
	}
	err = r.setPeople(result)
	for _, c := range result.Conditions {
		if r.move.Near == "" && c.Kind == domain.ConditionPlace && slices.Contains(r.question.Near, c.Text) {
			r.move.Near = c.Text
		}
	}
	if r.move.Near != "" {
		r.sortByDistance()
	}
	return err
}

// withoutContext searches for a follow-up alone. It returns those near to it in its context if nobody matches either.
func (s *Service) withoutContext(r *Reply, alone query.Query, nearest rank.Result) (rank.Result, error) {
	alone.Except = r.question.Except
	result, err := s.parts.Finder.Find(r.ctx, r.scope, alone, Shown)
	if len(result.Matches) == 0 {
		return nearest, err
	}
	r.question = alone
	r.metadata.QueryIntent, r.metadata.Topic = alone.Intent, alone.Topic
	return result, err
}

// setCloser shows the people found by their distance from a place. If none of them lives closer than everybody
// who was shown before, it shows those.
func (r *Reply) setCloser(result rank.Result) error {
	if err := r.setPeople(result); err != nil {
		return err
	}
	r.sortByDistance()
	found := slices.Concat(r.metadata.MatchedProfiles, r.metadata.NearestProfiles)
	s := r.seekNear()
	if shown, ok := s.Kilometres(r.known[r.move.Shown[0]].Location); len(found) > 0 {
		km, known := s.Kilometres(r.profiles[found[0].UserID].Location)
		if !ok || known && (km < shown || found[0].UserID == r.move.Shown[0]) {
			return nil
		}
	}
	r.move.Kind, r.move.People = dialogue.Narrow, r.move.Shown
	return r.setPeople(rank.Result{Matches: r.matches(r.move.Shown)})
}

// sortByDistance sorts the people of the answer.
func (r *Reply) sortByDistance() {
	s := r.seekNear()
	r.metadata.MatchedProfiles = r.byDistance(s, r.metadata.MatchedProfiles)
	r.metadata.NearestProfiles = r.byDistance(s, r.metadata.NearestProfiles)
}

// seekNear returns the place near which people are asked for.
func (r *Reply) seekNear() places.Sought {
	return places.Seek(r.move.Near, true, dialogue.CommunityOf(r.state.Asker, slices.Collect(maps.Values(r.profiles))))
}

// byDistance sorts people by their distance from s, the place that was asked for. If the gazetteer does not have the
// place, those whose location has its words come first.
func (r *Reply) byDistance(s places.Sought, people []domain.MatchedProfile) []domain.MatchedProfile {
	people = dialogue.SortByDistance(people, s, func(m domain.MatchedProfile) string { return r.profiles[m.UserID].Location })
	if !s.Known() {
		slices.SortStableFunc(people, func(a, b domain.MatchedProfile) int { return r.away(a) - r.away(b) })
	}
	return people
}

// away returns 0 for somebody whose location has the words of the place that was asked for, and 1 for others.
func (r *Reply) away(m domain.MatchedProfile) int {
	if places.ContainsWords(r.profiles[m.UserID].Location, r.move.Near) {
		return 0
	}
	return 1
}

// isNonsense reports whether a text asks for nobody, looks like no words, and has none that
// anybody here uses: whoever is nearest would be chosen at random.
func isNonsense(q query.Query, result rank.Result) bool {
	if !q.Statement || q.Offering || q.MaybeOffering || q.Intent != domain.IntentFindPeople || lexicon.LooksLikeWords(q.Text) {
		return false
	}
	return !slices.ContainsFunc(slices.Concat(result.Matches, result.Nearest), func(m domain.MatchedProfile) bool {
		return slices.ContainsFunc(m.ScoreParts, func(part domain.ScorePart) bool { return part.Kind != domain.ScorePartMeaning })
	})
}

// findNamed finds the people whom the question names. Without anybody of that
// name the question is searched as it is, unless it asks for the address or the
// like, which only somebody of a name can have.
func (s *Service) findNamed(r *Reply) error {
	var named []domain.MatchedProfile
	for _, name := range r.move.Names {
		q := r.question
		q.Names = []string{name}
		result, err := s.parts.Finder.Find(r.ctx, r.scope, q, Shown)
		if err != nil {
			return err
		}
		visible, profiles, err := r.scoped.VisibleMatches(r.ctx, slices.Concat(result.Matches, result.Nearest))
		if err != nil {
			return err
		}
		best := dialogue.BestNamed(name, slices.Collect(maps.Values(profiles)))
		named = append(named, slices.DeleteFunc(visible, func(m domain.MatchedProfile) bool {
			return !slices.ContainsFunc(best, func(p domain.Profile) bool { return p.UserID == m.UserID })
		})...)
	}
	if asked := r.move; len(named) == 0 && asked.Kind == dialogue.Tell && asked.Aspect != dialogue.Whole && asked.Aspect != dialogue.Words {
		return r.setPeople(rank.Result{})
	}
	if len(named) == 0 && len(r.move.People) == 0 {
		r.parse(dialogue.Move{Kind: dialogue.Search, Language: r.move.Language, Question: r.turn.Text, Prior: r.state.Topic()})
		return s.search(r)
	}
	r.move.People = slices.Clone(r.move.People)
	matches := r.matches(r.move.People)
	for _, m := range named {
		if !slices.Contains(r.move.People, m.UserID) {
			r.move.People, matches = append(r.move.People, m.UserID), append(matches, m)
		}
	}
	return r.setPeople(rank.Result{Matches: matches[:min(len(matches), Shown)]})
}

// matches returns people of earlier turns as they were shown last, with the
// reasons of the search that found them.
func (r *Reply) matches(people []domain.UserID) []domain.MatchedProfile {
	var matches []domain.MatchedProfile
	for _, id := range people[:min(len(people), Shown)] {
		match := domain.MatchedProfile{UserID: id}
		for _, t := range slices.Backward(r.state.Turns) {
			if i := slices.IndexFunc(t.People, func(p dialogue.Shown) bool { return p.Profile.UserID == id }); i >= 0 && (match.Reason == "" || t.Move.Kind.Searches()) {
				match = t.People[i].Match
				if t.Move.Kind.Searches() {
					break
				}
			}
		}
		matches = append(matches, match)
	}
	return matches
}

// setPeople reads the people of the answer, as the asker may see them.
func (r *Reply) setPeople(result rank.Result) (err error) {
	r.metadata.Conditions = result.Conditions
	var nearest map[domain.UserID]domain.Profile
	if r.metadata.MatchedProfiles, r.profiles, err = r.scoped.VisibleMatches(r.ctx, result.Matches); err != nil {
		return err
	}
	r.metadata.NearestProfiles, nearest, err = r.scoped.VisibleMatches(r.ctx, result.Nearest)
	maps.Copy(r.profiles, nearest)
	return err
}

// list counts who is wanted. If nobody says so in these words, it searches.
func (s *Service) list(r *Reply) error {
	if err := r.count(); err != nil || len(r.counted) > 0 {
		return err
	}
	r.parse(dialogue.Move{Kind: dialogue.Search, Language: r.move.Language, Question: r.turn.Text})
	return s.search(r)
}

// peoplePage is how many people are read at once to count them.
const peoplePage = 500

// count counts those who are wanted, and shows the first: of the people of the turn, or of everybody in scope if it
// has a question.
func (r *Reply) count() error {
	read := r.peopleOfTurn
	if r.move.Question != "" {
		read = r.wantedInScope
	}
	people, err := read()
	if err != nil {
		return err
	}
	r.counted = r.move.Wanted.Keep(people)
	var matches []domain.MatchedProfile
	for _, p := range r.counted[:min(len(r.counted), Shown)] {
		evidence := r.move.Wanted.Evidence(p)
		matches = append(matches, domain.MatchedProfile{UserID: p.UserID, Evidence: evidence, Reason: domain.ReasonIn(r.move.Language.String(), evidence)})
	}
	return r.setPeople(rank.Result{Matches: matches})
}

// peopleOfTurn reads the people whom the turn is about, in its order.
func (r *Reply) peopleOfTurn() ([]domain.Profile, error) {
	profiles, err := r.scoped.Profiles(r.ctx, r.move.People)
	var people []domain.Profile
	for _, id := range r.move.People {
		if p, ok := profiles[id]; ok {
			people = append(people, p)
		}
	}
	return people, err
}

// wantedInScope reads everybody in scope, page by page, and returns those who are wanted in their page.
func (r *Reply) wantedInScope() (wanted []domain.Profile, err error) {
	for offset, total := 0, 1; offset < total; offset += peoplePage {
		var people []domain.Profile
		people, total, err = r.scoped.People(r.ctx, domain.PeopleFilter{}, offset, peoplePage)
		if err != nil {
			return nil, err
		}
		wanted = append(wanted, r.move.Wanted.Keep(people)...)
	}
	return wanted, nil
}
