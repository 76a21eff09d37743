package main

import (
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"

	. "kith/build/kernels/registers"
)

var sign = Eight("sign", float32(math.Copysign(0, -1)))

func round() {
	TEXT("maxAbsAVX2", NOSPLIT, "func(row *float32, n int) float32")
	Doc("maxAbsAVX2 returns the largest absolute value of n numbers. n is a multiple of 8 and not 0.")
	Pragma("noescape")
	row, n := Load(Param("row"), GP64()), Load(Param("n"), GP64())
	largest, mask := YMM(), YMM()
	VXORPS(largest, largest, largest)
	VMOVUPS(sign, mask)
	Each("number", row, n, func(number Mem) {
		x := YMM()
		VANDNPS(number, mask, x)
		VMAXPS(x, largest, largest)
	})
	Store(Fold(func(ops ...Op) { VMAXPS(ops[0], ops[1], ops[2]) }, largest), ReturnIndex(0))
	VZEROUPPER()
	RET()

	TEXT("roundAVX2", NOSPLIT, "func(out *int16, row *float32, n int, scale float32)")
	Doc("roundAVX2 multiplies n numbers by scale, rounds them and writes them to out. n is a multiple of 16 and not 0.")
	Pragma("noescape")
	row, n = Load(Param("row"), GP64()), Load(Param("n"), GP64())
	out, scale := Load(Param("out"), GP64()), YMM()
	at, _ := Param("scale").Resolve()
	VBROADCASTSS(at.Addr, scale)
	Label("next")
	low, high := YMM(), YMM()
	VMULPS(Mem{Base: row}, scale, low)
	VMULPS(Mem{Base: row}.Offset(Bytes), scale, high)
	VCVTPS2DQ(low, low)
	VCVTPS2DQ(high, high)
	VPACKSSDW(high, low, low)
	VPERMQ(Imm(0b11_01_10_00), low, low) // VPACKSSDW packs each half of a register separately
	VMOVDQU(low, Mem{Base: out})
	ADDQ(Imm(2*Bytes), row)
	ADDQ(Imm(Bytes), out)
	SUBQ(Imm(2*Lanes), n)
	JNZ(LabelRef("next"))
	VZEROUPPER()
	RET()
}
