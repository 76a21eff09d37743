//go:build !amd64 && !arm64

package minilm

// fastest returns the arithmetic with the fastest multiplier for this processor.
func fastest() arithmetic { return portable{} }
