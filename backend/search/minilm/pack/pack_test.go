package main

import (
	"bytes"
	"encoding/binary"
	"math"
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

func TestQuantizationErrorIsSmall(t *testing.T) {
	for name, row := range map[string][]float32{
		"zeros":       {0, 0, 0},
		"one number":  {-3},
		"even":        {1, -2, 3, -4, 5},
		"an outlier":  append(make([]float32, 100), 1e-3, 2e-3, 40),
		"very little": {1e-30, -2e-30},
	} {
		scale := bestScale(row)
		for i, n := range round(row, scale) {
			if rounding := math.Abs(float64(row[i] - float32(n)*scale)); rounding > float64(scale)*0.51 {
				t.Errorf("%s: %v became %d times %v", name, row[i], n, scale)
			}
		}
	}
}
