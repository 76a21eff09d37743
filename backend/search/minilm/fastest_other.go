//go:build !amd64 && !arm64

package minilm

func fastest() arithmetic { return portable{} }
