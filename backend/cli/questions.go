package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"kith/backend/domain"
)

// maxQuestionBytes is the maximum length of a question on standard input.
const maxQuestionBytes = 1 << 20

// A questionReader reads questions, one per line. It holds at most
// maxQuestionBytes of a line in memory.
type questionReader struct {
	in   *bufio.Reader
	text []byte
	line int // number of the last line
}

func newQuestionReader(r io.Reader) *questionReader {
	return &questionReader{in: bufio.NewReaderSize(r, 1<<16)}
}

// next returns the next line without surrounding white space. It fails with
// [io.EOF] after the last line, and with [domain.Invalid] if the line is longer
// than maxQuestionBytes; the line after it can be read then.
func (q *questionReader) next(ctx context.Context) (string, error) {
	q.text, q.line = q.text[:0], q.line+1
	tooLong := false
	for {
		part, err := q.in.ReadSlice('\n')
		more := errors.Is(err, bufio.ErrBufferFull)
		part = bytes.TrimSuffix(part, []byte("\n"))
		if tooLong = tooLong || len(q.text)+len(part) > maxQuestionBytes; !tooLong {
			q.text = append(q.text, part...)
		}
		switch {
		case ctx.Err() != nil:
			return "", ctx.Err()
		case more:
		case err != nil && (!errors.Is(err, io.EOF) || len(part)+len(q.text) == 0 && !tooLong):
			return "", err
		case tooLong:
			return "", domain.Errorf(domain.Invalid, "cli.questionTooLong", "The question in line %d is longer than 1 MB and was not answered.", q.line)
		default:
			return string(bytes.TrimSpace(q.text)), nil
		}
	}
}

// errPrinted is the error of a command that has printed its errors itself.
type errPrinted struct{ error }

// Printed reports whether the command has printed an error itself.
func Printed(err error) bool { return errors.As(err, new(errPrinted)) }

func (e errPrinted) Unwrap() error { return e.error }

// unanswered is the JSON output of find for a line that it cannot answer.
type unanswered struct {
	Line  int           `json:"line"`
	Error *domain.Error `json:"error"`
}

// printUnanswered prints why a line was not answered: as JSON on standard output,
// like an answer, or for people on standard error.
func printUnanswered(line int, cause error, asJSON bool, s Streams) error {
	if asJSON {
		return json.NewEncoder(s.Out).Encode(unanswered{line, domain.Public(cause)})
	}
	_, err := fmt.Fprintln(s.Err, "kith:", Explain(cause))
	return err
}
