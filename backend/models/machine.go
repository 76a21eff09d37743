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
	// others is the memory reserved for the system and other programs.
	others = 2 * gigabyte
)

// machine is the memory of this computer and of its graphics card, in bytes; 0 is
// unknown.
type machine struct{ memory, video int64 }

// thisMachine measures this computer once.
var thisMachine = sync.OnceValue(func() machine { return machine{memory(), video()} })

// fits reports whether a model fits: weights, context and 2 GB must take at most
// half of the memory, or weights and context at most 80 % of the graphics card's
// memory. If the memory is unknown, every model fits.
func (m machine) fits(weights, reading int64) bool {
	if m.memory == 0 {
		return true
	}
	return roundedMemory(m.memory) >= memoryNeeded(weights, reading) || (weights+reading)*5 <= m.video*4
}

// roundedMemory rounds memory up to the size it is sold as: a computer sold with
// 8 GB has up to 8.6 billion bytes.
func roundedMemory(memory int64) int64 { return (memory + gibibyte - 1) / gibibyte * gigabyte }

// memoryNeeded is the memory that a computer must have for a model, as in
// roundedMemory.
func memoryNeeded(weights, reading int64) int64 {
	return roundedMemory(2 * (weights + reading + others))
}

// contextOf estimates the context memory of a model that is not in the catalogue.
// For 8192 tokens it is between a tenth and half of the weights.
func contextOf(weights int64) int64 { return min(weights/4, 3*gigabyte/2) }

// demand returns the memory for an installed model's weights and context, in
// bytes.
func demand(m ollama.Model) (weights, reading int64) {
	if e, known := offered(m.Name); known {
		return m.Size, e.Context
	}
	return m.Size, contextOf(m.Size)
}

// video returns the memory of the graphics card that has most, in bytes.
func video() (largest int64) {
	for _, bytes := range append(nvidia(), amd()...) {
		largest = max(largest, bytes)
	}
	return largest
}

// nvidia returns the memory of NVIDIA cards. nvidia-smi prints one line per card,
// in mebibytes.
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

// amd returns the memory of AMD cards. Only Linux has these files.
func amd() (cards []int64) {
	files, _ := filepath.Glob("/sys/class/drm/card*/device/mem_info_vram_total") // the pattern is valid
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
