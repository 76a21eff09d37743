package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"

	. "kith/build/kernels/registers"
)

func blend() {
	TEXT("blendAVX2", NOSPLIT, "func(out, coefficients, rows *float32, stride, count, width int)")
	Doc(
		"blendAVX2 writes to out the weighted sum of count rows of width numbers. The rows begin stride",
		"numbers apart. count is at least 1, width a multiple of 8.",
	)
	Pragma("noescape")
	out, rows := Load(Param("out"), GP64()), Load(Param("rows"), GP64())
	stride, width := Load(Param("stride"), GP64()), Load(Param("width"), GP64())
	SHLQ(Imm(2), stride)

	// Four registers at a time while as many columns are left, then one.
	for _, block := range []struct {
		registers  int
		name, then string
	}{{4, "wide", "narrow"}, {1, "narrow", "done"}} {
		Label(block.name)
		CMPQ(width, Imm(uint64(block.registers*Lanes)))
		JL(LabelRef(block.then))
		blendBlock(block.name, out, rows, stride, block.registers)
		ADDQ(Imm(uint64(block.registers*Bytes)), out)
		ADDQ(Imm(uint64(block.registers*Bytes)), rows)
		SUBQ(Imm(uint64(block.registers*Lanes)), width)
		JMP(LabelRef(block.name))
	}
	Label("done")
	VZEROUPPER()
	RET()
}

// blendBlock emits the sum of one block of columns over all rows.
func blendBlock(name string, out, rows, stride Register, registers int) {
	coefficients, count := Load(Param("coefficients"), GP64()), Load(Param("count"), GP64())
	row := GP64()
	MOVQ(rows, row)
	sums := make([]VecVirtual, registers)
	for i := range sums {
		sums[i] = YMM()
		VXORPS(sums[i], sums[i], sums[i])
	}
	Label(name + "Row")
	coefficient := YMM()
	VBROADCASTSS(Mem{Base: coefficients}, coefficient)
	for i := range sums {
		VFMADD231PS(Mem{Base: row}.Offset(i*Bytes), coefficient, sums[i])
	}
	ADDQ(Imm(4), coefficients)
	ADDQ(stride, row)
	DECQ(count)
	JNZ(LabelRef(name + "Row"))
	for i := range sums {
		VMOVUPS(sums[i], Mem{Base: out}.Offset(i*Bytes))
	}
}
