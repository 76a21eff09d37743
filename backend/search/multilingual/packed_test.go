package multilingual

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

func TestNoticeIsAboutThePackedFile(t *testing.T) {
	sum := sha256.Sum256(packed)
	if hash := hex.EncodeToString(sum[:]); !strings.Contains(notice, "multilingual.packed             "+hash) {
		t.Errorf("multilingual.packed has the SHA-256 %s, which NOTICE does not say", hash)
	}
}

func TestDamagedWeightsAreRefused(t *testing.T) {
	other := slices.Clone(packed)
	other[0]++
	for name, data := range map[string][]byte{
		"nothing":      nil,
		"cut off":      packed[:len(packed)-1],
		"too long":     append(slices.Clone(packed), 0),
		"only magic":   packed[:len(magic)],
		"another kind": other,
	} {
		if _, err := readModel(data); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}

// TestEmbeddingsAreUnpacked includes the smallest and the largest number.
func TestEmbeddingsAreUnpacked(t *testing.T) {
	r := embeddings{scales: []float32{0.5}, bits: make([]byte, rowBytes)}
	for i := range width {
		value := i % (2*rowMax + 1)
		for bit := range rowBits {
			at := i*rowBits + bit
			r.bits[at/8] |= byte(value>>bit&1) << (at % 8)
		}
	}
	out := make([]float32, width)
	r.row(out, 0)
	for i, x := range out {
		if want := float32(i%(2*rowMax+1)-rowMax) / 2; x != want {
			t.Fatalf("number %d is %v, not %v", i, x, want)
		}
	}
}
