// Command ollamatest builds the versions of Ollama that the tests need, unless they
// exist. `make setup-test` calls it.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"

	"kith/backend/ollama/ollamatest"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	for _, v := range ollamatest.Versions {
		if err := ollamatest.Build(ctx, v, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1) //nolint:gocritic // the skipped defer only removes the signal handler
		}
	}
}
