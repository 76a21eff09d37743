package index

import (
	"testing"

	"kith/backend/domain"
)

// Readers do not wait for a writer, however long it takes.
func TestReadersDoNotWaitForWriters(t *testing.T) {
	x := Build([]domain.Profile{{UserID: "a", Headline: "Cooper"}})
	x.write.Lock()
	defer x.write.Unlock()
	in := NewScope([]*Index{x})
	if n := in.DocumentFrequency(ProfileWords, "cooper"); n != 1 || len(in[0].Postings(ProfileWords, "cooper")) != 1 {
		t.Errorf("%d coopers", n)
	}
}
