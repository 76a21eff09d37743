package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Letters beyond a to z of languages, by where their encodings are used. A word has letters of one language.
var (
	westernLetters = []string{
		"àâæçèéêëîïôœùûüÿ", "äöüß", "áéíóúüñ", "ãáàâçéêíóôõúü", "àèéìíîòóùú", "åäöéü", "æøåéöü", "áðéíóúýþæö", "áéèëêíïóöúü", "àáèéíïòóúüçñ",
	}
	centralLetters = []string{
		"ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž", "ăâîșțşţ", "äöüß",
	}
	turkishLetters = []string{"çğıöşüâîû\u0307"} // the last is that of a small İ
	balticLetters  = []string{"ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž"}
)

var alphabets = map[string][]string{
	"windows-1252": westernLetters, "macintosh": westernLetters, "ibm850": westernLetters, "windows-1250": centralLetters,
	"iso-8859-2": centralLetters, "windows-1254": turkishLetters, "windows-1257": balticLetters,
}

// foreignWords counts the words of a text that are in none of some alphabets.
func foreignWords(text string, alphabets []string) (n int) {
	if alphabets == nil {
		return 0
	}
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if word = strings.ToLower(word); !inOne(word, alphabets) {
			n++
		}
	}
	return n
}

func inOne(word string, alphabets []string) bool {
	for _, letters := range alphabets {
		if !strings.ContainsFunc(word, func(r rune) bool { return r >= utf8.RuneSelf && !strings.ContainsRune(letters, r) }) {
			return true
		}
	}
	return false
}
