package match

import (
	"encoding/binary"
	"unicode/utf8"

	"kith/backend/domain"
)

// A zone is a set of words with statistics of their own: a place is not a
// name, and a need is not a skill, even where the words are the same.
type zone uint8

const (
	has    zone = iota // what somebody is, can and likes
	wants              // what somebody looks for
	named              // what somebody is called
	placed             // where somebody is
	speaks             // which languages somebody speaks
	zoneCount
)

// field numbers the columns of a profile that are searched, in the order in
// which a profile is read.
type field uint8

const (
	fieldName field = iota
	fieldHeadline
	fieldRole
	fieldCompany
	fieldSkills
	fieldOffers
	fieldNeeds
	fieldAbout
	fieldInterests
	fieldLocation
	fieldLanguages
)

// fields says what each field is worth.
var fields = [...]struct {
	column  string  // its name in SQL and JSON
	zone    zone    // whose words it adds to
	weight  float32 // of one word in a field of usual length
	usual   float32 // words; in a longer field each word says less
	atMost  float32 // how often one word counts
	answers float64 // how well a word of it answers a question, up to 1
}{
	fieldName:      {"name", named, 3, 3, 1, 1},
	fieldHeadline:  {"headline", has, 2.5, 8, 1, 1},
	fieldRole:      {"role", has, 2.5, 4, 1, 1},
	fieldCompany:   {"company", has, 0.8, 4, 1, 0.7},
	fieldSkills:    {"skills", has, 3, 12, 1, 1},
	fieldOffers:    {"offers", has, 3, 20, 1.25, 1},
	fieldNeeds:     {"needs", wants, 3, 20, 1.25, 1},
	fieldAbout:     {"about", has, 1.2, 40, 1.25, 0.8},
	fieldInterests: {"interests", has, 0.8, 8, 1, 0.5},
	fieldLocation:  {"location", placed, 3, 4, 1, 1},
	fieldLanguages: {"languages", speaks, 3, 4, 1, 1},
}

// Bounds on what one profile may occupy, whatever its text is.
const (
	maxFieldBytes = 4 * domain.MaxText
	maxEntries    = 2 * domain.MaxList // of one list
	maxFieldWords = 1000
)

// packed is the searched text of a profile in one string: for each entry its
// field, its length, its bytes. A hundred thousand of them are held in memory.
type packed string

// pack appends the searched text of a profile to b.
func pack(b []byte, p *domain.Profile) []byte {
	for f, entries := range searched(p) {
		room := maxFieldBytes
		for _, entry := range entries[:min(len(entries), maxEntries)] {
			entry = cut(entry, room)
			room -= len(entry)
			b = appendEntry(b, field(f), entry)
		}
	}
	return b
}

func searched(p *domain.Profile) [len(fields)][]string {
	return [...][]string{
		fieldName:      {p.Name},
		fieldHeadline:  {p.Headline},
		fieldRole:      {p.Role},
		fieldCompany:   {p.Company},
		fieldSkills:    p.Skills,
		fieldOffers:    {p.Offers},
		fieldNeeds:     {p.Needs},
		fieldAbout:     {p.About},
		fieldInterests: p.Interests,
		fieldLocation:  {p.Location},
		fieldLanguages: p.Languages,
	}
}

func appendEntry(b []byte, f field, text string) []byte {
	if text == "" {
		return b
	}
	b = append(b, byte(f))
	b = binary.AppendUvarint(b, uint64(len(text)))
	return append(b, text...)
}

// cut shortens text to at most size bytes without breaking a character.
func cut(text string, size int) string {
	if len(text) <= size {
		return text
	}
	for size > 0 && !utf8.RuneStart(text[size]) {
		size--
	}
	return text[:size]
}

// entries yields each entry with its field; those of one field follow one
// another.
func (p packed) entries(yield func(field, string) bool) {
	for len(p) > 0 {
		length, size := uvarint(p[1:])
		text := string(p[1+size:][:length])
		if !yield(field(p[0]), text) {
			return
		}
		p = p[1+size+length:]
	}
}

func uvarint(p packed) (value, size int) {
	for shift := 0; ; shift += 7 {
		b := p[size]
		size++
		value |= int(b&0x7f) << shift
		if b < 0x80 {
			return value, size
		}
	}
}
