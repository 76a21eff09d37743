package index

import (
	"kith/backend/search/lexicon"
)

// Limits on what is indexed, so that a few huge profiles do not take the memory
// and the time of thousands. The rest is left out of the index: such people are
// found by less of what they wrote.
const (
	// MaxProfileWords is the number of distinct words of one profile, in all of its
	// fields. Three texts of the length that a profile may have, in prose, have
	// fewer.
	MaxProfileWords = 1_000
	// OrdinaryBytes is the length of text, in bytes, up to which a profile is always
	// indexed: about 650 words. An invented member of the benchmarks has 90.
	OrdinaryBytes = 4 << 10
	// SharedBytes is how much text, in bytes, the longer profiles of an organization
	// have together beyond OrdinaryBytes each. Once it is used up, of a further long
	// profile only so much is indexed as of an ordinary one, and it is compared by
	// words only, as its passages are not complete.
	SharedBytes = 8 << 20
)

// byPriority has the fields in the order in which a profile fills its limits.
var byPriority = [len(Fields)]Field{
	FieldName, FieldHeadline, FieldSkills, FieldLocation, FieldLanguages, FieldRole, FieldOffers, FieldNeeds,
	FieldCompany, FieldInterests, FieldAbout,
}

// A budget is the use of [SharedBytes].
type budget struct{ used int }

// admits reports whether a profile with so much text is indexed beyond
// [OrdinaryBytes], and if so charges it.
func (b *budget) admits(size int) bool {
	if b.used+beyondOrdinary(size) > SharedBytes {
		return false
	}
	b.used += beyondOrdinary(size)
	return true
}

func beyondOrdinary(size int) int { return max(0, size-OrdinaryBytes) }

// charged returns how much of [SharedBytes] a document uses.
func (d *Document) charged() int {
	if d.brief {
		return 0
	}
	return beyondOrdinary(len(d.Text))
}

// textBytes returns the length of the searched text of a profile.
func textBytes(text *[len(Fields)][]string) int {
	n := 0
	for _, entries := range text {
		for _, entry := range entries {
			n += len(entry)
		}
	}
	return n
}

// bound cuts the searched text of a profile, which has size bytes, to all limits and
// at most limit bytes.
func bound(text *[len(Fields)][]string, size, limit int) {
	listed := len(text[FieldSkills]) + len(text[FieldLanguages]) + len(text[FieldInterests])
	if size <= min(limit, 2*MaxProfileWords, maxFieldBytes) && listed <= maxEntries {
		return // a word and what follows it take two bytes at least
	}
	c := cutter{left: limit, seen: make(map[string]struct{}, MaxProfileWords)}
	for _, f := range byPriority {
		text[f] = c.cutField(f, text[f])
	}
}

// A cutter cuts the text of one profile where a limit is reached.
type cutter struct {
	left  int                 // bytes
	seen  map[string]struct{} // the words so far, after the number of their field group
	words lexicon.Scanner
	key   []byte
}

func (c *cutter) cutField(f Field, entries []string) []string {
	cut := make([]string, 0, min(len(entries), maxEntries))
	left := min(c.left, maxFieldBytes)
	for _, entry := range entries[:min(len(entries), maxEntries)] {
		entry = c.cutEntry(f, lexicon.Truncate(entry, left))
		left -= len(entry)
		c.left -= len(entry)
		cut = append(cut, entry)
	}
	return cut
}

// cutEntry cuts an entry before the first word that is one too many.
func (c *cutter) cutEntry(f Field, entry string) string {
	in := Entry{Field: f}
	c.words.Reset(entry)
	for c.words.Next() {
		if in.Skips(&c.words) {
			continue
		}
		c.key = append(append(c.key[:0], byte(Fields[f].Group)), c.words.Word...)
		if _, known := c.seen[string(c.key)]; known {
			continue
		}
		if len(c.seen) == MaxProfileWords {
			return entry[:c.words.Start]
		}
		c.seen[string(c.key)] = struct{}{}
	}
	return entry
}

// LeftOut returns of how many profiles some text is left out of the index, and how
// many bytes that is.
func (x *Index) LeftOut() (profiles, bytes int) {
	for _, d := range x.current.Load().Documents {
		if d.leftOut > 0 && !d.Removed.Load() {
			profiles++
			bytes += int(d.leftOut)
		}
	}
	return profiles, bytes
}
