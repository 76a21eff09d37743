package models

import (
	"slices"
	"testing"
	"time"

	"kith/backend/ollama"
)

// The suggestion for machines of common sizes, as their systems report them.
func TestSuggestion(t *testing.T) {
	for _, c := range []struct {
		name    string
		machine machine
		want    string
	}{
		{"4 GB", machine{memory: 3_900_000_000}, ""},
		{"6 GB", machine{memory: 6_100_000_000}, "qwen3.5:0.8b"},
		{"8 GB", machine{memory: 8_100_000_000}, "llama3.2:1b"},
		{"16 GB", machine{memory: 16_600_000_000}, "qwen3.5:4b"},
		{"32 GB", machine{memory: 33_300_000_000}, "qwen3.5:9b"},
		{"8 GB with a card of 12 GB", machine{memory: 8_100_000_000, video: 12_000_000_000}, "qwen3.5:9b"},
		{"unknown", machine{}, "qwen3.5:9b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			suggested := ""
			for _, o := range offers(c.machine, nil) {
				if o.Suggested {
					suggested += o.Name
				}
				if c.machine.memory > 0 && c.machine.video == 0 && o.Fits != (o.Needs <= roundedMemory(c.machine.memory)) {
					t.Errorf("%s needs %d, and fits: %v", o.Name, o.Needs, o.Fits)
				}
			}
			if suggested != c.want {
				t.Errorf("suggested %q, want %q", suggested, c.want)
			}
		})
	}
}

func TestCatalogueIsValid(t *testing.T) {
	picks := []Pick{PickTiny, PickLight, PickBalanced, PickStrong, PickMeaning}
	for _, e := range catalogue {
		if ollama.CheckName(e.Name) != nil || e.Title == "" || e.Licence == "" || e.Size < 1e7 || e.Languages < 1 || !slices.Contains(picks, e.Pick) {
			t.Errorf("%+v", e)
		}
	}
	if !slices.IsSortedFunc(catalogue, func(a, b entry) int { return slices.Index(picks, a.Pick) - slices.Index(picks, b.Pick) }) {
		t.Error("it is not in the order in which models are offered")
	}
	if !has([]ollama.Model{{Name: "all-minilm:latest"}}, "all-minilm") {
		t.Error("an offer is not recognised where it is installed")
	}
}

func TestThisMachine(t *testing.T) {
	if m := thisMachine(); m.memory < gibibyte/2 {
		t.Errorf("measured %+v", m)
	}
	if bytes, err := free(t.TempDir()); err != nil || bytes <= 0 {
		t.Errorf("free are %d, %v", bytes, err)
	}
}

func TestMeter(t *testing.T) {
	var m rateMeter
	now := time.Now()
	after := func(seconds int, done int64) int {
		m.take(ollama.Progress{Done: done, Total: 1000, Left: 1000 - done}, now.Add(time.Duration(seconds)*time.Second))
		return m.left()
	}
	for _, c := range []struct {
		seconds int
		done    int64
		left    int
		shown   int64
	}{
		{0, 0, -1, 0},
		{0, 10, -1, 10},    // too early to estimate
		{10, 100, 90, 100}, // 10 a second
		{20, 300, 35, 300}, // 20 a second lately
		{21, 200, 88, 300}, // another attempt begins lower; the shown bytes do not
	} {
		if left := after(c.seconds, c.done); left != c.left || m.progress.Done != c.shown {
			t.Errorf("after %d s and %d bytes: %d s left, shown %d; want %d, %d", c.seconds, c.done, left, m.progress.Done, c.left, c.shown)
		}
	}
	m.restart()
	if m.left() != -1 {
		t.Errorf("after a pause %d s are left", m.left())
	}
}

func TestNameOf(t *testing.T) {
	for path, want := range map[string]string{
		"/media/stick/SmolLM2-135M-Instruct.Q4_K_M.gguf": "smollm2-135m-instruct.q4_k_m",
		"Ünï cödé (1).GGUF":                              "n-c-d-1",
		"模型.gguf":                                        "imported",
		".gguf":                                          "imported",
	} {
		got := NameOf(path)
		if got != want || ollama.CheckName(got) != nil {
			t.Errorf("%s is called %q, want %q", path, got, want)
		}
	}
}
