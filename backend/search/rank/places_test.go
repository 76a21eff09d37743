package rank

import (
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/query"
)

// teachersAt returns an index of people who all teach French, each at one of the locations. Their
// ids are the locations.
func teachersAt(locations ...string) []*index.Index {
	var profiles []domain.Profile
	for _, l := range locations {
		profiles = append(profiles, domain.Profile{UserID: domain.UserID(l), Role: "French teacher", Location: l})
	}
	return []*index.Index{index.Build(profiles)}
}

var (
	maine = []string{
		"Portland, Maine", "Portland, ME", "South Portland, Maine", "Bath, Maine", "Bangor, ME", "Rockland, Maine", "Camden, Maine",
		"Whitefield Corner, Maine", "Portland, Oregon", "Bath, England", "Westbrook, Maine", "Brunswick, Maine",
	}
	world = []string{
		"München", "Nürnberg, Bayern", "Berlin", "Kreuzberg, Berlin", "Köln", "Lyon", "Villeurbanne", "Saint-Malo", "Quimper, Bretagne", "Paris 11e",
		"Paris, Texas", "Austin, TX", "Cambridge, MA", "Cambridge, UK", "Birmingham, AL", "Birmingham, England", "Genève", "Lisboa",
		"Sintra, Portugal", "Montréal, Québec", "Sherbrooke, QC", "New York", "Buffalo, New York", "Nice", "Reading, UK", "Split, Croatia", "Building 4",
	}
)

// byPlace are questions for people by where they live. want are the people found, in any order;
// "" for nobody.
var byPlace = []struct {
	community []string
	question  string
	want      string
}{
	{maine, "a French teacher in Portland", "Portland, ME|Portland, Maine|South Portland, Maine"},
	{maine, "a French teacher in Portland, Oregon", "Portland, Oregon"},
	{maine, "a French teacher in Portland, OR", "Portland, Oregon"},
	{maine, "a French teacher in Bath", "Bath, Maine"},
	{maine, "a French teacher in Bath, England", "Bath, England"},
	{maine, "a French teacher in Bath, UK", "Bath, England"},
	{maine, "a French teacher in the UK", "Bath, England"},
	{maine, "who lives in Oregon?", "Portland, Oregon"},
	{maine, "a French teacher near Bath", "Bath, Maine|Brunswick, Maine"},
	{maine, "a French teacher close to Bath", "Bath, Maine|Brunswick, Maine"},
	{maine, "a French teacher near Westbrook", "Portland, ME|Portland, Maine|South Portland, Maine|Westbrook, Maine"},
	{maine, "a French teacher in Boston", ""},
	{maine, "a French teacher in Lyon", ""},
	{maine, "a French teacher in Whitefield Corner", "Whitefield Corner, Maine"},
	{world, "a French teacher in Bavaria", "München|Nürnberg, Bayern"},
	{world, "a French teacher in bavaria", "München|Nürnberg, Bayern"},
	{world, "a French teacher in Munich", "München"},
	{world, "a French teacher in Germany", "Berlin|Kreuzberg, Berlin|Köln|München|Nürnberg, Bayern"},
	{world, "a French teacher in Berlin", "Berlin|Kreuzberg, Berlin"},
	{world, "a French teacher in Cologne", "Köln"},
	{world, "un professeur de français en Bavière", "München|Nürnberg, Bayern"},
	{world, "un professeur de français en Bretagne", "Quimper, Bretagne|Saint-Malo"},
	{world, "un professeur de français en Allemagne", "Berlin|Kreuzberg, Berlin|Köln|München|Nürnberg, Bayern"},
	{world, "un professeur de français près de Lyon", "Lyon|Villeurbanne"},
	{world, "un professeur de français à Lyon", "Lyon"},
	{world, "un professeur de français à Genève", "Genève"},
	{world, "a French teacher in Geneva", "Genève"},
	{world, "a French teacher in Switzerland", "Genève"},
	{world, "a French teacher in Paris", "Paris 11e"},
	{world, "a French teacher in Paris, Texas", "Paris, Texas"},
	{world, "a French teacher in Texas", "Austin, TX|Paris, Texas"},
	{world, "a French teacher in Cambridge MA", "Cambridge, MA"},
	{world, "a French teacher in Cambridge, UK", "Cambridge, UK"},
	{world, "a French teacher in Massachusetts", "Cambridge, MA"},
	{world, "a French teacher in Birmingham, Alabama", "Birmingham, AL"},
	{world, "a French teacher in England", "Birmingham, England|Cambridge, UK|Reading, UK"},
	{world, "a French teacher in Lisbon", "Lisboa"},
	{world, "a French teacher in Portugal", "Lisboa|Sintra, Portugal"},
	{world, "a French teacher in New York", "Buffalo, New York|New York"},
	{world, "a French teacher in Nice", "Nice"},
	{world, "a French teacher in Reading", "Reading, UK"},
	{world, "a French teacher in Split", "Split, Croatia"},
	{world, "a French teacher in Building 4", "Building 4"},
	{world, "a French teacher in Chicago", ""},
	{world, "un professeur de français à Bordeaux", ""},
}

func TestFindByPlace(t *testing.T) {
	for _, c := range byPlace {
		r := find(query.Parse(c.question, ""), teachersAt(c.community...), "", 20)
		var got []string
		for _, m := range r.Matches {
			got = append(got, string(m.UserID))
		}
		slices.Sort(got)
		if found := strings.Join(got, "|"); found != c.want {
			t.Errorf("%s\n finds %s\n want  %s", c.question, found, c.want)
		}
	}
}

// A village that the gazetteer has not is meant where people live in it, and not a larger one of its name
// where nobody does.
func TestUnknownVillage(t *testing.T) {
	in := teachersAt("Unity, Maine", "Unity, Maine, USA", "Portland, Maine", "Claremont, New Hampshire", "Concord, NH")
	for question, want := range map[string]string{
		"a French teacher in Unity": "Unity, Maine|Unity, Maine, USA", "a French teacher near Unity": "Unity, Maine|Unity, Maine, USA",
		"a French teacher in Unity, Maine": "Unity, Maine|Unity, Maine, USA", "a French teacher in New Hampshire": "Claremont, New Hampshire|Concord, NH",
	} {
		got, _ := ids(find(query.Parse(question, ""), in, "", 20))
		slices.Sort(got)
		if found := strings.Join(got, "|"); found != want {
			t.Errorf("%s finds %s", question, found)
		}
	}
}

// Ordinary words that are also names of towns are no places.
func TestWordsAreNoPlaces(t *testing.T) {
	for _, question := range []string{
		"Nice people who teach French", "who is reading French?", "a nice French teacher", "the best French teacher", "help with a split in French",
		"somebody in the best French club", "in the spring I need a French teacher", "take a bath and learn French",
	} {
		if r := find(query.Parse(question, ""), teachersAt(world...), "", 20); slices.ContainsFunc(r.Conditions, func(c domain.Condition) bool { return c.Kind == domain.ConditionPlace }) {
			t.Errorf("%q has the conditions %v", question, r.Conditions)
		}
	}
}

// People who state no place come after those who live there.
func TestUnplacedComeLast(t *testing.T) {
	in := []*index.Index{index.Build([]domain.Profile{
		{UserID: "a", Role: "French teacher", Skills: []string{"teaching French"}}, {UserID: "b", Skills: []string{"French teacher"}, Location: "Bath, Maine"},
		{UserID: "c", Role: "French teacher", Location: "Camden, Maine"},
	})}
	r := find(query.Parse("a French teacher in Bath", ""), in, "", 5)
	if got, _ := ids(r); len(got) == 0 || got[0] != "b" || slices.Contains(got, "c") {
		t.Errorf("found %v", got)
	}
}

// People who left or moved do not decide which place a name means, nor which words stand for it.
func TestRemovedPeopleDecideNoPlace(t *testing.T) {
	stayed := []string{"Portland, Oregon", "Salem, Oregon", "Portland, Maine", "Unity, Maine"}
	left := []string{"Bangor, Maine", "Bath, Maine", "Camden, Maine", "Augusta, Maine", "Springfield, Missouri", "Unity Corner, Oregon", "Cambridge, MA"}
	questions := []string{"a French teacher in Portland", "a French teacher near Salem", "a French teacher in Unity", "a French teacher in Springfield", "a French teacher in Cambridge", "a French teacher in Maine"}
	x := teachersAt(slices.Concat(left, stayed)...)[0]
	for _, question := range questions {
		find(query.Parse(question, ""), []*index.Index{x}, "", 20) // reads the locations
	}
	for i, l := range left {
		if i%2 == 0 {
			x.Put(domain.Profile{UserID: domain.UserID(l), Role: "French teacher", Location: "Boise, Idaho"})
		}
		x.Remove(domain.UserID(l))
	}
	x.Put(domain.Profile{UserID: "Unity, Maine", Role: "French teacher", Location: "Unity, Maine"})
	for _, question := range questions {
		got := describe(find(query.Parse(question, ""), []*index.Index{x}, "", 20))
		if want := describe(find(query.Parse(question, ""), teachersAt(stayed...), "", 20)); got != want {
			t.Errorf("%s\n finds %s\n want  %s", question, got, want)
		}
	}
}
