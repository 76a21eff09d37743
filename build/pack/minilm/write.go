package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"

	"kith/build/pack"
)

// The shape of all-MiniLM-L6-v2. It has 512 positions, but the sentence encoder was
// trained on the first 256 only.
const (
	words     = 30522
	positions = 256
	width     = 384
	inner     = 4 * width
	layers    = 6
	headWidth = 32
)

// A packer writes the parts of the packed file in order and keeps the first error.
// backend/search/minilm/packed.go reads them in the same order: "kithmean", the length
// of the vocabulary, the vocabulary, then the tensors in the order of their use. A
// matrix is the scales of its rows, and then its numbers, one byte each.
type packer struct {
	out     *bytes.Buffer
	tensors tensors
	err     error
}

func write(out *bytes.Buffer, vocabulary []byte, t tensors) error {
	p := &packer{out: out, tensors: t}
	out.WriteString("kithmean")
	p.binary(uint32(len(vocabulary)))
	out.Write(vocabulary)
	p.matrix(p.take("embeddings.word_embeddings.weight", words*width), width)
	p.positions()
	p.norm("embeddings.LayerNorm")
	for layer := range layers {
		p.layer(fmt.Sprintf("encoder.layer.%d.", layer))
	}
	return p.err
}

// layer writes the weights of queries, keys and values as one matrix, because they
// have the same input. The weights of the queries are already divided by the root of
// headWidth, by which attention divides its scores.
func (p *packer) layer(name string) {
	root := float32(1 / math.Sqrt(headWidth))
	query := times(p.take(name+"attention.self.query.weight", width*width), root)
	queryBias := times(p.take(name+"attention.self.query.bias", width), root)
	key, keyBias := p.linear(name+"attention.self.key", width, width)
	value, valueBias := p.linear(name+"attention.self.value", width, width)
	p.matrix(join(query, key, value), width)
	p.binary(join(queryBias, keyBias, valueBias))

	for _, part := range []struct {
		name     string
		in, out  int
		thenNorm string
	}{
		{"attention.output.dense", width, width, "attention.output.LayerNorm"},
		{"intermediate.dense", width, inner, ""},
		{"output.dense", inner, width, "output.LayerNorm"},
	} {
		weights, bias := p.linear(name+part.name, part.in, part.out)
		p.matrix(weights, part.in)
		p.binary(bias)
		if part.thenNorm != "" {
			p.norm(name + part.thenNorm)
		}
	}
}

// positions writes the sums of the position embeddings and the embedding of the first
// token type. BERT marks the first and second of two texts by type; here is only one.
func (p *packer) positions() {
	positionRows := p.take("embeddings.position_embeddings.weight", 2*positions*width)
	types := p.take("embeddings.token_type_embeddings.weight", 2*width)
	if p.err != nil {
		return
	}
	sums := make([]float32, positions*width)
	for i := range sums {
		sums[i] = positionRows[i] + types[i%width]
	}
	p.binary(sums)
}

func (p *packer) norm(name string) {
	p.binary(p.take(name+".weight", width))
	p.binary(p.take(name+".bias", width))
}

func (p *packer) linear(name string, in, out int) (weights, bias []float32) {
	return p.take(name+".weight", in*out), p.take(name+".bias", out)
}

func (p *packer) take(name string, n int) []float32 {
	list, err := p.tensors.take(name, n)
	if p.err == nil {
		p.err = err
	}
	return list
}

func (p *packer) binary(data any) {
	if err := binary.Write(p.out, binary.LittleEndian, data); p.err == nil {
		p.err = err
	}
}

// matrix writes a matrix whose rows have the given number of columns.
func (p *packer) matrix(weights []float32, columns int) {
	scales := make([]float32, 0, len(weights)/columns)
	numbers := make([]int8, 0, len(weights))
	for row := weights; len(row) > 0; row = row[columns:] {
		quantized, scale := pack.Quantize(row[:columns], math.MaxInt8, 1)
		scales, numbers = append(scales, scale), append(numbers, quantized...)
	}
	p.binary(scales)
	p.binary(numbers)
}

func times(list []float32, factor float32) []float32 {
	product := make([]float32, len(list))
	for i, x := range list {
		product[i] = x * factor
	}
	return product
}

func join(lists ...[]float32) []float32 {
	var all []float32
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}
