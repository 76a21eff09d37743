package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// The products are computed in tiles of four rows of weights by two rows of
// activations, so that each number that is loaded is used more than once.
const (
	tileWeights     = 4
	tileActivations = 2
	step            = 16 // numbers of a row that are processed at a time
)

func multiply() {
	TEXT("multiplyAVX2", NOSPLIT, "func(out, bias, scales *float32, weights *byte, rounded *int16, steps *float32, in, stride, rows int)")
	Doc(
		"multiplyAVX2 is a tileKernel.",
	)
	Pragma("noescape")
	in, stride := Load(Param("in"), GP64()), Load(Param("stride"), GP64())
	weights, out := Load(Param("weights"), GP64()), Load(Param("out"), GP64())
	scales, bias := Load(Param("scales"), GP64()), Load(Param("bias"), GP64())
	rounded, steps := Load(Param("rounded"), GP64()), Load(Param("steps"), GP64())
	rows := Load(Param("rows"), GP64())
	SHLQ(Imm(2), stride)

	Label("row")
	sums := tile(weights, rounded, in)
	for i := range sums {
		write(sums[i], Mem{Base: out}, Mem{Base: scales}, Mem{Base: bias}, Mem{Base: steps}.Offset(4*i))
		ADDQ(stride, out)
	}
	LEAQ(Mem{Base: rounded, Index: in, Scale: 4}, rounded) // two rows of two-byte numbers
	ADDQ(Imm(4*tileActivations), steps)
	SUBQ(Imm(tileActivations), rows)
	JNZ(LabelRef("row"))
	VZEROUPPER()
	RET()
}

// tile emits the products of a tile. Each sum is in the eight lanes of its register.
func tile(weights, rounded, in Register) (sums [tileActivations][tileWeights]VecVirtual) {
	w, a, n, third := GP64(), GP64(), GP64(), GP64()
	MOVQ(weights, w)
	MOVQ(rounded, a)
	MOVQ(in, n)
	LEAQ(Mem{Base: in, Index: in, Scale: 2}, third)
	for i := range sums {
		for j := range sums[i] {
			sums[i][j] = YMM()
			VPXOR(sums[i][j], sums[i][j], sums[i][j])
		}
	}

	Label("products")
	var activations [tileActivations]VecVirtual
	for i, row := range []Mem{{Base: a}, {Base: a, Index: in, Scale: 2}} {
		activations[i] = YMM()
		VMOVDQU(row, activations[i])
	}
	for j, row := range []Mem{
		{Base: w}, {Base: w, Index: in, Scale: 1}, {Base: w, Index: in, Scale: 2}, {Base: w, Index: third, Scale: 1},
	} {
		wide, product := YMM(), YMM()
		VPMOVSXBW(row, wide)
		for i := range activations {
			VPMADDWD(activations[i], wide, product)
			VPADDD(product, sums[i][j], sums[i][j])
		}
	}
	ADDQ(Imm(step), w)
	ADDQ(Imm(2*step), a)
	SUBQ(Imm(step), n)
	JNZ(LabelRef("products"))
	return sums
}

// write emits the end of one row of a tile: it adds up the lanes of the four sums,
// scales them and stores them.
func write(sums [tileWeights]VecVirtual, out, scales, bias, step Mem) {
	VPHADDD(sums[1], sums[0], sums[0])
	VPHADDD(sums[3], sums[2], sums[2])
	VPHADDD(sums[2], sums[0], sums[0])
	low, high, scale := sums[0].AsX(), XMM(), XMM()
	VEXTRACTI128(Imm(1), sums[0], high)
	VPADDD(high, low, low)
	VCVTDQ2PS(low, low)
	VBROADCASTSS(step, scale)
	VMULPS(scales, scale, scale)
	VMULPS(scale, low, low)
	VADDPS(bias, low, low)
	VMOVUPS(low, out)
}
