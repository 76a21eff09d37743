package index

import (
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
)

func TestHugeProfileIsBounded(t *testing.T) {
	megabyte := strings.Repeat("welder 🚤 \u200bx", 1<<20/16)
	list := slices.Repeat([]string{"welder"}, 100_000)
	p := domain.Profile{UserID: "a", Name: megabyte, About: megabyte, Skills: list, Interests: []string{megabyte}}
	text := Build([]domain.Profile{p}).current.Load().Documents[0].Text
	if limit := len(Fields) * (maxFieldBytes + 3*maxEntries); len(text) > limit {
		t.Errorf("keeps %d bytes of a profile, limit %d", len(text), limit)
	}
}
