// Package racetest leaves tests to the run without the race detector.
package racetest

import "testing"

// Skip skips a test under the race detector, which makes SQLite and arithmetic nine
// times slower. It is for long tests in which nothing happens at the same time as
// anything else. build/raceless.sh finds them and runs them without the detector.
func Skip(tb testing.TB) {
	tb.Helper()
	if enabled {
		tb.Skip("runs without the race detector")
	}
}
