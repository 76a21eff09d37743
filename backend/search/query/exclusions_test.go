package query

import "testing"

func TestNegatedProblemsAreNotExclusions(t *testing.T) {
	for _, text := range []string{"my engine will not start", "the furnace does not heat", "I do not know a plumber"} {
		if q := Parse(text, ""); len(q.Excluded) > 0 {
			t.Errorf("%q: without %v", text, q.Excluded)
		}
	}
}
