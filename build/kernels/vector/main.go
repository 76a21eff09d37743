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

// product multiplies |a| by b with the sign of a, because the processor multiplies
// unsigned bytes by signed ones. The sum of two such products fits into 16 bits,
// because no byte is -128.
func product() {
	TEXT("productAVX2", NOSPLIT, "func(a, b *int8, n int) int32")
	Doc("productAVX2 is portableProduct for the first n numbers of a and b. n is a multiple of 32.")
	Pragma("noescape")
	a, b := Load(Param("a"), GP64()), Load(Param("b"), GP64())
	n := Load(Param("n"), GP64())

	ones, sum := YMM(), YMM()
	VPCMPEQW(ones, ones, ones)
	VPABSW(ones, ones)
	VPXOR(sum, sum, sum)

	Label("next")
	TESTQ(n, n)
	JZ(LabelRef("done"))
	x, y, size := YMM(), YMM(), YMM()
	VMOVDQU(Mem{Base: a}, x)
	VMOVDQU(Mem{Base: b}, y)
	VPABSB(x, size)
	VPSIGNB(x, y, y)
	VPMADDUBSW(y, size, y)
	VPMADDWD(ones, y, y)
	VPADDD(y, sum, sum)
	ADDQ(Imm(32), a)
	ADDQ(Imm(32), b)
	SUBQ(Imm(32), n)
	JMP(LabelRef("next"))

	Label("done")
	Store(sumOf(sum), ReturnIndex(0))
	VZEROUPPER()
	RET()
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
