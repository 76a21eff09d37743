package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"

	"kith/backend/domain"
)

// letters is a reader of so many letters.
type letters int

func (l *letters) Read(into []byte) (int, error) {
	if *l == 0 {
		return 0, io.EOF
	}
	n := min(len(into), int(*l))
	copy(into, bytes.Repeat([]byte("a"), n))
	*l -= letters(n)
	return n, nil
}

// input has a line of so many bytes between two short ones.
func input(middle int) io.Reader {
	long := letters(middle)
	return io.MultiReader(strings.NewReader("first\r\n"), &long, strings.NewReader("\n\n last"))
}

func TestQuestionsOfAnyLength(t *testing.T) {
	const mb = 1 << 20
	for _, c := range []struct {
		bytes int
		long  bool
	}{{0, false}, {1, false}, {1 << 16, false}, {mb - 1, false}, {mb, false}, {mb + 1, true}, {50 * mb, true}} {
		q := newQuestionReader(input(c.bytes))
		for line, want := range []string{"first", strings.Repeat("a", min(c.bytes, mb)), "", "last"} {
			text, err := q.next(t.Context())
			if line == 1 && c.long {
				if domain.CodeOf(err) != domain.Invalid || !strings.Contains(err.Error(), "line 2 ") {
					t.Errorf("%d bytes: %v", c.bytes, err)
				}
			} else if err != nil || text != want {
				t.Errorf("%d bytes: line %d has %d bytes, %v", c.bytes, line+1, len(text), err)
			}
		}
		for range 2 {
			if text, err := q.next(t.Context()); !errors.Is(err, io.EOF) {
				t.Errorf("after the last line: %q, %v", text, err)
			}
		}
	}
}

// The last line may be too long, and needs no line break.
func TestLastQuestionTooLong(t *testing.T) {
	for _, end := range []string{"", "\n"} {
		long := letters(maxQuestionBytes + 1)
		q := newQuestionReader(io.MultiReader(&long, strings.NewReader(end)))
		if _, err := q.next(t.Context()); domain.CodeOf(err) != domain.Invalid {
			t.Errorf("the line: %v", err)
		}
		if _, err := q.next(t.Context()); !errors.Is(err, io.EOF) {
			t.Errorf("the end: %v", err)
		}
	}
}

func TestLongQuestionsTakeLittleMemory(t *testing.T) {
	allocated := func() uint64 {
		var stats runtime.MemStats
		runtime.ReadMemStats(&stats)
		return stats.TotalAlloc
	}
	q := newQuestionReader(input(50 << 20))
	_, _ = q.next(t.Context())
	before := allocated()
	if _, err := q.next(t.Context()); err == nil {
		t.Fatal("50 MB were accepted")
	}
	// The growing buffer takes a few times the limit; [letters] allocates what it reads.
	if took := allocated() - before; took > 50<<20+10*maxQuestionBytes {
		t.Errorf("it took %d bytes", took)
	}
	if cap(q.text) > 2*maxQuestionBytes {
		t.Errorf("it keeps %d bytes", cap(q.text))
	}
}

func TestUnansweredLines(t *testing.T) {
	cause := domain.Errorf(domain.Invalid, "cli.questionTooLong", "The question in line %d is longer than 1 MB and was not answered.", 3)
	var out, errs bytes.Buffer
	s := Streams{Out: &out, Err: &errs}
	if err := errors.Join(printUnanswered(3, cause, true, s), printUnanswered(3, cause, false, s)); err != nil {
		t.Fatal(err)
	}
	var printed unanswered
	if err := json.Unmarshal(out.Bytes(), &printed); err != nil || printed.Line != 3 || printed.Error.Code != domain.Invalid {
		t.Errorf("as JSON %s, %v", out.String(), err)
	}
	if want := "kith: " + cause.Message + "\n"; errs.String() != want {
		t.Errorf("for people %q", errs.String())
	}
	if !Printed(errPrinted{cause}) || Printed(cause) || domain.CodeOf(errPrinted{cause}) != domain.Invalid {
		t.Error("it is not clear what was printed")
	}
}
