package sheet

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	utf16 "golang.org/x/text/encoding/unicode"

	"kith/backend/domain"
)

// Encodings lists the encodings that a text can be read in. All but ibm850 and ibm437 are the names of the WHATWG.
var Encodings = []string{
	"utf-8", "utf-16le", "utf-16be",
	"windows-1252", "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258",
	"iso-8859-2", "iso-8859-4", "iso-8859-5", "iso-8859-7", "iso-8859-15", "koi8-r", "koi8-u", "macintosh", "x-mac-cyrillic",
	"ibm850", "ibm437", "ibm866", "windows-874",
	"shift_jis", "euc-jp", "iso-2022-jp", "gb18030", "big5", "euc-kr",
}

// Decode converts a text to UTF-8 and returns the name of its encoding, which it guesses if none is given. It fails
// with [domain.Invalid] if there is no such encoding.
func Decode(raw, as string) (text, name string, err error) {
	if as == "" {
		name = guess(raw)
	} else if name, err = canonical(as); err != nil {
		return "", "", err
	}
	if name == "utf-8" {
		return decodeUTF8(raw), name, nil
	}
	decoded, err := byName(name).NewDecoder().String(raw)
	if err != nil {
		return "", "", domain.Errorf(domain.Invalid, "sheet.notInEncoding", "The file is not in the encoding %q.", name).
			WithHint("sheet.chooseEncoding", "Choose another encoding.").WithCause(err)
	}
	return decoded, name, nil
}

// canonical returns the name in [Encodings] of an encoding that has several, such as cp1250 or latin1.
func canonical(name string) (string, error) {
	key := strings.ToLower(strings.TrimSpace(name))
	for _, known := range Encodings {
		if alike(known) == alike(key) {
			return known, nil
		}
	}
	for _, try := range []string{key, "windows-" + strings.TrimPrefix(strings.TrimPrefix(key, "cp"), "ms")} {
		if e, err := htmlindex.Get(try); err == nil {
			if known, err := htmlindex.Name(e); err == nil && known != "replacement" && known != "x-user-defined" {
				return known, nil
			}
		}
	}
	return "", domain.Errorf(domain.Invalid, "sheet.noSuchEncoding", "There is no encoding %q.", name).
		WithHint("sheet.exampleEncodings", "Some are utf-8, windows-1252, windows-1250, windows-1251, iso-8859-2, macintosh, shift_jis, gb18030 and euc-kr.")
}

// alike drops what people write differently: cp850, IBM-850 and ibm850; macroman and macintosh.
func alike(name string) string {
	name = strings.NewReplacer("-", "", "_", "", " ", "").Replace(name)
	switch name {
	case "macroman", "mac":
		return "macintosh"
	case "cp850", "cp437", "cp866":
		return "ibm" + name[2:]
	case "utf16":
		return "utf16le"
	}
	return name
}

func byName(name string) encoding.Encoding {
	switch name {
	case "utf-16le":
		return utf16.UTF16(utf16.LittleEndian, utf16.UseBOM)
	case "utf-16be":
		return utf16.UTF16(utf16.BigEndian, utf16.UseBOM)
	case "ibm850":
		return charmap.CodePage850
	case "ibm437":
		return charmap.CodePage437
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return charmap.Windows1252
	}
	return e
}

const mark = "\uFEFF"

// decodeUTF8 reads a byte that is not UTF-8 as windows-1252, which it mostly is.
func decodeUTF8(raw string) string {
	raw = withoutCut(strings.TrimPrefix(raw, mark))
	if utf8.ValidString(raw) {
		return raw
	}
	_, bad := utf8Bytes(raw)
	var out strings.Builder
	out.Grow(len(raw) + 2*bad) // no character of windows-1252 takes more than three bytes
	for i := 0; i < len(raw); {
		r, size := utf8.DecodeRuneInString(raw[i:])
		if r == utf8.RuneError && size == 1 {
			r = charmap.Windows1252.DecodeByte(raw[i])
		}
		out.WriteRune(r)
		i += size
	}
	return out.String()
}

// withoutCut drops the beginning of a character at the end of a text that was cut off.
func withoutCut(raw string) string {
	for n := 1; n < utf8.UTFMax && n <= len(raw); n++ {
		if tail := raw[len(raw)-n:]; utf8.RuneStart(tail[0]) {
			if utf8.FullRuneInString(tail) {
				return raw
			}
			return raw[:len(raw)-n]
		}
	}
	return raw
}

// guess returns the encoding of a text: by its byte order mark; UTF-16 if bytes at even or odd offsets of the
// beginning are zero; UTF-8 if most of what is not ASCII is; else as the words with other characters suggest.
func guess(raw string) string {
	switch {
	case strings.HasPrefix(raw, mark):
		return "utf-8"
	case strings.HasPrefix(raw, "\xFF\xFE"), zeros(raw, 1):
		return "utf-16le"
	case strings.HasPrefix(raw, "\xFE\xFF"), zeros(raw, 0):
		return "utf-16be"
	case strings.Contains(raw, "\x1B$B"), strings.Contains(raw, "\x1B$@"):
		return "iso-2022-jp"
	case mostlyUTF8(raw):
		return "utf-8"
	}
	words := foreign(raw)
	return plausible(words, detect(words))
}

// zeros reports whether the beginning has zero bytes as UTF-16 does: at odd offsets for the little end (parity 1), at
// even ones for the big end. Every line end, separator and address has one, whatever the script of the names.
func zeros(raw string, parity int) bool {
	beginning := raw[:min(len(raw), 4096)]
	var counts [2]int
	for i := range len(beginning) {
		if beginning[i] == 0 {
			counts[i%2]++
		}
	}
	return counts[parity]*25 > len(beginning) && counts[parity] > 9*counts[1-parity]
}

// mostlyUTF8 reports whether more bytes of a text are part of UTF-8 characters than of none, or all are ASCII. In text of another
// encoding the first are rare.
func mostlyUTF8(raw string) bool {
	good, bad := utf8Bytes(withoutCut(raw))
	return good > bad || bad == 0
}

// utf8Bytes counts the bytes beyond ASCII that are part of UTF-8 characters, and those that are not.
func utf8Bytes(raw string) (good, bad int) {
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(raw[i:])
		if r == utf8.RuneError && size == 1 {
			bad++
		} else {
			good += size
		}
		i += size
	}
	return good, bad
}

// foreign returns the cells of a text that are not in ASCII, repeated up to a size from which the detector can tell:
// addresses and dates would look like English.
func foreign(raw string) []byte {
	const enough = 4 << 10
	var words []byte
	cells := strings.FieldsFuncSeq(raw[:min(len(raw), 1<<20)], func(r rune) bool { return strings.ContainsRune(",;\t|\"\r\n", r) })
	for cell := range cells {
		if strings.ContainsFunc(cell, func(r rune) bool { return r >= utf8.RuneSelf }) {
			words = append(append(words, cell...), ' ')
		}
		if len(words) > 64<<10 {
			break
		}
	}
	for n := len(words); n > 0 && len(words) < enough; {
		words = append(words, words[:n]...)
	}
	return words
}

// detect returns the detector's guess, or "" if it has none that counts.
func detect(words []byte) string {
	found := strings.ToLower(chardet.Detect(words).Encoding)
	switch found {
	case "gb2312":
		return "gb18030"
	case "cp949":
		return "euc-kr"
	case "cp932":
		return "shift_jis"
	case "maccyrillic":
		return "x-mac-cyrillic"
	}
	if name, err := canonical(found); err == nil && name != "utf-8" {
		return name
	}
	return ""
}

// western lists what the detector cannot tell apart in a few names, the most frequent first.
var western = []string{"windows-1252", "windows-1250", "iso-8859-2", "macintosh", "ibm850", "windows-1254", "windows-1257"}

// plausible returns the detected encoding or, if it is a Latin one or makes no words, the Latin one that does best.
func plausible(words []byte, detected string) string {
	if detected != "" && !isLatin(detected) && oddity(words, detected) == 0 {
		return detected
	}
	best, least := western[0], oddity(words, western[0])
	for _, name := range western[1:] {
		if odd := oddity(words, name); odd < least {
			best, least = name, odd
		}
	}
	return best
}

func isLatin(name string) bool {
	for _, other := range append(western, "iso-8859-15", "iso-8859-4", "iso-8859-10", "iso-8859-13", "iso-8859-14", "iso-8859-16", "windows-1258", "ibm437") {
		if name == other {
			return true
		}
	}
	return false
}

// oddity counts what does not occur in words: control characters, signs and capitals inside them, two scripts in one.
func oddity(words []byte, name string) (odd int) {
	text, err := byName(name).NewDecoder().Bytes(words)
	if err != nil {
		return len(words) * 10
	}
	runes := []rune(" " + string(bytes.ToValidUTF8(text, []byte("\uFFFD"))) + " ")
	for i := 1; i < len(runes)-1; i++ {
		if runes[i] >= utf8.RuneSelf {
			odd += oddityOf(runes[i-1], runes[i], runes[i+1])
		}
	}
	return odd + 2*foreignWords(string(runes), alphabets[name])
}

// oddityOf is the oddity of a character between two others.
func oddityOf(before, r, after rune) int {
	capital := unicode.IsUpper(r)
	switch {
	case r == utf8.RuneError || unicode.IsControl(r):
		return 10
	case unicode.IsMark(r):
		return 0
	case capital && (unicode.IsLower(before) || unicode.IsUpper(before) && unicode.IsLower(after)):
		return 3
	case unicode.IsLetter(r) && unicode.IsLetter(before) && unicode.Is(unicode.Latin, before) != unicode.Is(unicode.Latin, r):
		return 3
	case unicode.IsLetter(r):
		return 0
	}
	return oddityOfSign(before, r, after)
}

func oddityOfSign(before, r, after rune) int {
	behindWord, beforeWord := unicode.IsLetter(before), unicode.IsLetter(after)
	switch {
	case r == '’' && behindWord, strings.ContainsRune("–—€\u00A0", r) && !(behindWord && beforeWord):
		return 0
	case behindWord && beforeWord:
		return 4
	case strings.ContainsRune("“‘„«‚", r) && !behindWord, strings.ContainsRune("”’»…", r) && !beforeWord:
		return 0
	}
	return 2
}
