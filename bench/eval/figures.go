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

// meanOf is the mean of Kith's figures over the communities, the part that may be
// tuned on left out.
func meanOf(measure string, all []measured) float64 {
	sum, n := 0.0, 0.0
	for _, m := range all {
		if m.part != golden.Tune {
			sum += summarize(m.kith().scores)[measure].mean
			n++
		}
	}
	return sum / n
}

// recorded are figures by the name of the measure, by community.
type recordedFigures map[string]map[string]float64

// overall is the name of the means over the communities in recorded figures.
const overall = "mean of the communities"

// means returns Kith's means over the communities, with those of a model of answerability that was fitted
// without the community.
func means(all []measured, leftOut answerFigures) map[string]float64 {
	m := map[string]float64{"left out: matches": leftOut.matches, "left out: no matches": leftOut.silent}
	for _, measure := range measures {
		m[measure.name] = meanOf(measure.name, all)
	}
	for name, figure := range m {
		m[name] = math.Round(figure*1000) / 1000
	}
	return m
}

// record writes Kith's means to a file.
func record(file string, all []measured, leftOut answerFigures) error {
	means := recordedFigures{overall: means(all, leftOut)}
	for _, c := range all {
		means[c.name()] = make(map[string]float64)
		for name, figure := range summarize(c.kith().scores) {
			means[c.name()][name] = math.Round(figure.mean*1000) / 1000
		}
	}
	text, err := json.MarshalIndent(means, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(text, '\n'), 0o600)
}

// meanTolerance is how much a mean over the communities may fall: less is noise, as processors make slightly different
// vectors, and one question of a small community is 0.01.
const meanTolerance = 0.03

// check fails if a recorded figure lies above the interval of the present one, in
// any community, or if a mean over the communities fell.
func check(file string, all []measured, leftOut answerFigures) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var recorded recordedFigures
	if err := json.Unmarshal(text, &recorded); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	var worse []string
	for _, c := range all {
		f := summarize(c.kith().scores)
		for _, m := range measures {
			if now, was := f[m.name], recorded[c.name()][m.name]; now.high < was {
				worse = append(worse, fmt.Sprintf("%s in %s was %.3f and is %.3f (%.3f to %.3f)", m.name, c.name(), was, now.mean, now.low, now.high))
			}
		}
	}
	for name, now := range means(all, leftOut) {
		if was := recorded[overall][name]; now < was-meanTolerance {
			worse = append(worse, fmt.Sprintf("%s was %.3f and is %.3f, as the mean", name, was, now))
		}
	}
	if worse != nil {
		return fmt.Errorf("worse than recorded: %s", strings.Join(worse, "; "))
	}
	return nil
}
