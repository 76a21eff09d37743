package index

import (
	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

// Passage returns the field and text of a passage, by its number.
func (d *Document) Passage(number int) (Field, string) {
	i := 0
	for f, text := range d.eachPassage {
		if i == number {
			return f, text
		}
		i++
	}
	return 0, ""
}

// A Passage is a piece of a profile that is embedded on its own: a line, an
// entry of a list or a sentence. Text is a literal substring of the field.
type Passage struct{ Field, Text string }

// Limits on the passages of one profile, and on the length of one passage.
const (
	MaxPassages     = 32
	maxPassageBytes = 400
)

// hasPassages has the fields that are embedded. Names, places and languages are compared by words only.
var hasPassages = [len(Fields)]bool{
	FieldHeadline: true, FieldRole: true, FieldSkills: true, FieldOffers: true,
	FieldNeeds: true, FieldAbout: true, FieldInterests: true,
}

// Passages divides a profile into its passages, in the order of the fields. The
// same profile always gives the same passages.
func Passages(p domain.Profile) []Passage { return newDocument(p, maxProfileBytes).passages() }

func (d *Document) passages() []Passage {
	var all []Passage
	for f, text := range d.eachPassage {
		all = append(all, Passage{Fields[f].Column, text})
	}
	return all
}

// groupOfColumn returns the field group of a passage.
func groupOfColumn(column string) Group {
	if column == Fields[FieldNeeds].Column {
		return NeedWords
	}
	return ProfileWords
}

// PassageDigest returns the [Digest] of the document's passages, and appends the
// field group of each passage to groups. It reads the text once, as questions ask
// for the same documents again and again.
func (d *Document) PassageDigest(groups []Group) (uint64, []Group) {
	known := d.passaged.Load()
	if known == nil {
		known = d.digestPassages()
		d.passaged.Store(known)
	}
	for i := range known.count {
		group := ProfileWords
		if known.needsFrom <= i && i < known.needsUntil {
			group = NeedWords
		}
		groups = append(groups, group)
	}
	return known.digest, groups
}

// passageDigest is the digest of a document's passages, and which of them are needs.
// These follow each other, as they are of one field.
type passageDigest struct {
	digest                       uint64
	count, needsFrom, needsUntil uint8
}

func (d *Document) digestPassages() *passageDigest {
	found, sum := new(passageDigest), noDigest
	for f, text := range d.eachPassage {
		sum = sum.with(Fields[f].Column, text)
		if Fields[f].Group == NeedWords {
			if found.needsUntil == 0 {
				found.needsFrom = found.count
			}
			found.needsUntil = found.count + 1
		}
		found.count++
	}
	found.digest = uint64(sum)
	return found
}

// eachPassage yields the passages of a profile.
func (d *Document) eachPassage(yield func(Field, string) bool) {
	for s := range d.Sentences {
		if s.Passage >= 0 && !yield(s.Field, lexicon.Truncate(s.Text, maxPassageBytes)) || s.Passage == MaxPassages-1 {
			return
		}
	}
}
