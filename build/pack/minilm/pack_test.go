package main

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"
)

// safetensors returns a file with the given header and numbers.
func safetensors(header string, numbers ...float32) []byte {
	var b bytes.Buffer
	for _, part := range []any{uint64(len(header)), []byte(header), numbers} {
		_ = binary.Write(&b, binary.LittleEndian, part) // a buffer never fails
	}
	return b.Bytes()
}

func TestReadTensors(t *testing.T) {
	data := safetensors(`{"__metadata__": {"format": "pt"},
		"ids": {"dtype": "I64", "shape": [1], "data_offsets": [0, 8]},
		"weight": {"dtype": "F32", "shape": [2], "data_offsets": [8, 16]}}`, 0, 0, 1.5, -2)
	got, err := readTensors(data)
	if err != nil {
		t.Fatal(err)
	}
	if list, err := got.take("weight", 2); err != nil || !slices.Equal(list, []float32{1.5, -2}) {
		t.Errorf("weight is %v, %v", list, err)
	}
	for _, name := range []string{"weight", "ids", "missing"} {
		if _, err := got.take(name, 3); err == nil {
			t.Errorf("%s was accepted as three numbers", name)
		}
	}
}
