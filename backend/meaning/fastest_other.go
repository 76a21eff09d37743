//go:build !amd64

package meaning

func fastest() arithmetic { return portable{} }
