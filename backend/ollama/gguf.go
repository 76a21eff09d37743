package ollama

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"math/bits"
)

// gguf is the part of a model file's header that Kith needs. The format is described at
// https://github.com/ggml-org/ggml/blob/master/docs/gguf.md.
type gguf struct {
	name     string // "general.name"
	template string // "tokenizer.chat_template", in Jinja
	parts    uint64 // number of files that the model is split into
	tensors  uint64
}

var (
	errNoGGUF    = errors.New("no GGUF")
	errTruncated = errors.New("cut off")
)

// Limits on the counts and lengths that a file may declare.
const (
	maxEntries    = 1 << 16
	maxText       = 1 << 24
	maxDimensions = 4
)

// readGGUF reads the header of a file of size bytes and checks that the file is
// long enough for the tensors it declares. It fails with errNoGGUF or errTruncated.
func readGGUF(r io.Reader, size int64) (g gguf, err error) {
	d := &decoder{r: bufio.NewReaderSize(r, 1<<16), left: size}
	if d.uint32() != 0x46554747 { // "GGUF"
		return g, d.or(errNoGGUF)
	}
	if version := d.uint32(); version < 2 || version > 3 {
		return g, d.or(errNoGGUF)
	}
	g.tensors = d.uint64()
	entries := d.uint64()
	if g.tensors > maxEntries || entries > maxEntries {
		return g, d.or(errNoGGUF)
	}
	alignment := uint64(32)
	for range entries {
		d.entry(&g, &alignment)
	}
	end := d.tensors(g.tensors)
	if d.err != nil {
		return g, d.err
	}
	if alignment == 0 || alignment > 1<<20 {
		return g, errNoGGUF
	}
	begin := (uint64(size-d.left) + alignment - 1) / alignment * alignment
	if need, carry := bits.Add64(begin, end, 0); g.tensors > 0 && (carry != 0 || need > uint64(size)) {
		return g, errTruncated
	}
	return g, nil
}

// Types of metadata values.
const (
	ggufUint32 = 4
	ggufString = 8
	ggufArray  = 9
)

// widths maps the other value types to their sizes in bytes.
var widths = map[uint32]uint64{0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}

// decoder reads a file sequentially. After the first error it returns zeros.
type decoder struct {
	r    *bufio.Reader
	left int64 // unread bytes of the file
	err  error
}

func (d *decoder) entry(g *gguf, alignment *uint64) {
	key := d.text()
	kind := d.uint32()
	switch {
	case key == "general.name" && kind == ggufString:
		g.name = d.text()
	case key == "tokenizer.chat_template" && kind == ggufString:
		g.template = d.text()
	case key == "general.alignment" && kind == ggufUint32:
		*alignment = uint64(d.uint32())
	case key == "split.count" && kind == 2:
		g.parts = uint64(d.uint16())
	default:
		d.skipValue(kind)
	}
}

func (d *decoder) skipValue(kind uint32) {
	switch kind {
	case ggufString:
		d.skip(d.uint64())
	case ggufArray:
		of, count := d.uint32(), d.uint64()
		d.skipArray(of, count)
	default:
		d.skipArray(kind, 1)
	}
}

func (d *decoder) skipArray(kind uint32, count uint64) {
	if kind == ggufString {
		for ; count > 0 && d.err == nil; count-- {
			d.skip(d.uint64())
		}
		return
	}
	width, known := widths[kind]
	if over, length := bits.Mul64(width, count); known && over == 0 {
		d.skip(length)
		return
	}
	d.fail(errNoGGUF)
}

// tensors returns the end of the tensor data as an offset from its beginning.
func (d *decoder) tensors(count uint64) (end uint64) {
	for ; count > 0 && d.err == nil; count-- {
		d.skip(d.uint64()) // its name
		values := d.shape()
		kind, offset := d.uint32(), d.uint64()
		length := bytesOf(kind, values)
		if length > math.MaxInt64 || offset > math.MaxInt64 {
			d.fail(errNoGGUF)
			return 0
		}
		end = max(end, offset+length)
	}
	return end
}

// shape returns the number of values in a tensor.
func (d *decoder) shape() uint64 {
	dimensions, values := d.uint32(), uint64(1)
	if dimensions > maxDimensions {
		d.fail(errNoGGUF)
	}
	for ; dimensions > 0 && d.err == nil; dimensions-- {
		over, product := bits.Mul64(values, d.uint64())
		if over != 0 || product > math.MaxInt64>>4 {
			d.fail(errNoGGUF)
			return 0
		}
		values = product
	}
	return values
}

// blocks maps tensor types to the number of values and bytes in one block. A type
// that is not listed counts as 0 bytes.
var blocks = map[uint32]struct{ values, bytes uint64 }{
	0: {1, 4}, 1: {1, 2}, 30: {1, 2}, 24: {1, 1}, 25: {1, 2}, 26: {1, 4}, 27: {1, 8}, 28: {1, 8},
	2: {32, 18}, 3: {32, 20}, 6: {32, 22}, 7: {32, 24}, 8: {32, 34}, 39: {32, 17},
	10: {256, 84}, 11: {256, 110}, 12: {256, 144}, 13: {256, 176}, 14: {256, 210},
	16: {256, 66}, 17: {256, 74}, 18: {256, 98}, 19: {256, 50}, 20: {32, 18}, 21: {256, 110}, 22: {256, 82}, 23: {256, 136},
	29: {256, 56}, 34: {256, 54}, 35: {256, 66},
}

func bytesOf(kind uint32, values uint64) uint64 {
	block, known := blocks[kind]
	if !known {
		return 0
	}
	return values / block.values * block.bytes
}

func (d *decoder) uint16() uint16 { return binary.LittleEndian.Uint16(d.next(2)) }
func (d *decoder) uint32() uint32 { return binary.LittleEndian.Uint32(d.next(4)) }
func (d *decoder) uint64() uint64 { return binary.LittleEndian.Uint64(d.next(8)) }

func (d *decoder) text() string {
	length := d.uint64()
	if length > maxText {
		d.fail(errNoGGUF)
		return ""
	}
	return string(d.next(int(length)))
}

// next reads n bytes, or returns as many zeros.
func (d *decoder) next(n int) []byte {
	if d.err == nil && int64(n) > d.left {
		d.fail(errTruncated)
	}
	if d.err != nil {
		return make([]byte, min(n, 8))
	}
	read := make([]byte, n)
	if _, err := io.ReadFull(d.r, read); err != nil {
		d.fail(errTruncated)
	}
	d.left -= int64(n)
	return read
}

func (d *decoder) skip(n uint64) {
	switch {
	case d.err != nil:
	case n > uint64(d.left):
		d.fail(errTruncated)
	default:
		for n > 0 && d.err == nil {
			step := min(n, 1<<30)
			if _, err := d.r.Discard(int(step)); err != nil {
				d.fail(errTruncated)
			}
			d.left -= int64(step)
			n -= step
		}
	}
}

func (d *decoder) fail(err error) {
	if d.err == nil {
		d.err = err
	}
}

// or returns the decoder's own error, or err if there is none.
func (d *decoder) or(err error) error {
	if d.err != nil {
		return d.err
	}
	return err
}
