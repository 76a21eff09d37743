package cli

import (
	"context"
	"fmt"
)

// maxEmbedded is how many profiles a command embeds before it ends: as many as
// somebody waits for. More are embedded while the window is open.
const maxEmbedded = 1_000

// embedMissing embeds the profiles that a command brought in.
func embedMissing(ctx context.Context, p Parts, s Streams) error {
	err := p.Embedder.EmbedMissing(ctx, maxEmbedded, func(missing int) {
		fmt.Fprintf(s.Err, "Reading profiles by meaning, %d to go…\n", missing)
	})
	if err == nil {
		warnOfWordsOnly(p, s)
	}
	return err
}

// warnOfWordsOnly says how many people are found by their words alone, if any.
func warnOfWordsOnly(p Parts, s Streams) {
	switch n := p.Embedder.WithoutVectors(); n {
	case 0:
	case 1:
		fmt.Fprintln(s.Err, "1 profile is found by its words alone."+windowReads)
	default:
		fmt.Fprintf(s.Err, "%d profiles are found by their words alone.%s\n", n, windowReads)
	}
}

const windowReads = " Kith's window, while it is open, compares by meaning too."
