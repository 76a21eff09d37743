package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
)

// tensors are the weights by name, each in row-major order.
type tensors map[string][]float32

// readTensors reads the float32 tensors of a safetensors file: eight bytes with the
// length of a JSON header, the header, and the numbers at the offsets it gives.
func readTensors(data []byte) (tensors, error) {
	length := binary.LittleEndian.Uint64(data)
	header, numbers := data[8:8+length], data[8+length:]
	var entries map[string]json.RawMessage
	if err := json.Unmarshal(header, &entries); err != nil {
		return nil, err
	}
	all := tensors{}
	for name, entry := range entries {
		var at struct {
			Type    string `json:"dtype"`
			Offsets [2]int `json:"data_offsets"`
		}
		if err := json.Unmarshal(entry, &at); err != nil {
			return nil, err
		}
		if at.Type == "F32" {
			all[name] = floats(numbers[at.Offsets[0]:at.Offsets[1]])
		}
	}
	return all, nil
}

func floats(data []byte) []float32 {
	list := make([]float32, len(data)/4)
	for i := range list {
		list[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:]))
	}
	return list
}

// take returns a tensor. It fails unless the tensor has n numbers.
func (t tensors) take(name string, n int) ([]float32, error) {
	list := t[name]
	if len(list) != n {
		return nil, fmt.Errorf("%s has %d numbers, not %d", name, len(list), n)
	}
	return list, nil
}
