package main

import (
	"encoding/binary"
	"math"
	"slices"
	"testing"
)

// message writes a protobuf field with a length.
func message(number int, data []byte) []byte {
	out := binary.AppendUvarint(nil, uint64(number)<<3|2)
	return append(binary.AppendUvarint(out, uint64(len(data))), data...)
}

func whole(number int, value uint64) []byte {
	return binary.AppendUvarint(binary.AppendUvarint(nil, uint64(number)<<3), value)
}

func TestReadGraph(t *testing.T) {
	numbers := binary.LittleEndian.AppendUint32(nil, math.Float32bits(1.5))
	var parts []byte
	for _, tensor := range [][]byte{
		slices.Concat(whole(tensorType, typeFloat), message(tensorName, []byte("raw")), message(tensorRaw, numbers)),
		slices.Concat(whole(tensorType, typeFloat), message(tensorFloats, numbers), message(tensorName, []byte("w_scale"))),
		slices.Concat(whole(tensorType, typeInt8), message(tensorIntegers, []byte{7}), message(tensorName, []byte("w_zero_point"))),
		slices.Concat(whole(tensorType, typeInt8), message(tensorName, []byte("w_quantized")), message(tensorRaw, []byte{1, 255})),
	} {
		parts = append(parts, message(graphInitializer, tensor)...)
	}
	attribute := slices.Concat(message(attributeName, []byte("model")), message(attributeText, []byte("pieces")))
	parts = append(parts, message(graphNode, message(nodeAttribute, attribute))...)
	g, err := readGraph(slices.Concat(whole(1, 8), message(modelGraph, parts)))
	if err != nil || string(g.tokenizer) != "pieces" {
		t.Fatalf("tokenizer %q, %v", g.tokenizer, err)
	}
	if list, err := g.floats("raw", 1); err != nil || list[0] != 1.5 {
		t.Errorf("raw is %v, %v", list, err)
	}
	if list, scale, zero, err := g.quantized("w", 2); err != nil || !slices.Equal(list, []byte{1, 255}) || scale != 1.5 || zero != 7 {
		t.Errorf("w is %v, scale %v, zero %v, %v", list, scale, zero, err)
	}
	for _, name := range []string{"w", "missing"} {
		if _, _, _, err := g.quantized(name, 3); err == nil {
			t.Errorf("%s was taken for three bytes", name)
		}
	}
}

func TestInvalidMessagesAreRefused(t *testing.T) {
	for name, data := range map[string][]byte{
		"a key without end":   {0x80},
		"a length too long":   {1<<3 | 2, 5, 'x'},
		"half a float":        {1<<3 | 5, 0, 0},
		"an unknown type":     {1<<3 | 7},
		"a number cut off":    {1 << 3, 0x80},
		"half a long integer": {1<<3 | 1, 0},
	} {
		if _, err := fields(data); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}

func TestOffered(t *testing.T) {
	for piece, want := range map[string]bool{
		"▁maison": true, "Straße": true, "▁año": true, "ção": true, "▁può": true, "▁ön": true, "blåb": true, "▁œuvre": true,
		"12.5": true, "▁(": true, "…": true, "😂": true, "\u0301": true, "Ł": true, "ı": true,
		"▁Łódź": false, "ası": false, "▁мир": false, "ж": false, "日本": false, "本": false, "ος": false,
	} {
		if got := offered(piece); got != want {
			t.Errorf("%q: %v", piece, got)
		}
	}
}

func TestJoin(t *testing.T) {
	got := join([]int8{-15, -14, 0, 15, -15, -15, -15, 15})
	want := []byte{0x20, 0x3c, 0x0f, 0x00, 0xf0}
	if !slices.Equal(got, want) {
		t.Errorf("% x, not % x", got, want)
	}
}
