package vector

// product is portableProduct with vector instructions, which every arm64 has.
func product(a, b []int8) int32 {
	b = b[:len(a)]
	whole := len(a) / block * block
	if whole == 0 {
		return portableProduct(a, b)
	}
	return productNEON(&a[0], &b[0], whole) + portableProduct(a[whole:], b[whole:])
}

// productNEON is portableProduct for the first n numbers of a and b. n is a
// multiple of 32 and not 0.
//
//go:noescape
func productNEON(a, b *int8, n int) int32
