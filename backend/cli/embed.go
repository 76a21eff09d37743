package cli

import (
	"context"
	"fmt"

	"kith/backend/domain"
)

type indexCommand struct{}

func (*indexCommand) readOnly() bool { return false }

func (*indexCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, "")
	if err != nil {
		return err
	}
	prepared, err := embedMissing(ctx, p, scope, s)
	switch {
	case err != nil:
		return err
	case prepared == 0:
		_, err = fmt.Fprintln(s.Out, "Nothing was left to prepare.")
	default:
		_, err = fmt.Fprintln(s.Out, "Prepared for semantic search:", counted(prepared))
	}
	return err
}

// embedMissing embeds the profiles of a scope that have no vectors, and returns
// how many it embedded.
func embedMissing(ctx context.Context, p Parts, scope domain.Scope, s Streams) (int, error) {
	shown := preparing{streams: s}
	err := p.Embedder.EmbedMissing(ctx, scope, shown.report)
	if ctx.Err() != nil {
		err = domain.Errorf(domain.Stopped, "cli.preparingStopped", "Stopped; %d of %d profiles were prepared.", shown.done, shown.total).
			WithHint("cli.goOnPreparing", "To prepare the rest for semantic search, run “kith index”.")
	}
	return shown.done, err
}

// preparing shows the progress of embedding.
type preparing struct {
	streams     Streams
	done, total int
}

// stepsShown is how many lines show the progress where no line can be rewritten,
// and the number of profiles from which it is shown there.
const stepsShown = 20

// report shows how many profiles are embedded. At a terminal it rewrites one line.
func (p *preparing) report(done, total int) {
	before := p.done
	p.done, p.total = done, total
	line := fmt.Sprintf("%d of %s prepared", done, counted(total))
	switch {
	case done == 0:
		fmt.Fprintf(p.streams.Err, "Preparing %s for semantic search…\n", counted(total))
	case isTerminal(p.streams.Err):
		fmt.Fprint(p.streams.Err, "\r\x1b[K"+line)
		if done == total {
			fmt.Fprintln(p.streams.Err)
		}
	case total >= stepsShown && done*stepsShown/total > before*stepsShown/total:
		fmt.Fprintln(p.streams.Err, line)
	}
}

// counted returns “1 profile”, or how many there are.
func counted(profiles int) string {
	if profiles == 1 {
		return "1 profile"
	}
	return fmt.Sprintf("%d profiles", profiles)
}

// warnWithoutVectors prints how many profiles of a scope are found by keywords
// only, if any.
func warnWithoutVectors(ctx context.Context, p Parts, scope domain.Scope, s Streams) error {
	n, err := p.Embedder.WithoutVectors(ctx, scope)
	if err == nil && n > 0 {
		_, err = fmt.Fprintln(s.Err, counted(n)+" can be found by keywords only. To prepare the rest for semantic search, run “kith index”, or open Kith's window.")
	}
	return err
}
