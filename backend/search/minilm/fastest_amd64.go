package minilm

import "golang.org/x/sys/cpu"

// fastest returns the fastest arithmetic that this processor supports.
func fastest() arithmetic {
	if cpu.X86.HasAVX2 && cpu.X86.HasFMA {
		return avx2{}
	}
	return portable{}
}
