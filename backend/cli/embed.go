package cli

import (
	"context"
	"fmt"
)

// maxEmbedded is the maximum number of profiles that a command embeds, because the
// user waits for it. The window embeds the others in the background.
const maxEmbedded = 1_000

// embedMissing embeds the profiles that a command added.
func embedMissing(ctx context.Context, p Parts, s Streams) error {
	err := p.Embedder.EmbedMissing(ctx, maxEmbedded, func(missing int) {
		fmt.Fprintf(s.Err, "Preparing %d profiles for semantic search…\n", missing)
	})
	if err == nil {
		warnWithoutVectors(p, s)
	}
	return err
}

// warnWithoutVectors prints how many profiles are found by keywords only, if any.
func warnWithoutVectors(p Parts, s Streams) {
	switch n := p.Embedder.WithoutVectors(); n {
	case 0:
	case 1:
		fmt.Fprintln(s.Err, "1 profile can be found by keywords only."+windowEmbeds)
	default:
		fmt.Fprintf(s.Err, "%d profiles can be found by keywords only.%s\n", n, windowEmbeds)
	}
}

const windowEmbeds = " Open Kith's window to prepare the rest for semantic search."
