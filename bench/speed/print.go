package main

import (
	"fmt"
	"runtime"
)

func printHead() {
	fmt.Printf("Members of 90 words, the best %d asked for; %s/%s, %d processors.\n", found, runtime.GOOS, runtime.GOARCH, runtime.GOMAXPROCS(0))
	fmt.Printf("By meaning, the time includes encoding the question, which the column after it has alone, and Kith builds from its data folder; vectors are random.\n\n")
	fmt.Printf("%-16s %9s %9s %9s %9s %9s %9s %12s %10s\n", "", "members", "build s", "B/member", "p50 ms", "p95 ms", "encoding", "allocations", "questions")
}

// printRow prints the figures of one engine, or that it was skipped.
func printRow(name string, members int, f *figures) {
	if f == nil {
		fmt.Printf("%-16s %9d skipped: it would take too long\n", name, members)
		return
	}
	fmt.Printf("%-16s %9d %9.2f %9.0f %9.2f %9.2f %9.2f %12.0f %10d\n",
		name, members, f.Build, f.PerMember, f.P50, f.P95, f.Encoding, f.Allocs, f.Questions)
}
