package search

import (
	"fmt"
	"slices"
	"testing"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/vector"
)

func vectorsOf(passages int) index.PassageVectors {
	v := index.PassageVectors{Digest: uint64(passages)}
	for range passages {
		v.Vectors = append(v.Vectors, vector.Measured{Vector: make(vector.Vector, 384)})
	}
	return v
}

func TestPassageCacheIsBounded(t *testing.T) {
	one := size(vectorsOf(10))
	c := passageCache{max: 20*one + one/2}
	kept := domain.UserID("kept")
	for i := range 200 {
		_, missing, generation := c.get("model", []domain.UserID{kept, domain.UserID(fmt.Sprint(i))})
		if i > 0 && slices.Contains(missing, kept) {
			t.Fatalf("the vectors that every question uses are missing after %d", i)
		}
		read := map[domain.UserID]index.PassageVectors{}
		for _, user := range missing {
			read[user] = vectorsOf(10)
		}
		c.put(generation, read)
		if c.bytes > c.max || len(c.entries) > 20 || c.lastUsed.Len() != len(c.entries) || c.bytes != one*len(c.entries) {
			t.Fatalf("%d entries, %d bytes of %d", len(c.entries), c.bytes, c.max)
		}
	}
	if _, missing, _ := c.get("model", []domain.UserID{"199", "0"}); !slices.Equal(missing, []domain.UserID{"0"}) {
		t.Errorf("missing are %v", missing)
	}
	c.put(c.generation, map[domain.UserID]index.PassageVectors{"huge": vectorsOf(1_000)})
	if c.bytes > c.max {
		t.Errorf("%d bytes of %d", c.bytes, c.max)
	}
}

// Vectors that were read before a change are not put, and another model has its own.
func TestPassageCacheForgetsChanges(t *testing.T) {
	c := passageCache{max: maxCachedBytes}
	ids := []domain.UserID{"a", "b"}
	read := map[domain.UserID]index.PassageVectors{"a": vectorsOf(1), "b": vectorsOf(2)}
	_, _, generation := c.get("model", ids)
	c.drop("a")
	c.put(generation, read)
	_, missing, generation := c.get("model", ids)
	if len(missing) != 2 {
		t.Errorf("only %v are missing after a change", missing)
	}
	c.put(generation, read)
	c.drop()
	c.drop("a", "nobody")
	if cached, missing, _ := c.get("model", ids); len(missing) != 1 || cached["b"].Digest != 2 {
		t.Errorf("cached are %v", cached)
	}
	if cached, _, _ := c.get("another", ids); len(cached) != 0 || c.bytes != 0 {
		t.Errorf("of another model %v", cached)
	}
}

// A changed profile is compared by its present passages.
func TestCachedVectorsFollowChanges(t *testing.T) {
	s, asker, helper := inTestEnvironment(t)
	r := serviceWith(s, new(letterCounter))
	for _, c := range []struct{ offers, anagram string }{
		{"caning chairs", "acning ahcirs"}, {"tuning pianos", "utning ipanos"}, {"caning chairs", "acning ahcirs"},
	} {
		must(t, s.In(helper).SaveProfile(t.Context(), domain.Profile{Name: "Helper", Offers: c.offers, OptedIn: true}))
		must(t, r.job.embedAll(t.Context()))
		for range 2 {
			if ids := found(t, r, asker, c.anagram); !slices.Contains(ids, helper.Actor) {
				t.Errorf("%q finds %v", c.anagram, ids)
			}
		}
		if len(r.indexes.passages.entries) != 1 {
			t.Errorf("%d users are cached", len(r.indexes.passages.entries))
		}
	}
}
