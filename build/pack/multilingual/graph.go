package main

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"
)

// A graph is the needed parts of an ONNX graph: its tensors by name, and its tokenizer.
type graph struct {
	tensors   map[string]tensor
	tokenizer []byte // a SentencePiece model
}

// A tensor is a list of numbers, row by row.
type tensor struct {
	bytes  []byte
	floats []float32
	whole  []uint64 // a zero point
}

// The numbers of fields in onnx.proto.
const (
	modelGraph = 7

	graphNode, graphInitializer = 1, 5

	nodeAttribute                = 5
	attributeName, attributeText = 1, 4

	tensorType, tensorFloats, tensorIntegers, tensorName, tensorRaw = 2, 4, 5, 8, 9

	typeFloat, typeUint8, typeInt8 = 1, 2, 3
)

func readGraph(model []byte) (*graph, error) {
	g := &graph{tensors: map[string]tensor{}}
	err := each(model, func(f field) error {
		if f.number != modelGraph {
			return nil
		}
		return each(f.data, g.read)
	})
	return g, err
}

func (g *graph) read(f field) error {
	switch f.number {
	case graphInitializer:
		return g.readTensor(f.data)
	case graphNode:
		return each(f.data, func(f field) error {
			if f.number != nodeAttribute {
				return nil
			}
			return g.readAttribute(f.data)
		})
	}
	return nil
}

// readAttribute reads the tokenizer, which is the attribute model of a node.
func (g *graph) readAttribute(message []byte) error {
	var name string
	var text []byte
	err := each(message, func(f field) error {
		switch f.number {
		case attributeName:
			name = string(f.data)
		case attributeText:
			text = f.data
		}
		return nil
	})
	if name == "model" {
		g.tokenizer = text
	}
	return err
}

func (g *graph) readTensor(message []byte) error {
	var name string
	var kind uint64
	var t tensor
	err := each(message, func(f field) error {
		switch f.number {
		case tensorName:
			name = string(f.data)
		case tensorType:
			kind = f.value
		case tensorRaw:
			t.bytes = f.data
		case tensorFloats:
			t.floats = floats(f.data)
		case tensorIntegers:
			n, _ := binary.Uvarint(f.data)
			t.whole = append(t.whole, n)
		}
		return nil
	})
	if kind == typeFloat && t.bytes != nil {
		t.floats, t.bytes = floats(t.bytes), nil
	}
	if kind == typeFloat || kind == typeUint8 || kind == typeInt8 {
		g.tensors[strings.TrimPrefix(name, "StatefulPartitionedCall/EncoderDNN/")] = t
	}
	return err
}

func floats(data []byte) []float32 {
	list := make([]float32, len(data)/4)
	for i := range list {
		list[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:]))
	}
	return list
}

// floats returns a tensor that must have n floats.
func (g *graph) floats(name string, n int) ([]float32, error) {
	list := g.tensors[name].floats
	if len(list) != n {
		return nil, fmt.Errorf("%s has %d numbers, not %d", name, len(list), n)
	}
	return list, nil
}

// quantized returns a tensor that must have n bytes, its scale and its zero point.
func (g *graph) quantized(name string, n int) (list []byte, scale float32, zero int, err error) {
	list = g.tensors[name+"_quantized"].bytes
	scales, zeros := g.tensors[name+"_scale"].floats, g.tensors[name+"_zero_point"].whole
	if len(list) != n || len(scales) != 1 || len(zeros) != 1 {
		return nil, 0, 0, fmt.Errorf("%s has %d bytes, not %d, or no scale", name, len(list), n)
	}
	return list, scales[0], int(zeros[0]), nil
}
