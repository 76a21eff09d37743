#include "textflag.h"

// Instructions that the assembler does not know. Arguments are register numbers: d the
// result, n and m the operands.
#define SMULL(d, n, m) WORD $(0x0E20C000 | m<<16 | n<<5 | d)  // Vd.8H = Vn.8B * Vm.8B
#define SMLAL2(d, n, m) WORD $(0x4E208000 | m<<16 | n<<5 | d) // Vd.8H += the upper halves of Vn.16B * Vm.16B
#define SADALP(d, n) WORD $(0x4E606800 | n<<5 | d)            // Vd.4S += pairs of Vn.8H, added up

// func productNEON(a, b *int8, n int) int32
//
// The sum of two products fits into 16 bits, because no byte is -128.
TEXT ·productNEON(SB), NOSPLIT, $0-28
	MOVD a+0(FP), R0
	MOVD b+8(FP), R1
	MOVD n+16(FP), R2
	VEOR V0.B16, V0.B16, V0.B16
	VEOR V1.B16, V1.B16, V1.B16

next:
	VLD1.P 32(R0), [V2.B16, V3.B16]
	VLD1.P 32(R1), [V4.B16, V5.B16]
	SMULL(6, 2, 4)
	SMLAL2(6, 2, 4)
	SADALP(0, 6)
	SMULL(7, 3, 5)
	SMLAL2(7, 3, 5)
	SADALP(1, 7)
	SUBS   $32, R2, R2
	BNE    next

	VADD  V1.S4, V0.S4, V0.S4
	VADDV V0.S4, V0
	VMOV  V0.S[0], R3
	MOVW  R3, ret+24(FP)
	RET
