package main

import (
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"

	. "kith/build/kernels/registers"
)

var (
	sign     = Eight("sign", float32(math.Copysign(0, -1)))
	half     = Eight("half", 0.5)
	perRoot2 = Eight("perRoot2", 1/math.Sqrt2)
	erfP     = Eight("erfP", 0.3275911)
	erfLast  = Eight("erf5", 1.061405429)
	erfOther = []Mem{
		Eight("erf4", -1.453152027),
		Eight("erf3", 1.421413741),
		Eight("erf2", -0.284496736),
		Eight("erf1", 0.254829592),
	}
)

func gelu() {
	TEXT("geluAVX2", NOSPLIT, "func(numbers *float32, n int)")
	Doc("geluAVX2 replaces n numbers by their gelu. n is a multiple of 8 and not 0.")
	Pragma("noescape")
	numbers, n := Load(Param("numbers"), GP64()), Load(Param("n"), GP64())
	Each("number", numbers, n, func(number Mem) {
		x, z, square := YMM(), YMM(), YMM()
		VMOVUPS(number, x)
		VMOVUPS(sign, z)
		VANDNPS(x, z, z)
		VMULPS(perRoot2, z, z)
		VMULPS(z, z, square)
		VXORPS(sign, square, square)
		power := exponential(square)

		t, p := YMM(), YMM()
		VMOVUPS(one, t)
		VFMADD132PS(erfP, t, z) // z·erfP + 1
		VDIVPS(z, t, t)
		VMOVUPS(erfLast, p)
		for _, next := range erfOther {
			VFMADD213PS(next, t, p)
		}
		tail, rest := YMM(), YMM()
		VMULPS(half, x, tail)
		VMULPS(power, tail, tail)
		VMULPS(t, tail, tail)
		VMULPS(p, tail, tail)
		VSUBPS(tail, x, rest)
		VBLENDVPS(x, tail, rest, rest) // tail where x is negative
		VMOVUPS(rest, number)
	})
	VZEROUPPER()
	RET()
}
