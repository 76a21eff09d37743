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
		fmt.Fprintf(s.Err, "Reading profiles by meaning, %d to go…\n", missing)
	})
	if err == nil {
		warnOfUnread(p, s)
	}
	return err
}

// warnOfUnread says of whom words alone are known, and reports whether it did.
func warnOfUnread(p Parts, s Streams) bool {
	switch n := p.Reader.Unread(); n {
	case 0:
		return false
	case 1:
		fmt.Fprintln(s.Err, "1 profile is found by its words alone."+windowReads)
	default:
		fmt.Fprintf(s.Err, "%d profiles are found by their words alone.%s\n", n, windowReads)
	}
	return true
}

const windowReads = " Kith's window, while it is open, compares by meaning too."
