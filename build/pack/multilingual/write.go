package main

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"kith/build/pack"
)

const (
	rowBits = 5
	rowMax  = 1<<(rowBits-1) - 1 // the largest quantized number
)

// The shape of the model.
const (
	pieces = 128000
	shards = 17 // tensors that the embeddings are distributed over
	width  = 512
	narrow = 256 // of the row of a token within a convolution
	small  = 320 // of the first layers of the feed-forward network
)

// orders are the sizes in tokens of the windows of the convolutions.
var orders = []int{2, 3, 5}

const wideRow = width + 3*narrow

// A packer writes the parts of the packed file in order and keeps the first error.
// backend/search/multilingual/packed.go reads them in the same order: "kithmult", the
// normalization, the pieces and their scores, then the tensors in the order of their
// use. Matrices with the same input are written as one.
type packer struct {
	out   *bytes.Buffer
	graph *graph
	err   error
}

func write(out *bytes.Buffer, t *tokenizer, g *graph) error {
	p := &packer{out: out, graph: g}
	out.WriteString("kithmult")
	p.text(t.charsmap)
	p.pieces(t)
	p.embeddings(t)
	p.convolutions()
	p.norm("CNN_layers", wideRow)
	p.layer(wideRow, []string{"CNN_layers/dense/kernel:0"}, width, p.floats("CNN_layers/dense/bias:0", width))

	const hidden = "DNN/ResidualHidden_"
	p.layer(width, []string{hidden + "0/dense/kernel:0", hidden + "1/AdjustDepth/projection/kernel:0"}, small, nil)
	p.layer(small, []string{hidden + "1/dense/kernel:0"}, small, nil)
	p.layer(small, []string{hidden + "2/dense/kernel:0", hidden + "3/AdjustDepth/projection/kernel:0"}, width, nil)
	p.layer(width, []string{hidden + "3/dense/kernel:0"}, width, nil)
	return p.err
}

func (p *packer) text(text []byte) {
	p.binary(uint32(len(text)))
	p.out.Write(text)
}

// pieces writes the pieces, one per line, their scores, and the lowest score of the
// original.
func (p *packer) pieces(t *tokenizer) {
	var lines bytes.Buffer
	scores := make([]float32, len(t.pieces))
	for i, piece := range t.pieces {
		fmt.Fprintln(&lines, piece.text)
		scores[i] = piece.score
	}
	p.text(lines.Bytes())
	p.binary(scores)
	p.binary(t.lowest)
}

// embeddings writes the scales of the pieces, then the numbers.
func (p *packer) embeddings(t *tokenizer) {
	scales := make([]float32, 0, len(t.pieces))
	var numbers bytes.Buffer
	for _, piece := range t.pieces {
		row := p.row(piece.number)
		if p.err != nil {
			return
		}
		quantized, scale := pack.Quantize(row, rowMax, 2)
		scales = append(scales, scale)
		numbers.Write(join(quantized))
	}
	p.binary(scales)
	p.out.Write(numbers.Bytes())
}

// join packs eight numbers into rowBits bytes, each plus rowMax, so that none is
// negative.
func join(numbers []int8) []byte {
	var out []byte
	for ; len(numbers) > 0; numbers = numbers[8:] {
		var bits uint64
		for i, n := range numbers[:8] {
			bits |= uint64(n+rowMax) << (i * rowBits)
		}
		for i := range rowBits {
			out = append(out, byte(bits>>(8*i)))
		}
	}
	return out
}

// row returns the embedding of a piece of the original model.
func (p *packer) row(number int) []float32 {
	name := fmt.Sprintf("Func/StatefulPartitionedCall/input/_%d:0", number%shards+1)
	const rows = (pieces + shards - 1) / shards
	shard, scale, zero, err := p.graph.quantized(name, rows*width)
	if err != nil {
		p.fail(err)
		return nil
	}
	row := make([]float32, width)
	for i, n := range shard[number/shards*width:][:width] {
		row[i] = float32(int(n)-zero) * scale
	}
	return row
}

// convolutions writes the projections to their inputs as one layer, then the
// convolutions.
func (p *packer) convolutions() {
	var kernels []string
	var bias []float32
	for _, order := range orders {
		kernels = append(kernels, fmt.Sprintf("CNN_layers/ngram_order_%d/input_size_projection/dense/kernel:0", order))
		bias = append(bias, p.floats(fmt.Sprintf("CNN_layers/ngram_order_%d/input_size_projection/dense/bias:0", order), narrow)...)
	}
	p.layer(width, kernels, narrow, bias)
	for _, order := range orders {
		name := fmt.Sprintf("CNN_layers/ngram_order_%d", order)
		p.norm(name, narrow)
		for _, part := range []string{"Conv", "Conv_1"} {
			convolution := fmt.Sprintf("%s/Ngram-%d-%s/", name, order, part)
			p.layer(order*narrow, []string{convolution + "weights:0"}, narrow, p.floats(convolution+"bias:0", narrow))
		}
	}
}

func (p *packer) norm(name string, n int) {
	p.binary(p.floats(name+"/LayerNorm/gamma:0", n))
	p.binary(p.floats(name+"/LayerNorm/beta:0", n))
}

func (p *packer) floats(name string, n int) []float32 {
	list, err := p.graph.floats(name, n)
	p.fail(err)
	return list
}

// layer writes matrices with in rows and out columns each, transposed and as one, and
// their bias: zeros if it is nil.
func (p *packer) layer(in int, names []string, out int, bias []float32) {
	var scales []float32
	var numbers []byte
	for _, name := range names {
		weights, scale, _, err := p.graph.quantized(name, in*out)
		if err != nil {
			p.fail(err)
			return
		}
		for o := range out {
			scales = append(scales, scale)
			for i := range in {
				numbers = append(numbers, weights[i*out+o])
			}
		}
	}
	if bias == nil {
		bias = make([]float32, len(scales))
	}
	p.binary(scales)
	p.binary(numbers)
	p.binary(bias)
}

func (p *packer) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

func (p *packer) binary(data any) { p.fail(binary.Write(p.out, binary.LittleEndian, data)) }
