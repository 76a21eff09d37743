// Kith finds people in a community who can help with a problem. Without a command it opens its
// window.
package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"kith/backend"
	"kith/backend/cli"
)

// version is set by the linker.
var version = "development"

func main() {
	if err := run(os.Args[1:]); err != nil {
		if !cli.Printed(err) {
			fmt.Fprintln(os.Stderr, "kith:", cli.Explain(err))
		}
		os.Exit(cli.ExitStatus(err))
	}
}

func run(args []string) error {
	streams := cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}
	line, done, err := cli.Parse(args, streams)
	if err != nil || done {
		return err
	}
	options := backend.Options{DataDir: line.Data, As: line.As, Version: version, LogLevel: line.Log}
	if line.Log <= slog.LevelDebug {
		options.LogAlso = os.Stderr
	}
	if line.Window() {
		return openWindow(options)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // after the first interrupt, a second one ends the process at once
	return line.Run(ctx, backend.CommandLine(options), streams)
}
