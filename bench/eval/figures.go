package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"

	"kith/backend/search/golden"
)

// figures are the results of one engine on one part, by the name of the measure.
type figures map[string]figure

func summarize(all []scores) figures {
	f := make(figures)
	for _, m := range measures {
		f[m.name] = estimate(values(m, all, m.applies))
	}
	return f
}

// values returns the scores by a measure, of the questions of the wanted kinds.
func values(m measure, all []scores, wanted func(golden.Kind) bool) []float64 {
	var list []float64
	for _, s := range all {
		if m.applies(s.kind) && wanted(s.kind) {
			list = append(list, m.of(s))
		}
	}
	return list
}

// record stores the means in a file.
func record(file string, f figures) error {
	means := make(map[string]float64)
	for name, figure := range f {
		means[name] = math.Round(figure.mean*1000) / 1000
	}
	text, err := json.MarshalIndent(means, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(text, '\n'), 0o600)
}

// check fails if a recorded figure lies above the interval of the present one.
func check(file string, f figures) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var recorded map[string]float64
	if err := json.Unmarshal(text, &recorded); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	var worse []string
	for _, m := range measures {
		if now := f[m.name]; now.high < recorded[m.name] {
			worse = append(worse, fmt.Sprintf("%s was %.3f and is %.3f (%.3f to %.3f)",
				m.name, recorded[m.name], now.mean, now.low, now.high))
		}
	}
	if worse != nil {
		return fmt.Errorf("on tune, Kith became worse: %s", strings.Join(worse, "; "))
	}
	return nil
}
