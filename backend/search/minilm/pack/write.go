package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
)

// The shape of all-MiniLM-L6-v2. Of its 512 positions the sentence encoder was
// trained on the first 256.
const (
	words     = 30522
	positions = 256
	width     = 384
	inner     = 4 * width
	layers    = 6
	headWidth = 32
)

// A packer writes one part of the packed file after the other; the first error
// stays. minilm reads the parts in the same order (backend/search/minilm/packed.go):
// "kithmean", the vocabulary's length and words, then the tensors in the order
// of their use. A matrix is its rows' scales and then its numbers, a byte each.
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

// layer writes queries, keys and values as one matrix, since they read the same
// input; the root that scores are divided by is already in the queries.
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

// positions writes what is added to a word for its place, and to every word for
// being in the first of two texts, of which there is only one.
func (p *packer) positions() {
	places := p.take("embeddings.position_embeddings.weight", 2*positions*width)
	kinds := p.take("embeddings.token_type_embeddings.weight", 2*width)
	if p.err != nil {
		return
	}
	sums := make([]float32, positions*width)
	for i := range sums {
		sums[i] = places[i] + kinds[i%width]
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

// matrix writes weights with columns numbers a row.
func (p *packer) matrix(weights []float32, columns int) {
	scales := make([]float32, 0, len(weights)/columns)
	numbers := make([]int8, 0, len(weights))
	for row := weights; len(row) > 0; row = row[columns:] {
		scale := bestScale(row[:columns])
		scales = append(scales, scale)
		numbers = append(numbers, round(row[:columns], scale)...)
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
