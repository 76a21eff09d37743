// Command vector generates the kernels of backend/vector.
package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

func main() {
	product()
	Generate()
}

// product takes 64 numbers at a time.
func product() {
	TEXT("productAVX2", NOSPLIT, "func(a, b *int8, n int) int32")
	Doc("productAVX2 is portableProduct for the first n numbers of a and b. n is a multiple of 32.")
	Pragma("noescape")
	a, b := Load(Param("a"), GP64()), Load(Param("b"), GP64())
	n := Load(Param("n"), GP64())

	ones := YMM()
	VPCMPEQW(ones, ones, ones)
	VPABSW(ones, ones)
	sums := [2]VecVirtual{YMM(), YMM()} // so that an addition need not wait for the one before
	for _, sum := range sums {
		VPXOR(sum, sum, sum)
	}

	BTQ(Imm(5), n)
	JCC(LabelRef("next"))
	addProduct(a, b, 0, ones, sums[0])
	ADDQ(Imm(32), a)
	ADDQ(Imm(32), b)
	SUBQ(Imm(32), n)

	Label("next")
	SUBQ(Imm(64), n)
	JL(LabelRef("done"))
	for i, sum := range sums {
		addProduct(a, b, 32*i, ones, sum)
	}
	ADDQ(Imm(64), a)
	ADDQ(Imm(64), b)
	JMP(LabelRef("next"))

	Label("done")
	VPADDD(sums[1], sums[0], sums[0])
	Store(sumOf(sums[0]), ReturnIndex(0))
	VZEROUPPER()
	RET()
}

// addProduct adds the products of 32 numbers to sum. It multiplies |a| by b with the sign
// of a, because the processor multiplies unsigned bytes by signed ones. The sum of two such
// products fits into 16 bits, because no byte is -128.
func addProduct(a, b Register, from int, ones, sum VecVirtual) {
	size, y := YMM(), YMM()
	VPABSB(Mem{Base: a, Disp: from}, size)
	VMOVDQU(Mem{Base: b, Disp: from}, y)
	VPSIGNB(Mem{Base: a, Disp: from}, y, y)
	VPMADDUBSW(y, size, y)
	VPMADDWD(ones, y, y)
	VPADDD(y, sum, sum)
}

// sumOf adds up the eight lanes of a register.
func sumOf(y VecVirtual) Register {
	low, high, total := y.AsX(), XMM(), GP32()
	VEXTRACTI128(Imm(1), y, high)
	VPADDD(high, low, low)
	VPHADDD(low, low, low)
	VPHADDD(low, low, low)
	VMOVD(low, total)
	return total
}
