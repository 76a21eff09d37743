//go:build !amd64 && !arm64

package meaning

func fastest() arithmetic { return portable{} }
