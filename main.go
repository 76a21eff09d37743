// Kith answers one question for the people of a community: who here can help
// me with this? Without a command it opens its window.
package main

import (
	"fmt"
	"os"
)

// version is set by the linker.
var version = "development"

func main() {
	if err := openWindow(); err != nil {
		fmt.Fprintln(os.Stderr, "kith:", err)
		os.Exit(1)
	}
}
