package models

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"kith/backend/ollama"
)

const (
	gigabyte = 1_000_000_000
	gibibyte = 1 << 30
	// others is the memory left to the system and other programs.
	others = 2 * gigabyte
)

// machine is what this computer has, in bytes; 0 is unknown.
type machine struct{ memory, video int64 }

// thisMachine is measured once.
var thisMachine = sync.OnceValue(func() machine { return machine{memory(), video()} })

// fits is the rule for models: weights, context and 2 GB take no more than half
// of the memory, or weights and context no more than 80 % of a graphics card's
// own.
func (m machine) fits(weights, reading int64) bool {
	if m.memory == 0 {
		return true
	}
	return roundedMemory(m.memory) >= memoryNeeded(weights, reading) || (weights+reading)*5 <= m.video*4
}

// roundedMemory is memory as shops and people tell it: what they call 8 GB a system
// reports as up to 8.6.
func roundedMemory(memory int64) int64 { return (memory + gibibyte - 1) / gibibyte * gigabyte }

// memoryNeeded is the memory that a machine must be sold with for a model.
func memoryNeeded(weights, reading int64) int64 {
	return roundedMemory(2 * (weights + reading + others))
}

// contextOf guesses the memory for the context of a model that is not in the
// catalogue: for 8192 tokens it is between a tenth and half of the weights.
func contextOf(weights int64) int64 { return min(weights/4, 3*gigabyte/2) }

// demand is what an installed model takes: its weights, and the context that
// it reads.
func demand(m ollama.Model) (weights, reading int64) {
	if e, known := offered(m.Name); known {
		return m.Size, e.Context
	}
	return m.Size, contextOf(m.Size)
}

// video is the memory of the largest graphics card that has its own.
func video() (largest int64) {
	for _, bytes := range append(nvidia(), amd()...) {
		largest = max(largest, bytes)
	}
	return largest
}

// nvidia asks the driver's own tool, which tells mebibytes, a line a card.
func nvidia() (cards []int64) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, "nvidia-smi", "--query-gpu=memory.total", "--format=csv,noheader,nounits").Output()
	if err != nil {
		return nil
	}
	for line := range strings.Lines(string(out)) {
		if mebibytes, err := strconv.ParseInt(strings.TrimSpace(line), 10, 64); err == nil {
			cards = append(cards, mebibytes<<20)
		}
	}
	return cards
}

// amd reads what Linux tells of AMD's cards; elsewhere there is nothing to read.
func amd() (cards []int64) {
	files, _ := filepath.Glob("/sys/class/drm/card*/device/mem_info_vram_total") // the pattern is sound
	for _, file := range files {
		if bytes, err := readNumber(file); err == nil {
			cards = append(cards, bytes)
		}
	}
	return cards
}

func readNumber(file string) (int64, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	return strconv.ParseInt(strings.TrimSpace(string(text)), 10, 64)
}
