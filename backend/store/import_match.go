package store

import (
	"context"
	"slices"

	"kith/backend/domain"
)

// match is the person whom a row of a file is about.
type match struct {
	user    domain.UserID
	fresh   bool  // a new person
	claimed bool  // a user of this installation
	earlier int   // another row of the file about the same person, which counts; 0 if none
	problem error // why the row is rejected
}

// matching finds whom each row of a file is about, before anything is decided. Two
// different people are never taken for one: a row whose address somebody of
// another name has comes in without it.
type matching struct {
	known   *memberIndex
	entries []domain.Entry // cleaned, and changed where addresses or consent do not hold
	matches []match
	against objections       // of people whom no row is certainly about
	refused map[string]bool  // addresses of rows that say no
	named   map[string]bool  // addresses of users of this installation whom a row names
	rest    map[string][]int // rows without an address that tells who they are, by key of the name
	names   []string         // the keys of rest, in the order of the rows
}

// matchAll finds whom each entry of a file is about, and cleans it.
func matchAll(ctx context.Context, known *memberIndex, file []domain.Entry) (*matching, error) {
	m := &matching{
		known: known, entries: slices.Clone(file), matches: make([]match, len(file)), against: objections{},
		refused: map[string]bool{}, named: map[string]bool{}, rest: map[string][]int{},
	}
	for i := range m.entries {
		m.clean(i)
	}
	for i := range m.entries {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if m.matches[i].problem == nil {
			m.byAddress(i)
		}
	}
	for _, name := range m.names {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		m.byName(name, m.rest[name])
	}
	return m, nil
}

// clean validates a row and notes what other rows need to know of it.
func (m *matching) clean(i int) {
	e := &m.entries[i]
	if m.matches[i].problem = e.Clean(); m.matches[i].problem != nil || e.Profile.Email == "" {
		return
	}
	if e.Consent == domain.ConsentRefused {
		m.refused[e.Profile.Email] = true
	}
	if user := m.known.claimedWith(e.Profile.Email); user != nil && domain.SamePerson(user.name, e.Profile.Name) {
		m.named[e.Profile.Email] = true
	}
}

// byAddress matches a row by id, e-mail address or LinkedIn page. A row without an
// address that tells who it is waits for the others.
func (m *matching) byAddress(i int) {
	e := &m.entries[i]
	if e.Stated && m.refused[e.Profile.Email] {
		m.unlist(e)
	}
	who := m.known.withID(e.Profile)
	with, others := m.known.withEmail(e.Profile)
	if with == nil && !m.named[e.Profile.Email] {
		// A user of this installation is recognised under any name, as long as the file
		// does not name them in another row. They say themselves who they are.
		with = m.known.claimedWith(e.Profile.Email)
	}
	switch {
	case who == nil:
		who = with
	case len(others) > 0 && !slices.Contains(others, who):
		with = nil
	}
	if len(others) > 0 && with == nil {
		m.leaveEmail(e, others)
	}
	who = m.byPage(e, who)
	if who == nil {
		who = m.byOtherEmail(e)
	}
	switch {
	case who != nil:
		m.heed(e, who)
		m.found(i, who)
	case e.Profile.Email != "":
		if who = m.namesake(e); who != nil {
			m.found(i, who)
		} else {
			m.heed(e, nil)
			m.fresh(i)
		}
	default:
		name := domain.NameKey(e.Profile.Name)
		if m.rest[name] == nil {
			m.names = append(m.names, name)
		}
		m.rest[name] = append(m.rest[name], i)
	}
}

// byPage returns who the LinkedIn page says that a row is about, unless that is
// known already. A page of somebody else is left to them.
func (m *matching) byPage(e *domain.Entry, who *knownPerson) *knownPerson {
	with, others := m.known.withPage(e.Profile)
	if who == nil && with != nil {
		if !with.claimed && with.email != "" && e.Profile.Email != "" && !with.hasEmail(e.Profile.Email) {
			e.Notes = append(slices.Clip(e.Notes), otherEmailStays(with))
		}
		return with
	}
	if len(others) > 0 && !slices.Contains(others, who) {
		m.leavePage(e, others)
	}
	return who
}

// byOtherEmail returns who has a further address of a row, under a name that can be theirs.
func (m *matching) byOtherEmail(e *domain.Entry) *knownPerson {
	for _, email := range e.OtherEmails {
		who := best(m.known.byEmail[email], e.Profile.Name)
		if who == nil {
			continue
		}
		if !who.claimed && e.Profile.Email != "" {
			e.Notes = append(slices.Clip(e.Notes), otherEmailStays(who))
		}
		return who
	}
	return nil
}

func otherEmailStays(who *knownPerson) domain.UIMessage {
	return domain.NewUIMessage("store.otherEmailStays", "They have another e-mail address, %s, which stays.", who.email)
}

// leaveEmail removes the address of a row that belongs to somebody of another name.
func (m *matching) leaveEmail(e *domain.Entry, others []*knownPerson) {
	e.Notes = append(slices.Clip(e.Notes), domain.NewUIMessage("store.emailOfAnother",
		"The address %s stays with the first person who has it; this is somebody of another name, who came in without it.", e.Profile.Email))
	e.Profile.Email = ""
	if e.Stated && slices.ContainsFunc(others, func(k *knownPerson) bool { return k.hidden || k.claimed }) {
		m.unlist(e)
	}
}

// leavePage removes the LinkedIn page of a row that belongs to somebody of another
// name. Who has the page of somebody who said no is not listed: it may be them.
func (m *matching) leavePage(e *domain.Entry, others []*knownPerson) {
	e.Notes = append(slices.Clip(e.Notes), domain.NewUIMessage("store.pageOfAnother",
		"The LinkedIn page stays with the first person who has it; this is somebody of another name, who came in without it."))
	e.Profile.LinkedIn = ""
	if slices.ContainsFunc(others, func(k *knownPerson) bool { return k.hidden }) {
		m.unlist(e)
	}
}

// unlist makes sure that a row does not list anybody, because they may be somebody
// who said no.
func (m *matching) unlist(e *domain.Entry) {
	if e.Consent != domain.ConsentGiven {
		return
	}
	e.Consent, e.ConsentSource = domain.ConsentUnknown, ""
	e.Notes = append(slices.Clip(e.Notes), domain.NewUIMessage("store.mayHaveOptedOut",
		"Somebody of the same name or address said no. This person came in unlisted, because nothing tells that it is another one who agrees."))
}

// alone reports whether an entry has no address that contradicts those of a row of
// the same name.
func alone(k *knownPerson, p domain.Profile) bool {
	return !k.claimed && k.email == "" && (k.page == "" || p.LinkedIn == "" || k.page == p.LinkedIn)
}

// namesake returns the one entry of the name alone for which a row with an e-mail
// address says no. Other rows with a new address are about somebody new.
func (m *matching) namesake(e *domain.Entry) *knownPerson {
	if e.Consent != domain.ConsentRefused {
		return nil
	}
	all := m.known.byName[domain.NameKey(e.Profile.Name)]
	possible := slices.DeleteFunc(slices.Clone(all[:min(len(all), maxCompared)]), func(k *knownPerson) bool {
		return !alone(k, e.Profile) || k.sample || k.line != 0
	})
	if len(possible) != 1 {
		return nil
	}
	return possible[0]
}

// heed keeps a row from listing somebody with an address if another entry of that name said no without one: what is
// said of the whole file, and after a lasting opt-out a yes of the row as well.
func (m *matching) heed(e *domain.Entry, who *knownPerson) {
	if slices.ContainsFunc(m.known.hidden[domain.LooseNameKey(e.Profile.Name)], func(k *knownPerson) bool {
		return k != who && alone(k, e.Profile) && (e.Stated || k.out && !k.traits.contradict(e.Profile))
	}) {
		m.unlist(e)
	}
}

// found records whom a row is about. The first row about a person counts.
func (m *matching) found(i int, who *knownPerson) {
	e := &m.entries[i]
	m.matches[i] = match{user: who.id, fresh: who.fresh, claimed: who.claimed, earlier: who.line}
	if who.line == 0 {
		who.line, who.row = e.Line, i
	}
	if e.Consent == domain.ConsentRefused {
		m.known.refuse(who)
	}
	m.known.learn(who, e.Profile)
}

// fresh records that a row is about a new person.
func (m *matching) fresh(i int) *knownPerson {
	p := m.entries[i].Profile
	who := &knownPerson{
		id: domain.UserID(domain.NewID()), name: p.Name, email: p.Email, page: p.LinkedIn, fresh: true, traits: traitsOf(p),
	}
	m.known.add(who)
	m.found(i, who)
	return who
}
