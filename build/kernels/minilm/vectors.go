package main

import (
	"math"

	"github.com/mmcloughlin/avo/attr"
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// lanes is how many 32-bit numbers fit in a register, bytes is its size.
const (
	lanes = 8
	bytes = 4 * lanes
)

// eight returns memory with the same number in each lane. It writes the bits of the
// number, because the assembler would take a whole number for an integer.
func eight(name string, number float32) Mem {
	memory := GLOBL(name, attr.RODATA|attr.NOPTR)
	for lane := range lanes {
		DATA(4*lane, U32(math.Float32bits(number)))
	}
	return memory
}

// fold combines the lanes of a register with an instruction. The result is in the
// lowest lane of the register that it returns.
func fold(with func(...Op), y VecVirtual) VecVirtual {
	x, other := y.AsX(), XMM()
	VEXTRACTF128(Imm(1), y, other)
	with(other, x, x)
	VPSHUFD(Imm(0b1110), x, other)
	with(other, x, x)
	VPSHUFD(Imm(0b01), x, other)
	with(other, x, x)
	return x.(VecVirtual)
}
