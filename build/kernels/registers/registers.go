// Package registers is what the generators share: constants and loops for registers
// of eight 32-bit numbers.
package registers

import (
	"math"

	"github.com/mmcloughlin/avo/attr"
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// Lanes is how many 32-bit numbers fit in a register, Bytes is its size.
const (
	Lanes = 8
	Bytes = 4 * Lanes
)

// Eight returns memory with the same number in each lane. It writes the bits of the
// number, because the assembler would take a whole number for an integer.
func Eight(name string, number float32) Mem {
	memory := GLOBL(name, attr.RODATA|attr.NOPTR)
	for lane := range Lanes {
		DATA(4*lane, U32(math.Float32bits(number)))
	}
	return memory
}

// Fold combines the lanes of a register with an instruction. The result is in the
// lowest lane of the register that it returns.
func Fold(with func(...Op), y VecVirtual) VecVirtual {
	x, other := y.AsX(), XMM()
	VEXTRACTF128(Imm(1), y, other)
	with(other, x, x)
	VPSHUFD(Imm(0b1110), x, other)
	with(other, x, x)
	VPSHUFD(Imm(0b01), x, other)
	with(other, x, x)
	return x.(VecVirtual)
}

// Each emits a loop over the n numbers of list, one register at a time. n is a
// multiple of Lanes and not 0.
func Each(name string, list, n Register, body func(Mem)) {
	at, left := GP64(), GP64()
	MOVQ(list, at)
	MOVQ(n, left)
	Label(name)
	body(Mem{Base: at})
	ADDQ(Imm(Bytes), at)
	SUBQ(Imm(Lanes), left)
	JNZ(LabelRef(name))
}
