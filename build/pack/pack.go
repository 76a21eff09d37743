// Package pack has what the commands below it share. Each makes, of public
// sources, a file that the program embeds. They run once for a version of a source, not at
// build time.
package pack

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
)

// Main runs a command with two arguments: the source, a file or a folder, and the file to
// which it writes what convert makes of the source.
func Main(convert func(source string) ([]byte, error)) {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: pack SOURCE PACKED")
		os.Exit(2)
	}
	data, err := convert(os.Args[1])
	if err == nil {
		err = os.WriteFile(os.Args[2], data, 0o644) //nolint:gosec // readable for everybody, as the rest of the repository
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

// Read reads a published archive. It fails unless the archive has this SHA-256.
func Read(file, hash string) ([]byte, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != hash {
		return nil, fmt.Errorf("%s has the SHA-256 %x, not %s", file, sum, hash)
	}
	return data, nil
}

// Open is [Read] for a zip archive, such as a Python wheel.
func Open(file, hash string) (*zip.Reader, error) {
	data, err := Read(file, hash)
	if err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(data), int64(len(data)))
}
