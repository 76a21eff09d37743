package interchange

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"kith/backend/domain"
)

// maxFile is the maximum size of a file, in bytes. 100,000 full profiles take
// about 90 MB.
const maxFile = 128 << 20

// readFile reads a whole file. It fails with [domain.Invalid] if the file is
// larger than maxFile.
func readFile(r io.Reader) (string, error) {
	var raw strings.Builder
	size, err := io.Copy(&raw, io.LimitReader(r, maxFile+1))
	if err != nil {
		return "", fmt.Errorf("read the file: %w", err)
	}
	if size > maxFile {
		return "", domain.Errorf(domain.Invalid, "interchange.fileTooLarge", "The file is larger than %d MB.", maxFile>>20).
			WithHint("interchange.splitFile", "Split it and import the parts one after the other.")
	}
	return raw.String(), nil
}

var lineFeeds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// joinCharacters joins characters of UTF-8 that a program split when it folded the
// lines of a vCard: it counted bytes.
func joinCharacters(raw string) string {
	var out strings.Builder
	for {
		end := strings.IndexByte(raw, '\n')
		if end < 0 || end+2 >= len(raw) {
			break
		}
		line := strings.TrimSuffix(raw[:end], "\r")
		if (raw[end+1] == ' ' || raw[end+1] == '\t') && isContinuation(raw[end+2]) && line != "" && line[len(line)-1] >= utf8.RuneSelf {
			out.WriteString(line)
			raw = raw[end+2:]
			continue
		}
		out.WriteString(raw[:end+1])
		raw = raw[end+1:]
	}
	return out.String() + raw
}

// isContinuation reports whether a byte goes on with a character of UTF-8.
func isContinuation(b byte) bool { return b >= utf8.RuneSelf && !utf8.RuneStart(b) }
