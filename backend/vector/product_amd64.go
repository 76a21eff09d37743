package vector

import "golang.org/x/sys/cpu"

// product is portableProduct, with AVX2 if the processor has it.
func product(a, b []int8) int32 {
	b = b[:len(a)]
	whole := len(a) / block * block
	if !cpu.X86.HasAVX2 || whole == 0 {
		return portableProduct(a, b)
	}
	sum := productAVX2(&a[0], &b[0], whole)
	if whole < len(a) {
		sum += portableProduct(a[whole:], b[whole:])
	}
	return sum
}
