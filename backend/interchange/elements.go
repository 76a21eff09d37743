package interchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"kith/backend/domain"
)

// maxPerson is the largest JSON record of one person, in bytes. It is several
// times the size of a full profile with every character escaped.
const maxPerson = 1 << 20

var errTooMany = errors.New("there are too many people")

// elements reads a JSON array and calls take for each element. It holds one
// element in memory at a time, because a small file can contain millions of empty
// records. end is the byte offset at which the element ends.
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

// records is a list of at most [maxRows] people as JSON.
type records []domain.ProfileRecord

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

func decodeRecord(element json.RawMessage) (r domain.ProfileRecord, err error) {
	if len(element) > maxPerson {
		return r, fmt.Errorf("a person of %d bytes", len(element))
	}
	err = json.Unmarshal(element, &r)
	return r, err
}
