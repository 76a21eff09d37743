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

// maxFile is the maximum size of a file, in bytes. 100,000 full profiles take
// about 90 MB.
const maxFile = 128 << 20

// readFile reads a whole file. It fails with [domain.Invalid] if the file is larger
// than maxFile.
func readFile(r io.Reader) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	if len(raw) > maxFile {
		return nil, domain.Errorf(domain.Invalid, "interchange.fileTooLarge", "The file is larger than %d MB.", maxFile>>20).
			WithHint("interchange.splitFile", "Split it and import the parts one after the other.")
	}
	return raw, nil
}

var lineFeeds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// decode guesses the encoding and decodes the text: by the byte order mark, else
// UTF-16 if most bytes at even or odd offsets are zero, else UTF-8 if valid, else
// Windows-1252, which includes Latin-1 and accepts every file.
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

// zeros reports whether most bytes at even (parity 0) or odd (1) offsets in the
// first 512 bytes are zero, as in Western text in UTF-16.
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

// withoutCutRune drops an incomplete rune at the end, so that a truncated file
// still counts as UTF-8.
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
