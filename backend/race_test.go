//go:build race

package backend_test

// underRace makes what runs nine times slower under the race detector smaller;
// the same tests run in full size without it.
const underRace = true
