package interchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// maxPerson is how much JSON one person may take, in bytes: several times what
// fits into a full profile, however it is escaped.
const maxPerson = 1 << 20

var errTooMany = errors.New("there are too many people")

// elements reads a JSON array without holding more than one of its elements:
// a small file can name millions of people who are nobody. end is where in the
// text an element ends.
func elements(r io.Reader, take func(element json.RawMessage, end int64) error) error {
	text := json.NewDecoder(r)
	if opening, err := text.Token(); err != nil || opening != json.Delim('[') {
		return errors.Join(errors.New("no list"), err)
	}
	for text.More() {
		var element json.RawMessage
		if err := text.Decode(&element); err != nil {
			return fmt.Errorf("read an element: %w", err)
		}
		if err := take(element, text.InputOffset()); err != nil {
			return err
		}
	}
	if _, err := text.Token(); err != nil {
		return fmt.Errorf("end the list: %w", err)
	}
	if _, err := text.Token(); !errors.Is(err, io.EOF) {
		return errors.Join(errors.New("more follows the list"), err)
	}
	return nil
}

// records are people as JSON, at most [maxRows] of them.
type records []record

// UnmarshalJSON implements [json.Unmarshaler].
func (all *records) UnmarshalJSON(text []byte) error {
	return elements(bytes.NewReader(text), func(element json.RawMessage, _ int64) error {
		if len(*all) == maxRows {
			return errTooMany
		}
		r, err := decodeRecord(element)
		*all = append(*all, r)
		return err
	})
}

func decodeRecord(element json.RawMessage) (r record, err error) {
	if len(element) > maxPerson {
		return r, fmt.Errorf("a person of %d bytes", len(element))
	}
	err = json.Unmarshal(element, &r)
	return r, err
}
