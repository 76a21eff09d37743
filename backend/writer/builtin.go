package writer

import (
	"context"
	"strings"
	"time"
)

// Builtin is the writer that is always there: it makes plain sentences of the
// evidence and says nothing that the candidates do not.
type Builtin struct {
	// Pace is the pause between two words, for an answer that is read while
	// it appears; 0 for none.
	Pace time.Duration
}

// Write streams an answer to r word by word. It fails with the context's
// error when that ends, and with emit's.
func (b Builtin) Write(ctx context.Context, r Request, emit func(delta string) error) error {
	return b.stream(ctx, newComposer(r).answer(), emit)
}

// Finish goes on where a model broke off: it says so, and tells of the
// candidates that the text so far does not cite. It fails as Write does.
func (b Builtin) Finish(ctx context.Context, r Request, already string, emit func(delta string) error) error {
	c := newComposer(r)
	if strings.TrimSpace(already) == "" {
		return b.stream(ctx, paragraphs(modelSilent, c.answer()), emit)
	}
	cited, _ := Citations(already, len(c.Candidates))
	return b.stream(ctx, closed(already)+"\n\n"+paragraphs(modelStopped, c.rest(cited)), emit)
}

// closed ends a code block that was left open, which would swallow the rest.
func closed(already string) string {
	if strings.Count(already, "```")%2 == 1 {
		return "\n```"
	}
	return ""
}

func (b Builtin) stream(ctx context.Context, text string, emit func(delta string) error) error {
	for _, word := range strings.SplitAfter(text, " ") {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := emit(word); err != nil {
			return err
		}
		if err := pause(ctx, b.Pace); err != nil {
			return err
		}
	}
	return nil
}

// pause waits for d, or until ctx ends, which is its error.
func pause(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return nil
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
