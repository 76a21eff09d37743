package store

import (
	"context"
	"maps"
	"slices"
	"strings"

	"kith/backend/domain"
)

// objections are what rows of a file say against listing people: the worst for each of them.
type objections map[domain.UserID]domain.Consent

func (o objections) add(user domain.UserID, said domain.Consent) {
	if said == domain.ConsentRefused || said == domain.ConsentUnreadable && o[user] == domain.ConsentUnknown {
		o[user] = said
	}
}

// heedRejected heeds rows that are not imported and speak against listing somebody, such as those of people who were
// banned, and addresses without a name that say no. It returns the entries and the rejected rows with a note on them.
func (run *importRun) heedRejected(entries []domain.Entry) {
	for i, m := range run.meant {
		if e := &entries[i]; m.problem != nil && e.Consent >= domain.ConsentRefused {
			e.Notes = run.object(e.Notes, domain.Objection{
				Name: e.Profile.Name, Emails: append(slices.Clone(e.OtherEmails), e.Profile.Email), LinkedIn: e.Profile.LinkedIn, Consent: e.Consent,
			})
		}
	}
	run.file.Rejected = slices.Clone(run.file.Rejected)
	for i, row := range run.file.Rejected {
		if row.Objection.Consent >= domain.ConsentRefused {
			run.file.Rejected[i] = row.WithNotes(run.object(nil, row.Objection)...)
		}
	}
}

// object notes that a row speaks against listing people, and returns its notes with one about them.
func (run *importRun) object(notes []domain.UIMessage, o domain.Objection) []domain.UIMessage {
	var names []string
	for _, k := range run.known.concerned(o) {
		if !k.claimed && !k.sample && !k.own {
			run.against.add(k.id, o.Consent)
			names = append(names, k.name)
		}
	}
	switch {
	case len(names) > 0:
		return append(slices.Clip(notes), domain.NewUIMessage("store.rowUnlists", "Because of this row, the file does not list %s.", strings.Join(names, ", ")))
	case o.Consent == domain.ConsentRefused:
		return append(slices.Clip(notes), domain.NewUIMessage("store.refusalOfNobody", "The row says no and fits nobody here: nothing was stored. Import this file again once they have come in."))
	}
	return notes
}

// concerned returns whom a row that is not imported is about: who has one of its addresses, else everybody of its name
// whose addresses do not contradict it.
func (a *memberIndex) concerned(o domain.Objection) (people []*knownPerson) {
	collect := func(from []*knownPerson, fits func(*knownPerson) bool) {
		for _, k := range from[:min(len(from), maxCompared)] {
			if fits(k) && !slices.Contains(people, k) {
				people = append(people, k)
			}
		}
	}
	named := func(k *knownPerson) bool { return domain.SamePerson(k.name, o.Name) }
	addressed := false
	for _, email := range o.Emails {
		if email = normalEmail(email); email != "" {
			collect(a.byEmail[email], named)
			addressed = true
		}
	}
	page := normalPage(o.LinkedIn)
	if page != "" {
		collect(a.byPage[pageKey(page, o.Name)], named)
	}
	if key := domain.NameKey(o.Name); len(people) == 0 && key != "" {
		collect(a.byName[key], func(k *knownPerson) bool {
			return (k.email == "" || !addressed) && (k.page == "" || page == "" || k.page == page)
		})
	}
	return people
}

// unlistOthers takes entries off that rows speak against and that no imported row is about.
func (run *importRun) unlistOthers(ctx context.Context) error {
	others := slices.DeleteFunc(slices.Sorted(maps.Keys(run.against)), func(id domain.UserID) bool {
		k := run.known.entries[id]
		return k == nil || k.line != 0
	})
	for ids := range slices.Chunk(others, importChunk) {
		states, err := readStates(ctx, run.tx, run.file.Org, ids)
		if err != nil {
			return err
		}
		for _, id := range ids {
			before := states[id]
			after := before
			after.agree(domain.Entry{Consent: run.against[id]}, run.now)
			if after.Consent != before.Consent || after.OptedOutAt != before.OptedOutAt || after.Profile.OptedIn != before.Profile.OptedIn {
				run.store(writeResult{change: changeUpdated, before: &before, after: after})
			}
		}
		if err := run.flush(ctx); err != nil {
			return err
		}
	}
	return nil
}
