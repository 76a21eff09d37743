//go:build race

package backend_test

// underRace makes slow tests smaller under the race detector, under which they run nine times
// slower. Without it they run in full size.
const underRace = true
