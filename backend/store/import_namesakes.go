package store

import (
	"cmp"
	"slices"
	"strings"

	"kith/backend/domain"
)

// cluster is a person of a file for whom only the name speaks, with all rows that
// can be about them.
type cluster struct {
	rows    []int
	page    string // LinkedIn address
	traits  traits
	marks   []string
	who     *knownPerson
	certain bool // more than the name says that it is who
	doubt   bool // somebody may have said no who is this person
}

// byName matches the rows without an address whose names have one key. Rows that
// contradict each other are different people: by their pages, companies, places,
// or by member numbers and the like. They are paired with the known people of that
// name by what agrees, so that a file that is imported again finds each of them.
func (m *matching) byName(name string, rows []int) {
	var clusters []*cluster
	for _, k := range m.known.byName[name] {
		if k.line != 0 && k.email == "" && len(clusters) < maxCompared {
			c := &cluster{who: k, certain: true}
			c.take(m.entries[k.row], k.page)
			clusters = append(clusters, c)
		}
	}
	alike := map[string]*cluster{}
	for _, i := range rows {
		e := m.entries[i]
		if who, _ := m.known.withPage(e.Profile); who != nil {
			m.found(i, who)
			continue
		}
		key := e.Profile.LinkedIn + "\n" + domain.NameKey(e.Profile.Company) + "\n" + domain.NameKey(e.Profile.Location) + "\n" + strings.Join(e.Marks, "\n")
		c := alike[key]
		if c == nil {
			c = m.clusterFor(e, clusters)
		}
		if c == nil {
			c = &cluster{}
			clusters = append(clusters, c)
		}
		c.take(e, e.Profile.LinkedIn)
		c.rows, alike[key] = append(c.rows, i), c
	}
	m.pair(clusters, m.candidates(name))
	m.settle(name, clusters)
}

// clusterFor returns the one cluster that a row does not contradict, or nil. If
// several are possible it cannot tell, and a no makes all of them doubtful.
func (m *matching) clusterFor(e domain.Entry, clusters []*cluster) *cluster {
	var possible []*cluster
	for _, c := range clusters[:min(len(clusters), maxCompared)] {
		if !c.contradicts(e) {
			possible = append(possible, c)
		}
	}
	if len(possible) == 1 {
		return possible[0]
	}
	for _, c := range possible {
		c.doubt = c.doubt || e.Consent == domain.ConsentRefused
	}
	return nil
}

// take fills what is not known of the person yet from a row.
func (c *cluster) take(e domain.Entry, page string) {
	row := traitsOf(e.Profile)
	c.page = cmp.Or(c.page, page)
	c.traits = traits{
		cmp.Or(c.traits.company, row.company), cmp.Or(c.traits.role, row.role),
		cmp.Or(c.traits.headline, row.headline), cmp.Or(c.traits.location, row.location),
	}
	if c.marks == nil {
		c.marks = make([]string, len(e.Marks))
	}
	for i := range min(len(c.marks), len(e.Marks)) {
		c.marks[i] = cmp.Or(c.marks[i], e.Marks[i])
	}
}

// contradicts reports whether a row is about somebody else of the same name.
func (c *cluster) contradicts(e domain.Entry) bool {
	for i := range min(len(c.marks), len(e.Marks)) {
		if c.marks[i] != "" && e.Marks[i] != "" && domain.NameKey(c.marks[i]) != domain.NameKey(e.Marks[i]) {
			return true
		}
	}
	return c.page != "" && e.Profile.LinkedIn != "" && c.page != e.Profile.LinkedIn ||
		c.traits.contradict(e.Profile)
}

// contradict reports whether a profile is of somebody who works or lives elsewhere.
func (t traits) contradict(p domain.Profile) bool {
	other := traitsOf(p)
	return contradict(t.company, other.company) || contradict(t.location, other.location)
}

// contradict reports whether two texts are there and neither is part of the other.
func contradict(a, b string) bool {
	return a != "" && b != "" && !strings.Contains(a, b) && !strings.Contains(b, a)
}

// candidates are the known people of a name whom no row is about yet and of whom
// nothing else is known, or who are hidden: these are recognised by name, even if
// they have an address.
func (m *matching) candidates(name string) (people []*knownPerson) {
	for _, k := range m.known.byName[name] {
		if k.line == 0 && !k.fresh && (k.hidden || !k.claimed && k.email == "") {
			people = append(people, k)
		}
	}
	return people
}

// agreement is how far a cluster agrees with a known person.
type agreement struct {
	cluster, person int // their indexes
	score           int // how much agrees, beside the name
}

// pair assigns clusters to known people, the best agreement first. If nothing
// tells, somebody who is hidden comes first, and then the order decides.
func (m *matching) pair(clusters []*cluster, people []*knownPerson) {
	open := slices.DeleteFunc(slices.Clone(clusters), func(c *cluster) bool { return c.who != nil })
	slices.SortStableFunc(people, func(a, b *knownPerson) int { return order(b.hidden) - order(a.hidden) })
	paged := 0
	for _, k := range people {
		paged += order(k.page != "")
	}
	inOrder := len(open)*len(people) > maxCompared*maxCompared
	var possible []agreement
	for i, c := range open {
		for j, k := range people {
			if inOrder && j != i {
				continue
			}
			score := agree(c, k)
			if c.page != "" && k.page != "" || c.page == "" && paged > 1 && k.page != "" && score <= 0 && !k.hidden {
				continue // another page, or one of several who have one
			}
			possible = append(possible, agreement{i, j, score})
		}
	}
	slices.SortStableFunc(possible, func(a, b agreement) int {
		return cmp.Or(b.score-a.score, a.person-b.person, a.cluster-b.cluster)
	})
	taken := make([]bool, len(people))
	for _, p := range possible {
		if c := open[p.cluster]; c.who == nil && !taken[p.person] {
			c.who, c.certain, taken[p.person] = people[p.person], p.score > 0, true
		}
	}
}

func order(first bool) int {
	if first {
		return 1
	}
	return 0
}

// agree counts what is the same of a cluster and a known person; what is
// different counts against it.
func agree(c *cluster, k *knownPerson) (score int) {
	for _, pair := range [][2]string{
		{c.traits.company, k.traits.company}, {c.traits.role, k.traits.role},
		{c.traits.headline, k.traits.headline}, {c.traits.location, k.traits.location},
	} {
		switch {
		case pair[0] == "" || pair[1] == "":
		case pair[0] == pair[1]:
			score += 2
		case contradict(pair[0], pair[1]):
			score--
		}
	}
	return score
}

// settle records whom the rows of the clusters are about. If somebody of the name
// is hidden, what is said of the whole file lists nobody else of that name, and if
// nothing tells which of several people it is, none of them is newly listed.
func (m *matching) settle(name string, clusters []*cluster) {
	hidden := slices.Clone(m.known.hidden[domain.LooseNameKey(name)])
	out := slices.ContainsFunc(hidden, func(k *knownPerson) bool { return k.out || k.line != 0 || k.claimed })
	told := slices.ContainsFunc(clusters, func(c *cluster) bool { return c.certain && c.isHidden() })
	for _, c := range clusters {
		if c.who == nil {
			c.who = m.refusing(name, c)
		}
		namesake := len(hidden) > 0 && !c.isHidden()
		c.doubt = c.doubt || namesake && out && !told && !c.certain && c.page == ""
		m.settleRows(c, namesake)
	}
}

func (c *cluster) isHidden() bool { return c.who != nil && c.who.hidden }

func (m *matching) settleRows(c *cluster, namesake bool) {
	for _, i := range c.rows {
		if e := &m.entries[i]; c.doubt || namesake && e.Stated {
			m.unlist(e)
		}
		if c.who == nil {
			c.who = m.fresh(i)
		} else {
			m.found(i, c.who)
		}
	}
}

// refusing returns the one person with an address whom a no without one can be
// about, or nil. If there are several, none of them stays listed.
func (m *matching) refusing(name string, c *cluster) *knownPerson {
	i := slices.IndexFunc(c.rows, func(i int) bool { return m.entries[i].Consent == domain.ConsentRefused })
	if i < 0 {
		return nil
	}
	var possible []*knownPerson
	all := m.known.byName[name]
	for _, k := range all[:min(len(all), maxCompared)] {
		other := k.claimed || k.sample || k.email == "" || c.page != "" && k.page != "" ||
			contradict(c.traits.company, k.traits.company) || contradict(c.traits.location, k.traits.location) ||
			k.line != 0 && c.contradicts(m.entries[k.row])
		if !other {
			possible = append(possible, k)
		}
	}
	if len(possible) == 1 {
		return possible[0]
	}
	if len(possible) > 1 {
		e := &m.entries[c.rows[i]]
		e.Notes = append(slices.Clip(e.Notes), domain.NewUIMessage("store.refusedByNamesake",
			"Several people have this name, and nothing tells which of them says no: none of them is listed by this file."))
		for _, k := range possible {
			m.against.add(k.id, domain.ConsentUnreadable)
		}
	}
	return nil
}
