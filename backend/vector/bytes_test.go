package vector

import (
	"slices"
	"testing"
)

func TestBytes(t *testing.T) {
	for _, v := range []Vector{nil, {}, {0}, {-127, -1, 0, 1, 127}} {
		bytes := v.Bytes()
		if len(bytes) != len(v) || bytes == nil {
			t.Errorf("%v as bytes is %v", v, bytes)
		}
		back := FromBytes(bytes)
		if !slices.Equal(back, v) {
			t.Errorf("%v comes back as %v", v, back)
		}
		for i := range bytes {
			if bytes[i] != byte(v[i]) {
				t.Errorf("element %d of %v is %d", i, v, bytes[i])
			}
			bytes[i] = 9
		}
		if !slices.Equal(back, v) {
			t.Error("the memory is shared")
		}
	}
}
