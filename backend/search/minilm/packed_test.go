package minilm

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"slices"
	"strings"
	"testing"
)

//go:embed NOTICE
var notice string

func TestNoticeHasHashOfPackedFile(t *testing.T) {
	sum := sha256.Sum256(packed)
	if hash := hex.EncodeToString(sum[:]); !strings.Contains(notice, "minilm.packed      "+hash) {
		t.Errorf("minilm.packed has the SHA-256 %s, which NOTICE does not say", hash)
	}
}

func TestDamagedWeightsAreRefused(t *testing.T) {
	other := slices.Clone(packed)
	other[0]++
	for name, data := range map[string][]byte{
		"nothing":      nil,
		"cut off":      packed[:len(packed)-1],
		"too long":     append(slices.Clone(packed), 0),
		"only a magic": packed[:len(magic)],
		"another kind": other,
	} {
		if _, err := readModel(data); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
}
