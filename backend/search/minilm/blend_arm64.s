#include "textflag.h"

// func blendNEON(out, coefficients, rows *float32, stride, count, width int)
TEXT ·blendNEON(SB), NOSPLIT, $0-48
	MOVD out+0(FP), R0
	MOVD coefficients+8(FP), R1
	MOVD rows+16(FP), R2
	MOVD stride+24(FP), R3
	MOVD count+32(FP), R4
	MOVD width+40(FP), R5
	LSL  $2, R3, R3

	// Thirty-two columns at a time while as many are left, then eight.
wide:
	CMP  $32, R5
	BLT  narrow
	MOVD R1, R6
	MOVD R2, R7
	MOVD R4, R8
	VEOR V0.B16, V0.B16, V0.B16
	VEOR V1.B16, V1.B16, V1.B16
	VEOR V2.B16, V2.B16, V2.B16
	VEOR V3.B16, V3.B16, V3.B16
	VEOR V4.B16, V4.B16, V4.B16
	VEOR V5.B16, V5.B16, V5.B16
	VEOR V6.B16, V6.B16, V6.B16
	VEOR V7.B16, V7.B16, V7.B16

wideRow:
	VLD1R.P 4(R6), [V16.S4]
	ADD     $64, R7, R9
	VLD1    (R7), [V20.S4, V21.S4, V22.S4, V23.S4]
	VLD1    (R9), [V24.S4, V25.S4, V26.S4, V27.S4]
	VFMLA   V16.S4, V20.S4, V0.S4
	VFMLA   V16.S4, V21.S4, V1.S4
	VFMLA   V16.S4, V22.S4, V2.S4
	VFMLA   V16.S4, V23.S4, V3.S4
	VFMLA   V16.S4, V24.S4, V4.S4
	VFMLA   V16.S4, V25.S4, V5.S4
	VFMLA   V16.S4, V26.S4, V6.S4
	VFMLA   V16.S4, V27.S4, V7.S4
	ADD     R3, R7, R7
	SUBS    $1, R8, R8
	BNE     wideRow
	VST1.P  [V0.S4, V1.S4, V2.S4, V3.S4], 64(R0)
	VST1.P  [V4.S4, V5.S4, V6.S4, V7.S4], 64(R0)
	ADD     $128, R2, R2
	SUB     $32, R5, R5
	B       wide

narrow:
	CMP  $8, R5
	BLT  done
	MOVD R1, R6
	MOVD R2, R7
	MOVD R4, R8
	VEOR V0.B16, V0.B16, V0.B16
	VEOR V1.B16, V1.B16, V1.B16

narrowRow:
	VLD1R.P 4(R6), [V16.S4]
	VLD1    (R7), [V20.S4, V21.S4]
	VFMLA   V16.S4, V20.S4, V0.S4
	VFMLA   V16.S4, V21.S4, V1.S4
	ADD     R3, R7, R7
	SUBS    $1, R8, R8
	BNE     narrowRow
	VST1.P  [V0.S4, V1.S4], 32(R0)
	ADD     $32, R2, R2
	SUB     $8, R5, R5
	B       narrow

done:
	RET
