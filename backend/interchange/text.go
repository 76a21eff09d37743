package interchange

import (
	"fmt"
	"io"
	"io/fs"
	"strings"

	"kith/backend/domain"
)

// maxFile is the maximum size of a file, in bytes. 100,000 full profiles take
// about 90 MB.
const maxFile = 128 << 20

// readFile reads a whole file. It fails with [domain.Invalid] if the file is
// larger than maxFile.
func readFile(r io.Reader) (string, error) {
	var raw strings.Builder
	if file, ok := r.(interface{ Stat() (fs.FileInfo, error) }); ok {
		if info, err := file.Stat(); err == nil { // a builder that grows takes several times the memory
			raw.Grow(int(min(info.Size(), maxFile) + 1))
		}
	}
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
