package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"

	. "kith/build/kernels/registers"
)

// The constants of exponential and gelu are those of portable.go.
var (
	one         = Eight("one", 1)
	minExponent = Eight("minExponent", -87)
	perLn2      = Eight("perLn2", 1.44269504)
	ln2High     = Eight("ln2High", 0.693359375)
	ln2Low      = Eight("ln2Low", -2.12194440e-4)
	expLast     = Eight("exp7", 1.9875691500e-4)
	expOther    = []Mem{
		Eight("exp6", 1.3981999507e-3),
		Eight("exp5", 8.3334519073e-3),
		Eight("exp4", 4.1665795894e-2),
		Eight("exp3", 1.6666665459e-1),
		Eight("exp2", 5.0000001201e-1),
	}
)

// exponential emits e to the power of x, which is not above 0, and returns it
// in a register of its own.
func exponential(x VecVirtual) VecVirtual {
	n, r, p := YMM(), YMM(), YMM()
	VMAXPS(minExponent, x, r)
	VMULPS(perLn2, r, n)
	VROUNDPS(Imm(0), n, n)
	VFNMADD231PS(ln2High, n, r)
	VFNMADD231PS(ln2Low, n, r)
	VMOVUPS(expLast, p)
	for _, next := range expOther {
		VFMADD213PS(next, r, p)
	}
	VMULPS(r, p, p)
	VFMADD213PS(r, r, p)
	VADDPS(one, p, p)
	VCVTPS2DQ(n, n)
	VPSLLD(Imm(23), n, n)
	VPADDD(n, p, p)
	return p
}

func exponentials() {
	TEXT("exponentialsAVX2", NOSPLIT, "func(scores *float32, n int) float32")
	Doc(
		"exponentialsAVX2 replaces each of n scores x by exp(x - the largest score) and returns the sum of the",
		"results. n is a multiple of 8 and not 0.",
	)
	Pragma("noescape")
	scores, n := Load(Param("scores"), GP64()), Load(Param("n"), GP64())
	largest := YMM()
	VMOVUPS(Mem{Base: scores}, largest)
	Each("maximum", scores, n, func(score Mem) { VMAXPS(score, largest, largest) })
	top := Fold(func(ops ...Op) { VMAXPS(ops[0], ops[1], ops[2]) }, largest)
	VBROADCASTSS(top, largest)

	sum := YMM()
	VXORPS(sum, sum, sum)
	Each("power", scores, n, func(score Mem) {
		x := YMM()
		VMOVUPS(score, x)
		VSUBPS(largest, x, x)
		power := exponential(x)
		VMOVUPS(power, score)
		VADDPS(power, sum, sum)
	})
	Store(Fold(func(ops ...Op) { VADDPS(ops[0], ops[1], ops[2]) }, sum), ReturnIndex(0))
	VZEROUPPER()
	RET()
}
