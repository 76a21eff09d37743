package interchange

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

//go:embed headers.txt
var headersFile string

// Sections of headers.txt that are no fields. Once the cells are known they become a field or nothing.
const (
	headerPlainName  Field = "plain_name"
	headerTitle      Field = "title"
	headerCountry    Field = "country"
	headerInitials   Field = "initials"
	headerUnused     Field = "unused"
	wordsOtherPerson Field = "other_person"
	wordsPayer       Field = "payer"
	wordsThing       Field = "thing"
	wordsFiller      Field = "filler"
	wordsExact       Field = "exact"
	wordsAdmission   Field = "admission"
	wordsAttendee    Field = "attendee"
	wordsLabel       Field = "label"
	wordsKind        Field = "kind"
	wordsPerson      Field = "kind_person"
	wordsNoPerson    Field = "kind_other"
	wordsDeath       Field = "death"
	questionPrefix         = "ask "
)

// vocabulary is what headers.txt says.
type vocabulary struct {
	headers   map[string]Field          // by key: the words of a header without spaces
	unordered map[string]Field          // by the key of the sorted words without fillers
	words     map[Field]map[string]bool // phrases of the sections that are no fields, such as wordsThing
	questions []question
}

// question is a phrase in the questions of registration forms, in spaces.
type question struct {
	phrase string
	field  Field
}

// theVocabulary is read when the first header is.
var theVocabulary = sync.OnceValue(func() *vocabulary { return readVocabulary(headersFile) })

func readVocabulary(file string) *vocabulary {
	v := &vocabulary{map[string]Field{}, map[string]Field{}, map[Field]map[string]bool{wordsOtherPerson: {}, wordsPayer: {}, wordsThing: {}, wordsFiller: {}, wordsExact: {}, wordsAdmission: {}, wordsAttendee: {}, wordsLabel: {},
		wordsKind: {}, wordsPerson: {}, wordsNoPerson: {}, wordsDeath: {}}, nil}
	var section string
	entries := map[string][][]string{}
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		language, list, listed := strings.Cut(line, ": ")
		switch {
		case strings.HasPrefix(line, "["):
			section = strings.Trim(line, "[]")
		case listed && len(language) == len("en"):
			for entry := range strings.SplitSeq(list, " | ") {
				v.add(section, headerWords(entry))
				entries[section] = append(entries[section], headerWords(entry))
			}
		}
	}
	for section, all := range entries { // needs all fillers
		for _, words := range all {
			if _, phrase := v.words[Field(section)]; !phrase && !strings.HasPrefix(section, questionPrefix) {
				v.addUnordered(Field(section), v.core(words))
			}
		}
	}
	return v
}

// keyed are the sections that are looked up by the key of a whole header or cell.
var keyed = map[Field]bool{wordsLabel: true, wordsKind: true, wordsPerson: true, wordsNoPerson: true, wordsDeath: true}

func (v *vocabulary) add(section string, words []string) {
	phrase := strings.Join(words, " ")
	if field, asks := strings.CutPrefix(section, questionPrefix); asks {
		v.questions = append(v.questions, question{" " + phrase + " ", Field(field)})
	} else if phrases, ok := v.words[Field(section)]; ok {
		phrases[phrase] = true
		if keyed[Field(section)] {
			phrases[key(words)] = true
		}
	} else {
		v.headers[key(words)] = Field(section)
	}
}

// addUnordered adds a header by its sorted words, unless they mean two things.
func (v *vocabulary) addUnordered(field Field, words []string) {
	if len(words) < 2 {
		return
	}
	sorted := sortedKey(words)
	if other, taken := v.unordered[sorted]; taken && other != field {
		field = ""
	}
	v.unordered[sorted] = field
}

func key(words []string) string { return strings.Join(words, "") }

func sortedKey(words []string) string { return strings.Join(slices.Sorted(slices.Values(words)), " ") }

// core returns the words that are no fillers and no numbers.
func (v *vocabulary) core(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(word string) bool {
		return v.words[wordsFiller][word] || strings.TrimFunc(word, unicode.IsDigit) == ""
	})
}

// lookup returns the field of a header with exactly these words, or with the same core; "" if there is none.
func (v *vocabulary) lookup(words []string) Field {
	if field := v.headers[key(words)]; field != "" || len(words) == 0 {
		return field
	}
	core := v.core(words)
	if field := v.headers[key(core)]; field != "" && !v.words[wordsExact][key(core)] {
		return field
	}
	return v.unordered[sortedKey(core)]
}

// mentions reports whether the words contain a phrase of wordsOtherPerson, wordsPayer or wordsThing.
func (v *vocabulary) mentions(kind Field, words []string) bool {
	const longest = 4 // words of a phrase
	for i := range words {
		for j := i + 1; j <= min(i+longest, len(words)); j++ {
			if v.words[kind][strings.Join(words[i:j], " ")] {
				return true
			}
		}
	}
	return false
}

// maxHeaderText is how much of a header is read, in bytes.
const maxHeaderText = 400

// linkedInWord has no capital within, so that it stays one word.
var linkedInWord = regexp.MustCompile(`(?i)linked[ -]?in`)

// headerWords splits a header into words without case, accents and punctuation, also within firstName and Name2.
func headerWords(header string) []string {
	var words []string
	var word []rune
	end := func() {
		if len(word) > 0 {
			words, word = append(words, string(word)), nil
		}
	}
	var before rune
	header = linkedInWord.ReplaceAllString(header[:min(len(header), maxHeaderText)], "linkedin")
	for _, r := range norm.NFD.String(header) {
		switch {
		case unicode.IsMark(r), unicode.Is(unicode.Cf, r):
			continue // belongs to the letter before
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			end()
		default:
			if unicode.IsLower(before) && unicode.IsUpper(r) || unicode.IsDigit(before) != unicode.IsDigit(r) {
				end()
			}
			word = append(word, foldLetter(r)...)
		}
		before = r
	}
	end()
	return words
}

// foldLetter returns the lower case of a letter without stroke or ligature, as people type it on other keyboards.
func foldLetter(r rune) []rune {
	switch r = unicode.ToLower(r); r {
	case 'ß':
		return []rune("ss")
	case 'æ':
		return []rune("ae")
	case 'œ':
		return []rune("oe")
	case 'ø':
		return []rune("o")
	case 'ł':
		return []rune("l")
	}
	return []rune{r}
}
