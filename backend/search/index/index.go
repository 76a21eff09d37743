// Package index has the in-memory index of the searchable profiles of one organization: postings and statistics for
// each field group, spelling suggestions, and the centroids of profile vectors.
package index

import (
	"math"
	"sync"
	"sync/atomic"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

// An Index is an inverted index of the opted-in profiles of one organization,
// in memory. Readers work on a snapshot and never wait for a writer; writers
// take turns.
//
// Every document has a number. A profile that changes becomes a new document;
// the old one is marked as removed, and is skipped until the index is compacted.
type Index struct {
	write    sync.Mutex
	numbers  map[domain.UserID]int32 // of documents that were not removed; only writers use it
	analyzer analyzer                // only writers use it
	budget   budget                  // only writers use it
	current  atomic.Pointer[Snapshot]
}

// A Snapshot is an index as it was at one moment, except that documents which
// are removed later are marked as removed here too.
type Snapshot struct {
	Documents    []*Document // by number
	Live         int         // documents that were not removed
	foreign      int         // of these, those that are not in English
	Vocabularies *Vocabularies

	Centroids [SemanticGroups]centroidRows
}

// Vocabularies holds one vocabulary for each field group.
type Vocabularies [GroupCount]*Vocabulary

func newVocabularies() Vocabularies {
	var all Vocabularies
	for g := range all {
		all[g] = newVocabulary(unstemmed)
	}
	all[ProfileWords], all[NeedWords] = newVocabulary(lexicon.Language.Stem), newVocabulary(lexicon.Language.Stem)
	all[ProfileWords].alike, all[NeedWords].alike = all[NeedWords], all[ProfileWords]
	return all
}

// A Document is a profile as the index keeps it.
type Document struct {
	UserID   domain.UserID
	Text     packedText
	Language lexicon.Language // of most of its text
	Removed  atomic.Bool
	brief    bool  // no more than OrdinaryBytes are indexed, because SharedBytes are used up
	leftOut  int32 // bytes

	passaged atomic.Pointer[passageDigest] // nil: not needed yet
}

// foreign returns 1 for a document that is not in English, and 0 for one that is.
func (d *Document) foreign() int {
	if d.isEnglish() {
		return 0
	}
	return 1
}

// A profileText is a profile of which limit bytes of text are indexed.
type profileText struct {
	domain.Profile
	limit int // maxProfileBytes unless SharedBytes are used up
}

// maxProfileBytes is more than any profile has after the limits of its fields.
const maxProfileBytes = maxFieldBytes * len(Fields)

// newDocuments copies the text of profiles into one string that all of the
// documents share, so that few objects are allocated.
func newDocuments(profiles []profileText) []*Document {
	ends := make([]int, len(profiles))
	documents, each := make([]*Document, len(profiles)), make([]Document, len(profiles))
	var all []byte
	var languages lexicon.ProfileLanguage
	for i := range profiles {
		p := &profiles[i]
		packed, leftOut := pack(append(all, p.UserID...), &p.Profile, p.limit, &languages)
		all = packed
		each[i].Language = languages.Language()
		each[i].leftOut, each[i].brief = int32(min(leftOut, math.MaxInt32)), p.limit < maxProfileBytes
		ends[i] = len(all)
	}
	text, from := string(all), 0
	for i := range profiles {
		endOfID, end := from+len(profiles[i].UserID), ends[i]
		each[i].UserID, each[i].Text = domain.UserID(text[from:endOfID]), packedText(text[endOfID:end])
		documents[i], from = &each[i], end
	}
	return documents
}

// newDocument returns the document of one profile.
func newDocument(p domain.Profile, limit int) *Document {
	return newDocuments([]profileText{{p, limit}})[0]
}

// Build returns an index of profiles. It is faster than calling Put for each.
// If an id occurs more than once, the last profile counts.
func Build(profiles []domain.Profile) *Index {
	last := make(map[domain.UserID]int, len(profiles))
	for i := range profiles {
		last[profiles[i].UserID] = i
	}
	b := NewBuilder()
	for i := range profiles {
		if last[profiles[i].UserID] == i {
			b.Add(profiles[i])
		}
	}
	return b.Index()
}

// Put adds a profile, or replaces the one with the same id. Questions find it
// as soon as Put returns.
func (x *Index) Put(p domain.Profile) {
	x.write.Lock()
	defer x.write.Unlock()
	x.remove(p.UserID)
	d := newDocument(p, maxProfileBytes)
	if !x.budget.admits(len(d.Text)) {
		d = newDocument(p, OrdinaryBytes)
	}
	x.put(d)
}

// Remove removes a profile. Questions that are asked afterwards do not find it.
func (x *Index) Remove(id domain.UserID) {
	x.write.Lock()
	defer x.write.Unlock()
	x.remove(id)
}

// Len returns the number of profiles.
func (x *Index) Len() int { return x.current.Load().Live }

// Users returns the users whose profiles the index has.
func (x *Index) Users() []domain.UserID {
	now := x.current.Load()
	users := make([]domain.UserID, 0, now.Live)
	for _, d := range now.Documents {
		if !d.Removed.Load() {
			users = append(users, d.UserID)
		}
	}
	return users
}

func (x *Index) put(d *Document) {
	now := x.current.Load()
	number := int32(len(now.Documents))
	for _, t := range x.analyzer.analyze(now.Vocabularies, d.Text, +1) {
		t.documents.Add(1)
		t.add(newPosting(number, t.weight))
	}
	x.numbers[d.UserID] = number
	x.current.Store(&Snapshot{append(now.Documents, d), now.Live + 1, now.foreign + d.foreign(), now.Vocabularies, now.Centroids})
}

func (x *Index) remove(id domain.UserID) {
	number, ok := x.numbers[id]
	if !ok {
		return
	}
	now := x.current.Load()
	d := now.Documents[number]
	for _, t := range x.analyzer.analyze(now.Vocabularies, d.Text, -1) {
		t.documents.Add(-1)
	}
	d.Removed.Store(true)
	x.budget.used -= d.charged()
	delete(x.numbers, id)
	x.current.Store(&Snapshot{now.Documents, now.Live - 1, now.foreign - d.foreign(), now.Vocabularies, now.Centroids})
	x.compact()
}

// compact rebuilds the index once at least half of its documents were removed.
// The amortized cost of a removal is then about that of adding a document.
func (x *Index) compact() {
	now := x.current.Load()
	if removed := len(now.Documents) - now.Live; removed < MinCompact || removed < now.Live {
		return
	}
	live := make([]*Document, 0, now.Live)
	for _, d := range now.Documents {
		if !d.Removed.Load() {
			live = append(live, d)
		}
	}
	x.publish(rebuild(live))
}

// MinCompact is the number of removed documents from which an index is compacted.
const MinCompact = 1024

// publish replaces the snapshot, and keeps the centroids of the former one.
func (x *Index) publish(documents []*Document, vocabularies *Vocabularies) {
	x.numbers, x.budget = make(map[domain.UserID]int32, len(documents)), budget{}
	foreign := 0
	for i, d := range documents {
		x.numbers[d.UserID] = int32(i)
		x.budget.used += d.charged()
		foreign += d.foreign()
	}
	next := &Snapshot{Documents: documents, Live: len(documents), foreign: foreign, Vocabularies: vocabularies}
	if now := x.current.Load(); now != nil {
		next.Centroids = x.keptCentroids(now)
	}
	x.current.Store(next)
}
