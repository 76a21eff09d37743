package cli

import (
	"context"
	"fmt"
)

// mostRead is how many profiles a command reads by meaning before it ends: as
// many as somebody waits for. More are read while the window is open.
const mostRead = 1_000

// readMissing has profiles read by meaning that a command brought in. Not to
// have read them is no failure: they are found by words.
func readMissing(ctx context.Context, p Parts, s Streams) error {
	err := p.Reader.ReadMissing(ctx, mostRead, func(missing int) {
		fmt.Fprintf(s.Err, "Reading %d profiles, to find people by what they mean…\n", missing)
	})
	if err == nil {
		warnOfUnread(p, s)
	}
	return err
}

// warnOfUnread says of whom words alone are known, and reports whether it did.
func warnOfUnread(p Parts, s Streams) bool {
	n := p.Reader.Unread()
	if n > 0 {
		fmt.Fprintf(s.Err, "%d profiles are found by their words alone. Kith's window, while it is open, compares them by meaning too.\n", n)
	}
	return n > 0
}
