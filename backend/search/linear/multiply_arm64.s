#include "textflag.h"

// Instructions that the assembler does not know. Arguments are register numbers: d the
// result, n and m the operands.
#define SMLAL(d, n, m) WORD $(0x0E608000 | m<<16 | n<<5 | d)  // Vd.4S += Vn.4H * Vm.4H
#define SMLAL2(d, n, m) WORD $(0x4E608000 | m<<16 | n<<5 | d) // the same with the upper halves
#define SXTL(d, n) WORD $(0x0F08A400 | n<<5 | d)              // Vd.8H = Vn.8B
#define SCVTF(d, n) WORD $(0x4E21D800 | n<<5 | d)             // Vd.4S = float(Vn.4S)
#define FMUL(d, n, m) WORD $(0x6E20DC00 | m<<16 | n<<5 | d)   // Vd.4S = Vn.4S * Vm.4S
#define FADD(d, n, m) WORD $(0x4E20D400 | m<<16 | n<<5 | d)   // Vd.4S = Vn.4S + Vm.4S

// ADD_PRODUCTS multiplies eight weights by eight activations each of two rows, which
// are in V16 and V17, and adds the products to the lanes of two sums.
#define ADD_PRODUCTS(sum0, sum1, weights) \
	SXTL(weights, weights)       \
	SMLAL(sum0, 16, weights)     \
	SMLAL2(sum0, 16, weights)    \
	SMLAL(sum1, 17, weights)     \
	SMLAL2(sum1, 17, weights)

// WRITE scales four sums, which are in V_d, and writes them as part of a row.
#define WRITE(d) \
	SCVTF(d, d)                 \
	VLD1R.P 4(R5), [V22.S4]     \
	FMUL(22, 22, 31)            \
	FMUL(d, d, 22)              \
	FADD(d, d, 30)

// func multiplyNEON(out, bias, scales *float32, weights *byte, rounded *int16, steps *float32, in, stride, rows int)
TEXT ·multiplyNEON(SB), NOSPLIT, $0-72
	MOVD out+0(FP), R0
	MOVD bias+8(FP), R1
	MOVD scales+16(FP), R2
	MOVD weights+24(FP), R3
	MOVD rounded+32(FP), R4
	MOVD steps+40(FP), R5
	MOVD in+48(FP), R6
	MOVD stride+56(FP), R7
	MOVD rows+64(FP), R8
	LSL  $2, R7, R7
	VLD1 (R1), [V30.S4]
	VLD1 (R2), [V31.S4]

row:
	MOVD R3, R9
	ADD  R6, R9, R10
	ADD  R6, R10, R11
	ADD  R6, R11, R12
	MOVD R4, R13
	ADD  R6<<1, R4, R14
	MOVD R6, R15
	VEOR V0.B16, V0.B16, V0.B16
	VEOR V1.B16, V1.B16, V1.B16
	VEOR V2.B16, V2.B16, V2.B16
	VEOR V3.B16, V3.B16, V3.B16
	VEOR V4.B16, V4.B16, V4.B16
	VEOR V5.B16, V5.B16, V5.B16
	VEOR V6.B16, V6.B16, V6.B16
	VEOR V7.B16, V7.B16, V7.B16

products:
	VLD1.P 16(R13), [V16.H8]
	VLD1.P 16(R14), [V17.H8]
	VLD1.P 8(R9), [V18.B8]
	VLD1.P 8(R10), [V19.B8]
	VLD1.P 8(R11), [V20.B8]
	VLD1.P 8(R12), [V21.B8]
	ADD_PRODUCTS(0, 4, 18)
	ADD_PRODUCTS(1, 5, 19)
	ADD_PRODUCTS(2, 6, 20)
	ADD_PRODUCTS(3, 7, 21)
	SUBS   $8, R15, R15
	BNE    products

	VADDP V1.S4, V0.S4, V0.S4
	VADDP V3.S4, V2.S4, V2.S4
	VADDP V2.S4, V0.S4, V0.S4
	VADDP V5.S4, V4.S4, V4.S4
	VADDP V7.S4, V6.S4, V6.S4
	VADDP V6.S4, V4.S4, V4.S4
	WRITE(0)
	VST1  [V0.S4], (R0)
	ADD   R7, R0, R0
	WRITE(4)
	VST1  [V4.S4], (R0)
	ADD   R7, R0, R0
	ADD   R6<<2, R4, R4       // two rows of two-byte numbers
	SUBS  $2, R8, R8
	BNE   row
	RET
