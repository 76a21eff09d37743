package writer

import (
	"context"
	"strings"
	"time"
)

// Builtin writes answers without a model: plain sentences made from the
// candidates' evidence and nothing else.
type Builtin struct {
	// Pace is the pause after each word, so that a reader can follow; 0 for none.
	Pace time.Duration
}

// Write streams the answer to r word by word to emit. It fails with the error of
// ctx or of emit.
func (b Builtin) Write(ctx context.Context, r Request, emit func(delta string) error) error {
	return b.stream(ctx, newComposer(r).answer(), emit)
}

// Finish completes an answer that a model broke off: it says so and describes the
// candidates whom the text so far does not cite. It fails as Write does.
func (b Builtin) Finish(ctx context.Context, r Request, already string, emit func(delta string) error) error {
	c := newComposer(r)
	if strings.TrimSpace(already) == "" {
		return b.stream(ctx, paragraphs(c.ModelSilent, c.answer()), emit)
	}
	cited, _ := Citations(already, len(c.Candidates))
	return b.stream(ctx, closed(already)+"\n\n"+paragraphs(c.ModelStopped, c.rest(cited)), emit)
}

// closed returns what ends a code block left open by the text so far, which would
// otherwise enclose the rest; "" if none is open.
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

// pause waits for d. It fails with ctx's error if ctx ends first.
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
