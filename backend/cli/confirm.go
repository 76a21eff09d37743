package cli

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"

	"golang.org/x/term"
)

// terminal returns the file of standard input if a person types into it.
func (s Streams) terminal() (*os.File, bool) {
	in, isFile := s.In.(*os.File)
	return in, isFile && term.IsTerminal(int(in.Fd()))
}

// confirmUndo asks at the terminal whether to undo what was just shown, and
// reports whether the answer is yes. asked is false if there is no terminal. If
// ctx ends first, it returns ctx's error.
func (s Streams) confirmUndo(ctx context.Context) (yes, asked bool, err error) {
	in, ok := s.terminal()
	if !ok {
		return false, false, nil
	}
	fmt.Fprint(s.Err, "Undo it? [y/N] ")
	lines := make(chan typedLine, 1)
	go func() {
		text, err := bufio.NewReader(in).ReadString('\n')
		lines <- typedLine{text, err}
	}()
	select {
	case line := <-lines:
		answer := strings.ToLower(strings.TrimSpace(line.text))
		return answer == "y" || answer == "yes", true, nil // without an answer, such as at the end of input, it is no
	case <-ctx.Done():
		return false, true, ctx.Err()
	}
}
