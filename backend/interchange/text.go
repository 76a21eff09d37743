package interchange

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"kith/backend/domain"
)

// maxFile is the largest file that is read, in bytes: 100,000 full profiles
// take about 90 MB.
const maxFile = 128 << 20

// readText reads a whole file as UTF-8 with plain line feeds, whatever it was.
func readText(r io.Reader) (string, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return "", fmt.Errorf("read the file: %w", err)
	}
	if len(raw) > maxFile {
		return "", domain.Errorf(domain.Invalid, "The file is larger than %d MB.", maxFile>>20).
			WithHint("Split it and import the parts one after the other.")
	}
	return lineFeeds.Replace(decode(raw)), nil
}

var lineFeeds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// decode guesses the encoding: what a byte order mark says, else UTF-8 if it is
// valid, else UTF-16 if every other byte is zero, else Windows-1252, which
// holds Latin-1 and in which every file is valid.
func decode(raw []byte) string {
	var guess encoding.Encoding
	switch {
	case bytes.HasPrefix(raw, []byte("\xEF\xBB\xBF")):
		return strings.ToValidUTF8(string(raw[3:]), "\uFFFD")
	case bytes.HasPrefix(raw, []byte("\xFF\xFE")), zeros(raw, 1):
		guess = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(raw, []byte("\xFE\xFF")), zeros(raw, 0):
		guess = unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case utf8.Valid(withoutCutRune(raw)):
		return string(withoutCutRune(raw))
	default:
		guess = charmap.Windows1252
	}
	text, err := guess.NewDecoder().Bytes(raw)
	if err != nil {
		return strings.ToValidUTF8(string(raw), "\uFFFD")
	}
	return string(text)
}

// zeros reports whether most of the bytes at even (0) or odd (1) places of the
// file's beginning are zero, as in UTF-16 of Western text.
func zeros(raw []byte, parity int) bool {
	const beginning = 512
	var zero, other int
	for i := parity; i < min(len(raw), beginning); i += 2 {
		if raw[i] == 0 {
			zero++
		} else {
			other++
		}
	}
	return zero > other
}

// withoutCutRune drops the first bytes of a rune at the end of a file that was
// cut off, so that the rest is still seen to be UTF-8.
func withoutCutRune(raw []byte) []byte {
	for n := 1; n < utf8.UTFMax && n <= len(raw); n++ {
		tail := raw[len(raw)-n:]
		if utf8.RuneStart(tail[0]) {
			if utf8.FullRune(tail) {
				return raw
			}
			return raw[:len(raw)-n]
		}
	}
	return raw
}
