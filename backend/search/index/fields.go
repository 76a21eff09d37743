package index

import (
	"encoding/binary"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
)

// A Group is a group of fields that share one vocabulary and its statistics. A
// word that is common in one group may be rare in another: a place is not a
// name, and a need is not a skill.
type Group uint8

const (
	ProfileWords  Group = iota // what members are, can do and like
	NeedWords                  // what members look for
	NameWords                  // their names
	PlaceWords                 // where they are
	LanguageWords              // the languages that they speak
	GroupCount                 // the number of groups
)

// A Field is a searched column of a profile. Profiles are analyzed in the order
// of the numbers.
type Field uint8

const (
	FieldName Field = iota
	FieldHeadline
	FieldRole
	FieldCompany
	FieldSkills
	FieldOffers
	FieldNeeds
	FieldAbout
	FieldInterests
	FieldLocation
	FieldLanguages
)

// Fields holds the parameters of each field, by [Field].
var Fields = [...]struct {
	Column      string  // its name in SQL and JSON
	Group       Group   // the vocabulary that its words belong to
	Weight      float32 // of one word in a field of usual length
	usualLength float32 // in words; in a longer field each word weighs less
	maxCount    float32 // a word counts at most so often
}{
	FieldName:      {"name", NameWords, 3, 3, 1},
	FieldHeadline:  {"headline", ProfileWords, 2.5, 8, 1},
	FieldRole:      {"role", ProfileWords, 2.5, 4, 1},
	FieldCompany:   {"company", ProfileWords, 0.8, 4, 1},
	FieldSkills:    {"skills", ProfileWords, 3, 12, 1},
	FieldOffers:    {"offers", ProfileWords, 3, 20, 1.25},
	FieldNeeds:     {"needs", NeedWords, 3, 20, 1.25},
	FieldAbout:     {"about", ProfileWords, 1.2, 40, 1.25},
	FieldInterests: {"interests", ProfileWords, 0.8, 8, 1},
	FieldLocation:  {"location", PlaceWords, 3, 4, 1},
	FieldLanguages: {"languages", LanguageWords, 3, 4, 1},
}

// Limits on the text of one profile that is indexed.
const (
	maxFieldBytes = 4 * domain.MaxText
	maxEntries    = 2 * domain.MaxList // of one list
	MaxFieldWords = 1000
)

// packedText is the searched text of a profile in one string: for each entry its
// field and language, its length and its bytes. It is compact, as 100,000 are held in memory.
type packedText string

// An Entry says where an entry of a profile is from.
type Entry struct {
	Field    Field
	Language lexicon.Language // English for names, places and languages
}

// pack appends the searched text of a profile to b, at most limit bytes of text,
// and returns how many bytes are left out. It reuses the memory of languages.
func pack(b []byte, p *domain.Profile, limit int, languages *lexicon.ProfileLanguage) (packed []byte, leftOut int) {
	text := SearchedText(p)
	leftOut = textBytes(&text)
	bound(&text, leftOut, limit)
	languages.Reset()
	for f, entries := range text {
		for _, entry := range entries {
			if hasLanguage(Field(f)) {
				languages.Add(entry)
			}
		}
	}
	i := 0
	for f, entries := range text {
		for _, entry := range entries {
			in := Entry{Field: Field(f)}
			if hasLanguage(in.Field) {
				in.Language = languages.Of(i)
				i++
			}
			b = appendEntry(b, in, entry)
			leftOut -= len(entry)
		}
	}
	return b, leftOut
}

// hasLanguage reports whether the entries of a field are read in their own language.
func hasLanguage(f Field) bool {
	return Fields[f].Group == ProfileWords || Fields[f].Group == NeedWords
}

// SearchedText returns the text of a profile that is searched, by [Field]: the
// entries of a list, or one string.
func SearchedText(p *domain.Profile) [len(Fields)][]string {
	return [...][]string{
		FieldName:      {p.Name},
		FieldHeadline:  {p.Headline},
		FieldRole:      {p.Role},
		FieldCompany:   {p.Company},
		FieldSkills:    p.Skills,
		FieldOffers:    {p.Offers},
		FieldNeeds:     {p.Needs},
		FieldAbout:     {p.About},
		FieldInterests: p.Interests,
		FieldLocation:  {p.Location},
		FieldLanguages: p.Languages,
	}
}

// languageShift is where the language of an entry stands in the byte of its field.
const languageShift = 4

func appendEntry(b []byte, in Entry, text string) []byte {
	if text == "" {
		return b
	}
	b = append(b, byte(in.Field)|byte(in.Language)<<languageShift)
	b = binary.AppendUvarint(b, uint64(len(text)))
	return append(b, text...)
}

// Entries yields each entry, in the order of the fields.
func (p packedText) Entries(yield func(Entry, string) bool) {
	for len(p) > 0 {
		length, size := uvarint(p[1:])
		text := string(p[1+size:][:length])
		if !yield(Entry{Field(p[0] & (1<<languageShift - 1)), lexicon.Language(p[0] >> languageShift)}, text) {
			return
		}
		p = p[1+size+length:]
	}
}

func uvarint(p packedText) (value, size int) {
	for shift := 0; ; shift += 7 {
		b := p[size]
		size++
		value |= int(b&0x7f) << shift
		if b < 0x80 {
			return value, size
		}
	}
}
