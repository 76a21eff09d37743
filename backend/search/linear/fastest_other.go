//go:build !amd64 && !arm64

package linear

// Fastest returns the fastest multiplier for this processor.
func Fastest() Multiplier { return Portable{} }
