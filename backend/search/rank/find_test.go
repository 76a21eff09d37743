package rank

import (
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/query"
)

// rankings are questions to the invented community. The ids in first must be the first
// matches, in this order; those in never must not be matches.
var rankings = []struct {
	question     string
	first, never string
}{
	// Skills and offers, in the words of the profile or in other forms of them.
	{"who can fix my outboard?", "maria-okafor", "ken-abbott priya-raman bob-tanaka"},
	{"my boat engine won't start", "maria-okafor", "pete-thibodeau"},
	{"I need a welder", "maria-okafor", "pete-thibodeau"},
	{"who can weld", "", "pete-thibodeau"},
	{"help with my taxes", "tom-baker", "noor-jama"},
	{"old wooden boat restoration", "yuki-mori", ""},
	{"my hive died", "sam-whitefeather", ""},
	{"someone to teach me guitar", "chris-doyle", ""},
	{"who can help me write a grant", "bob-tanaka", "zoe-grant"},
	{"wedding photographer", "alex-rivera", ""},
	{"I want to learn to make cheese", "liv-sorensen", ""},
	{"frozen pipes", "dale-cormier", ""},
	{"my clock stopped", "ken-abbott", ""},

	// Acronyms, names of things.
	{"IT support", "priya-raman", ""},
	{"someone who knows AWS", "priya-raman", ""},
	{"cpa", "tom-baker", ""},

	// Synonyms.
	{"attorney", "ana-lucia-herrera", ""},
	{"physician", "grace-okonkwo", "zoe-grant"},
	{"a doctor for my kids", "grace-okonkwo", ""},
	{"bookkeeper", "tom-baker", "noor-jama"},
	{"hire a web developer", "priya-raman", "liv-sorensen"},
	{"who can help with grief counseling", "frank-castle", ""},

	// Typos, and beginnings of words.
	{"acountant", "tom-baker", ""},
	{"outbord moter", "maria-okafor", ""},
	{"photog", "alex-rivera", ""},
	{"genealgy", "ines-duarte", ""},
	{"imigration", "ana-lucia-herrera", ""},
	{"Tell me about Maria Okafer", "maria-okafor", "maria-silva"},
	{"plumber near Banger", "dale-cormier", ""},

	// People who need something.
	{"who is looking for a welder?", "pete-thibodeau", "maria-okafor"},
	{"who needs help with bookkeeping", "noor-jama", "tom-baker"},
	{"I can do bookkeeping, who needs that?", "noor-jama", "tom-baker"},
	{"who is looking for an apprentice", "hanna-weiss", ""},
	{"who needs a website?", "liv-sorensen", "priya-raman"},

	// Either side.
	{"anyone into birdwatching?", "alex-rivera ellen-fogg", ""},
	{"who likes sailing", "bob-tanaka yuki-mori", ""},

	// Names.
	{"tell me about Maria Okafor", "maria-okafor", "maria-silva"},
	{"tell me about maria", "maria-okafor maria-silva", ""},
	{"who is Bob?", "bob-tanaka", ""},
	{"Priya", "priya-raman", ""},
	{"okafor", "maria-okafor", ""},
	{"Ana Lucia Herrera", "ana-lucia-herrera", "ana-silva"},
	{"baker", "omar-haddad", ""},

	// Places and languages.
	{"anyone in Rockland?", "ines-duarte maria-okafor omar-haddad", "tom-baker"},
	{"anyone in rockland, maine?", "ines-duarte maria-okafor omar-haddad", "tom-baker"},
	{"plumber near Bangor", "dale-cormier", "tom-baker"},
	{"who is in Camden or Unity", "hanna-weiss liv-sorensen wendy-pike", "tom-baker"},
	{"mechanic in Maine", "maria-okafor", ""},
	{"mechanic in ME", "maria-okafor", ""},
	{"experience in accounting", "tom-baker", ""},
	{"who is into chess in rockland", "ines-duarte maria-okafor omar-haddad", ""},
	{"who speaks french near Lewiston", "jean-luc-mbemba", "dale-cormier"},
	{"carpenter in Camden who speaks German", "hanna-weiss", "wendy-pike"},
	{"a lawyer who speaks Spanish", "ana-lucia-herrera", "alex-rivera"},
	{"who works at Penobscot Marine", "maria-okafor", ""},

	// A language alone is a condition, and so is a place alone.
	{"someone to practise Portuguese with", "ines-duarte maria-silva", "ana-lucia-herrera"},
	{"I'm moving to Bangor", "dale-cormier tom-baker", "maria-silva"},

	// Exclusions.
	{"boats, but not welding", "yuki-mori", "maria-okafor stuffy-mcwords"},
}

func TestFindRanks(t *testing.T) {
	in := []*index.Index{index.Build(community(t))}
	for _, c := range rankings {
		t.Run(c.question, func(t *testing.T) {
			got, _ := ids(find(query.Parse(c.question, ""), in, "", 5))
			first := strings.Fields(c.first)
			if len(got) < len(first) || !slices.Equal(got[:len(first)], first) {
				t.Errorf("found %v, want %v first", got, first)
			}
			for _, id := range strings.Fields(c.never) {
				if slices.Contains(got, id) {
					t.Errorf("found %s among %v", id, got)
				}
			}
		})
	}
}

// ids returns the ids of the matches and of the nearest, in order.
func ids(r Result) (matches, nearest []string) {
	for _, m := range r.Matches {
		matches = append(matches, string(m.UserID))
	}
	for _, m := range r.Nearest {
		nearest = append(nearest, string(m.UserID))
	}
	return matches, nearest
}

// A word in somebody's name is a name even if their company has it too, but not if it is
// in the profile words of other people.
func TestNameThatIsAlsoInCompany(t *testing.T) {
	people := []domain.Profile{
		{UserID: "mirela", Name: "Mirela Dumitru", Company: "Mirela's Bakery"},
		{UserID: "baker", Name: "Ann Baker", Headline: "Tax preparer"},
		{UserID: "bakes", Name: "Bo Lund", Headline: "Baker", Needs: "Mirela's recipe"},
	}
	x := []*index.Index{index.Build(people)}
	for name, byName := range map[string]bool{"mirela": true, "Mirela": true, "baker": false, "lund": true} {
		if p := newPlan(Request{Query: query.Parse(name, ""), Indexes: x}); p.byName != byName {
			t.Errorf("%s: by name %v", name, p.byName)
		}
	}
	if got, _ := ids(find(query.Parse("mirela", ""), x, "", 5)); len(got) != 1 || got[0] != "mirela" {
		t.Errorf("mirela finds %v", got)
	}
	x[0].Put(domain.Profile{UserID: "other", Name: "Al Reed", Headline: "Lund maker"})
	if newPlan(Request{Query: query.Parse("lund", ""), Indexes: x}).byName {
		t.Error("a word in the profile words of others counts as a name")
	}
}

// Unanswerable questions have no matches. near is one of the nearest, or "" if there must
// be none.
func TestFindUnanswerable(t *testing.T) {
	in := []*index.Index{index.Build(community(t))}
	for _, c := range []struct{ question, near string }{
		{"quantum chromodynamics", ""},
		{"astrophysics", ""},
		{"who can repair a cyclotron", ""},
		{"blockchain auditor", ""},
		{"who needs a violin", ""},
		{"someone in Vladivostok", ""},
		{"who speaks Basque?", ""},
		{"who is Xaver Unterhuber?", ""},
		{"hello", ""},
		{"can you help me?", ""},
		{"immigration, but not a lawyer", ""},
		{"who teaches quantum physics", ""},
		{"quantum physics teacher", "chris-doyle"},
		{"saxophone lessons", ""},
		{"hydrologist in Bangor", "ruth-lindqvist"},
		{"hydrologist who speaks Basque", "ruth-lindqvist"},
	} {
		t.Run(c.question, func(t *testing.T) {
			matches, nearest := ids(find(query.Parse(c.question, ""), in, "", 5))
			if len(matches) > 0 || len(nearest) > maxNearest {
				t.Errorf("matches %v, nearest %v", matches, nearest)
			}
			if (c.near == "") != (len(nearest) == 0) || c.near != "" && !slices.Contains(nearest, c.near) {
				t.Errorf("nearest %v, want %q", nearest, c.near)
			}
		})
	}
}

func TestKeywordStuffingDoesNotWin(t *testing.T) {
	in := []*index.Index{index.Build(community(t))}
	for _, question := range []string{"welder", "plumber", "taxes", "grant writing", "guitar", "goats", "bees", "translation"} {
		got, _ := ids(find(query.Parse(question, ""), in, "", 5))
		if len(got) == 0 || got[0] == "stuffy-mcwords" {
			t.Errorf("%s: found %v", question, got)
		}
	}
}

func TestFindLimits(t *testing.T) {
	in := []*index.Index{index.Build(community(t))}
	q := query.Parse("anyone in Maine?", "")
	for _, limit := range []int{-1, 0, 1, 5, 100} {
		matches, nearest := ids(find(q, in, "", limit))
		if len(matches) > max(0, limit) || len(nearest) > 0 {
			t.Errorf("limit %d: %d matches, %d nearest", limit, len(matches), len(nearest))
		}
	}
	if matches, _ := ids(find(q, nil, "", 5)); len(matches) > 0 {
		t.Errorf("found %v in no index", matches)
	}
}

func TestFindExcludesAsker(t *testing.T) {
	in := []*index.Index{index.Build(community(t))}
	if got, _ := ids(find(query.Parse("plumber", ""), in, "dale-cormier", 5)); slices.Contains(got, "dale-cormier") {
		t.Errorf("found %v", got)
	}
}

func TestFindReturnsNobodyTwice(t *testing.T) {
	people := community(t)
	half := index.Build(people[:15])
	got, _ := ids(find(query.Parse("who can weld or fix boats", ""), []*index.Index{index.Build(people), half, half}, "", 10))
	if len(got) == 0 || len(slices.Compact(slices.Sorted(slices.Values(got)))) != len(got) {
		t.Errorf("found %v", got)
	}
}

// Order and score depend on the indexes in scope only.
func TestFindIgnoresIndexesOutOfScope(t *testing.T) {
	here, elsewhere := index.Build(community(t)), index.Build(community(t))
	in := []*index.Index{here}
	before := answers(t, in)
	for _, p := range newGenerator(7).profiles(2_000) {
		elsewhere.Put(p)
	}
	if after := answers(t, in); after != before {
		t.Error(firstDifference(after, before))
	}
}

// People with the same words are in the order of their ids.
func TestFindBreaksTiesByID(t *testing.T) {
	same := domain.Profile{Headline: "Cooper", Skills: []string{"barrels"}}
	x := index.Build(nil)
	for _, id := range []string{"d", "b", "e", "a", "c"} {
		same.UserID, same.Name = domain.UserID(id), "Person "+id
		x.Put(same)
	}
	if got, _ := ids(find(query.Parse("barrels", ""), []*index.Index{x}, "", 3)); !slices.Equal(got, []string{"a", "b", "c"}) {
		t.Errorf("found %v", got)
	}
}

// Somebody whose place is unknown can match a question with a place.
func TestUnknownPlaceIsNoContradiction(t *testing.T) {
	x := index.Build([]domain.Profile{
		{UserID: "here", Headline: "Cooper", Location: "Rockland"},
		{UserID: "nowhere", Headline: "Cooper"},
		{UserID: "there", Headline: "Cooper", Location: "Bangor"},
	})
	got, _ := ids(find(query.Parse("cooper in Rockland", ""), []*index.Index{x}, "", 5))
	if !slices.Equal(got, []string{"here", "nowhere"}) {
		t.Errorf("found %v", got)
	}
}

// A place is recognised without "in" or "near" if somebody lives there. A place that the
// asker mentions about themselves is not a condition.
func TestFindRecognisesPlaces(t *testing.T) {
	in := []*index.Index{index.Build([]domain.Profile{
		{UserID: "islander", Headline: "Painter", About: "Deer Isle is what I paint.", Location: "Deer Isle, Maine"},
		{UserID: "hunter", Headline: "Deer hunter", Location: "Bangor, Maine"},
	})}
	for question, want := range map[string]string{
		"anybody on Deer Isle": "islander", "Deer Isle people": "islander", "bangor": "hunter", "bangro": "hunter",
		"a painter on Deer Isle": "islander", "We've moved to Deer Isle. Does anybody live there?": "islander",
	} {
		if got, _ := ids(find(query.Parse(question, ""), in, "", 5)); !slices.Equal(got, []string{want}) {
			t.Errorf("%s finds %v", question, got)
		}
	}
	for _, question := range []string{"I was a hunter in Manila", "records for Bangor"} {
		if r := find(query.Parse(question, ""), in, "", 5); len(r.Conditions) > 0 {
			t.Errorf("%s requires %v", question, r.Conditions)
		}
	}
}

// A state matches its abbreviation, and not towns that share a word with it.
func TestFindDistinguishesStatesFromTowns(t *testing.T) {
	in := []*index.Index{index.Build([]domain.Profile{
		{UserID: "brunswick", Location: "Brunswick, Maine"}, {UserID: "york", Location: "York, ME"},
		{UserID: "saint-john", Location: "Saint John, New Brunswick"}, {UserID: "moncton", Location: "Moncton, NB"},
		{UserID: "albany", Location: "Albany, New York"}, {UserID: "bedford", Location: "New Bedford, Massachusetts"},
	})}
	for question, want := range map[string][]string{
		"who is in NB?": {"moncton", "saint-john"}, "anyone in New Brunswick": {"moncton", "saint-john"}, "members in N.B.": {"moncton", "saint-john"}, "who is in nb?": {"moncton", "saint-john"},
		"who lives in NY?": {"albany"}, "anyone in Maine?": {"brunswick", "york"}, "who is in Brunswick, ME?": {"brunswick"},
	} {
		got, _ := ids(find(query.Parse(question, ""), in, "", 5))
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("%s finds %v", question, got)
		}
	}
}

// People with the same words do not take all of the first places.
func TestFindDiversifies(t *testing.T) {
	x := index.Build(nil)
	for _, id := range []string{"a", "b", "c", "d"} {
		x.Put(domain.Profile{UserID: domain.UserID(id), Role: "Cooper"})
	}
	x.Put(domain.Profile{UserID: "own", About: "Cooper with a yard of my own"})
	got, _ := ids(find(query.Parse("cooper", ""), []*index.Index{x}, "", 5))
	if !slices.Equal(got, []string{"a", "b", "own", "c", "d"}) {
		t.Errorf("found %v", got)
	}
}

func TestEveryFieldHasAnAnswerFactor(t *testing.T) {
	for f, factor := range answerFactors {
		if factor <= 0 || factor > 1 {
			t.Errorf("words in %s answer by %v", index.Fields[f].Column, factor)
		}
	}
}
