package places

import (
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzParse tries whether any text is parsed within bounds.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"Portland, OR", "Lyon et Genève", "Saint-Malo (35)", "St. John's, NL", "/,;()", "New York New York New York", "\xff\xfe, ME",
		strings.Repeat("new ", 400), strings.Repeat("Portland, ", 100), "Paris|Berlin|Paris and and and", "İstanbul", "北京",
	} {
		f.Add(text, text)
	}
	f.Fuzz(func(t *testing.T, location, place string) {
		all := Parse(location)
		if len(all) > maxWords {
			t.Errorf("%d places", len(all))
		}
		for _, l := range all {
			if len(l.Readings) == 0 || len(l.Readings) > maxReadings {
				t.Errorf("%d readings", len(l.Readings))
			}
			for _, p := range l.Readings {
				if !p.Contains(p) || len(country(p)) != 2 {
					t.Errorf("%v is in %q", p, country(p))
				}
			}
		}
		community := &Community{}
		community.Add(all, 1)
		s := Seek(place, true, community)
		s.Answer(location)
		if km, ok := s.Kilometres(location); ok && (km < 0 || km > 20100) {
			t.Errorf("%g km", km)
		}
		if !utf8.ValidString(Key(place)) {
			t.Errorf("key %q", Key(place))
		}
	})
}

func TestDamagedGazetteerIsNoticed(t *testing.T) {
	for _, data := range [][]byte{nil, []byte(Magic), packed[:len(packed)/2], []byte("other" + string(packed[5:]))} {
		if _, ok := unpack(data); ok {
			t.Errorf("%d bytes were read", len(data))
		}
	}
}

// maxPacked and maxMemory bound the gazetteer in the binary and, loaded, in memory.
const (
	maxPacked = 1_500_000
	maxMemory = 10_000_000
)

func TestSize(t *testing.T) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	g, ok := unpack(packed)
	runtime.GC()
	runtime.ReadMemStats(&after)
	used := int64(after.HeapAlloc) - int64(before.HeapAlloc)
	t.Logf("%d bytes packed, %d bytes in memory", len(packed), used)
	if !ok || len(packed) > maxPacked || used > maxMemory {
		t.Errorf("%d bytes packed and %d bytes in memory are too many", len(packed), used)
	}
	runtime.KeepAlive(g)
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		unpack(packed)
	}
}

func BenchmarkParse(b *testing.B) {
	load()
	for b.Loop() {
		Parse("South Portland, Maine")
	}
}

func BenchmarkParseLong(b *testing.B) {
	load()
	text := strings.Repeat("Springfield, ", 40)
	for b.Loop() {
		Parse(text)
	}
}
