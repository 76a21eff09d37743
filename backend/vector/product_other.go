//go:build !amd64 && !arm64

package vector

func product(a, b []int8) int32 { return portableProduct(a, b) }
